"""Months and days of the month."""

from __future__ import annotations

import datetime as dt

import pytest
from finds import found_at

from dragoman.extract.times.calendar_meanings import Historical, Meaning, Month, MonthDay, Open
from dragoman.extract.times.month_days import is_counting, month_found, year_after
from starred import starred

FOUND = [
    ("The accord was signed on *March* 29.", "March 29", MonthDay(3, 29, 29)),
    ("The accord was signed on 29 *March* 2022.", "29 March 2022", MonthDay(3, 29, 29, 2022)),
    ("The accord was signed on *Apr.* 19, 2021.", "Apr. 19, 2021", MonthDay(4, 19, 19, 2021)),
    ("The accord was signed on the 3rd of *June* 1956.", "3rd of June 1956", MonthDay(6, 3, 3, 1956)),
    ("The fair ran on 3-5 *March* 2021.", "3-5 March 2021", MonthDay(3, 3, 5, 2021)),
    ("The ministry was founded in *March* 2016.", "March 2016", Month(3, 2016)),
    ("The envoy arrived last *March*.", "last March", Month(3, None, "last")),
    ("NATO will discuss the plan in *May*.", "May", Month(5)),
    ("The law was passed after the *Sept.* 11 attacks.", "Sept. 11", Historical(dt.date(2001, 9, 11))),
    ("The council recalled the *October* 7 attack.", "October 7", Open("day")),
]


@pytest.mark.parametrize(("text", "wording", "meaning"), FOUND)
def test_a_month_tells_its_day_and_year(text: str, wording: str, meaning: Meaning):
    assert (wording, meaning) == found_at(month_found, text)


@pytest.mark.parametrize(
    "text",
    [
        "The accord *may* be signed in May.",
        "Norwegian Prime Minister Vera *May* left on Friday.",
        "*April* Jones met June Smith.",
        "*May* said on March 29 that talks may resume in May.",
    ],
)
def test_persons_and_modals_are_no_months(text: str):
    assert None is found_at(month_found, text)


def test_a_leap_day_is_read_whatever_the_year():
    expected = ("Feb. 29, 2021", MonthDay(2, 29, 29, 2021))

    assert expected == found_at(month_found, "The accord was signed on *Feb.* 29, 2021.")


def test_the_year_after_a_comma_is_read():
    parse, comma = starred("The accord was signed on Apr. 19*,* 2021.")

    assert (2021, comma + 2) == year_after(parse, comma)


def test_a_number_before_a_plural_counts_it():
    assert is_counting(*starred("The council adopted Resolution 1701 with *2000* soldiers."))
    assert not is_counting(*starred("The ministry was founded in *2015*."))
