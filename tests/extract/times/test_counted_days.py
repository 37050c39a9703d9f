"""Days counted in a period, over all combinations: they lie where the words say."""

from __future__ import annotations

import datetime as dt
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.extract.times.calendar_days import days_of
from dragoman.extract.times.calendar_meanings import (
    Away,
    Direction,
    Month,
    MonthDay,
    Nth,
    SameDay,
    SlashDay,
    Weekday,
    Weekend,
    WeekOf,
    Years,
    needs_direction,
)
from dragoman.extract.times.counted_days import nth_in, week_around

THURSDAY = dt.date(2024, 5, 16)
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31))
MONDAY, TUESDAY, FRIDAY, SUNDAY = 0, 1, 4, 6
ONE_DAY = dt.timedelta(days=1)


def month_of(day: dt.date) -> tuple[dt.date, dt.date]:
    first = day.replace(day=1)
    return first, (first + dt.timedelta(days=31)).replace(day=1) - ONE_DAY


@pytest.mark.parametrize(
    ("meaning", "first", "last"),
    [
        (Nth(FRIDAY, 3, Away("month", 1)), "2024-06-21", "2024-06-21"),
        (Nth(MONDAY, -1, Month(4)), "2024-04-29", "2024-04-29"),
        (Nth(SUNDAY, 1, Years(2025, 2025)), "2025-01-05", "2025-01-05"),
        (Nth("week", -1, Month(4)), "2024-04-24", "2024-04-30"),
        (Nth("week", 2, Away("month", 1)), "2024-06-08", "2024-06-14"),
        (Nth("weekend", 1, Month(5)), "2024-05-04", "2024-05-05"),
        (Nth("day", 20, Away("month", 1)), "2024-06-20", "2024-06-20"),
        (Nth("day", -1, Away("year", 0)), "2024-12-31", "2024-12-31"),
        (Nth("month", -1, Years(2023, 2023)), "2023-12-01", "2023-12-31"),
        (WeekOf(MonthDay(5, 8, 8)), "2024-05-06", "2024-05-12"),
        (WeekOf(MonthDay(5, 11, 11), is_weekend=True), "2024-05-11", "2024-05-12"),
        (Weekday(FRIDAY, "next", None, 1), "2024-05-24", "2024-05-24"),
        (Weekday(MONDAY, "last", None, -1), "2024-05-06", "2024-05-06"),
        (Weekday(FRIDAY, "this", None, 1), "2024-05-24", "2024-05-24"),
        (Weekend("next", 1), "2024-05-25", "2024-05-26"),
        (SameDay("year", -1), "2023-05-16", "2023-05-16"),
        (SameDay("week", 1, 1), "2024-05-24", "2024-05-24"),
        (SlashDay(5, 4, 2024, FRIDAY), "2024-04-05", "2024-04-05"),
    ],
)
def test_counts_have_their_days(meaning: Nth | WeekOf | Weekday | SameDay | SlashDay, first: str, last: str):
    days = (dt.date.fromisoformat(first), dt.date.fromisoformat(last))

    direction: Direction = "past" if needs_direction(meaning) else None

    assert days == days_of(meaning, THURSDAY, direction)


@pytest.mark.parametrize(
    "meaning",
    [
        Nth(FRIDAY, 3),
        Nth(MONDAY, 5, Month(5)),  # May has four Mondays this year
        WeekOf(MonthDay(5, 8, 8), is_weekend=True),  # a Wednesday
        WeekOf(),
        Weekday(3, "this", None, 1),  # a week from Thursday, said on a Thursday
        SlashDay(3, 4, 2024),
        SlashDay(3, 4, 2024, TUESDAY),  # neither 3 April nor 4 March
    ],
)
def test_what_the_words_leave_open_is_open(meaning: Nth | WeekOf | Weekday | SlashDay):
    assert days_of(meaning, THURSDAY, None) is None


@given(DAYS, st.integers(0, 6))
def test_weekdays_counted_in_a_month_lie_there_in_order(day: dt.date, weekday: int):
    period = month_of(day)
    counted = [nth_in(period, weekday, n) for n in range(1, 6)]
    told = [days[0] for days in counted if days is not None]

    assert all(found.weekday() == weekday and period[0] <= found <= period[1] for found in told)
    assert [told[0] + n * dt.timedelta(weeks=1) for n in range(len(told))] == told
    assert (told[-1], told[-1]) == nth_in(period, weekday, -1)
    assert told[0] < period[0] + dt.timedelta(weeks=1)


UNITS = ("day", "week", "weekend")


@given(DAYS, st.sampled_from(UNITS), st.sampled_from([n for n in range(-5, 6) if n]))
def test_units_counted_in_a_month_lie_in_it_on_the_side_they_are_counted_from(day: dt.date, unit: str, n: int):
    period = month_of(day)
    days = nth_in(period, unit, n)  # type: ignore[arg-type]

    if days is not None:
        assert period[0] <= days[0] <= days[1] <= period[1]
        assert (n > 0) == (days[0] - period[0] <= period[1] - days[1]) or abs(n) > 2


@given(DAYS)
def test_the_week_around_a_day_runs_from_monday_to_sunday(day: dt.date):
    days = week_around((day, day), is_weekend=False)

    assert days is not None
    assert days[0] <= day <= days[1]
    assert (MONDAY, SUNDAY) == (days[0].weekday(), days[1].weekday())


PERIODS = [Month(month) for month in range(1, 13)] + [Away("month", -1), Away("month", 0), Away("month", 1)]


@given(DAYS, st.sampled_from(PERIODS), st.integers(0, 6), st.integers(-2, 5).filter(bool))
def test_a_count_lies_on_the_side_that_the_tense_tells(published: dt.date, period: Month | Away, weekday: int, n: int):
    sides: dict[Direction, dt.date | None] = {}
    for direction in ("past", "future"):
        days = days_of(Nth(weekday, n, period), published, direction)  # type: ignore[arg-type]
        sides[direction] = None if days is None else days[0]  # type: ignore[index]
        if days is not None:
            assert days[0].weekday() == weekday
            assert isinstance(period, Away) or days[0].month == period.month
    if isinstance(period, Month):
        past, future = sides["past"], sides["future"]
        assert past is None or past <= published + ONE_DAY
        assert future is None or future >= published - ONE_DAY


@given(DAYS)
def test_weekdays_after_next_and_before_last_lie_two_weeks_off_at_most(published: dt.date):
    for weekday, (shift, on) in product(range(7), (("next", 1), ("last", -1))):
        days = days_of(Weekday(weekday, shift, None, on), published, None)  # type: ignore[arg-type]

        assert days is not None
        assert days[0].weekday() == weekday
        assert 7 < abs(days[0] - published).days <= 14
        assert (days[0] > published) == (on > 0)


@given(DAYS, st.integers(1, 12), st.integers(1, 28))
def test_a_day_whose_side_is_open_is_never_long_away(published: dt.date, month: int, day: int):
    days = days_of(MonthDay(month, day, day), published, "near")

    assert days is None or abs(days[0] - published).days <= 120
