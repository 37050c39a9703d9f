"""Cuts a report's prose into paragraphs, leaving out its silent zones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dragoman.lexicon.word_sorts import words_of
from dragoman.model import SILENT_ZONES, Report, Span

# A hard-wrapped line, as in mail and old archives: neither short enough for a list nor long enough for a paragraph.
WRAPPED_LINE = range(45, 101)
WRAPPED_WIDTHS = range(30, 121)
# Of so many breaks this share must be where the next word did not fit: lists and titles break elsewhere.
FEWEST_BREAKS = 4
SHARE_WRAPPED = 0.8
GOING_ON = words_of("grammar", "words that end no line")
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
    for paragraph in paragraphs_of(report):
        segment = _fold(report.text, paragraph)
        if segment.text:
            yield segment


def paragraphs_of(report: Report) -> Iterator[Span]:
    """Yield where the paragraphs stand that ``segments_of`` gives, and those of spaces alone."""
    width = width_of(report.text)
    for span in _prose_spans(report):
        yield from _paragraphs(report.text, span, width)


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


def _paragraphs(text: str, span: Span, width: int | None) -> Iterator[Span]:
    """Yield lines; hard-wrapped lines that follow each other without a blank line are one paragraph."""
    for block in _blocks(text, span):
        first = block[0]
        for line, following in pairwise(block):
            if not _runs_on(text, line, following, width):
                yield Span(first.start, line.end)
                first = following
        yield Span(first.start, block[-1].end)


def _blocks(text: str, span: Span) -> Iterator[list[Span]]:
    """Yield the lines of a stretch in groups that no blank line parts."""
    block: list[Span] = []
    for match in _LINE.finditer(text, span.start, span.end):
        line = Span(match.start(), match.end())
        if block and (line.start != block[-1].end + 1 or not text[line.start : line.end].strip()):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def width_of(text: str) -> int | None:
    """Return the width at which a text is hard-wrapped, in characters; None where its lines are paragraphs.

    In a wrapped text the first word of each line would not have fitted on the line before it.
    """
    breaks = [
        (len(line), len(line) + 1 + len(following.split(None, 1)[0]))
        for block in _blocks(text, Span(0, len(text)))
        for line, following in pairwise([text[each.start : each.end].strip() for each in block])
        if line and following
    ]
    if len(breaks) < FEWEST_BREAKS:
        return None
    width = sorted(length for length, _ in breaks)[-1 - len(breaks) // 20]
    fitting = sum(length <= width < needed for length, needed in breaks)
    return width if width in WRAPPED_WIDTHS and fitting >= SHARE_WRAPPED * len(breaks) else None


def _runs_on(text: str, line: Span, following: Span, width: int | None) -> bool:
    before, after = text[line.start : line.end].rstrip(), text[following.start : following.end].lstrip()
    if not before or not after:
        return False
    if width is not None:
        return len(before.lstrip()) + 1 + len(after.split(None, 1)[0]) > width
    if len(before) not in WRAPPED_LINE:
        return False
    return after[0].islower() or before[-1] in ",;-" or before.rsplit(None, 1)[-1].lower() in GOING_ON


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
