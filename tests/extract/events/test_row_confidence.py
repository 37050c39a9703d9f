"""How sure a row of events is."""

from __future__ import annotations

from dataclasses import replace

from dragoman.extract.events.row_confidence import RoleEvidence, RowEvidence, confidence_of

ROLE = RoleEvidence(chosen=0.9, left=0.1, agrees=True, n=1)
ROW = RowEvidence(told=0.99, type_share=0.95, is_sure=True, actors=ROLE, recipients=ROLE)


def test_a_confidence_is_a_probability() -> None:
    assert 0.0 < confidence_of(ROW) < 1.0


def test_parties_that_grammar_names_too_make_a_row_surer() -> None:
    doubted = replace(ROW, recipients=replace(ROLE, agrees=False))

    assert confidence_of(doubted) < confidence_of(ROW)


def test_a_role_without_a_party_has_no_chance_of_a_party() -> None:
    features = replace(ROW, actors=RoleEvidence(0.0, 0.2, agrees=True, n=0)).features()

    assert (0.0, 1.0) == (features["actors chosen"], features["actors none"])


def test_chances_of_one_and_none_are_bounded() -> None:
    features = replace(ROW, told=1.0, type_share=0.0).features()

    assert features["told"] == -features["type"]
