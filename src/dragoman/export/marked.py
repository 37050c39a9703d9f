"""A report's text with its statements marked, in pieces that terminals and pages can show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from dragoman.model import SILENT_ZONES, Findings, Span

Layer = Literal["content", "speaker", "cue", "silent"]

_SIGNS = {"content": ("[", "]"), "speaker": ("<", ">"), "cue": ("{", "}")}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that belongs to a statement, by the statement's number in the report (from 1), or to none."""

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
    """Return what is to be marked: silent zones, and of each statement its content, speaker and cue."""
    marks = [Mark(zone.span, "silent", 0) for zone in findings.report.zones if zone.kind in SILENT_ZONES]
    for number, statement in enumerate(findings.statements, start=1):
        marks.extend(Mark(span, "content", number) for span in statement.content)
        if statement.speaker_span is not None:
            marks.append(Mark(statement.speaker_span, "speaker", number))
        if statement.cue is not None:
            marks.append(Mark(statement.cue.span, "cue", number))
    return [mark for mark in dict.fromkeys(marks) if mark.span]


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
    """Yield each line of the text with its span, marked by signs: content ``[1 …]``, speaker ``<…>``, cue ``{…}``.

    The number is the statement's; a sign opened in one line may close in a later one.
    """
    text = findings.report.text
    signs: dict[int, list[tuple[tuple[int, int, int], str]]] = {}
    for mark in _nested(marks_of(findings)):
        if mark.layer == "silent":
            continue
        first, last = _SIGNS[mark.layer]
        length = mark.span.end - mark.span.start
        opened = f"{first}{mark.number} " if mark.layer == "content" else first
        # At one place, what ends stands before what begins; the longer begins first and ends last.
        signs.setdefault(mark.span.start, []).append(((1, -length, mark.number), opened))
        signs.setdefault(mark.span.end, []).append(((0, length, -mark.number), last))
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
        shared.setdefault((mark.span, mark.layer, mark.number if mark.layer == "content" else 0), mark)
    return list(shared.values())
