"""Cuts a report's prose into paragraphs, leaving out its silent zones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model import SILENT_ZONES, Report, Span

# A hard-wrapped line, as in mail and old archives: neither short enough for a list nor long enough for a paragraph.
WRAPPED_LINE = range(45, 101)
_LINE = re.compile(r"[^\n]+")
_SPACES = re.compile(r"\s+")
# One character each, so that offsets stay: the pipeline was trained on typewriter quotation marks.
_TYPEWRITER = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‛": "'", "`": "'"})


@dataclass(frozen=True, slots=True)
class Segment:
    """A paragraph of prose: ``text`` as given to the pipeline (spaces folded), and for each of its characters
    the offset in the report's text.
    """

    text: str
    offsets: tuple[int, ...] | range

    def offset(self, position: int) -> int:
        """Return the offset in the report of a position in ``text``."""
        return self.offsets[position]


def segments_of(report: Report) -> Iterator[Segment]:
    """Yield the paragraphs of title and body in reading order, without header, dateline and boilerplate zones."""
    for span in _prose_spans(report):
        for paragraph in _paragraphs(report.text, span):
            segment = _fold(report.text, paragraph)
            if segment.text:
                yield segment


def _prose_spans(report: Report) -> Iterator[Span]:
    start = 0
    for zone in report.zones:
        if zone.kind in SILENT_ZONES:
            yield Span(start, zone.span.start)
            start = zone.span.end
        elif zone.kind == "title":
            yield Span(start, zone.span.start)
            yield zone.span
            start = zone.span.end
    yield Span(start, len(report.text))


def _paragraphs(text: str, span: Span) -> Iterator[Span]:
    """Yield lines; hard-wrapped lines that follow each other without a blank line are one paragraph."""
    block: list[Span] = []
    for match in _LINE.finditer(text, span.start, span.end):
        line = Span(match.start(), match.end())
        if block and not (line.start == block[-1].end + 1 and _runs_on(text, block[-1], line)):
            yield Span(block[0].start, block[-1].end)
            block = []
        block.append(line)
    if block:
        yield Span(block[0].start, block[-1].end)


def _runs_on(text: str, line: Span, following: Span) -> bool:
    before, after = text[line.start : line.end].rstrip(), text[following.start : following.end].lstrip()
    if not before or not after or len(before) not in WRAPPED_LINE:
        return False
    if before[-1] in ".!?:\"”'’":
        # A wrapped paragraph may break after a sentence; a list of lines would not go on at full width.
        return len(after) in WRAPPED_LINE and before[-1] in ".!?,;" and after[0].isalpha()
    return after[0].islower() or before[-1] in ",;-" or len(before) >= 60


def _fold(text: str, span: Span) -> Segment:
    raw = text[span.start : span.end]
    lead = len(raw) - len(raw.lstrip())
    stripped = raw.strip()
    start = span.start + lead
    folded = stripped.translate(_TYPEWRITER)
    if not any(len(match.group()) > 1 or match.group() != " " for match in _SPACES.finditer(stripped)):
        return Segment(folded, range(start, start + len(folded)))
    pieces: list[str] = []
    offsets: list[int] = []
    position = 0
    for match in _SPACES.finditer(folded):
        pieces.extend((folded[position : match.start()], " "))
        offsets.extend(range(start + position, start + match.start() + 1))
        position = match.end()
    pieces.append(folded[position:])
    offsets.extend(range(start + position, start + len(folded)))
    return Segment("".join(pieces), tuple(offsets))
