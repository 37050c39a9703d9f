"""Roles as one report tells them: for whom, where, since when no more; and whom an aide serves."""

from __future__ import annotations

import pytest
from test_actors import actors_of, entity_at, said, speaker_of

from dragoman.extract.actors.extraction import extract_actors
from dragoman.model import Role
from parses import parse_of, report_of


def role_of(text: str, name: str) -> Role:
    role = entity_at(actors_of(text), text, name).role
    assert role is not None
    return role


def test_office_of_a_state_in_the_genitive_after_a_name_is_its_bearers() -> None:
    text = "Tomas Reyes, Chile's deputy foreign minister, said the talks would go on."

    role = role_of(text, "Tomas Reyes")

    assert ("deputy foreign minister", "CHL") == (role.title, role.country)


def test_envoy_is_told_where_and_for_whom() -> None:
    text = "Norway's ambassador to Chile, Livia Thorne, said no."

    role = role_of(text, "Livia Thorne")

    assert ("ambassador to Chile", "NOR") == (role.title, role.country)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Former Norwegian prime minister Jonas Hallen said no.", "Former prime minister"),
        ("Acting Chilean Foreign Minister Jonas Hallen said no.", "Acting Foreign Minister"),
        ("President-elect Jonas Hallen said no.", "President-elect"),
        ("Ex-minister Jonas Hallen agreed.", "Ex-minister"),
    ],
)
def test_former_and_acting_stay_in_the_title(text: str, title: str) -> None:
    assert title == role_of(text, "Jonas Hallen").title


@pytest.mark.parametrize(
    ("text", "title", "whose"),
    [
        ("The governor's spokesman, Jonas Hallen, said no.", "spokesman", "governor"),
        ("An adviser to the president, Jonas Hallen, said no.", "adviser", "president"),
        ("An attorney for Livia Thorne, Jonas Hallen, said no.", "attorney", "Livia Thorne"),
    ],
)
def test_aide_is_told_of_whom(text: str, title: str, whose: str) -> None:
    role = role_of(text, "Jonas Hallen")

    assert (title, whose) == (role.title, role.body)


def test_spokesman_of_a_governor_is_of_the_government() -> None:
    text = "The governor's spokesman, Jonas Hallen, said no."

    assert ("GOV",) == entity_at(actors_of(text), text, "Jonas Hallen").sectors


def test_spokesman_of_a_state_is_of_the_government() -> None:
    text = "The Norwegian spokesman said no."

    assert ("GOV",) == entity_at(actors_of(text), text, "The Norwegian spokesman").sectors


def test_the_president_in_an_advisers_office_is_somebody_else() -> None:
    text = "An adviser to the president, Jonas Hallen, said no."

    found = actors_of(text)

    assert entity_at(found, text, "Jonas Hallen").id != entity_at(found, text, "the president").id


def test_lawyer_of_one_person_is_met_again_by_whose_lawyer_he_is() -> None:
    text = "An attorney for Livia Thorne, Jonas Hallen, smiled. Thorne's lawyer said no."

    assert "Jonas Hallen" == speaker_of(actors_of(text, said(text, "Thorne's lawyer", "no")))


def test_lawyers_of_two_people_are_two() -> None:
    text = "An attorney for Livia Thorne, Jonas Hallen, smiled. Tomas Reyes's lawyer said no."

    assert "Tomas Reyes's lawyer" == speaker_of(actors_of(text, said(text, "Tomas Reyes's lawyer", "no")))


@pytest.mark.parametrize(
    ("text", "source", "country", "sectors"),
    [
        ("Several of the trade unions in Denmark said no.", "Several of the trade unions in Denmark", "DNK", ("LAB",)),
        ("A group of tourists said no.", "A group of tourists", None, ("CVL",)),
        ("One of the Norwegian ministers said no.", "One of the Norwegian ministers", "NOR", ("GOV",)),
        ("Danish beekeepers said no.", "Danish beekeepers", "DNK", ()),
    ],
)
def test_source_without_a_name_tells_its_country_and_sector(
    text: str, source: str, country: str | None, sectors: tuple[str, ...]
) -> None:
    found = actors_of(text, said(text, source, "no"))

    [speaker] = [e for e in found.entities if e.id == found.statements[0].speaker_entity]
    assert (country, sectors) == (speaker.country, speaker.sectors)


def test_nominee_is_of_the_party_told() -> None:
    text = (
        "Republican Jonas Hallen met Democrat Livia Thorne to talk about fish and ports. Hallen said it went well. "
        "The Democratic nominee said it did not."
    )

    found = actors_of(
        text, said(text, "Hallen", "it went well", nth=1), said(text, "The Democratic nominee", "it did not")
    )

    assert "Livia Thorne" == speaker_of(found, 1)


def test_general_word_means_the_body_named_before() -> None:
    text = "The Bergen Harbour Office counted 40 ships. The agency said it was a record."

    assert "Bergen Harbour Office" == speaker_of(actors_of(text, said(text, "The agency", "it was a record")))


def test_general_word_is_no_body_of_another_kind() -> None:
    text = "The Bergen Workers Union counted 40 ships. The agency said it was a record."

    assert "agency" == speaker_of(actors_of(text, said(text, "The agency", "it was a record")))


def test_inverted_cue_at_the_start_is_no_given_name() -> None:
    text = 'Jonas Hallen smiled. Said Hallen: "It went well."'

    assert "Jonas Hallen" == speaker_of(actors_of(text, said(text, "Hallen", '"It went well."', nth=1, cue="Said")))


def test_named_person_is_meant_before_an_unnamed_one() -> None:
    text = 'Jonas Hallen spoke in Vienna. One visitor asked about fish. "It went well," he said.'

    found = actors_of(text, said(text, "he", '"It went well,"', mode="direct"))

    assert "Jonas Hallen" == speaker_of(found)


def test_person_is_called_as_the_report_does_and_not_as_it_quotes() -> None:
    text = 'Jonas Hallen spoke. "I know Crooked Jonas Hallen," a rival shouted.'

    assert "Jonas Hallen" == entity_at(actors_of(text), text, "Jonas Hallen").name


def test_bare_surname_is_the_mans_where_only_his_wife_is_named_in_full() -> None:
    text = "Maria Hallen waved from the balcony. President Hallen spoke to the crowd, and Mr. Hallen left at noon."

    found = actors_of(text)

    assert entity_at(found, text, "Maria Hallen").id != entity_at(found, text, "President Hallen").id


def test_surname_like_a_common_noun_begins_a_sentence() -> None:
    text = "Jonas Waters spoke. Waters said the boats were late."

    assert "Jonas Waters" == speaker_of(actors_of(text, said(text, "Waters", "the boats were late", nth=1)))


def test_counterpart_holds_the_same_office_in_another_state() -> None:
    text = "Norwegian Foreign Minister Mara Lindqvist met her Chilean counterpart, Tomas Reyes, in Vienna."

    role = role_of(text, "Tomas Reyes")

    assert ("Foreign Minister", "CHL") == (role.title, role.country)


def test_predecessor_holds_the_office_no_more() -> None:
    text = "Norwegian Foreign Minister Mara Lindqvist smiled. Lindqvist's predecessor, Tomas Reyes, left."

    assert ("ELI",) == entity_at(actors_of(text), text, "Tomas Reyes").sectors


def test_person_of_a_union_is_of_its_sector() -> None:
    text = "Tomas Reyes of the Fishing Union left."

    assert ("LAB",) == entity_at(actors_of(text), text, "Tomas Reyes").sectors


def test_this_newspaper_is_the_outlet() -> None:
    text = "Jonas Hallen told this newspaper that the boats were late."

    found = extract_actors(parse_of(text), report_of(text, outlet="Bergen Courier"), (), "o", quotations=())

    assert "Bergen Courier" == entity_at(found, text, "this newspaper").name


def test_its_spokesman_is_the_bodys_spoken_of() -> None:
    text = "The Kremlin smiled. Its spokesman, Jonas Hallen, left."

    role = role_of(text, "Jonas Hallen")

    assert ("spokesman", "Kremlin") == (role.title, role.body)


def test_united_nations_envoy_for_a_state_is_not_that_states() -> None:
    text = "UN special envoy for Norway Livia Thorne left."

    entity = entity_at(actors_of(text), text, "Livia Thorne")

    assert (None, ("IGO",)) == (entity.country, entity.sectors)


def test_short_sentence_of_names_is_no_headline() -> None:
    text = "Foreign Minister Livia Thorne left. Jonas Hallen stayed in the town."

    assert "Livia Thorne" == entity_at(actors_of(text), text, "Livia Thorne").name


def test_owner_of_a_counterpart_does_not_speak() -> None:
    text = "Livia Thorne smiled. Thorne's Chilean counterpart, Tomas Reyes, and Jonas Hallen said no."

    found = actors_of(text, said(text, "Thorne's Chilean counterpart, Tomas Reyes, and Jonas Hallen", "no"))

    assert "Tomas Reyes" == speaker_of(found)


def test_place_of_an_event_is_no_part_of_a_body() -> None:
    text = "Livia Thorne met the Chilean government in Vienna on Sunday."

    assert "Chilean government" == entity_at(actors_of(text), text, "the Chilean government").name


def test_adjective_for_people_speaks_as_a_group() -> None:
    text = "The displaced said no."

    found = actors_of(text, said(text, "The displaced", "no"))

    assert "group" == found.entities[0].kind


def test_name_after_whose_commissioner_he_is_needs_no_end_of_the_list() -> None:
    text = "Chile's peace commissioner, Tomas Reyes, and the commander of the northern rebels signed a truce."

    assert "commissioner" == role_of(text, "Tomas Reyes").title


def test_name_after_the_word_for_a_firm_is_no_person() -> None:
    text = "Airport operator Northgate said no. The company was late, a spokesman said."

    entity = entity_at(actors_of(text, said(text, "Airport operator Northgate", "no")), text, "Northgate")

    assert "organisation" == entity.kind


def test_its_chief_executive_is_the_firms() -> None:
    text = "Airport operator Northgate smiled. Its chief executive, Livia Thorne, left."

    assert "Northgate" == role_of(text, "Livia Thorne").body


def test_office_of_a_president_is_called_by_whose_it_is() -> None:
    text = "Jonas Hallen's office rejected the plan."

    assert "Jonas Hallen's office" == entity_at(actors_of(text), text, "Jonas Hallen's office").name


def test_nationality_is_no_newspaper() -> None:
    text = "The Australian minister left. Australian farmers stayed."

    assert "AUS" == entity_at(actors_of(text), text, "The Australian minister").country


def test_calling_that_opens_a_sentence_is_no_magazine() -> None:
    text = "Economist Livia Thorne said no."

    assert "economist" == role_of(text, "Livia Thorne").title.lower()


def test_coast_guard_spokesman_is_a_spokesman() -> None:
    text = "Norwegian Coast Guard spokesman Jonas Hallen left."

    assert "spokesman" == role_of(text, "Jonas Hallen").title


def test_doctor_after_her_office_holds_it() -> None:
    text = "Kenya's Cabinet Secretary for Health, Dr. Livia Thorne, and the regional director left."

    assert "Cabinet Secretary for Health" == role_of(text, "Livia Thorne").title


def test_chief_belongs_to_the_title_after_a_state() -> None:
    text = "Japan's Chief Cabinet Secretary, Jonas Hallen, left."

    role = role_of(text, "Jonas Hallen")

    assert ("Chief Cabinet Secretary", "JPN") == (role.title, role.country)


def test_ministry_is_of_the_state_that_owns_it() -> None:
    text = "South Korea's Unification Ministry waited."

    assert "KOR" == entity_at(actors_of(text), text, "Unification Ministry").country


def test_commission_of_a_continent_is_of_no_state() -> None:
    text = "The Inter-American Commission on Fish said no."

    found = actors_of(text, said(text, "The Inter-American Commission on Fish", "no"))

    assert [None] == [entity.country for entity in found.entities]


def test_surname_that_is_another_word_begins_a_sentence_before_its_verb() -> None:
    text = "General Jonas Long spoke on Monday in Vienna.\n\nLong added the boats were late."

    found = actors_of(text, said(text, "Long", "the boats were late", cue="added", nth=1))

    assert "Jonas Long" == speaker_of(found)
