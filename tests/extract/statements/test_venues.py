"""Where or in what form something was said."""

from __future__ import annotations

import pytest

from dragoman.extract.statements.venues import Venue, find_venue
from dragoman.model import TokenRange
from starred import starred


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (
            "an interview with Kesmar Radio",
            "The minister *said* in an interview with Kesmar Radio that the bridge would open.",
        ),
        ("told reporters", "The minister *told* reporters on Monday that all was well."),
        ("a statement", "The ministry *said* in a statement late on Tuesday that the talks had failed."),
        (None, "The envoy *said* that the river had risen."),
        (None, "The army *said* in Oslo that rebels had attacked the camp."),
    ],
)
def test_an_interview_a_statement_and_reporters_are_venues(expected: str | None, text: str):
    parse, said = starred(text)

    assert expected == find_venue(parse, said, []).name


def test_a_venue_inside_the_content_is_none():
    parse, said = starred("The minister *said* in an interview with Kesmar Radio that the bridge would open.")

    assert Venue(None, None, None) == find_venue(parse, said, [TokenRange(said + 1, len(parse))])


def test_the_place_of_a_venue_is_the_one_it_names():
    parse, said = starred("Lindqvist *said* during a Friday evening rally in Velmar that peace was near.")

    assert "Velmar" == find_venue(parse, said, []).place
