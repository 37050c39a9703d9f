"""Subjects, phrases and verb groups."""

from __future__ import annotations

import pytest

from dragoman.extract.grammar.clauses import (
    child,
    core_phrase,
    is_passive,
    is_told_as_passive,
    noun_phrase,
    phrase,
    speaker_of,
    speaker_of_joined,
    subject_of,
    trimmed,
    verb_group,
    without_genitive,
)
from dragoman.model import Parse, TokenRange
from parses import parse_of
from starred import starred


def word(parse: Parse, token: int | None) -> str | None:
    return None if token is None else parse.words[token]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("envoy", "The envoy *said* that the river had risen."),
        ("minister", "The minister met reporters and *condemned* the rebels."),
        ("Norland", "Norland plans to *impose* sanctions on the bank."),
        ("army", "The army denied *attacking* the village."),
        ("council", "The bishop asked the council to *send* blankets."),
        ("monarch", "The king became the first monarch to *visit* the island."),
    ],
)
def test_a_verb_inherits_the_subject_above(expected: str, text: str):
    parse, verb = starred(text)

    assert expected == word(parse, subject_of(parse, verb))


def test_a_verb_without_subject_has_none():
    parse, verb = starred("*Rather* than negotiate, the rebels walked out.")

    assert None is word(parse, subject_of(parse, verb))


def test_a_child_is_found_by_its_label():
    parse, met = starred("The minister *met* the envoy.")

    assert ("minister", "envoy", None) == (
        word(parse, child(parse, met, "nsubj")),
        word(parse, child(parse, met, "dobj", "dative")),
        child(parse, met, "aux"),
    )


def test_a_phrase_has_no_punctuation_at_its_ends():
    parse, said = starred('"The river has risen," the envoy *said*.')

    assert "The river has risen" == parse.wording(*trimmed(parse, 0, said - 2))
    assert "the envoy" == parse.wording(*phrase(parse, said - 1))


@pytest.mark.parametrize("marks", ["«{}»", "‘{}’", "„{}“"], ids=["angled", "single", "low"])
def test_quotation_marks_of_every_kind_are_no_part_of_a_phrase(marks: str):
    text = marks.format("The river has risen,") + " the envoy said."
    parse = parse_of(text)

    assert "The river has risen" == parse.wording(*trimmed(parse, 0, parse.words.index("the")))


def test_the_genitive_is_taken_off():
    parse = parse_of("Chile condemned Ghana's decision.")

    assert "Ghana" == parse.wording(*without_genitive(parse, TokenRange(2, 4)))
    assert "Chile" == parse.wording(*without_genitive(parse, TokenRange(0, 1)))


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "The rebels were *condemned* by Chile."),
        (False, "Chile *condemned* the rebels."),
        (False, "Police have *arrested* four men in the port of Varna."),
    ],
)
def test_a_passive_has_an_auxiliary_or_an_agent(expected: bool, text: str):
    assert expected == is_passive(*starred(text))


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("did not meet", "The foreign minister did not *meet* her counterpart."),
        ("played down", "The mayor *played* down the report on the bridge."),
        ("said", "The envoy *said* that the river had risen."),
    ],
)
def test_a_verb_group_has_auxiliaries_and_particle(expected: str, text: str):
    parse, verb = starred(text)

    assert expected == parse.wording(*verb_group(parse, verb))


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("the envoy", 'The *envoy* said: "The river has risen."'),
        ("Khalid bin Abdul Rahim al-Barwani", "Oman's ambassador Khalid bin Abdul Rahim al-*Barwani* left the talks."),
    ],
)
def test_a_noun_phrase_is_whole(expected: str, text: str):
    parse, head = starred(text)

    assert expected.casefold() == parse.wording(*noun_phrase(parse, head)).casefold()


def test_a_participle_that_goes_on_has_the_speaker_of_the_verb_of_saying():
    parse, stressing = starred("The minister said the talks were useful, *stressing* that no date had been set.")
    talks = parse.words.index("talks")

    assert "minister" == word(parse, speaker_of(parse, stressing, talks))


def test_a_joined_verb_whose_subject_cannot_speak_has_the_one_above():
    parse, gave = starred(
        "The mayor explained that the stores were old and *gave* the assurance that they would close."
    )
    stores = parse.words.index("stores")

    assert "mayor" == word(parse, speaker_of_joined(parse, gave, stores))


def test_who_can_speak_stays_the_speaker():
    parse, condemned = starred("The minister met reporters and *condemned* the rebels.")
    minister = parse.words.index("minister")

    assert minister == speaker_of_joined(parse, condemned, minister)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "The rebels were *condemned* by Chile."),
        (True, "The generals *accused* by Chile fled."),
        (False, "Chile *condemned* the rebels."),
        (False, "Police have *arrested* four men in the port of Varna."),
    ],
)
def test_a_passive_is_told_from_an_active(expected: bool, text: str):
    assert expected == is_told_as_passive(*starred(text))


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("The army, which lost, fled.", "army", "The army"),
        ("The army of Chile fled.", "army", "The army of Chile"),
        ("The king and the queen left.", "king", "The king"),
        ("The envoy in Oslo left.", "envoy", "The envoy"),
    ],
)
def test_a_phrase_ends_before_clauses_conjuncts_and_places(text: str, head: str, expected: str):
    parse = parse_of(text)

    start, end = parse.span(*core_phrase(parse, parse.words.index(head)))
    assert expected == text[start:end]
