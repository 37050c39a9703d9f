"""Negation of a verb, of a noun, and of a whole tale."""

from __future__ import annotations

import pytest

from dragoman.extract.events.status.negation import is_false_tale, is_negated, is_nobody
from starred import starred


@pytest.mark.parametrize(
    "text",
    [
        "The foreign minister did not *meet* her counterpart.",
        "The president never *visited* the camp.",
        "At no time did the navy *attack* the ferry.",
        "Nobody *attacked* the convoy, the colonel said.",
        "The rebels have neither *threatened* nor attacked the pipeline.",
        "Neither the governor nor the bishop *received* the delegation.",
    ],
)
def test_a_verb_is_denied(text: str):
    assert is_negated(*starred(text))


@pytest.mark.parametrize(
    "text",
    [
        "The two ministers *met* in Oslo.",
        "Not only did they *attack* the base, they burned it.",
        "Not until Friday did the guards *release* the nurses.",
        "No fewer than forty soldiers *attacked* the mission.",
        "The bishops cannot but *condemn* the raid.",
    ],
)
def test_what_takes_a_negation_away_leaves_none(text: str):
    assert not is_negated(*starred(text))


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "*Nobody* attacked the convoy, the colonel said."),
        (True, "No *talks* took place on Sunday."),
        (True, "Neither *side* attacked the convoy."),
        (False, "No fewer than forty *soldiers* attacked the mission."),
        (False, "The *army* may attack the town."),
    ],
)
def test_nobody_and_no_official_name_no_one(expected: bool, text: str):
    assert expected == is_nobody(*starred(text))


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("false", "A false report said that police had *arrested* the bishop."),
        ("untrue", "The rumour that the army *attacked* the camp proved untrue."),
        ("rumour", "The mayor's *arrest* was a rumour, police said."),
        ("", "Police *arrested* the mayor of Oslo."),
        ("", "A false report *said* that police had arrested the bishop."),
    ],
)
def test_the_word_that_calls_a_tale_untrue_is_told(expected: str, text: str):
    assert expected == is_false_tale(*starred(text))


@pytest.mark.xfail(strict=True, reason="the second of the words before is named, not the first")
def test_nothing_of_the_kind_is_told_with_its_negation():
    parse, met = starred("The paper said the envoy *met* the rebels, but nothing of the kind happened.")

    assert "nothing … kind" == is_false_tale(parse, met)


def test_nothing_of_the_kind_calls_the_tale_before_it_untrue():
    assert is_false_tale(*starred("The paper said the envoy *met* the rebels, but nothing of the kind happened."))
