"""From what an expression says to the days it can mean. Publication is Wednesday, 30 March 2022."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.extract.times.calendar_days import days_of
from dragoman.extract.times.calendar_meanings import (
    Away,
    Clock,
    Direction,
    HoursAgo,
    Meaning,
    Month,
    MonthDay,
    Open,
    Part,
    Season,
    Stretch,
    Weekday,
    Weekend,
    Years,
)

PUBLISHED = dt.date(2022, 3, 30)


def days(meaning: Meaning, direction: Direction = None, published: dt.date | None = PUBLISHED) -> str:
    found = days_of(meaning, published, direction)
    return "open" if found is None else f"{found[0]}..{found[1]}"


@pytest.mark.parametrize(
    ("expected", "meaning", "direction"),
    [
        ("2022-03-28..2022-03-28", Weekday(0), "past"),
        ("2022-04-04..2022-04-04", Weekday(0), "future"),
        ("open", Weekday(0), None),
        ("2022-03-30..2022-03-30", Weekday(2), "past"),
        ("2022-03-23..2022-03-23", Weekday(2, "last"), None),
        ("2022-03-21..2022-03-21", Weekday(0, weeks_away=-1), None),
        ("2021-12-12..2021-12-12", MonthDay(12, 12, 12), "past"),
        ("2023-01-12..2023-01-12", MonthDay(1, 12, 12), "future"),
        ("2021-05-01..2021-05-31", Month(5), "past"),
        ("2022-05-01..2022-05-31", Month(5), "future"),
        ("2022-03-26..2022-03-27", Weekend(), "past"),
        ("2021-12-01..2022-02-28", Season("winter"), "past"),
    ],
)
def test_the_side_of_publication_chooses_the_day(expected: str, meaning: Meaning, direction: Direction):
    assert expected == days(meaning, direction)


@pytest.mark.parametrize(
    ("expected", "meaning"),
    [
        ("2022-03-21..2022-03-27", Away("week", -1)),
        ("2021-03-30..2022-03-30", Stretch("year", -1)),
        ("2022-03-01..2022-03-30", Part("month", later=False)),
        ("2022-03-30..2022-04-03", Part("week", later=True)),
        ("2022-03-29..2022-03-30", HoursAgo(3)),
        ("2022-03-29..2022-03-29", Clock(Away("day", -1))),
        ("open", Clock()),
        ("open", Open("year")),
    ],
)
def test_units_count_from_publication(expected: str, meaning: Meaning):
    assert expected == days(meaning)


def test_without_publication_only_what_names_its_year_is_known():
    assert "open" == days(Away("day", 0), published=None)
    assert "2015-01-01..2015-12-31" == days(Years(2015, 2015), published=None)


def test_a_day_that_the_calendar_does_not_have_is_not_known():
    assert "open" == days(MonthDay(2, 29, 29, 2021))


def test_a_weekday_tells_which_year_is_meant():
    # 29 March is a Tuesday in 2022, a Wednesday in 2023.
    assert "2023-03-29..2023-03-29" == days(MonthDay(3, 29, 29, weekday=2))
