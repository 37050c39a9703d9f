"""Calendar days: from what a time expression says to the first and last day it can mean.

Nothing here reads text; what can be said is in ``calendar_meanings``. The rules are set out in docs/codebook/times.md.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator

from dragoman.extract.times.calendar_meanings import (
    Away,
    CalendarUnit,
    Clock,
    Direction,
    Historical,
    HoursAgo,
    Meaning,
    Month,
    MonthDay,
    Nth,
    Part,
    SameDay,
    Season,
    Shift,
    SlashDay,
    Stretch,
    Weekday,
    Weekend,
    WeekOf,
    Years,
    needs_publication,
)
from dragoman.extract.times.counted_days import Days, nth_in, week_around

ONE_DAY = dt.timedelta(days=1)
# A report is dated in its own time zone, an event in another: a past event may lie one day after publication.
ZONE_TOLERANCE = ONE_DAY
# Beyond so many days the nearest of two years is no longer the one meant as a matter of course.
NEAR = dt.timedelta(days=120)
# Months in which the meteorological seasons of the northern hemisphere begin.
FIRST_MONTH_OF_SEASON = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def days_of(meaning: Meaning, published: dt.date | None, direction: Direction) -> Days | None:
    """Return the first and last day, or None where they are not known. No day is ever guessed.

    Days that the calendar does not have (30 February, the year 0) are not known.
    """
    if published is None and needs_publication(meaning):
        return None
    try:
        return _absolute(meaning) if published is None else _days(meaning, published, direction)
    except (ValueError, OverflowError):
        return None


def _absolute(meaning: Meaning) -> Days | None:
    # Any day will do as publication: the meaning does not depend on it.
    return _days(meaning, dt.date(2000, 1, 1), None)


def _days(meaning: Meaning, published: dt.date, direction: Direction) -> Days | None:
    match meaning:
        case MonthDay():
            return _month_day(meaning, published, direction)
        case Month():
            return _month(meaning, published, direction)
        case Season():
            return _season(meaning, published, direction)
        case Weekday():
            return _weekday(meaning, published, direction)
        case Weekend():
            return _weekend(meaning, published, direction)
        case Clock(day=day):
            return None if day is None else _days(day, published, direction)
        case Years(first=first, last=last):
            return dt.date(first, 1, 1), dt.date(last, 12, 31)
        case Historical(day=known):
            return known, known
        case SlashDay():
            return _slash_day(meaning)
        case Nth() | WeekOf():
            return _days_of_count(meaning, published, direction)
        case _:
            return _counted_days(meaning, published)


def _counted_days(meaning: Meaning, published: dt.date) -> Days | None:
    """Return the days that are counted from publication, whatever the tense."""
    match meaning:
        case Away(unit=unit, units=units):
            return _unit_around(unit, _moved(published, unit, units))
        case Stretch(unit=unit, units=units):
            other = _moved(published, unit, units)
            return min(published, other), max(published, other)
        case Part(unit=unit, later=later):
            opening, close = _unit_around(unit, published)
            return (published, close) if later else (opening, published)
        case SameDay(unit=unit, units=units, days=days):
            day = _moved(published + days * ONE_DAY, unit, units)
            return day, day
        case HoursAgo(hours=hours):
            return published - dt.timedelta(days=1 + hours // 24), published - dt.timedelta(days=hours // 24)
        case _:
            return None


def _month_day(meaning: MonthDay, published: dt.date, direction: Direction) -> Days | None:
    if meaning.year is not None:
        return _days_in_year(meaning, meaning.year)
    if meaning.years_away is not None:
        return _days_in_year(meaning, published.year + meaning.years_away)
    candidates = _known(_in_year_or_none(meaning, published.year + away) for away in (-1, 0, 1))
    if direction == "past":
        return max((days for days in candidates if days[0] <= published + ZONE_TOLERANCE), default=None)
    if direction == "future":
        return min((days for days in candidates if days[0] >= published - ZONE_TOLERANCE), default=None)
    nearest = min(candidates, key=lambda days: abs(days[0] - published), default=None)
    is_far = nearest is not None and direction == "near" and abs(nearest[0] - published) > NEAR
    return None if is_far else nearest


def _in_year_or_none(meaning: MonthDay, year: int) -> Days | None:
    try:
        return _days_in_year(meaning, year)
    except ValueError:
        return None


def _known(candidates: Iterable[Days | None]) -> Iterator[Days]:
    return (days for days in candidates if days is not None)


def _days_in_year(meaning: MonthDay, year: int) -> Days | None:
    first = dt.date(year, meaning.month, meaning.day)
    # A weekday tells which year is meant. Where the year is written, a wrong weekday is the writer's slip.
    if meaning.year is None and meaning.weekday is not None and first.weekday() != meaning.weekday:
        return None
    return first, dt.date(year, meaning.month, meaning.last_day)


def _month(meaning: Month, published: dt.date, direction: Direction) -> Days | None:
    if meaning.year is not None:
        return _month_days(meaning.year, meaning.month)
    if meaning.years_away is not None:
        return _month_days(published.year + meaning.years_away, meaning.month)
    away = _years_to_month(meaning.month - published.month, meaning.shift or direction)
    return None if away is None else _month_days(published.year + away, meaning.month)


def _years_to_month(ahead: int, told: Shift | Direction) -> int | None:
    """Return how many years away a month lies that comes so many months after that of publication in its year."""
    match told:
        case "this":
            return 0
        case "last":
            return 0 if ahead < 0 else -1
        case "next":
            return 0 if ahead > 0 else 1
        case "past":
            return 0 if ahead <= 0 else -1
        case "future":
            return 0 if ahead >= 0 else 1
        case _:
            return None


def _month_days(year: int, month: int) -> Days:
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def _season(meaning: Season, published: dt.date, direction: Direction) -> Days | None:
    if meaning.year is not None:
        return _season_days(meaning.name, meaning.year)
    seasons = [_season_days(meaning.name, published.year + away) for away in (-2, -1, 0, 1, 2)]
    match meaning.shift or direction:
        case "last":
            return _last_over(seasons, published)
        case "next":
            return _first_ahead(seasons, published)
        case "this":
            return _running(seasons, published) or next(days for days in seasons if days[0].year == published.year)
        case "past":
            # The running one, or the last that is over.
            return _running(seasons, published) or _last_over(seasons, published)
        case "future":
            return _running(seasons, published) or _first_ahead(seasons, published)
        case _:
            return None


def _last_over(seasons: list[Days], published: dt.date) -> Days:
    return next(days for days in reversed(seasons) if days[1] < published)


def _running(seasons: list[Days], published: dt.date) -> Days | None:
    return next((days for days in seasons if days[0] <= published <= days[1]), None)


def _first_ahead(seasons: list[Days], published: dt.date) -> Days:
    return next(days for days in seasons if days[0] > published)


def _season_days(name: str, year: int) -> Days:
    month = FIRST_MONTH_OF_SEASON[name]
    first = dt.date(year, month, 1)
    last_year, last_month = (year + 1, 2) if month == 12 else (year, month + 2)
    return first, _month_days(last_year, last_month)[1]


def _weekday(meaning: Weekday, published: dt.date, direction: Direction) -> Days | None:
    if meaning.weeks_away is not None:
        monday = published - published.weekday() * ONE_DAY + dt.timedelta(weeks=meaning.weeks_away)
        day = monday + meaning.weekday * ONE_DAY
        return day, day
    away = _days_to_weekday(meaning, published, direction)
    if away is None or (meaning.shift == "this" and meaning.weeks_on and not away):
        # Said on a Friday, "a week from Friday" may count from that day or from the next.
        return None
    day = published + away * ONE_DAY + dt.timedelta(weeks=meaning.weeks_on)
    return day, day


def _days_to_weekday(meaning: Weekday, published: dt.date, direction: Direction) -> int | None:
    """Return how many days away a weekday lies; one of the day of publication may be that day, but not with "last"."""
    back = (published.weekday() - meaning.weekday) % 7
    ahead = (meaning.weekday - published.weekday()) % 7
    match meaning.shift, direction:
        case "last", _:
            return -(back or 7)
        case "next", _:
            return ahead or 7
        case _, "past":
            return -back
        case ("this", _) | (_, "future"):
            return ahead
        case _:
            return None


def _weekend(meaning: Weekend, published: dt.date, direction: Direction) -> Days | None:
    weeks = _weeks_to_weekend(meaning.shift, direction, is_weekend=published.weekday() >= 5)
    if weeks is None:
        return None
    saturday = published + (5 - published.weekday()) * ONE_DAY + dt.timedelta(weeks=weeks + meaning.weeks_on)
    return saturday, saturday + ONE_DAY


def _weeks_to_weekend(shift: Shift, direction: Direction, *, is_weekend: bool) -> int | None:
    """Return how many weeks a weekend lies from that of the week of publication."""
    match shift, direction:
        case "last", _:
            return -1
        case "next", _:
            return 1 if is_weekend else 0
        case _, "past":
            return 0 if is_weekend else -1
        case None, None:
            return None
        case _:
            return 0


def _slash_day(meaning: SlashDay) -> Days | None:
    """Return the day of the one reading that its weekday fits; without a weekday both do."""
    orders = {(meaning.first, meaning.second), (meaning.second, meaning.first)}
    days = [dt.date(meaning.year, month, day) for month, day in orders]
    fit = [day for day in days if day.weekday() == meaning.weekday]
    return (fit[0], fit[0]) if len(fit) == 1 else None


def _days_of_count(meaning: Nth | WeekOf, published: dt.date, direction: Direction) -> Days | None:
    """Return the days of what is counted in a period, or of the week around a day."""
    if isinstance(meaning, WeekOf):
        around = None if meaning.day is None else _month_day(meaning.day, published, direction)
        return None if around is None else week_around(around, is_weekend=meaning.is_weekend)
    match meaning.period:
        case None:
            return None
        case Month(year=None, shift=None, years_away=None) as month:
            return _count_in_some_year(meaning, month, published, direction)
        case period:
            days = _days(period, published, direction)
            return None if days is None else nth_in(days, meaning.what, meaning.n)


def _count_in_some_year(meaning: Nth, month: Month, published: dt.date, direction: Direction) -> Days | None:
    """Return ``the last Monday of May`` of the year that the tense tells; without a tense it is open."""
    years = (_month_days(published.year + away, month.month) for away in (-1, 0, 1))
    candidates = _known(nth_in(days, meaning.what, meaning.n) for days in years)
    if direction == "past":
        return max((days for days in candidates if days[0] <= published + ZONE_TOLERANCE), default=None)
    if direction == "future":
        return min((days for days in candidates if days[1] >= published - ZONE_TOLERANCE), default=None)
    return None


def _moved(day: dt.date, unit: CalendarUnit, units: int) -> dt.date:
    """Return the day so many units away; where the month is too short, its last day."""
    if unit == "day":
        return day + units * ONE_DAY
    if unit == "week":
        return day + dt.timedelta(weeks=units)
    months = day.year * 12 + day.month - 1 + units * {"month": 1, "year": 12, "decade": 120}[unit]
    year, month = divmod(months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _unit_around(unit: CalendarUnit, day: dt.date) -> Days:
    """Return the calendar unit that holds the day. Weeks begin on Monday (ISO 8601), decades in a year ending in 0."""
    match unit:
        case "day":
            return day, day
        case "week":
            monday = day - day.weekday() * ONE_DAY
            return monday, monday + 6 * ONE_DAY
        case "month":
            return _month_days(day.year, day.month)
        case "year":
            return dt.date(day.year, 1, 1), dt.date(day.year, 12, 31)
        case "decade":
            first = day.year - day.year % 10
            return dt.date(first, 1, 1), dt.date(first + 9, 12, 31)
