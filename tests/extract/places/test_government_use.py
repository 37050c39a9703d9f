"""Whether a name stands for the place or for its government."""

from __future__ import annotations

import pytest

from dragoman.extract.places.government_use import use_of
from dragoman.lexicon.gazetteer import Location
from starred import starred

CAPITAL = Location("t1", "Oslo", "PPLC", "NOR", None, (), 59.9, 10.7, 1, 700_000)
TOWN = Location("t2", "Bergen", "PPL", "NOR", None, (), 60.4, 5.3, 2, 280_000)


def use(text: str, location: Location | None = CAPITAL) -> str:
    parse, token = starred(text)
    return use_of(parse, range(token, token + 1), location)


@pytest.mark.parametrize(
    "text",
    [
        "*Oslo* rejected the offer.",
        "*Oslo* said on Monday it would sign the treaty.",
        "Norway praised *Oslo*.",
        "Ties between *Oslo* and Bern have improved.",
        "Ties between Oslo and *Bern* have improved.",
        "*Vienna*'s position on the treaty has not changed.",
        "*Norway* was ready to sign the treaty.",
    ],
)
def test_what_acts_is_a_government(text: str):
    assert "metonym" == use(text)


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met in *Oslo*.",
        "*Norway* has long winters.",
        "*Vienna*'s streets were empty.",
        "The army shelled *Oslo* overnight.",
        "From *Oslo* they went to Oslo.",
    ],
)
def test_where_things_happen_is_a_place(text: str):
    assert "place" == use(text)


@pytest.mark.parametrize("location", [TOWN, None])
def test_only_states_and_capitals_stand_for_governments(location: Location | None):
    assert "place" == use("*Oslo* rejected the offer.", location)
