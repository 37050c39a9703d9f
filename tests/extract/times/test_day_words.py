"""Days, seasons and hours that count from the day of publication."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from finds import found_at

from dragoman.extract.times import day_words
from dragoman.extract.times.calendar_meanings import Away, HoursAgo, Meaning, Season, Weekend
from dragoman.extract.times.time_words import Found
from dragoman.model import Parse

Finder = Callable[[Parse, int], Found | None]
FOUND: list[tuple[Finder, str, str, Meaning]] = [
    (day_words.yesterday_found, "The envoy arrived *yesterday*.", "yesterday", Away("day", -1)),
    (
        day_words.yesterday_found,
        "The envoy arrived the day before *yesterday*.",
        "the day before yesterday",
        Away("day", -2),
    ),
    (day_words.tomorrow_found, "The envoy arrives *tomorrow*.", "tomorrow", Away("day", 1)),
    (day_words.day_part_found, "The envoy arrived last *night*.", "last night", Away("day", -1)),
    (
        day_words.season_found,
        "The ministry was founded in the *summer* of 2021.",
        "the summer of 2021",
        Season("summer", 2021),
    ),
    (day_words.season_found, "The envoy arrived last *summer*.", "last summer", Season("summer", None, "last")),
    (day_words.weekend_found, "Troops left over the *weekend*.", "the weekend", Weekend()),
    (day_words.hours_found, "The envoy left three *hours* ago.", "three hours ago", HoursAgo(3)),
    (day_words.fortnight_found, "The envoy left a *fortnight* ago.", "a fortnight ago", Away("week", -2)),
    (day_words.today_found, "The envoy leaves *today*.", "today", Away("day", 0)),
]


@pytest.mark.parametrize(("find", "text", "wording", "meaning"), FOUND)
def test_words_count_from_the_day_of_publication(find: Finder, text: str, wording: str, meaning: Meaning):
    assert (wording, meaning) == found_at(find, text)


@pytest.mark.parametrize(
    ("find", "text"),
    [
        (day_words.tomorrow_found, "We dream of a better *tomorrow*."),
        (day_words.hours_found, "The previous talks broke down within *hours*."),
        (day_words.day_part_found, "The ministers met on Saturday *night*."),
        (day_words.today_found, "The minister spoke to Oslo *Today*."),
    ],
)
def test_other_uses_of_the_words_are_none(find: Finder, text: str):
    assert None is found_at(find, text)
