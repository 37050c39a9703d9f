"""Stretches of days, one after another or overlapping, for each of which a network is made."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.errors import ConfigError

_MOST_WINDOWS = 10_000


@dataclass(frozen=True, slots=True)
class Window:
    """Days from the first to the last, both of them in it."""

    first: dt.date
    last: dt.date


def windows_between(
    first: dt.date, last: dt.date, length: tuple[int, str], step: tuple[int, str] | None = None
) -> Iterator[Window]:
    """Yield the windows that begin on the first day and so many steps later, until one holds the last day.

    Without a step the next begins where one ends. Months and years are those of the calendar. Raises ``ConfigError``
    where there would be more than 10,000.
    """
    for number in range(_MOST_WINDOWS):
        begins = _later(first, step or length, number)
        ends = _later(begins, length, 1) - dt.timedelta(days=1)
        yield Window(begins, ends)
        if ends >= last:
            return
    raise ConfigError(f"there would be more than {_MOST_WINDOWS:,} windows; make them longer, or narrow the days")


def _later(day: dt.date, length: tuple[int, str], times: int) -> dt.date:
    number, unit = length[0] * times, length[1]
    if unit in {"d", "w"}:
        return day + dt.timedelta(days=number * (7 if unit == "w" else 1))
    months = day.year * 12 + day.month - 1 + number * (12 if unit == "y" else 1)
    year, month = divmod(months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
