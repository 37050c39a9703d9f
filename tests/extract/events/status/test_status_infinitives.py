"""What governs an infinitive, and what that makes of it."""

from __future__ import annotations

import pytest
from climbs import climb_from, told

from dragoman.extract.events.status.grounds import Ground
from dragoman.extract.events.status.infinitives import infinitive

OPEN = [
    ("Norland plans to *impose* sanctions on the bank.", ("planned", Ground.GOVERNOR, "plan")),
    ("Were the king to *abdicate*, his son would follow.", ("hypothetical", Ground.CONDITION, "")),
    ("The minister has yet to *visit* the region.", ("denied", Ground.GOVERNOR, "have yet")),
    ("They discussed how to *attack* the base.", ("hypothetical", Ground.QUESTION, "")),
    ("The rebels are too weak to *attack* the capital.", ("denied", Ground.GOVERNOR, "too")),
    ("It is up to the council to *lift* the ban.", ("hypothetical", Ground.GOVERNOR, "up to")),
    ("Protesters chanted for the president to *go*.", ("hypothetical", Ground.GOVERNOR, "for")),
    ("Norland to *expel* envoys, says minister", ("planned", Ground.INFINITIVE, "")),
    ("The generals lacked the nerve to *attack*.", ("denied", Ground.GOVERNOR, "lack")),
]


@pytest.mark.parametrize(("text", "expected"), OPEN)
def test_an_infinitive_is_as_open_as_what_governs_it(text: str, expected: tuple[str, Ground, str]):
    climb, verb = climb_from(text)

    assert expected == told(infinitive(climb, verb, 0))


@pytest.mark.parametrize(
    "text",
    [
        "The mission is said to have *attacked* two camps.",
        "Peru has gone so far as to *recall* its ambassador.",
        "The police had to *withdraw* from the square.",
        "The speaker dared to *criticise* the king.",
        "The king became the first monarch to *visit* the island.",
        "The envoy was the last diplomat to *leave* the capital.",
    ],
)
def test_some_infinitives_tell_what_happened(text: str):
    climb, verb = climb_from(text)

    assert infinitive(climb, verb, 0).status == "happened"
