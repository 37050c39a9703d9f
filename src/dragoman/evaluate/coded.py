"""Reports coded by hand, as a file of JSON lines has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import orjson

from dragoman.errors import GoldError
from dragoman.model import Span, StatementKind

_ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Coded:
    """A statement as a coder marked it or the program found it. Offsets are code points of the report's text.

    Source and cue may be empty. ``kind`` is None where the coder told none; only the program has a ``confidence``.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A report coded by hand."""

    id: str
    text: str
    statements: tuple[Coded, ...]


def load_gold(path: Path) -> tuple[GoldReport, ...]:
    """Read ``{"id", "text", "attributions": [{"source", "cue", "content"}]}``, a line a report, in order of the ids.

    Each role is a list of ``[start, end]``; source and cue may be left out, ``kind`` added, other keys are ignored.
    Raises ``GoldError`` naming file, line and what is wrong there.
    """
    reports: dict[str, GoldReport] = {}
    for where, row in _rows(path):
        report = _report(row, where)
        if report.id in reports:
            raise GoldError(f"{where}: the id {report.id!r} is there already; give each report an id of its own")
        reports[report.id] = report
    if not reports:
        raise GoldError(f"{path}: holds no coded report; see the manual, page 'measuring'")
    return tuple(reports[key] for key in sorted(reports))


def _rows(path: Path) -> Iterator[tuple[str, Any]]:
    try:
        lines = path.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n")
    except OSError as error:
        raise GoldError(f"{path}: cannot be read ({error.strerror}); give a file of coded reports") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield f"{path}:{number}", orjson.loads(line)
            except orjson.JSONDecodeError as error:
                raise GoldError(
                    f"{path}:{number}: is not JSON ({error}); coded reports are JSON lines, see the manual, page "
                    "'measuring'"
                ) from error


def _report(row: Any, where: str) -> GoldReport:
    if not isinstance(row, dict):
        raise GoldError(f"{where}: is not an object with 'id', 'text' and 'attributions'")
    identity, text, attributions = row.get("id"), row.get("text"), row.get("attributions")
    if not isinstance(identity, str | int) or isinstance(identity, bool):
        raise GoldError(f"{where}: 'id' must be a string, not {identity!r}")
    if not isinstance(text, str):
        raise GoldError(f"{where}: 'text' must be the text of the report, not {text!r}")
    if not isinstance(attributions, list):
        raise GoldError(f"{where}: 'attributions' must be a list, empty where the report tells no statement")
    coded = tuple(_coded(each, text, f"{where}: attribution {n}") for n, each in enumerate(attributions, start=1))
    return GoldReport(str(identity), text, coded)


def _coded(attribution: Any, text: str, where: str) -> Coded:
    if not isinstance(attribution, dict):
        raise GoldError(f"{where}: is not an object with 'source', 'cue' and 'content'")
    spans = {role: _spans(attribution.get(role), text, f"{where}: '{role}'") for role in _ROLES}
    if not spans["content"]:
        raise GoldError(f"{where}: has no 'content'")
    kind = attribution.get("kind")
    if kind is not None and kind not in get_args(StatementKind):
        raise GoldError(f"{where}: 'kind' cannot be {kind!r}; it is one of {', '.join(get_args(StatementKind))}")
    return Coded(spans["source"], spans["cue"], spans["content"], kind)


def _spans(given: Any, text: str, where: str) -> tuple[Span, ...]:
    if given is None:
        return ()
    if not isinstance(given, list):
        raise GoldError(f"{where} must be a list of [start, end], not {given!r}")
    return tuple(_span(each, text, where) for each in given)


def _span(given: Any, text: str, where: str) -> Span:
    match given:
        case [int(start), int(end)] if 0 <= start <= end <= len(text):
            return Span(start, end)
        case [int(start), int(end)]:
            raise GoldError(f"{where}: [{start}, {end}] lies outside the text, which has {len(text)} characters")
        case _:
            raise GoldError(f"{where} must be a list of [start, end], not {given!r}")
