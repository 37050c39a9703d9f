"""Which of the places of one name a report means."""

from __future__ import annotations

import pytest

from dragoman.extract.places.meaning import Meaning, find_meanings
from dragoman.extract.places.place_names import PlaceNames
from dragoman.lexicon.gazetteer import load_gazetteer_of_places
from parses import parse_of

GAZETTEER = load_gazetteer_of_places()


def meanings(text: str, home: str | None = None, peoples: dict[str, int] | None = None) -> dict[str, Meaning]:
    found = PlaceNames(parse_of(text), GAZETTEER).find()
    means = find_meanings(found, text, peoples or {}, home, GAZETTEER)
    return {text[name.span.start : name.span.end]: meaning for name, meaning in zip(found, means, strict=True)}


def country(meaning: Meaning) -> str | None:
    return None if meaning.location is None else meaning.location.country


@pytest.mark.parametrize(
    ("expected", "name", "text"),
    [
        ("GBR", "London", "Crowds gathered in London on Sunday."),
        ("CAN", "London", "The trial opened in London, Ontario, on Monday."),
        ("USA", "Georgia", "Voters in Georgia, Florida and Texas go to the polls on Tuesday."),
        ("GEO", "Georgia", "Officials from Georgia, Armenia and Turkey met in Vienna."),
    ],
)
def test_the_other_names_of_a_report_decide(expected: str, name: str, text: str):
    assert expected == country(meanings(text)[name])


def test_one_name_has_one_meaning_in_a_report():
    text = "The trial opened in London, Ontario, on Monday. London has two courts."
    found = PlaceNames(parse_of(text), GAZETTEER).find()
    means = find_meanings(found, text, {}, None, GAZETTEER)
    londons = [meaning for name, meaning in zip(found, means, strict=True) if name.base == "London"]

    assert 2 == len(londons)
    assert londons[0] == londons[1]


def test_the_state_of_the_outlet_speaks_for_a_place():
    text = "The ministers met in Springfield."
    [plain], [at_home] = meanings(text).values(), meanings(text, home="USA").values()

    assert "USA" == country(at_home)
    assert plain.confidence < at_home.confidence


def test_without_names_there_is_nothing_to_mean():
    assert [] == find_meanings([], "The council voted.", {}, None, GAZETTEER)


def test_confidence_is_a_share():
    [oslo] = meanings("The ministers met in Oslo.").values()

    assert 0.5 < oslo.confidence <= 1.0
