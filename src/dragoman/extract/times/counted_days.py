"""Days that are counted in a period: its third Friday, its last week, the week around a day.

Nothing here reads text. Where a count can be meant in two ways, or the period has none such, the answer is None.
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Literal

Days = tuple[dt.date, dt.date]
# A weekday from Monday, 0, or a unit.
Counted = int | Literal["day", "week", "weekend", "month", "year", "decade"]

ONE_DAY = dt.timedelta(days=1)
SATURDAY, SUNDAY = 5, 6


def nth_in(period: Days, what: Counted, n: int) -> Days | None:
    """Return the n-th such day or unit that lies in a period; n below 0 counts from the end, -1 is the last.

    Weeks are counted as seven days from the first day of the period, or back from its last.
    """
    match what:
        case int():
            return _one_of(_nth_weekday(period, what, n), period)
        case "day":
            return _one_of(_stepped(period, ONE_DAY, n), period)
        case "week":
            return _nth_week(period, n)
        case "weekend":
            return _nth_weekend(period, n)
        case "month":
            return _nth_month(period, n)
        case _:
            return None


def week_around(days: Days, *, is_weekend: bool) -> Days | None:
    """Return Monday to Sunday around some days, or their weekend; None where they do not lie in one."""
    monday = days[0] - days[0].weekday() * ONE_DAY
    first = monday + SATURDAY * ONE_DAY if is_weekend else monday
    sunday = monday + SUNDAY * ONE_DAY
    return (first, sunday) if first <= days[0] and days[1] <= sunday else None


def _one_of(day: dt.date, period: Days) -> Days | None:
    return (day, day) if period[0] <= day <= period[1] else None


def _stepped(period: Days, step: dt.timedelta, n: int) -> dt.date:
    return period[0] + (n - 1) * step if n > 0 else period[1] + (n + 1) * step


def _nth_weekday(period: Days, weekday: int, n: int) -> dt.date:
    opening, close = period
    first = opening + (weekday - opening.weekday()) % 7 * ONE_DAY
    last = close - (close.weekday() - weekday) % 7 * ONE_DAY
    return _stepped((first, last), dt.timedelta(weeks=1), n)


def _nth_week(period: Days, n: int) -> Days | None:
    edge = _stepped(period, dt.timedelta(weeks=1), n)
    days = (edge, edge + 6 * ONE_DAY) if n > 0 else (edge - 6 * ONE_DAY, edge)
    return days if period[0] <= days[0] and days[1] <= period[1] else None


def _nth_weekend(period: Days, n: int) -> Days | None:
    """A weekend that lies in the period by half may count or not: then nothing is told."""
    if (n > 0 and period[0].weekday() == SUNDAY) or (n < 0 and period[1].weekday() == SATURDAY):
        return None
    saturday = _nth_weekday(period, SATURDAY, n)
    sunday = saturday + ONE_DAY
    return (saturday, sunday) if period[0] <= saturday and sunday <= period[1] else None


def _nth_month(period: Days, n: int) -> Days | None:
    opening, close = period
    if (opening.day, opening.month) != (1, 1) or opening.year != close.year:
        return None
    month = n if n > 0 else 13 + n
    if not 1 <= month <= 12:
        return None
    return dt.date(opening.year, month, 1), dt.date(opening.year, month, calendar.monthrange(opening.year, month)[1])
