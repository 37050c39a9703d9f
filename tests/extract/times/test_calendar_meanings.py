"""What an expression says: what else must be known for its days, and how exact they are."""

from __future__ import annotations

import pytest

from dragoman.extract.times.calendar_meanings import (
    Away,
    Clock,
    Meaning,
    Month,
    MonthDay,
    Season,
    Weekday,
    Weekend,
    Years,
    needs_direction,
    needs_publication,
    precision_of,
)


@pytest.mark.parametrize(
    ("expected", "meaning"),
    [
        (True, Weekday(0)),
        (False, Weekday(0, "last")),
        (True, Clock(Weekday(0))),
        (False, MonthDay(3, 29, 29, 2022)),
        (False, Away("week", -1)),
    ],
)
def test_only_what_leaves_the_side_open_needs_the_tense(expected: bool, meaning: Meaning):
    assert expected == needs_direction(meaning)


@pytest.mark.parametrize(
    ("expected", "meaning"), [(True, Weekday(0)), (False, Years(2015, 2018)), (False, Month(3, 2016)), (True, Month(3))]
)
def test_what_names_its_year_needs_no_publication(expected: bool, meaning: Meaning):
    assert expected == needs_publication(meaning)


@pytest.mark.parametrize(
    ("expected", "meaning"),
    [
        ("decade", Years(1990, 1999)),
        ("year", Years(2015, 2018)),
        ("hour", Clock(Weekday(0))),
        ("season", Season("winter")),
        ("day", Weekend()),
        ("week", Away("week", 1)),
    ],
)
def test_the_unit_an_expression_is_exact_to(expected: str, meaning: Meaning):
    assert expected == precision_of(meaning)
