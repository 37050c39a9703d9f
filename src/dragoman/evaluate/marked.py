"""Coding in a text editor: marks in the text become rows of coded reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

from dragoman.errors import GoldError
from dragoman.model import StatementKind

_OPENING = re.compile(r"\{(\d+(?:\+\d+)*) (source|cue|content)(?: (\w+))?:")
_FIELD = re.compile(r"#(\w+) (.*)\n")
# Lines that may stand several times: who is behind a source, and the actors. They are no fields of a row.
_OF_SPEAKERS = frozenset({"who", "actor"})
_END = re.compile(r"^#end[ \t]*$\n?", re.MULTILINE)


def rows_from_marked(marked: str) -> Iterator[dict[str, Any]]:
    """Yield a row for each report: the fields of its ``#field value`` lines, its text without marks, its attributions.

    A report ends with a line ``#end``. ``{1 source:Mara Lindqvist} {1 cue:said} {1 content:she would go}`` is a
    statement; pieces of one number belong together, marks may nest, ``{1+2 source:They}`` serves two statements, and
    ``{3 content belief:…}`` tells the kind (speech where none is told). Lines ``#who`` and ``#actor``, who is behind
    the sources, are left out. Raises ``GoldError``.
    """
    for block in _END.split(marked):
        if block.strip():
            fields, body = _fields(block.lstrip("\n"))
            where = fields.get("id", "a report without '#id'")
            text, attributions = _unmarked(body.strip("\n"), where)
            yield {**fields, "text": text, "attributions": attributions}


def _fields(block: str) -> tuple[dict[str, str], str]:
    fields = {}
    while match := _FIELD.match(block):
        if match[1] not in _OF_SPEAKERS:
            fields[match[1]] = match[2].strip()
        block = block[match.end() :]
    return fields, block


def _unmarked(body: str, where: str) -> tuple[str, list[dict[str, Any]]]:
    """Return the text without its marks, and the attributions in the order of their numbers."""
    pieces: list[str] = []
    length = at = 0
    is_open: list[tuple[re.Match[str], int]] = []
    coded: dict[int, dict[str, Any]] = {}
    while at < len(body):
        opening = _OPENING.match(body, at)
        if opening:
            is_open.append((opening, length))
            at = opening.end()
        elif body[at] == "}" and is_open:
            mark, start = is_open.pop()
            for number in map(int, mark[1].split("+")):
                empty = {"source": [], "cue": [], "content": [], "kind": "speech"}
                _add(coded.setdefault(number, empty), mark, [start, length], where)
            at += 1
        else:
            pieces.append(body[at])
            length, at = length + 1, at + 1
    if is_open:
        raise GoldError(f"{where}: '{is_open[-1][0].group()}' is not closed")
    bare = [number for number, each in coded.items() if not each["content"]]
    if bare:
        raise GoldError(f"{where}: statement {bare[0]} has no content")
    for each in coded.values():
        for role in ("source", "cue", "content"):
            each[role].sort()
    return "".join(pieces), [coded[number] for number in sorted(coded)]


def _add(attribution: dict[str, Any], mark: re.Match[str], span: list[int], where: str) -> None:
    role, kind = mark[2], mark[3]
    attribution[role].append(span)
    if kind is not None:
        if role != "content" or kind not in get_args(StatementKind):
            raise GoldError(
                f"{where}: '{mark.group()}' cannot be; a content may be told to be {', '.join(get_args(StatementKind))}"
            )
        attribution["kind"] = kind
