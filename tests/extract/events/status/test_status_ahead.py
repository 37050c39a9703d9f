"""Present tenses that tell what is still to come."""

from __future__ import annotations

import pytest

from dragoman.extract.events.status.ahead import is_before_what_comes, is_programme
from report_times import times_at
from starred import starred


def _is_programme(text: str) -> bool:
    parse, verb = starred(text)
    return is_programme(parse, verb, times_at(parse))


@pytest.mark.parametrize(
    "text",
    [
        "The king *opens* the parliament tomorrow.",
        "The leaders of the two states *meet* in Quito next week.",
        "On 3 May the governor *resigns* and his deputy takes over.",
        "The talks *begin* on Sunday.",
    ],
)
def test_a_present_tense_with_a_time_ahead_is_a_programme(text: str):
    assert _is_programme(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norland *imposes* sanctions on shipping firms.",
        "The king *received* the ambassador.",
        "The ministers *met* on Monday.",
    ],
)
def test_other_tenses_and_a_bare_present_are_none(text: str):
    assert not _is_programme(text)


def test_a_date_with_its_year_may_be_that_of_a_caption():
    assert not _is_programme("Norway's prime minister *visits* Chile on 20 June 2024.")


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "Streets will be closed until the president *leaves* the city."),
        (True, "The police are clearing the roads before the queen *visits* the town."),
        (False, "Long before the dam was *built*, the two states fought over the river."),
        (False, "The king *opens* the parliament tomorrow."),
    ],
)
def test_a_present_tense_after_before_or_until_is_to_come(expected: bool, text: str):
    assert expected == is_before_what_comes(*starred(text))
