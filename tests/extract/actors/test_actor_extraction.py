"""Actors of a report as records: entities, mentions, and statements that know their speakers."""

from __future__ import annotations

from typing import Any

from candidates import said_in, span_in
from dragoman.extract.actors.extraction import ActorFindings, extract_actors
from dragoman.extract.grammar.quotations import find_quotations
from dragoman.model import Statement
from parses import parse_of, report_of

MEETING = "Mara Lindqvist met Jonas Hallen on Friday. She said the talks went well."
PAIR = "Mara Lindqvist and Tomas Reyes said a pact was near."


def found_in(text: str, *statements: Statement, **report: Any) -> ActorFindings:
    return extract_actors(
        parse_of(text), report_of(text, **report), statements, "o", quotations=find_quotations(parse_of(text))
    )


def test_report_without_words_keeps_its_statements() -> None:
    statement = said_in(MEETING, "the talks went well")

    assert ActorFindings((), (), (statement,)) == extract_actors(
        parse_of(""), report_of(""), (statement,), "o", quotations=()
    )


def test_entities_come_in_the_order_of_their_first_mentions() -> None:
    assert ["Mara Lindqvist", "Jonas Hallen"] == [entity.name for entity in found_in(MEETING).entities]


def test_speaker_is_the_mention_at_the_statement_and_its_entity() -> None:
    found = found_in(MEETING, said_in(MEETING, "the talks went well", "She"))

    [statement] = found.statements
    [she] = [mention for mention in found.mentions if mention.span == span_in(MEETING, "She")]
    assert (she.id, found.entities[0].id) == (statement.speaker, statement.speaker_entity)


def test_those_who_say_it_together_are_all_named() -> None:
    found = found_in(PAIR, said_in(PAIR, "a pact was near", "Mara Lindqvist and Tomas Reyes"))

    [statement] = found.statements
    lindqvist, reyes = found.entities
    assert (lindqvist.id, (reyes.id,)) == (statement.speaker_entity, statement.also_by)


def test_actors_inside_what_is_said_are_its_topics_and_the_speaker_is_none() -> None:
    text = "Mara Lindqvist said that Iceland and Denmark would join."
    found = found_in(text, said_in(text, "Iceland and Denmark would join", "Mara Lindqvist"))

    names = {entity.id: entity.name for entity in found.entities}
    assert ["Iceland", "Denmark"] == [names[topic] for topic in found.statements[0].about]


def test_whom_a_statement_is_told_to_is_its_addressee() -> None:
    text = "Mara Lindqvist told Jonas Hallen that the talks failed."
    statement = said_in(
        text, "the talks failed", "Mara Lindqvist", cue="told", to_spans=(span_in(text, "Jonas Hallen"),)
    )
    found = found_in(text, statement)

    assert (found.entities[1].id,) == found.statements[0].to


def test_role_is_the_present_office_that_says_most() -> None:
    text = "Tomas Reyes, Chile's deputy foreign minister, said the talks would go on."

    [reyes] = [entity for entity in found_in(text).entities if entity.kind == "person"]

    assert reyes.role is not None
    assert ("deputy foreign minister", "CHL") == (reyes.role.title, reyes.role.country)


def test_own_word_of_a_speaker_is_his_mention() -> None:
    text = '"I will return," said Mara Lindqvist.'
    found = found_in(text, said_in(text, '"I will return,"', "Mara Lindqvist", mode="direct"))

    [own] = [mention for mention in found.mentions if mention.span == span_in(text, "I")]
    assert (found.entities[0].id, "the speaker's own word") == (own.entity_id, own.because)


def test_newspaper_that_names_itself_is_the_outlet() -> None:
    text = "Jonas Hallen told this newspaper that the boats were late."

    assert ["Jonas Hallen", "Velmar Courier"] == [e.name for e in found_in(text, outlet="Velmar Courier").entities]


def test_former_minister_is_of_the_elite_and_a_minister_of_the_government() -> None:
    former = "Former Finance Minister Jonas Hallen criticised the plan."
    present = "Iceland's Health Minister Jonas Hallen resigned on Monday."

    sectors = [
        [entity.sectors for entity in found_in(text).entities if entity.kind == "person"] for text in (former, present)
    ]

    assert [[("ELI",)], [("GOV",)]] == sectors
