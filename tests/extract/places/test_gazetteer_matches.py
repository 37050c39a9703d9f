"""Runs of words that are names of places."""

from __future__ import annotations

import pytest

from dragoman.extract.places.gazetteer_matches import PlaceMatches
from dragoman.lexicon.gazetteer import load_gazetteer_of_places
from starred import starred


def matches(text: str) -> tuple[PlaceMatches, int]:
    parse, token = starred(text)
    return PlaceMatches(parse, load_gazetteer_of_places()), token


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("Oslo", "The ministers met in *Oslo*."),
        ("Strait of Hormuz", "Ships crossed the *Strait* of Hormuz on Tuesday."),
        ("Cook County", "Police in *Cook* County, Ill., closed the road."),
        (None, "The *Kremlin* smiled. Its spokesman, Jonas Hallen, left."),
    ],
)
def test_the_longest_name_that_begins_at_a_word_is_found(expected: str | None, text: str):
    found, token = matches(text)
    match = found.at(token)

    assert expected == (None if match is None else match.name)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("Kentucky", "A barn burned in Tromsdalen, *Ky.*, on Monday."),
        ("United Kingdom", "The United Kingdom agreed. Britain will pay, and the *UK* will send ships."),
    ],
)
def test_an_abbreviation_stands_for_its_place(expected: str, text: str):
    found, token = matches(text)
    match = found.at(token)

    assert match is not None
    assert match.known is not None
    assert expected == match.known.name


def test_us_is_no_state():
    found, us = matches("They told *us* that the US would wait.")

    assert None is found.at(us)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["Switzerland"], "Talks in *Bern*, Switzerland, ended on Friday."),
        ([], "The ministers met in *Oslo*."),
        ([], "Rain fell in *Oslo*, Bergen and Trondheim."),
    ],
)
def test_what_follows_a_comma_may_hold_the_place(expected: list[str], text: str):
    found, token = matches(text)

    assert expected == [place.name for place in found.containers(token + 1)]


def test_the_first_word_of_each_sentence_begins_it():
    found, britain = matches("The United Kingdom agreed. *Britain* will pay, and the UK will send ships.")

    assert found.begins_sentence(0)
    assert found.begins_sentence(britain)
    assert not found.begins_sentence(britain + 1)
