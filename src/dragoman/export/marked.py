"""A report's text with its statements and events marked, in pieces that terminals and pages can show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from dragoman.model import SILENT_ZONES, Actor, Event, Findings, Place, Span, wording

Layer = Literal["content", "speaker", "cue", "event", "silent"]

_SIGNS = {"content": ("[", "]"), "speaker": ("<", ">"), "cue": ("{", "}"), "event": ("*", "*")}
# Of layers over the same words the first begins first and ends last.
_DEPTHS = {layer: depth for depth, layer in enumerate(_SIGNS)}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that belongs to a statement or event, by its number in the report (from 1), or to none.

    The number of a mark of layer ``event`` is that of ``events_shown``, of all others that of ``findings.statements``.
    """

    span: Span
    layer: Layer
    number: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch over which the same marks hold."""

    span: Span
    marks: tuple[Mark, ...]

    def has(self, layer: Layer) -> bool:
        """Tell whether a mark of this layer holds."""
        return any(mark.layer == layer for mark in self.marks)


def marks_of(findings: Findings) -> list[Mark]:
    """Return what is to be marked: silent zones, of each statement content, speaker and cue, of each event triggers."""
    marks = [Mark(zone.span, "silent", 0) for zone in findings.report.zones if zone.kind in SILENT_ZONES]
    for number, statement in enumerate(findings.statements, start=1):
        marks.extend(Mark(span, "content", number) for span in statement.content)
        if statement.speaker_span is not None:
            marks.append(Mark(statement.speaker_span, "speaker", number))
        if statement.cue is not None:
            marks.append(Mark(statement.cue.span, "cue", number))
    for number, event in enumerate(events_shown(findings), start=1):
        marks.extend(Mark(span, "event", number) for span in event.triggers)
    return [mark for mark in dict.fromkeys(marks) if mark.span]


def events_shown(findings: Findings) -> list[Event]:
    """Return the events in reading order; public statements, which have no type, are shown as statements alone."""
    typed = (event for event in findings.events if event.type is not None)
    return sorted(typed, key=lambda event: (event.triggers[:1], event.id))


def event_note(event: Event, findings: Findings, actors: Mapping[str, Actor]) -> str:
    """Return a line that tells an event: type, status, who and whom, when, where, and who claims it.

    ``actors`` are by the entity's id. A party that is no actor of the record is told in the report's words.
    """
    text = findings.report.text
    who = _parties(event.actors, event.actor_spans, text, actors)
    whom = _parties(event.recipients, event.recipient_spans, text, actors)
    told = [f"{event.type} {event.mode or ''}".strip(), event.status, f"{who or '?'} → {whom}" if whom else who]
    if event.date is not None:
        is_one_day = event.date_end in {None, event.date}
        told.append(str(event.date) if is_one_day else f"{event.date} to {event.date_end}")
    told += [_place_note(place) for place in findings.places if place.id == event.place]
    by_id = {each.id: each for each in findings.statements}
    claim = by_id.get(event.statement or "") if event.tie == "claims" else None
    if claim is not None:
        claimant = actors.get(claim.speaker_entity or "")
        told.append(f"claimed by {claimant.name if claimant else 'somebody unknown'}")
    return " · ".join(each for each in told if each)


def _parties(entities: Iterable[str], spans: Iterable[Span], text: str, actors: Mapping[str, Actor]) -> str:
    names = dict.fromkeys(actors[entity].name for entity in entities if entity in actors)
    return ", ".join(names or dict.fromkeys(f"“{wording(text, span)}”" for span in spans))


def _place_note(place: Place) -> str:
    return place.name if place.country is None else f"{place.name} ({place.country})"


def pieces_of(findings: Findings) -> Iterator[Piece]:
    """Yield the whole text in pieces, in order and without gaps."""
    marks = marks_of(findings)
    length = len(findings.report.text)
    borders = sorted({0, length, *(end for mark in marks for end in mark.span)})
    opening: dict[int, list[Mark]] = {}
    for mark in marks:
        opening.setdefault(mark.span.start, []).append(mark)
    open_marks: list[Mark] = []
    for start, end in pairwise(borders):
        open_marks = [mark for mark in open_marks if mark.span.end > start] + opening.get(start, [])
        yield Piece(Span(start, end), tuple(open_marks))


def bracketed_lines(findings: Findings) -> Iterator[tuple[Span, str]]:
    """Yield each line of the text with its span, marked by signs.

    Content is ``[1 …]``, a speaker ``<…>``, a cue ``{…}``, what tells of an event ``*e1 …*``; the number is that of the
    statement or event. A sign opened in one line may close in a later one.
    """
    text = findings.report.text
    signs: dict[int, list[tuple[tuple[int, int, int, int], str]]] = {}
    for mark in _nested(marks_of(findings)):
        if mark.layer == "silent":
            continue
        first, last = _SIGNS[mark.layer]
        length = mark.span.end - mark.span.start
        depth = _DEPTHS[mark.layer]
        opened = first + {"content": f"{mark.number} ", "event": f"e{mark.number} "}.get(mark.layer, "")
        # At one place, what ends stands before what begins; the longer begins first and ends last.
        signs.setdefault(mark.span.start, []).append(((1, -length, depth, mark.number), opened))
        signs.setdefault(mark.span.end, []).append(((0, length, -depth, -mark.number), last))
    places = sorted(signs)
    start = at = 0
    for line in text.split("\n"):
        end = start + len(line)
        parts, done = [], start
        while at < len(places) and places[at] <= end:
            place = places[at]
            parts.append(text[done:place])
            parts.extend(sign for _, sign in sorted(signs[place]))
            done, at = place, at + 1
        yield Span(start, end), "".join((*parts, text[done:end]))
        start = end + 1


def _nested(marks: list[Mark]) -> list[Mark]:
    """Return the marks, those of a speaker or a cue that several statements share only once."""
    shared: dict[tuple[Span, str, int], Mark] = {}
    for mark in marks:
        shared.setdefault((mark.span, mark.layer, mark.number if mark.layer in {"content", "event"} else 0), mark)
    return list(shared.values())
