"""Adjuncts that put the word they hang on long back."""

from __future__ import annotations

import pytest

from dragoman.extract.events.status.back_adjuncts import back_adjunct
from report_times import times_at
from starred import starred


def _adjunct(text: str) -> str:
    parse, token = starred(text)
    return back_adjunct(parse, token, times_at(parse, 2022))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The colonel *seized* power in 1984.", "'in 1984'"),
        ("The army *annexed* the islands decades ago.", "'ago'"),
        ("In the days of the junta, censors *banned* the paper.", "'in … days'"),
        ("Her father was *executed* under the old regime.", "'under … regime'"),
        ("Ten years earlier he had *led* a mutiny.", "'years earlier'"),
    ],
)
def test_the_adjunct_that_puts_it_back_is_told(text: str, expected: str):
    assert expected == _adjunct(text)


@pytest.mark.parametrize(
    "text",
    [
        "The envoy *arrived* two days ago.",
        "The two ministers *met* in Oslo.",
        "The border closed in 1994 after a *bombing* in Marrakesh.",
    ],
)
def test_near_times_places_and_adjuncts_of_other_words_tell_nothing(text: str):
    assert _adjunct(text) == ""
