"""Weekdays."""

from __future__ import annotations

import pytest
from finds import found_at

from dragoman.extract.times.calendar_meanings import Meaning, Weekday
from dragoman.extract.times.weekdays import weekday_found


@pytest.mark.parametrize(
    ("text", "wording", "meaning"),
    [
        ("The ministers met on *Monday*.", "Monday", Weekday(0)),
        ("The envoy arrived last *Wednesday*.", "last Wednesday", Weekday(2, "last")),
        ("The envoy arrives next *Friday*.", "next Friday", Weekday(4, "next")),
        ("She welcomed *Sunday*'s vote.", "Sunday", Weekday(6)),
    ],
)
def test_a_weekday_is_read_with_the_word_before_it(text: str, wording: str, meaning: Meaning):
    assert (wording, meaning) == found_at(weekday_found, text)


@pytest.mark.parametrize(
    "text",
    [
        "They pray every *Friday*.",
        "They spoke of Bloody *Sunday*.",
        "The *Sunday* Times wrote about it.",
    ],
)
def test_recurring_named_and_printed_days_are_none(text: str):
    assert None is found_at(weekday_found, text)
