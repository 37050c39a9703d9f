"""Auxiliaries, subjects, agents and tenses of verbs."""

from __future__ import annotations

import pytest

from dragoman.extract.grammar.verbs import (
    agent_of,
    auxiliary_words,
    has_subject_of_its_own,
    has_to,
    is_finite,
    own_subject_of,
)
from starred import starred


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (set(), "Chile *condemned* the rebels."),
        ({"were"}, "The rebels were *condemned* by Chile."),
        ({"will", "be"}, "The rebels will be *condemned* by Chile."),
        ({"to"}, "Chile wants to *leave*."),
    ],
)
def test_auxiliaries_are_those_of_tense_voice_and_infinitive(expected: set[str], text: str) -> None:
    assert expected == auxiliary_words(*starred(text))


@pytest.mark.parametrize(
    ("expected", "text"),
    [("Chile", "Chile *condemned* the rebels."), ("rebels", "The rebels were *condemned* by Chile.")],
)
def test_the_subject_of_a_verb_may_be_of_a_passive(expected: str, text: str) -> None:
    parse, verb = starred(text)
    subject = own_subject_of(parse, verb)

    assert subject is not None
    assert expected == parse.words[subject]


def test_a_verb_that_shares_its_subject_has_none_of_its_own() -> None:
    assert own_subject_of(*starred("The ministers met and *left*.")) is None


def test_who_acts_in_a_passive_stands_behind_by() -> None:
    parse, verb = starred("The rebels were *condemned* by Chile.")
    agent = agent_of(parse, verb)

    assert agent is not None
    assert "Chile" == parse.words[agent]
    assert agent_of(parse, parse.words.index("were")) is None


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ((True, False), "Chile *condemned* the rebels."),
        ((True, False), "The rebels will be *condemned* by Chile."),
        ((False, True), "Chile wants to *leave*."),
    ],
)
def test_an_infinitive_has_to_and_no_tense(expected: tuple[bool, bool], text: str) -> None:
    parse, verb = starred(text)

    assert expected == (is_finite(parse, verb), has_to(parse, verb))


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "Chile *condemned* the rebels."),
        (False, "Chile wants to *leave*."),
        (False, "The ministers met and *left*."),
    ],
)
def test_a_clause_with_its_own_subject_is_told_from_an_infinitive(expected: bool, text: str) -> None:
    assert expected == has_subject_of_its_own(*starred(text))
