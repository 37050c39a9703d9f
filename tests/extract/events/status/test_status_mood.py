"""Moods and tenses that decide a status."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.extract.events.status import mood
from dragoman.extract.grammar import verbs
from dragoman.model import Parse
from starred import starred

HOLDS: list[tuple[Callable[[Parse, int], bool], str]] = [
    (verbs.has_to, "Norland plans to *impose* sanctions on the bank."),
    (mood.is_condition, "If the talks *fail*, the army will attack the town."),
    (mood.is_condition, "Workers will strike unless wages *go* up."),
    (mood.is_inverted_had, "Had the soldiers not *opened* fire, nobody would have died."),
    (mood.is_inverted_had, "The firms would have been sanctioned had they *refused*."),
    (mood.is_inverted_were, "Were the king to *abdicate*, his son would follow."),
    (mood.is_unreal, "If the rebels had not *attacked* the convoy, the truce would have held."),
    (mood.is_passed_over, "The premier went to the opera rather than *meet* the strikers."),
    (mood.is_subjunctive, "The opposition insisted that the council *restore* the allowance."),
    (mood.is_imperative, "*Release* the hostages, or we will attack, the caller said."),
    (verbs.is_finite, "The two ministers *met* in Oslo."),
    (mood.is_after_comma, "The queen did not attend, *criticising* the hosts."),
    (mood.is_bare, "The queen did not attend, *criticising* the hosts."),
    (mood.is_ranked, "The king became the first *monarch* to visit the island."),
    (mood.is_ranked, "The youngest *deputy* to join the protest was nineteen."),
    (mood.is_past, "She said that soldiers had *attacked* the convoy."),
    (mood.is_present, "Norland *imposes* sanctions on shipping firms."),
    (mood.is_definite, "The *sanctions* would hurt farmers."),
    (mood.is_definite, "Chile condemned Ghana's *decision*."),
    (mood.is_comment, "The minister said it would leave the bloc, a *threat* that surprised nobody."),
    (mood.is_question, "Will the president *meet* the rebels?"),
]
DOES_NOT: list[tuple[Callable[[Parse, int], bool], str]] = [
    (verbs.has_to, "The ministers will *meet* on Friday."),
    (mood.is_condition, "The envoy said that the river had *risen*."),
    (mood.is_inverted_had, "She said that soldiers had *attacked* the convoy."),
    (mood.is_inverted_were, "The rebels were urged to *lay* down their arms."),
    (mood.is_unreal, "If the talks *fail*, the army will attack the town."),
    (mood.is_passed_over, "The rebels refused to *meet* the envoy."),
    (mood.is_subjunctive, "The envoy said that the river had *risen*."),
    (mood.is_imperative, "The ministers will *meet* on Friday."),
    (verbs.is_finite, "Norland plans to *impose* sanctions on the bank."),
    (mood.is_after_comma, "The two ministers *met* in Oslo."),
    (mood.is_bare, "The ministers will *meet* on Friday."),
    (mood.is_ranked, "The *king* received the ambassador."),
    (mood.is_past, "The ministers will *meet* on Friday."),
    (mood.is_present, "The two ministers *met* in Oslo."),
    (mood.is_definite, "The bloc will not impose *sanctions*."),
    (mood.is_comment, "The rebels launched an *attack*."),
    (mood.is_question, "Why did the army *attack* the school?"),
]


@pytest.mark.parametrize(("tells", "text"), HOLDS)
def test_the_mood_is_told(tells: Callable[[Parse, int], bool], text: str):
    assert tells(*starred(text))


@pytest.mark.parametrize(("tells", "text"), DOES_NOT)
def test_another_mood_is_told_from_it(tells: Callable[[Parse, int], bool], text: str):
    assert not tells(*starred(text))


@pytest.mark.parametrize(("expected", "word"), [(True, "whether"), (False, "if")])
def test_the_word_that_opens_a_question_counts(expected: bool, word: str):
    parse, verb = starred("It is unclear whether the rebels *attacked* the convoy.")

    assert expected == mood.is_asked_whether(parse, verb, word)


@pytest.mark.parametrize(("expected", "word"), [(True, "that"), (False, "for")])
def test_a_clause_has_the_mark_that_opens_it(expected: bool, word: str):
    parse, verb = starred("The envoy said that the river had *risen*.")

    assert expected == mood.has_mark(parse, verb, word)
