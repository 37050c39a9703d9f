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
    ("text", "wording", "n"),
    [
        ("They will sign on the second-to-last *Friday* of April.", "the second-to-last Friday", -2),
        ("They will sign on the next to last *Monday* of April.", "the next to last Monday", -2),
        ("They will sign on the third-to-last *Sunday* of April.", "the third-to-last Sunday", -3),
        ("They will sign on the penultimate *Friday* of April.", "the penultimate Friday", -2),
        ("They will sign on the second *Tuesday* of April.", "the second Tuesday", 2),
    ],
)
def test_a_weekday_is_counted_from_either_end(text: str, wording: str, n: int):
    found = found_at(weekday_found, text)

    assert found is not None
    assert (wording, n) == (found[0], getattr(found[1], "n", None))


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
