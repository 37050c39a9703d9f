"""Golden reports: reports of our own, the exchange line of each as it is stored, and in what two lines differ.

A report lies in ``data/golden/NAME.txt``, its line in ``NAME.json``: each field of the line that ``dragoman export --to
jsonl`` writes, but with words in place of ids, so that a person can read it, and with the paths of the fields that may
come out otherwise on another processor (``unsteady``). ``renew_golden.py`` writes both.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from dragoman.config import Settings
from dragoman.record import Record
from dragoman.run import read_into
from dragoman.run.here import HereRunner

FOLDER = Path(__file__).parent / "data" / "golden"
# By how much a confidence may differ; the reason stands in CONTRIBUTING.md. After a change: `just golden`.
TOLERANCE = 0.05
_WIDTH = 120
_CHANCE = re.compile(r"\b[01]\.\d\d\b")
_IDS = {
    "actors": "actor_id",
    "statements": "statement_id",
    "events": "event_id",
    "places": "place_id",
    "namings": "naming_id",
}

Line = dict[str, Any]


@dataclass(frozen=True)
class Difference:
    """A field that differs. ``path`` names it: ``events[AGREE “signed”].status``; what is not there is ``MISSING``."""

    path: str
    stored: str
    found: str

    def __str__(self) -> str:
        return f"{self.path}\n    stored: {self.stored}\n    found:  {self.found}"


MISSING = "(not there)"


def names() -> list[str]:
    """Return the names of the golden reports, in order."""
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def lines_of_golden_reports(record: Path, settings: Settings | None = None) -> dict[str, Line]:
    """Read all golden reports into a record, in this process, and return the line of each, ``readable``, by name."""
    read_into([str(FOLDER / f"{name}.txt") for name in names()], record, settings, start_runner=HereRunner)
    with Record(record) as opened:
        exported = opened.export(record.parent / f"{record.name}.jsonl").read_bytes()
    by_name = {Path(line["source"]).stem: line for line in map(orjson.loads, exported.splitlines())}
    return readable(dict(sorted(by_name.items())))


def readable(lines: Mapping[str, Line]) -> dict[str, Line]:
    """Return lines with words in place of ids, and of the path only the name of the file.

    Ids hang together: what referred to one finding still does. A group of events goes by its first event, a
    story and a text by their first report.
    """
    words: dict[str, str] = {}
    for name, line in lines.items():
        words[line["report_id"]] = name
        words.update(_words_for_ids(line))
        words.setdefault(line["story_id"], f"story of {name}")
        if line["copy"] is not None:
            words.setdefault(line["copy"]["group"], f"text of {name}")
        for event in line["events"]:
            if event["event_group"] is not None:
                words.setdefault(event["event_group"], f"{name}: {words[event['event_id']]}")
    return {name: {**_worded(line, words), "source": Path(line["source"]).name} for name, line in lines.items()}


def _words_for_ids(line: Line) -> Iterator[tuple[str, str]]:
    text = line["text"]
    for table, key in _IDS.items():
        taken: dict[str, int] = {}
        for row in line[table]:
            told = _title(table, row, text)
            taken[told] = taken.get(told, 0) + 1
            yield row[key], told if taken[told] == 1 else f"{told} #{taken[told]}"


def _title(table: str, row: Line, text: str) -> str:
    if table == "actors":
        return str(row["name"])
    if table == "statements":
        return f"{row['act']} “{_short(row['text'])}”"
    if table in {"places", "namings"}:
        return f"{row.get('kind', 'place')} “{row['text' if table == 'places' else 'label']}”"
    start, end = row["trigger"]
    return f"{row['type'] or 'statement'} “{text[start:end]}”"


def _short(words: str, n_words: int = 6) -> str:
    first = words.split()
    return " ".join(first[:n_words]) + (" …" if len(first) > n_words else "")


def _worded(value: Any, words: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _worded(each, words) for key, each in value.items()}
    if isinstance(value, list):
        return [_worded(each, words) for each in value]
    return words.get(value, value) if isinstance(value, str) else value


def differences(stored: Line, found: Line, unsteady: Iterable[str] = ()) -> list[Difference]:
    """Return the fields in which a line differs from the stored one, but those at or below an ``unsteady`` path.

    Rows of a table are matched by what they are of, not by their number, so that a row that is missing moves no other.
    Confidences may differ by ``TOLERANCE``, and the chances in a ``because`` as they will: the event's confidence holds
    them too.
    """
    passed = tuple(unsteady)
    return [
        each
        for each in _differences("", stored, found, str(stored.get("text", "")))
        if not any(each.path == path or each.path.startswith((f"{path}.", f"{path}[")) for path in passed)
    ]


def _differences(path: str, stored: Any, found: Any, text: str) -> Iterator[Difference]:
    if isinstance(stored, dict) and isinstance(found, dict):
        for key in [*stored, *(key for key in found if key not in stored)]:
            below = f"{path}.{key}" if path else key
            yield from _differences(below, stored.get(key, MISSING), found.get(key, MISSING), text)
    elif _is_table(stored) and _is_table(found) and (stored or found):
        yield from _of_tables(path, _by_title(stored, text), _by_title(found, text), text)
    elif not _is_alike(path, stored, found):
        yield Difference(path, _shown(stored, text), _shown(found, text))


def _of_tables(path: str, stored: Mapping[str, Line], found: Mapping[str, Line], text: str) -> Iterator[Difference]:
    for title in [*stored, *(title for title in found if title not in stored)]:
        yield from _differences(f"{path}[{title}]", stored.get(title, MISSING), found.get(title, MISSING), text)
    orders = [[title for title in one if title in other] for one, other in ((stored, found), (found, stored))]
    if orders[0] != orders[1]:
        yield Difference(f"{path}, their order", "; ".join(orders[0]), "; ".join(orders[1]))


def _is_table(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(row, dict) for row in value)


def _by_title(rows: Sequence[Line], text: str) -> dict[str, Line]:
    """Return the rows by what they are of: their id, else the words at their span."""
    found: dict[str, Line] = {}
    for row in rows:
        own = next((row[key] for key in _IDS.values() if key in row), None)
        title = own or (_shown(row["span"], text) if "span" in row else _shown(row, text))
        found[title if title not in found else f"{title} #{len(found)}"] = row
    return found


def _is_alike(path: str, stored: Any, found: Any) -> bool:
    if path.endswith(".confidence") and isinstance(stored, float | int) and isinstance(found, float | int):
        return abs(stored - found) <= TOLERANCE
    if path.endswith(".because") and isinstance(stored, str) and isinstance(found, str):
        return _CHANCE.sub("", stored) == _CHANCE.sub("", found)
    return bool(stored == found)


def _shown(value: Any, text: str) -> str:
    """Return a value as JSON, spans with their words."""
    if value == MISSING:
        return MISSING
    spans = value if isinstance(value, list) and value and isinstance(value[0], list) else [value]
    if all(_is_span(each) for each in spans):
        return " ".join(f"{start}–{end} “{text[start:end]}”" for start, end in spans)
    return orjson.dumps(value).decode()


def _is_span(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(type(place) is int for place in value)


def stored_line(name: str) -> tuple[Line, list[str]]:
    """Return the stored line of a report, and the paths in it that are not compared."""
    stored = orjson.loads((FOLDER / f"{name}.json").read_bytes())
    return stored["line"], stored["unsteady"]


def store_line(name: str, line: Line, unsteady: Sequence[str]) -> None:
    """Store a line: a value a line of the file, but what is short on one."""
    (FOLDER / f"{name}.json").write_text(_laid_out({"unsteady": list(unsteady), "line": line}) + "\n", encoding="utf-8")


def _laid_out(value: Any, indent: str = "") -> str:
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or len(indent) + len(flat) <= _WIDTH:
        return flat
    below = f"{indent} "
    if isinstance(value, dict):
        fields = [f"{json.dumps(key)}: {_laid_out(each, below)}" for key, each in value.items()]
        return "{\n" + ",\n".join(below + field for field in fields) + f"\n{indent}}}"
    return "[\n" + ",\n".join(below + _laid_out(each, below) for each in value) + f"\n{indent}]"
