"""Dates and outlets from what surrounds a report: its metadata, address and file name.

A date is only what was written: nothing is guessed, and what can be read in two ways is not read.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote, urlsplit

MONTH_NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
WEEKDAY = (
    r"(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:r(?:s(?:day)?)?)?"
    r"|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)\b\.?"
)

# Before this year a number is no year of news, but may be one of another calendar (1401 in Iran is 2022).
_FIRST_YEAR = 1600
_LAST_YEAR = 2100

Order = Literal["day-first", "month-first"]
"""Which of two figures before a year is the day's: 03/04/2022 is the third of April, or the fourth of March."""

_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}.*)?$")
_EPOCH = re.compile(r"(\d{9,10})(?:\.\d+)?$|(\d{12,13})$")
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_TWO_DIGIT_YEAR = re.compile(
    rf"(?:{WEEKDAY},?\s+)?(\d{{1,2}})(?:st|nd|rd|th)?[\s/-]+({MONTH}),?[\s/-]+['’]?(\d\d)(?![\d:])", re.IGNORECASE
)
_NAMED = re.compile(
    rf"(?:{WEEKDAY},?\s+)?(?:"
    rf"(?P<month1>{MONTH})[\s-]{{0,2}}(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|[\s-]+)(?P<year1>\d{{4}})(?!\d)"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s/-]+(?P<month2>{MONTH}),?[\s/-]+(?P<year2>\d{{4}})(?!\d)"
    rf"|(?P<month3>{MONTH})\s+(?P<day3>\d{{1,2}})\s+[\d:]+\s+(?:[A-Z]{{3,4}}\s+)?(?P<year3>\d{{4}})(?!\d))",
    re.IGNORECASE,
)

# How much of a line is searched for a date: after a key any length may stand.
_MAX_SEARCHED_CHARS = 400

_WORD_START = re.compile(r"(?<![\w.:/-])\w")

_URL_DAY = re.compile(r"(?<!\d)(\d{4})([-/_.]?)(\d\d)\2(\d\d)(?!\d)")
_URL_SHORT_DAY = re.compile(r"/(\d{4})/(\d{1,2})/(\d{1,2})(?=/|$)")
_URL_NAMED_DAY = re.compile(r"/(\d{4})/([a-z]{3,9})/(\d{1,2})(?=/|$)", re.IGNORECASE)
_NAME_DAY = re.compile(
    rf"(?<![\d.])(?:\d{{1,2}}([-.])\d{{1,2}}\1\d{{4}}(?!\d)|\d{{1,2}}[\s-]{MONTH}[\s-]\d{{4}}(?!\d)"
    rf"|{MONTH}[\s-]\d{{1,2}},?[\s-]\d{{4}}(?!\d))",
    re.IGNORECASE,
)
_URL_MONTH = re.compile(r"/(\d{4})[/-](\d{1,2})(?=/|$)")

# Years of two digits from here on are of the last century.
_FIRST_SHORT_YEAR = 70

# From this year on a number without separators may be a date: 19521231 is as likely an article's number.
_COMPACT_FIRST_YEAR = 1980


@dataclass(frozen=True, slots=True)
class DateReading:
    """What a written date says: a day; or none, and then whether because it can be read in two ways."""

    day: dt.date | None
    is_ambiguous: bool = False


def read_date(written: str, order: Order | None = None) -> DateReading:
    """Read a date at the beginning of ``written``, as the publisher wrote it: a time zone does not move it.

    Seconds since 1970 are read as UTC. A date without a day, or of another calendar, gives no day; a year of two digits
    counts behind a month that is named. ``order`` is that of figures where the date itself leaves it open.
    """
    written = written.strip()
    if match := _YEAR_FIRST.match(written):
        return DateReading(make_day(match[1], match[3], match[4]))
    if match := _EPOCH.match(written):
        return DateReading(_day_of_epoch(float(match[1]) if match[1] else float(match[2]) / 1000))
    if match := _COMPACT.match(written):
        return DateReading(make_day(match[1], match[2], match[3]))
    if match := _DAY_FIRST.match(written):
        return _read_day_first(int(match[1]), int(match[3]), match[4], order)
    if match := _NAMED.match(written):
        return DateReading(_named_day(match))
    if match := _TWO_DIGIT_YEAR.match(written):
        century = 2000 if int(match[3]) < _FIRST_SHORT_YEAR else 1900
        return DateReading(make_day(century + int(match[3]), match[2], match[1]))
    return DateReading(None)


def order_of(written: str) -> Order | None:
    """Return the order of a date in figures that can be read in one way alone, else None."""
    match = _DAY_FIRST.match(written.strip())
    if match is None:
        return None
    first, second = int(match[1]), int(match[3])
    if 12 < first <= 31 and 1 <= second <= 12:
        return "day-first"
    return "month-first" if 12 < second <= 31 and 1 <= first <= 12 else None


def search_date(line: str, order: Order | None = None) -> DateReading:
    """Read the first date anywhere in a short line (``Posted on Tuesday, 29 March 2022``)."""
    line = line[:_MAX_SEARCHED_CHARS]
    for match in _WORD_START.finditer(line):
        reading = read_date(line[match.start() :], order)
        if reading.day is not None or reading.is_ambiguous:
            return reading
    return DateReading(None)


def make_day(year: str | int, month: str | int, day: str | int) -> dt.date | None:
    """Return the day if there is such a day, and None if not. The month is a number or a name."""
    try:
        number = int(month)
    except ValueError:
        number = MONTH_NUMBERS.get(str(month).rstrip(".").lower(), 0)
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None
    try:
        return dt.date(int(year), number, int(day))
    except ValueError:
        return None


def date_of_url(url: str) -> dt.date | None:
    """Return the day in the path of an address (``/2022/03/29/``, ``/2022/mar/29/``, ``-20220329``), or None."""
    path = _path(url)
    for pattern in (_URL_SHORT_DAY, _URL_NAMED_DAY):
        if (match := pattern.search(path)) and (day := make_day(match[1], match[2], match[3])):
            return day
    return _day_in_name(path)


def month_of_url(url: str) -> tuple[int, int] | None:
    """Return year and month of an address that has no day (``/2022/03/``), if there are some."""
    match = _URL_MONTH.search(_path(url))
    if match is None or make_day(match[1], match[2], 1) is None:
        return None
    return int(match[1]), int(match[2])


def date_of_name(name: str) -> dt.date | None:
    """Return the day in a file name (``2022-03-29``, ``20220329``, ``29.03.2022``, ``29 Mar 2022``) if there is one.

    One that can be two days is none.
    """
    written = name.replace("_", "-")
    readings = [read_date(match.group()) for match in _NAME_DAY.finditer(written)]
    if any(reading.is_ambiguous for reading in readings):
        return None
    days = {reading.day for reading in readings if reading.day is not None} | _days_in_name(name)
    return days.pop() if len(days) == 1 else None


def outlet_of_url(url: str) -> str | None:
    """Return the host of an address, without ``www.``, or None."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    if not host or "." not in host:
        return None
    return host.removeprefix("www.")


def _path(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return unquote(f"{parts.path}?{parts.query}" if parts.query else parts.path)


def _day_in_name(name: str) -> dt.date | None:
    days = _days_in_name(name)
    return days.pop() if len(days) == 1 else None


def _days_in_name(name: str) -> set[dt.date]:
    return {
        day
        for match in _URL_DAY.finditer(name)
        if (match[2] or int(match[1]) >= _COMPACT_FIRST_YEAR) and (day := make_day(match[1], match[3], match[4]))
    }


def _read_day_first(first: int, second: int, year: str, order: Order | None) -> DateReading:
    if first <= 12 and second <= 12 and first != second:
        if order is not None:
            day, month = (first, second) if order == "day-first" else (second, first)
            return DateReading(make_day(year, month, day))
        return DateReading(None, is_ambiguous=make_day(year, first, second) is not None)
    day, month = (first, second) if second <= 12 else (second, first)
    return DateReading(make_day(year, month, day))


def _named_day(match: re.Match[str]) -> dt.date | None:
    for form in "123":
        if match[f"year{form}"]:
            return make_day(match[f"year{form}"], match[f"month{form}"], match[f"day{form}"])
    return None


def _day_of_epoch(seconds: float) -> dt.date | None:
    try:
        return dt.datetime.fromtimestamp(seconds, tz=dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        return None
