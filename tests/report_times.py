"""The times of a stored parse, as events ask for them."""

from __future__ import annotations

import datetime as dt

from dragoman.extract.times.extraction import extract_times
from dragoman.extract.times.times_at import TimesAt
from dragoman.model import Parse, Report


def times_at(parse: Parse, year: int | None = None) -> TimesAt:
    """Return the times of a parse, of a report from the middle of a year, or of one whose year is unknown."""
    published = None if year is None else dt.date(year, 6, 15)
    report = Report(id="report", source="test", text=parse.text, published=published)
    return TimesAt(parse, extract_times(parse, report, "origin"), year)
