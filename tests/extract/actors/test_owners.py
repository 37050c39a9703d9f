"""Whom somebody serves or belongs to."""

from __future__ import annotations

import pytest

from candidates import number_of
from dragoman.extract.actors.owners import with_owners
from dragoman.extract.mentions.candidates import Candidate
from dragoman.extract.mentions.extraction import find_mentions
from parses import parse_of

AIDE = "An adviser to the president, Jonas Hallen, said no."
SPOKESMAN = "The governor's spokesman, Jonas Hallen, said no."


def owned_in(text: str, words: str) -> Candidate:
    """Return the candidate of just these words once owners are known."""
    parse = parse_of(text)
    candidates = with_owners(parse, find_mentions(parse))
    return candidates[number_of(parse, candidates, words)]


@pytest.mark.parametrize(
    ("text", "words", "owner"),
    [
        (AIDE, "An adviser to the president", "president"),
        (SPOKESMAN, "The governor's spokesman", "governor"),
        ("An attorney for Livia Thorne, Jonas Hallen, said no.", "An attorney for Livia Thorne", "Thorne"),
        ("The Kremlin smiled. Its spokesman, Jonas Hallen, left.", "Its spokesman", "Its"),
    ],
)
def test_words_for_the_owner_become_part_of_the_phrase(text: str, words: str, owner: str) -> None:
    assert owner == parse_of(text).words[owned_in(text, words).owner]


def test_aide_has_the_sectors_of_whom_he_serves_and_a_lawyer_his_own() -> None:
    aide = owned_in(AIDE, "An adviser to the president")
    lawyer = owned_in("An attorney for Livia Thorne, Jonas Hallen, said no.", "An attorney for Livia Thorne")

    assert (("GOV",), ("JUD",)) == (aide.sectors, lawyer.sectors)


def test_office_of_a_servant_is_of_his_owner() -> None:
    office = owned_in(SPOKESMAN, "The governor's spokesman").office

    assert office is not None
    assert ("governor", None) == (office.body, office.body_key)


def test_person_of_a_union_has_its_sectors() -> None:
    assert ("LAB",) == owned_in("Tomas Reyes of the Fishing Union left.", "Tomas Reyes").sectors


def test_body_that_a_state_owns_is_of_its_country() -> None:
    assert "KOR" == owned_in("South Korea's Unification Ministry waited.", "Unification Ministry").country


def test_state_is_no_owner_of_its_ambassador() -> None:
    text = "Norway's ambassador to Chile, Livia Thorne, said no."

    assert -1 == owned_in(text, "Norway's ambassador to Chile").owner


def test_longer_phrases_keep_the_order_of_reading() -> None:
    candidates = with_owners(parse_of(SPOKESMAN), find_mentions(parse_of(SPOKESMAN)))

    assert sorted((c.start, -c.end) for c in candidates) == [(c.start, -c.end) for c in candidates]
    assert (0, 4) == (candidates[0].start, candidates[0].end)


def test_person_of_a_state_is_of_its_country_and_has_no_sectors_by_it() -> None:
    reyes = owned_in("Tomas Reyes of Norway left.", "Tomas Reyes")

    assert ("NOR", ()) == (reyes.country, reyes.sectors)
