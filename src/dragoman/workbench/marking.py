"""A report's text in stretches, each with the findings that lie on it, nested or crossing as they may be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from dragoman.model import SILENT_ZONES, Findings, Span

LAYERS: Mapping[str, str] = MappingProxyType(
    {
        "content": "Statements",
        "speaker": "Speakers",
        "cue": "Cues",
        "event": "Events",
        "mention": "Actors",
        "time": "Times",
        "place": "Places",
    }
)
"""What can be marked, with its name for people."""

FIRST_LAYERS = ("content", "speaker", "cue", "event")
"""What is marked where nobody says what."""


class Mark(NamedTuple):
    """Words that a finding rests on. ``finding`` is its kind and id, such as ``statement:s0123``; empty of a zone."""

    span: Span
    layer: str
    finding: str


@dataclass(frozen=True)
class Stretch:
    """Words over which the same marks lie. ``finding`` is the one that is meant by choosing them: the shortest.

    ``depth`` tells how many statements lie on each other here.
    """

    span: Span
    words: str
    layers: tuple[str, ...]
    depth: int
    finding: str
    is_chosen: bool


def marks_of(findings: Findings, layers: Collection[str]) -> Iterator[Mark]:
    """Yield what is to be marked of these layers, and the silent zones."""
    for zone in findings.report.zones:
        if zone.kind in SILENT_ZONES:
            yield Mark(zone.span, "silent", "")
    for mark in (*_of_statements(findings), *_of_events(findings), *_of_words(findings)):
        if mark.layer in layers and mark.span:
            yield mark


def stretches_of(text: str, marks: Iterable[Mark], chosen: str, spans_of_chosen: Collection[Span]) -> list[Stretch]:
    """Return the whole text in stretches, in order and without gaps; those of the chosen finding are told."""
    own = [*marks, *(Mark(span, "chosen", chosen) for span in spans_of_chosen if span)]
    opening: dict[int, list[Mark]] = {}
    for mark in dict.fromkeys(own):
        opening.setdefault(mark.span.start, []).append(mark)
    open_marks: list[Mark] = []
    found = []
    for start, end in pairwise(sorted({0, len(text), *(place for mark in own for place in mark.span)})):
        open_marks = [mark for mark in open_marks if mark.span.end > start] + opening.get(start, [])
        found.append(_stretch(Span(start, end), text[start:end], open_marks))
    return found


def _stretch(span: Span, words: str, marks: list[Mark]) -> Stretch:
    meant = [mark for mark in marks if mark.finding and mark.layer != "chosen"]
    shortest = min(meant, key=lambda mark: (mark.span.end - mark.span.start, mark.finding), default=None)
    layers = {mark.layer for mark in marks}
    return Stretch(
        span,
        words,
        tuple(layer for layer in (*LAYERS, "silent") if layer in layers),
        sum(mark.layer == "content" for mark in marks),
        shortest.finding if shortest else "",
        "chosen" in layers,
    )


def _of_statements(findings: Findings) -> Iterator[Mark]:
    for each in findings.statements:
        finding = f"statement:{each.id}"
        yield from (Mark(span, "content", finding) for span in each.content)
        if each.speaker_span is not None:
            yield Mark(each.speaker_span, "speaker", finding)
        if each.cue is not None:
            yield Mark(each.cue.span, "cue", finding)


def _of_events(findings: Findings) -> Iterator[Mark]:
    for each in findings.events:
        if each.type is not None:
            yield from (Mark(span, "event", f"event:{each.id}") for span in each.triggers)


def _of_words(findings: Findings) -> Iterator[Mark]:
    yield from (Mark(each.span, "mention", f"mention:{each.id}") for each in findings.mentions)
    yield from (Mark(each.span, "time", f"time:{each.id}") for each in findings.times)
    yield from (Mark(each.span, "place", f"place:{each.id}") for each in findings.places)
