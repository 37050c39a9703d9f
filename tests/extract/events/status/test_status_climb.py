"""What is asked of a word on the way up: its entry, its kind, its condition."""

from __future__ import annotations

import pytest
from climbs import climb_from


@pytest.mark.parametrize(
    ("expected", "text", "link"),
    [
        ("rule out", "The party did not *rule* out talks with the rebels.", "object"),
        ("deny", "The army *denied* attacking the village.", "ing"),
        ("lack", "The *lack* of talks worries diplomats.", "of"),
    ],
)
def test_the_lexicon_is_asked_by_lemma_and_particle(expected: str, text: str, link: str):
    climb, governor = climb_from(text)
    entry = climb.entry(governor, link)

    assert entry is not None
    assert expected == entry.lemma


def test_a_word_without_an_entry_for_the_link_has_none():
    climb, port = climb_from("Rebels attacked the *port*.")

    assert climb.entry(port, "of") is None


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "The envoy *said* that the river had risen."),
        (False, "The army *denied* that its troops attacked the village."),
        (False, "The minister *met* the envoy."),
    ],
)
def test_verbs_of_saying_have_somebodys_words_for_a_clause(expected: bool, text: str):
    climb, verb = climb_from(text)

    assert expected == climb.speaks(verb)


@pytest.mark.parametrize(
    ("expected", "text"),
    [(True, "The ministers held *talks* in Oslo."), (False, "Rebels attacked the *port*.")],
)
def test_talks_have_a_day_of_their_own(expected: bool, text: str):
    climb, noun = climb_from(text)

    assert expected == climb.is_scheduled(noun)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "Workers will *strike* unless wages go up."),
        (True, "The group said it would *leave* unless the fine was paid."),
        (False, "The bloc will not *impose* sanctions."),
    ],
)
def test_a_condition_beside_a_verb_counts(expected: bool, text: str):
    climb, verb = climb_from(text)

    assert expected == climb.has_condition(verb)


def test_only_what_hangs_directly_on_a_word_is_below_it():
    climb, met = climb_from("The minister *met* the envoy.")

    assert climb.has_below(met, "envoy")
    assert not climb.has_below(met, "the")
