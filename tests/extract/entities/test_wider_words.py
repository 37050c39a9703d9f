"""Wider words for somebody named before, and speakers who want no name."""

from __future__ import annotations

import pytest

from candidates import office_of
from dragoman.extract.entities.wider_words import is_anonymous, may_be_called
from parses import parse_of

MINISTER = office_of("foreign minister", sectors=("GOV",))
DIRECTOR = office_of("director", sectors=("BUS",))
SECRETARY = office_of("secretary general")


def test_official_fits_somebody_of_the_government_and_nobody_of_a_firm() -> None:
    assert may_be_called("official", [MINISTER])
    assert not may_be_called("official", [DIRECTOR])


def test_executive_fits_somebody_of_a_firm_and_nobody_of_the_government() -> None:
    assert may_be_called("executive", [DIRECTOR])
    assert not may_be_called("executive", [MINISTER])


def test_narrow_word_fits_only_somebody_of_whom_no_office_was_told() -> None:
    assert may_be_called("coach", [])
    assert may_be_called("doctor", [])
    assert not may_be_called("doctor", [office_of("surgeon", sectors=("MED",))])


def test_player_fits_an_office_that_tells_no_sector() -> None:
    assert may_be_called("player", [SECRETARY])
    assert not may_be_called("player", [MINISTER])


def test_man_and_woman_fit_anybody() -> None:
    assert may_be_called("woman", [MINISTER, DIRECTOR])


@pytest.mark.parametrize(("word", "expected"), [("cellist", True), ("witness", False)])
def test_unknown_word_fits_somebody_unless_it_needs_telling(word: str, expected: bool) -> None:
    assert expected is may_be_called(word, [])


def test_being_somebodys_rival_is_no_office() -> None:
    assert may_be_called("cellist", [office_of("rival")])
    assert not may_be_called("cellist", [SECRETARY])


def test_condition_of_anonymity_is_found_in_its_own_sentence() -> None:
    parse = parse_of(
        "Norway wants more trade, a senior official said on condition of anonymity.\n\n"
        "Jonas Hallen, permanent secretary in the Trade Ministry, told reporters that talks would begin."
    )

    assert [True, False] == [is_anonymous(parse, sentence) for sentence in parse.sentences]
