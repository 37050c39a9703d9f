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
    at = text.find(dateline.place, offset)
    pieces = [_stripped(match) for match in _PIECE.finditer(text, offset)]
    begin = next((n for n, piece in enumerate(pieces) if piece.start <= at < piece.end), None)
    if begin is None:
        return
    town = pieces[begin]
    around: Span | None = None
    province: Location | None = None
    containers: tuple[Location, ...] = ()
    if begin + 1 < len(pieces) and text[town.end : pieces[begin + 1].start].strip() == ",":
        around = pieces[begin + 1]
        province, containers = _containers(text[around.start : around.end], gazetteer)
    name = text[town.start : town.end]
    if not gazetteer.has(place_key(name)) and not containers:
        return
    yield PlaceName(town, range(0), name, None, containers, WEIGHT)
    if around is not None and containers:
        yield PlaceName(around, range(0), text[around.start : around.end], None, (), WEIGHT, province)


def _containers(name: str, gazetteer: Gazetteer) -> tuple[Location | None, tuple[Location, ...]]:
    province = gazetteer.province_called(name)
    return province, (province,) if province is not None else gazetteer.containers_called(name)


def _stripped(piece: re.Match[str]) -> Span:
    words = _DASH.split(piece[0])[0]
    start = piece.start() + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
