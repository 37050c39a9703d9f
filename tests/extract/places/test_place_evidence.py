"""How sure it is that a known name is a place's in a report."""

from __future__ import annotations

import pytest

from dragoman.extract.places.evidence import SURE_ENOUGH, PlaceEvidence
from dragoman.extract.places.gazetteer_matches import PlaceMatches
from dragoman.lexicon.gazetteer import load_gazetteer_of_places
from starred import starred


def weight_of(text: str) -> float:
    parse, token = starred(text)
    matches = PlaceMatches(parse, load_gazetteer_of_places())
    match = matches.at(token)
    assert match is not None
    return PlaceEvidence(matches).weight(match)


def evidence(text: str) -> tuple[PlaceEvidence, int]:
    parse, token = starred(text)
    return PlaceEvidence(PlaceMatches(parse, load_gazetteer_of_places())), token


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met in *Oslo*.",
        "*Chile* condemned the rebels.",
        "Police in *Cook* County, Ill., closed the road.",
        "*Ohio* State Police arrested two men on Monday.",
    ],
)
def test_towns_and_states_are_sure_enough(text: str):
    assert SURE_ENOUGH <= weight_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "*Paris* Lindqvist said the plan was ready.",
        "Members signed the *Rome* Statute after long talks.",
        "Senator Vera *Stuart* asked for papers. Stuart said the papers were late. She said nothing else.",
    ],
)
def test_persons_and_treaties_are_no_places(text: str):
    assert 0.0 == weight_of(text)


@pytest.mark.parametrize(
    ("expected", "text"),
    [(True, "The ministers met in *Oslo*."), (False, "*Oslo* rejected the offer.")],
)
def test_a_preposition_of_place_is_seen(expected: bool, text: str):
    found, token = evidence(text)

    assert expected == found.is_locative(token)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "Rebels captured the town of *Oslo* on Friday."),
        (False, "Police arrested the mayor of *Oslo*."),
    ],
)
def test_the_town_of_announces_a_place(expected: bool, text: str):
    found, token = evidence(text)

    assert expected == found.is_of_kind(token)


def test_an_organisation_is_no_place():
    found, nato = evidence("*NATO* will discuss the plan in May.")

    assert found.is_other(nato, nato + 1)
    assert not found.is_other(nato + 1, nato + 2)
