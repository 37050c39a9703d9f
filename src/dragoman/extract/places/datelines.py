"""The place that a report was filed from, and the state or province that its dateline names with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dragoman.extract.places.place_names import PlaceName
from dragoman.lexicon.gazetteer import Gazetteer, Location
from dragoman.lexicon.place_keys import place_key
from dragoman.model import Report, Span

_PIECE: Final = re.compile(r"[^,/()\n]+")
_DASH: Final = re.compile(r"\s[–—-]+|--")
WEIGHT: Final = 0.95


def dateline_names(report: Report, gazetteer: Gazetteer) -> Iterator[PlaceName]:
    """Yield the names of a dateline in reading order: none, the town, or the town and what it lies in."""
    dateline = report.dateline
    if dateline is None or not dateline.place:
        return
    text, offset = report.text[: dateline.span.end], dateline.span.start
    pieces = [_stripped(match) for match in _PIECE.finditer(text, offset)]
    found = _town_and_around(text, pieces, text.find(dateline.place, offset))
    if found is None:
        return
    town, around = found
    province, containers = (None, ()) if around is None else _containers(_text_of(text, around), gazetteer)
    name = _text_of(text, town)
    if not gazetteer.has(place_key(name)) and not containers:
        return
    yield PlaceName(town, range(0), name, None, containers, WEIGHT)
    if around is not None and containers:
        yield PlaceName(around, range(0), _text_of(text, around), None, (), WEIGHT, province)


def _town_and_around(text: str, pieces: list[Span], at: int) -> tuple[Span, Span | None] | None:
    """Return the piece of a dateline that holds a place, and the piece that a comma joins to it."""
    begin = next((n for n, piece in enumerate(pieces) if piece.start <= at < piece.end), None)
    if begin is None:
        return None
    town, after = pieces[begin], pieces[begin + 1 : begin + 2]
    is_joined = bool(after) and text[town.end : after[0].start].strip() == ","
    return town, after[0] if is_joined else None


def _text_of(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _containers(name: str, gazetteer: Gazetteer) -> tuple[Location | None, tuple[Location, ...]]:
    province = gazetteer.province_called(name)
    return province, (province,) if province is not None else gazetteer.containers_called(name)


def _stripped(piece: re.Match[str]) -> Span:
    words = _DASH.split(piece[0])[0]
    start = piece.start() + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
