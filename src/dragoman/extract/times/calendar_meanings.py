"""Calendar meanings: what a time expression says, before it is known which days those are.

Nothing here reads text, and nothing counts days (``calendar_days``). The rules are set out in docs/codebook/times.md.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from dragoman.extract.times.counted_days import Counted
from dragoman.model import Precision

# Which side of the publication an expression lies on, as its verb tells; None where it does not tell.
# "near" takes the one nearest to publication, unless even that lies long away.
Direction = Literal["past", "future", "near"] | None
Shift = Literal["last", "this", "next"] | None
CalendarUnit = Literal["day", "week", "month", "year", "decade"]


@dataclass(frozen=True, slots=True)
class MonthDay:
    """``March 29``, ``March 3-5``, ``Tuesday, 29 March 2022``. Weekdays count from Monday, 0."""

    month: int
    day: int
    last_day: int
    year: int | None = None
    weekday: int | None = None
    years_away: int | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """``March 2016``, ``in March``, ``last March``, ``March last year``."""

    month: int
    year: int | None = None
    shift: Shift = None
    years_away: int | None = None


@dataclass(frozen=True, slots=True)
class Years:
    """``2015``, ``2015-18``, ``the 1990s`` (then a decade)."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Season:
    """``spring 2022``, ``last summer``, ``in the autumn``. A winter has the year it begins in."""

    name: str
    year: int | None = None
    shift: Shift = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """``Monday``, ``last Monday``, ``Monday last week`` (then ``weeks_away`` is -1).

    ``weeks_on`` are counted from the day that the rest tells: ``Friday after next``, ``a week from Friday``.
    """

    weekday: int
    shift: Shift = None
    weeks_away: int | None = None
    weeks_on: int = 0


@dataclass(frozen=True, slots=True)
class Weekend:
    """``the weekend``, ``last weekend``: Saturday and Sunday. ``weeks_on`` as of a weekday."""

    shift: Shift = None
    weeks_on: int = 0


@dataclass(frozen=True, slots=True)
class Away:
    """The calendar unit that lies so many units from publication: ``today``, ``last week``, ``two years ago``."""

    unit: CalendarUnit
    units: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """The stretch that ends (units below 0) or begins with publication: ``the past year``, ``the next two weeks``."""

    unit: CalendarUnit
    units: int


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a calendar unit before or after publication: ``earlier this month``, ``later this week``."""

    unit: CalendarUnit
    later: bool


@dataclass(frozen=True, slots=True)
class HoursAgo:
    """``three hours ago``: the day of publication or the one before."""

    hours: int


@dataclass(frozen=True, slots=True)
class Clock:
    """``8 p.m.`` on a day that something else tells, or nothing."""

    day: MonthDay | Weekday | Away | None = None


@dataclass(frozen=True, slots=True)
class SameDay:
    """The day so many units from publication or the day beside it: ``a year ago today``, ``a week from tomorrow``."""

    unit: CalendarUnit
    units: int
    days: int = 0


@dataclass(frozen=True, slots=True)
class SlashDay:
    """``03/04/2021``, a day in March or in April; a weekday beside it may tell which."""

    first: int
    second: int
    year: int
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class WeekOf:
    """``the week of May 6``, ``the weekend of May 4``. Without its day it is no time."""

    day: MonthDay | None = None
    is_weekend: bool = False


@dataclass(frozen=True, slots=True)
class Nth:
    """``the third Friday of next month``, ``the last week of October``; below 0 it counts from the end.

    Without its period a weekday is open, and a unit is no time.
    """

    what: Counted
    n: int
    period: Month | Away | Years | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """``the day after``, which with a time behind it is open, whatever that time is: ``the day after Friday's vote``.

    ``stands`` tells that it is a time by itself too: ``two days before``.
    """

    precision: Precision
    stands: bool = False


@dataclass(frozen=True, slots=True)
class Historical:
    """A day known by its month and day alone: ``the Sept. 11 attacks``."""

    day: dt.date


@dataclass(frozen=True, slots=True)
class Open:
    """An expression that is a time, but whose day the report alone does not tell: ``the next day``, ``years ago``."""

    precision: Precision


Meaning = (
    MonthDay
    | Month
    | Years
    | Season
    | Weekday
    | Weekend
    | Away
    | Stretch
    | Part
    | HoursAgo
    | Clock
    | SameDay
    | SlashDay
    | WeekOf
    | Nth
    | Beside
    | Historical
    | Open
)


def needs_direction(meaning: Meaning) -> bool:
    """Tell whether the tense around the expression decides which day it means."""
    match meaning:
        case MonthDay(year=None, years_away=None) | Month(year=None, shift=None, years_away=None):
            return True
        case Weekday(shift=None | "this", weeks_away=None, weeks_on=0) | Weekend(shift=None | "this", weeks_on=0):
            return True
        case Nth(period=Month() as inner) | WeekOf(day=MonthDay() as inner):
            return needs_direction(inner)
        case Season(year=None, shift=None):
            return True
        case Clock(day=day) if day is not None:
            return needs_direction(day)
        case _:
            return False


def needs_publication(meaning: Meaning) -> bool:
    """Tell whether the expression means nothing without the publication date."""
    match meaning:
        case MonthDay() | Month() | Season():
            return meaning.year is None
        case Clock(day=inner) | Nth(period=inner) | WeekOf(day=inner):
            return inner is not None and needs_publication(inner)
        case Years() | Historical() | SlashDay() | Beside() | Open():
            return False
        case _:
            return True


def precision_of(meaning: Meaning) -> Precision:
    """Return the unit the expression is exact to."""
    match meaning:
        case Open(precision=precision) | Beside(precision=precision):
            return precision
        case WeekOf() | Nth(what="week"):
            return "week"
        case Nth(what=("month" | "year" | "decade") as unit):
            return unit
        case Away(unit=unit) | Stretch(unit=unit) | Part(unit=unit):
            return unit
        case Clock() | HoursAgo():
            return "hour"
        case Years(first=first, last=last):
            return "decade" if last == first + 9 and first % 10 == 0 else "year"
        case Month():
            return "month"
        case Season():
            return "season"
        case _:
            return "day"
