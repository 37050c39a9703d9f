"""A candidate as a record."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from candidates import candidate_of, office_of


def test_place_of_a_candidate_in_the_sentence_is_the_last_word_of_its_head() -> None:
    assert 3 == candidate_of(0, 6, head_start=2, head_end=4).root


def test_candidate_stands_alone_unless_it_is_told_otherwise() -> None:
    candidate = candidate_of(0, 1)

    assert (-1, -1, None) == (candidate.compound, candidate.owner, candidate.office)


def test_candidates_that_tell_the_same_are_told_apart() -> None:
    assert 2 == len({candidate_of(0, 2), candidate_of(0, 2)})


def test_offices_that_tell_the_same_are_equal_and_others_are_not() -> None:
    office = office_of("minister", country="NOR")

    assert office == office_of("minister", country="NOR")
    assert office != office_of("minister", country="CHL")


def test_candidate_cannot_be_rewritten() -> None:
    with pytest.raises(FrozenInstanceError):
        candidate_of(0, 1).kind = "body"  # type: ignore[misc]
