"""Years, dates and times of day in numbers."""

from __future__ import annotations

import pytest
from finds import found_at

from dragoman.extract.times.calendar_meanings import Meaning, MonthDay, Season, SlashDay, Years
from dragoman.extract.times.numbers import number_found


@pytest.mark.parametrize(
    ("text", "wording", "meaning"),
    [
        ("The ministry was founded in *2015*.", "2015", Years(2015, 2015)),
        ("The plan covers *2015-18*.", "2015-18", Years(2015, 2018)),
        ("The ministry was founded in the *1990s*.", "the 1990s", Years(1990, 1999)),
        ("The ministry was founded in the summer of *2021*.", "the summer of 2021", Season("summer", 2021)),
        ("The accord was signed on *2021-07-14*.", "2021-07-14", MonthDay(7, 14, 14, 2021)),
        ("The accord was signed on *14.07.2021*.", "14.07.2021", MonthDay(7, 14, 14, 2021)),
        ("The accord was signed on *07/14/2021*.", "07/14/2021", MonthDay(7, 14, 14, 2021)),
        ("In a *2013* memo she wrote about the 2015 nuclear accord.", "2013", Years(2013, 2013)),
    ],
)
def test_numbers_tell_years_and_days(text: str, wording: str, meaning: Meaning):
    assert (wording, meaning) == found_at(number_found, text)


def test_which_of_two_low_numbers_is_the_month_stays_open():
    assert ("03/04/2021", SlashDay(3, 4, 2021)) == found_at(number_found, "The envoy left on *03/04/2021*.")


@pytest.mark.parametrize(
    "text",
    [
        "There was a *2000* meter race.",
        "The council adopted Resolution *1701* with 2000 soldiers.",
        "The council adopted Resolution 1701 with *2000* soldiers.",
        "Vision *2030* was praised.",
        "She is in her *90s*.",
        "The Bergen Harbour Office counted *40* ships. The agency said it was a record.",
    ],
)
def test_quantities_names_and_ages_are_no_years(text: str):
    assert None is found_at(number_found, text)
