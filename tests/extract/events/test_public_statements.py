"""Public statements and appearances that are an event by themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.extract.events.event_draft import Draft
from dragoman.extract.events.event_features import PERSON, POLITICAL
from dragoman.extract.events.labels import STATEMENT
from dragoman.extract.events.public_statements import appearances, public_statements
from dragoman.extract.events.status.grounds import HAPPENED
from dragoman.extract.grammar.quotations import find_quotations
from dragoman.extract.statements.extraction import Origins, extract_statements
from dragoman.lexicon.cues import load_cues
from dragoman.model import Entity, Parse, Statement
from parses import parse_of, report_of
from starred import starred

SAID = "The envoy said that the river had risen."
MATCH = "Norway won the match in the last minute. The envoy said that the goal had been lucky for the coach."
MINISTER = Entity("e1", "r1", "person", "The envoy", "NOR", ("GOV",), None, "o1")


def statements_of(text: str) -> list[Statement]:
    found = extract_statements(
        parse_of(text), report_of(text), find_quotations(parse_of(text)), load_cues(), origins=Origins("o1"), floor=0.25
    )
    return [_said_by(statement, "e1") for statement in found]


def _said_by(statement: Statement, entity: str) -> Statement:
    return replace(statement, speaker_entity=entity)


def draft_at(trigger: int, label: str) -> Draft:
    return Draft(
        trigger=trigger,
        label=label,
        mode=None,
        cameo=None,
        rule="",
        chance=None,
        confidence=0.7,
        verdict=HAPPENED,
        actors=(),
        recipients=(),
    )


def public(text: str, entity: Entity, drafts: list[Draft], private: set[int]) -> int:
    return len(list(public_statements(parse_of(text), {"e1": entity}, statements_of(text), drafts, private)))


def test_what_an_official_says_is_an_event():
    assert 1 == public(SAID, MINISTER, [], set())


def test_what_a_private_person_says_is_none():
    assert 0 == public(SAID, Entity("e1", "r1", "person", "The envoy", None, (), None, "o1"), [], set())


def test_a_nationality_is_no_political_standing():
    assert 0 == public(SAID, Entity("e1", "r1", "person", "The envoy", "NOR", (), None, "o1"), [], set())


def test_what_is_said_of_a_match_is_none_even_where_the_model_hears_it():
    said = parse_of(MATCH).words.index("said")

    assert 0 == public(MATCH, MINISTER, [draft_at(said, STATEMENT)], set())


def test_a_report_that_tells_of_a_match_and_of_politics_may_hold_one():
    assert 1 == public(MATCH, MINISTER, [draft_at(1, "COERCE")], set())


def test_a_cue_that_tells_another_event_is_not_told_twice():
    said = parse_of(SAID).words.index("said")

    assert 0 == public(SAID, MINISTER, [draft_at(said, "ACCUSE")], set())


def test_on_what_private_people_do_officials_speak_as_a_routine():
    assert 0 == public(SAID, MINISTER, [], {0})


def test_a_mere_source_is_no_statement_in_public():
    assert 0 == public("According to the envoy, the river had risen.", MINISTER, [], set())


def appearance(parse: Parse, subject: int, standing: int, drafts: list[Draft]) -> list[str]:
    return [found.cameo for found in appearances(parse, {subject: standing}, [], drafts)]


@pytest.mark.parametrize(("expected", "standing"), [(["010"], POLITICAL), ([], PERSON)])
def test_who_has_political_standing_appears_in_public(expected: list[str], standing: int):
    parse, minister = starred("The *minister* spoke to the students.")

    assert expected == appearance(parse, minister, standing, [])


def test_a_sentence_that_tells_an_event_tells_no_appearance():
    parse, minister = starred("The *minister* spoke to the students.")

    assert [] == appearance(parse, minister, POLITICAL, [draft_at(minister + 1, "CONSULT")])


def test_giving_demands_a_speech():
    parse, engineer = starred(
        'The *engineer* gave the town a piece of her mind: "The bridge holds, and it will hold for years."'
    )

    assert [] == appearance(parse, engineer, POLITICAL, [])
