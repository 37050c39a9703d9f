"""Which words of a report name a place."""

from __future__ import annotations

import pytest

from dragoman.extract.places.place_names import PlaceName, PlaceNames
from dragoman.lexicon.gazetteer import load_gazetteer_of_places
from parses import parse_of


def names(text: str) -> list[PlaceName]:
    return PlaceNames(parse_of(text), load_gazetteer_of_places()).find()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rain fell in Oslo, Bergen and Trondheim.", ["Oslo", "Bergen", "Trondheim"]),
        ("The fire started on Harbour Road in Bergen.", ["Harbour Road", "Bergen"]),
        ("Police in Cook County, Ill., closed the road.", ["Cook County", "Ill."]),
        ("Paris Lindqvist said the plan was ready.", []),
        ("The council voted against the bill.", []),
    ],
)
def test_names_are_found_in_reading_order(text: str, expected: list[str]):
    assert expected == [text[name.span.start : name.span.end] for name in names(text)]


def test_a_word_beside_a_name_gives_its_kind():
    kinds = [name.kind for name in names("Floods hit New York state on Monday.")]

    assert ["ADM1"] == kinds


def test_a_name_without_such_a_word_has_no_kind():
    assert [None] == [name.kind for name in names("The ministers met in Oslo.")]


def test_a_name_knows_what_a_comma_says_it_lies_in():
    bern, switzerland = names("Talks in Bern, Switzerland, ended on Friday.")

    assert ["Switzerland"] == [place.name for place in bern.containers]
    assert () == switzerland.containers


def test_an_abbreviation_knows_its_place():
    _, kentucky = names("A barn burned in Tromsdalen, Ky., on Monday.")

    assert kentucky.known is not None
    assert "Kentucky" == kentucky.known.name
