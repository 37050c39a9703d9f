"""Times of day by the clock."""

from __future__ import annotations

import pytest
from finds import found_at

from dragoman.extract.times.calendar_meanings import Clock
from dragoman.extract.times.clock import clock_found, noon_found


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("The envoy left at 8 *p.m.*", "8 p.m."),
        ("The envoy left at 10.30 *am* GMT.", "10.30 am GMT"),
        ("The envoy left at 8 *p.m.* local time.", "8 p.m. local time"),
    ],
)
def test_a_clock_mark_takes_the_number_before_and_the_zone_behind(text: str, wording: str):
    assert (wording, Clock()) == found_at(clock_found, text)


def test_a_clock_mark_without_a_number_is_none():
    assert None is found_at(clock_found, "The ministers met in *Oslo*.")


def test_noon_needs_a_preposition():
    assert ("noon", Clock()) == found_at(noon_found, "Jonas Will spoke at *noon*. Will said the boats were late.")
    assert None is found_at(noon_found, "The *noon* sun was hot.")
