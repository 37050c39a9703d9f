"""Units of the calendar."""

from __future__ import annotations

import pytest
from finds import found_at

from dragoman.extract.times.calendar_meanings import Away, Meaning, Open, Part, Stretch
from dragoman.extract.times.calendar_units import unit_found


@pytest.mark.parametrize(
    ("text", "wording", "meaning"),
    [
        ("The envoy arrived last *week*.", "last week", Away("week", -1)),
        ("The envoy arrives next *week*.", "next week", Away("week", 1)),
        ("The envoy arrived two *days* ago.", "two days ago", Away("day", -2)),
        ("The envoy left several *years* ago.", "several years ago", Open("year")),
        ("Exports fell over the past *year*.", "the past year", Stretch("year", -1)),
        ("Exports will rise over the next two *weeks*.", "the next two weeks", Stretch("week", 2)),
        ("The envoy arrived earlier this *month*.", "earlier this month", Part("month", later=False)),
        ("The envoy arrives later this *week*.", "later this week", Part("week", later=True)),
        ("The envoy left the next *day*.", "the next day", Open("day")),
        ("The envoy left three *days* later.", "three days later", Open("day")),
        ("The union announced a strike for the end of the *month*.", "the month", Open("month")),
    ],
)
def test_a_unit_is_read_with_the_words_beside_it(text: str, wording: str, meaning: Meaning):
    assert (wording, meaning) == found_at(unit_found, text)


@pytest.mark.parametrize(
    "text",
    [
        "She worked there for two *years*.",
        "It was a two-*day* visit.",
        "The army's attack on the village lasted a *day*.",
    ],
)
def test_durations_are_no_times(text: str):
    assert None is found_at(unit_found, text)
