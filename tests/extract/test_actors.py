"""Actors of one report: who is named, which mentions are the same one, and who speaks."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.extract.actors.extraction import ActorFindings, extract_actors
from dragoman.extract.grammar.quotations import find_quotations
from dragoman.model import Cue, Entity, Span, Statement, digest_of
from parses import REPORT_ID, parse_of, report_of
from records import PLAIN_STATEMENT


def span_of(text: str, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def said(text: str, speaker: str | None, content: str, cue: str = "said", nth: int = 0, **fields: Any) -> Statement:
    """Return a statement whose spans are those of the words given; ``nth`` counts the speaker's words."""
    content_span = span_of(text, content)
    values: dict[str, Any] = {
        "id": digest_of("s", REPORT_ID, content_span),
        "report_id": REPORT_ID,
        "speaker": None,
        "speaker_entity": None,
        "speaker_span": span_of(text, speaker, nth) if speaker else None,
        "cue": Cue(span_of(text, cue), "say") if cue in text else None,
        "mode": "indirect",
        "content": (content_span,),
        "origin": "o",
    }
    return Statement(**{**PLAIN_STATEMENT, **values, **fields})


def actors_of(text: str, *statements: Statement) -> ActorFindings:
    return extract_actors(parse_of(text), report_of(text), statements, "o", quotations=find_quotations(parse_of(text)))


def entity_at(found: ActorFindings, text: str, words: str, nth: int = 0) -> Entity:
    """Return the entity of the mention that covers just these words, or has them as its head."""
    span = span_of(text, words, nth)
    [mention] = [m for m in found.mentions if span in (m.span, m.head)]
    [entity] = [e for e in found.entities if e.id == mention.entity_id]
    return entity


def speaker_of(found: ActorFindings, number: int = 0) -> str | None:
    names = {e.id: e.name for e in found.entities}
    entity = found.statements[number].speaker_entity
    return names[entity] if entity else None


def test_title_and_nationality_before_a_name_make_the_role() -> None:
    text = "Norwegian Deputy Foreign Minister for Arctic Affairs Mara Lindqvist arrived in Vienna."

    entity = entity_at(actors_of(text), text, "Mara Lindqvist")

    assert entity.role is not None
    assert ("NOR", "Deputy Foreign Minister for Arctic Affairs") == (entity.role.country, entity.role.title)


def test_minister_belongs_to_the_government() -> None:
    text = "Iceland's Health Minister Jonas Hallen resigned on Monday."

    entity = entity_at(actors_of(text), text, "Jonas Hallen")

    assert ("ISL", ("GOV",)) == (entity.country, entity.sectors)


def test_name_with_particles_is_one_name() -> None:
    text = "Oman's ambassador Khalid bin Abdul Rahim al-Barwani left the talks."

    entity = entity_at(actors_of(text), text, "Khalid bin Abdul Rahim al-Barwani")

    assert ("person", "OMN") == (entity.kind, entity.country)


def test_name_after_a_body_and_a_place_is_found() -> None:
    text = "The representative of the Northern Farmers' Movement in Vienna Karim al-Hadidi spoke on Friday."

    entity = entity_at(actors_of(text), text, "Karim al-Hadidi")

    assert entity.role is not None
    assert ("representative in Vienna", "Northern Farmers' Movement") == (entity.role.title, entity.role.body)


def test_apposition_after_a_name_gives_the_role() -> None:
    text = "Mara Lindqvist, secretary general of the Nordic Fishing Council, welcomed the vote."

    entity = entity_at(actors_of(text), text, "Mara Lindqvist")

    assert entity.role is not None
    assert ("secretary general", "Nordic Fishing Council") == (entity.role.title, entity.role.body)


def test_surname_is_the_full_name_before_it() -> None:
    text = "Jonas Hallen opened the meeting. Hallen thanked the hosts."

    assert "Jonas Hallen" == entity_at(actors_of(text), text, "Hallen", nth=1).name


def test_surname_in_a_headline_is_the_full_name_below() -> None:
    text = "Hallen opens fishing talks.\n\nJonas Hallen opened the talks on Monday."

    assert "Jonas Hallen" == entity_at(actors_of(text), text, "Hallen").name


def test_broken_hyphen_does_not_break_the_name() -> None:
    text = "Minister Omar Amir-Hosseini arrived. Later Amir- Hosseini met the press."

    found = actors_of(text)

    assert entity_at(found, text, "Omar Amir-Hosseini").id == entity_at(found, text, "Amir- Hosseini").id


def test_two_people_with_one_surname_and_other_given_names_are_two() -> None:
    text = "Mara Lindqvist met Jonas Lindqvist in Oslo."

    found = actors_of(text)

    assert entity_at(found, text, "Mara Lindqvist").id != entity_at(found, text, "Jonas Lindqvist").id


def test_states_are_one_whatever_they_are_called() -> None:
    text = "The United Kingdom agreed. Britain will pay, and the UK will send ships."

    found = actors_of(text)

    assert {"GBR"} == {e.country for e in found.entities if e.kind == "state"}


def test_us_in_capitals_is_a_state_and_us_is_not() -> None:
    text = "They told us that the US would wait."

    assert ["USA"] == [e.country for e in actors_of(text).entities if e.kind == "state"]


def test_capital_that_acts_is_its_government() -> None:
    text = "Oslo rejected the offer."

    assert ["NOR"] == [e.country for e in actors_of(text).entities if e.kind == "state"]


def test_capital_that_is_a_place_is_no_actor() -> None:
    text = "The ministers met in Oslo on Friday."

    assert [] == [e.name for e in actors_of(text).entities if e.kind == "state"]


def test_he_is_the_speaker_before() -> None:
    text = "Foreign Minister Jonas Hallen said the talks failed. He said new talks would follow."
    first = said(text, "Foreign Minister Jonas Hallen", "the talks failed")
    second = said(text, "He", "new talks would follow")

    assert "Jonas Hallen" == speaker_of(actors_of(text, first, second), 1)


def test_she_is_not_the_man_named_last() -> None:
    text = "Mara Lindqvist met Jonas Hallen on Friday. She said the talks went well."

    assert "Mara Lindqvist" == speaker_of(actors_of(text, said(text, "She", "the talks went well")))


def test_nationality_picks_the_minister() -> None:
    text = (
        "Norwegian Foreign Minister Mara Lindqvist met Icelandic Foreign Minister Jonas Hallen. "
        "The Norwegian minister said the talks went well."
    )

    assert "Mara Lindqvist" == speaker_of(actors_of(text, said(text, "The Norwegian minister", "the talks went well")))


def test_deputy_is_not_the_minister() -> None:
    text = (
        "Norwegian Foreign Minister Mara Lindqvist met Jonas Hallen. "
        "The Norwegian deputy foreign minister said the talks went well."
    )
    statement = said(text, "The Norwegian deputy foreign minister", "the talks went well")

    assert "Norwegian deputy foreign minister" == speaker_of(actors_of(text, statement))


def test_office_before_its_name_points_ahead() -> None:
    text = (
        "Norway's foreign minister said the talks failed.\n\nForeign Minister Mara Lindqvist of Norway left on Friday."
    )
    statement = said(text, "Norway's foreign minister", "the talks failed")

    assert "Mara Lindqvist" == speaker_of(actors_of(text, statement))


def test_spokesman_without_a_name_keeps_his_words() -> None:
    text = "A Norwegian spokesman said the talks failed."

    assert "Norwegian spokesman" == speaker_of(actors_of(text, said(text, "A Norwegian spokesman", "the talks failed")))


def test_spokesman_is_the_only_speaker_whose_office_is_not_told() -> None:
    text = 'Hallen said the talks failed. "We will return," the Norwegian spokesman added.'
    first = said(text, "Hallen", "the talks failed")
    second = said(text, "the Norwegian spokesman", '"We will return,"', cue="added", mode="direct")

    assert "Hallen" == speaker_of(actors_of(text, first, second), 1)


def test_spokesman_is_not_a_woman() -> None:
    text = "Mrs. Lindqvist said the talks failed. The Norwegian spokesman said nothing new would follow."
    first = said(text, "Mrs. Lindqvist", "the talks failed")
    second = said(text, "The Norwegian spokesman", "nothing new would follow")

    assert "Norwegian spokesman" == speaker_of(actors_of(text, first, second), 1)


def test_i_in_a_quotation_is_its_speaker() -> None:
    text = '"I will return," said Mara Lindqvist.'
    found = actors_of(text, said(text, "Mara Lindqvist", '"I will return,"', mode="direct"))

    assert "Mara Lindqvist" == entity_at(found, text, "I").name


def test_he_in_a_quotation_is_not_its_speaker() -> None:
    text = 'Peter Brandt was late. "He will pay for it," said Jonas Hallen.'
    found = actors_of(text, said(text, "Jonas Hallen", '"He will pay for it,"', mode="direct"))

    assert "Peter Brandt" == entity_at(found, text, "He").name


def test_pronoun_without_anyone_before_stays_unresolved() -> None:
    text = "He said the talks failed."

    assert speaker_of(actors_of(text, said(text, "He", "the talks failed"))) is None


def test_who_is_the_noun_before_it() -> None:
    text = "Mara Lindqvist, who said the talks failed, left on Friday."

    assert "Mara Lindqvist" == speaker_of(actors_of(text, said(text, "who", "the talks failed")))


def test_dateline_before_the_speaker_is_no_speaker() -> None:
    text = "Oslo, NTB – Foreign Minister Jonas Hallen said the talks failed."
    statement = said(text, "Oslo, NTB – Foreign Minister Jonas Hallen", "the talks failed")

    assert "Jonas Hallen" == speaker_of(actors_of(text, statement))


def test_statement_is_about_those_its_content_names() -> None:
    text = "Mara Lindqvist said that Iceland and Denmark would join."
    found = actors_of(text, said(text, "Mara Lindqvist", "that Iceland and Denmark would join"))

    names = {e.id: e.name for e in found.entities}
    assert ["Iceland", "Denmark"] == [names[e] for e in found.statements[0].about]


def test_addressee_becomes_an_entity() -> None:
    text = "Mara Lindqvist told Jonas Hallen that the talks failed."
    statement = said(text, "Mara Lindqvist", "that the talks failed", to_spans=(span_of(text, "Jonas Hallen"),))
    found = actors_of(text, statement)

    names = {e.id: e.name for e in found.entities}
    assert ["Jonas Hallen"] == [names[e] for e in found.statements[0].to]


def test_former_official_is_of_the_elite() -> None:
    text = "Former Finance Minister Jonas Hallen criticised the plan."

    assert ("ELI",) == entity_at(actors_of(text), text, "Jonas Hallen").sectors


def test_president_of_a_union_is_no_head_of_state() -> None:
    text = "Jonas Hallen, president of the Nordic Fishing Council, welcomed the vote."

    assert "GOV" not in entity_at(actors_of(text), text, "Jonas Hallen").sectors


def test_modifier_is_no_actor() -> None:
    text = "The press conference lasted an hour."

    assert [] == list(actors_of(text).entities)


@pytest.mark.parametrize("text", ["", "   ", "1 2 3", "...", '"', "’s"])
def test_text_without_words_has_no_actors(text: str) -> None:
    assert () == actors_of(text).entities


def test_date_line_before_the_speaker_is_no_speaker() -> None:
    text = "date 2023-05-04 Foreign Minister Jonas Hallen said the talks failed."
    statement = said(text, "date 2023-05-04 Foreign Minister Jonas Hallen", "the talks failed")

    assert "Jonas Hallen" == speaker_of(actors_of(text, statement))


def test_study_by_a_professor_speaks_for_itself() -> None:
    text = "A study by Professor Jonas Hallen showed that the fish return."
    statement = said(text, "A study by Professor Jonas Hallen", "the fish return", cue="showed")

    assert "study by Professor Jonas Hallen" == speaker_of(actors_of(text, statement))


def test_name_of_a_month_may_be_a_surname() -> None:
    text = "Norwegian Prime Minister Vera May left on Friday."

    assert "Vera May" == entity_at(actors_of(text), text, "Vera May").name


def test_surname_that_is_a_given_name_of_men_may_be_a_womans() -> None:
    text = "Senator Vera Stuart asked for papers. Stuart said the papers were late. She said nothing else."
    first = said(text, "Stuart", "the papers were late", nth=1)
    second = said(text, "She", "nothing else")

    assert "Vera Stuart" == speaker_of(actors_of(text, first, second), 1)


def test_headline_lends_no_verb_to_a_name() -> None:
    text = "Mara Lindqvist Slams Fishing Quota Plan In Oslo.\n\nMara Lindqvist said the plan had failed."

    assert ["Mara Lindqvist"] == [e.name for e in actors_of(text).entities if e.kind == "person"]


def test_organisation_called_by_its_noun_is_the_one_named_before() -> None:
    text = "The Nordic Relief Fund opened an office. The fund said it would hire ten people."

    assert "Nordic Relief Fund" == speaker_of(actors_of(text, said(text, "The fund", "it would hire ten people")))


def test_same_report_gives_the_same_ids() -> None:
    text = "Jonas Hallen opened the meeting. Hallen thanked the hosts."

    assert actors_of(text) == actors_of(text)
