"""The parts of a report's text that are not its prose, each a zone: kept in the text, and marked."""

from __future__ import annotations

from dragoman.model import Span, Zone
from dragoman.read.boilerplate import mark_body, mark_end
from dragoman.read.layout import Layout, split_lines
from dragoman.read.top import read_top


def find_layout(text: str, title: str | None = None, author: str | None = None, guess_title: bool = True) -> Layout:
    """Return the zones of the text, in order and without overlap, and what header, byline and dateline tell.

    ``title`` and ``author`` are what the metadata gives; without a title, ``guess_title`` allows the first line to be
    taken for one where it has the form and place of a headline.
    """
    layout = Layout(split_lines(text))
    if not layout.lines:
        return layout
    first = read_top(text, layout, title, author, guess_title)
    mark_body(layout, first)
    mark_end(layout, author)
    layout.zones = _joined(layout)
    return layout


def _joined(layout: Layout) -> list[Zone]:
    zones: list[Zone] = []
    for zone in layout.zones:
        if zone.span and not any(zone.span.overlaps(other.span) for other in zones):
            zones.append(zone)
    inside_lines = tuple(zone.span for zone in zones)
    for number, kind in layout.marks.items():
        span = Span(layout.lines[number].start, layout.lines[number].end)
        if not any(span.overlaps(other) for other in inside_lines):
            zones.append(Zone(kind, span))
    return sorted(zones, key=lambda zone: zone.span)
