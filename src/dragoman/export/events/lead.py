"""The lead of a report: its first paragraph, and what stands above that."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import SILENT_ZONES, Report, Span

# Ends a sentence, for counting them: an end mark with what closes quotes, before a capital; or a line's end.
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z\d])|\n+")
_LINE = re.compile(r"[^\n]+")
_CLOSED = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
# A report without paragraphs is one long line; a lead rarely has more sentences.
_MOST_SENTENCES = 3


def lead_end(report: Report) -> int:
    """Return where the lead of a report ends. Title, date line and byline above it belong to it.

    A line without an end mark that stands above the first with one is such a line, whether or not it is marked as one.
    """
    lines = [span for span in _lines(report.text) if not _is_no_prose(report, span)]
    body = next((span for span in lines if _CLOSED.search(_words(report, span))), None)
    first = body or next(iter(lines), Span(0, len(report.text)))
    ends = [end.end() for end in SENTENCE_END.finditer(report.text, first.start, first.end)]
    return ends[_MOST_SENTENCES - 1] if len(ends) >= _MOST_SENTENCES else first.end


def _lines(text: str) -> Iterator[Span]:
    """Yield the lines of a text that are not blank, without the space around them."""
    for line in _LINE.finditer(text):
        words = line.group().strip()
        if words:
            start = line.start() + line.group().index(words)
            yield Span(start, start + len(words))


def _is_no_prose(report: Report, line: Span) -> bool:
    return any(zone.span.covers(line) for zone in report.zones if zone.kind in SILENT_ZONES or zone.kind == "title")


def _words(report: Report, span: Span) -> str:
    return report.text[span.start : span.end]
