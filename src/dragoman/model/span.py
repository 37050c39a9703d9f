"""A stretch of a report's text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch ``[start, end)``, in Unicode code points of ``Report.text``."""

    start: int
    end: int

    def __bool__(self) -> bool:
        return self.end > self.start

    def covers(self, other: Span) -> bool:
        """Tell whether ``other`` lies inside this span, its ends included."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


def wording(text: str, *spans: Span) -> str:
    """Return the words the spans point at, in the order given, joined by one space."""
    return " ".join(text[span.start : span.end] for span in spans)
