"""Words that mention several actors at once, and statements that several make together."""

from __future__ import annotations

import pytest
from test_actors import actors_of, entity_at, said, span_of

from dragoman.extract.actors.extraction import ActorFindings


def names_of(found: ActorFindings, ids: tuple[str, ...]) -> list[str]:
    name = {entity.id: entity.name for entity in found.entities}
    return [name[entity] for entity in ids]


def speakers_of(found: ActorFindings, number: int = 0) -> list[str]:
    statement = found.statements[number]
    first = (statement.speaker_entity,) if statement.speaker_entity else ()
    return names_of(found, (*first, *statement.also_by))


@pytest.mark.parametrize(
    ("text", "source", "speakers"),
    [
        (
            "The foreign ministers of the four coastal states of Norway, the Netherlands, Chile and Peru said "
            "a pact was near.",
            "The foreign ministers of the four coastal states of Norway, the Netherlands, Chile and Peru",
            [
                "foreign minister of Norway",
                "foreign minister of the Netherlands",
                "foreign minister of Chile",
                "foreign minister of Peru",
            ],
        ),
        (
            "Norwegian and Chilean delegations said a pact was near.",
            "Norwegian and Chilean delegations",
            ["Norwegian delegations", "Chilean delegations"],
        ),
        (
            "The governments of Norway and Chile said a pact was near.",
            "The governments of Norway and Chile",
            ["government of Norway", "government of Chile"],
        ),
        (
            "Ministers Mara Lindqvist and Tomas Reyes said a pact was near.",
            "Ministers Mara Lindqvist and Tomas Reyes",
            ["Mara Lindqvist", "Tomas Reyes"],
        ),
        (
            "Mara Lindqvist and Tomas Reyes said a pact was near.",
            "Mara Lindqvist and Tomas Reyes",
            ["Mara Lindqvist", "Tomas Reyes"],
        ),
        (
            "Foreign ministers Mara Lindqvist of Norway and Tomas Reyes of Chile said a pact was near.",
            "Foreign ministers Mara Lindqvist of Norway and Tomas Reyes of Chile",
            ["Mara Lindqvist", "Tomas Reyes"],
        ),
        (
            "The Norwegian and Chilean foreign ministers, Mara Lindqvist and Tomas Reyes, said a pact was near.",
            "The Norwegian and Chilean foreign ministers, Mara Lindqvist and Tomas Reyes",
            ["Mara Lindqvist", "Tomas Reyes"],
        ),
        (
            "Norway's and Chile's foreign ministers said a pact was near.",
            "Norway's and Chile's foreign ministers",
            ["Norway's foreign minister", "Chile's foreign minister"],
        ),
        (
            "Spokesmen for the army and the police said a pact was near.",
            "Spokesmen for the army and the police",
            ["spokesman for the army", "spokesman for the police"],
        ),
        (
            "Norway's Prime Minister Mara Lindqvist and her Chilean counterpart Tomas Reyes said a pact was near.",
            "Norway's Prime Minister Mara Lindqvist and her Chilean counterpart Tomas Reyes",
            ["Mara Lindqvist", "Tomas Reyes"],
        ),
    ],
    ids=[
        "office of several states",
        "shared noun",
        "bodies",
        "shared title",
        "names",
        "states behind the names",
        "names behind the states",
        "genitives",
        "spokesmen of bodies",
        "counterpart",
    ],
)
def test_each_of_several_speaks(text: str, source: str, speakers: list[str]) -> None:
    assert speakers == speakers_of(actors_of(text, said(text, source, "a pact was near")))


def test_each_minister_has_the_office_of_his_state() -> None:
    text = "The foreign ministers of Norway and Chile met."

    roles = {e.country: e.role.title for e in actors_of(text).entities if e.role is not None}

    assert {"NOR": "foreign minister", "CHL": "foreign minister"} == roles


@pytest.mark.parametrize(
    "text",
    [
        "Foreign ministers Mara Lindqvist of Norway and Tomas Reyes of Chile met.",
        "The Norwegian and Chilean foreign ministers, Mara Lindqvist and Tomas Reyes, met.",
    ],
)
def test_each_name_of_several_has_its_own_state(text: str) -> None:
    countries = {e.name: e.country for e in actors_of(text).entities if e.kind == "person"}

    assert {"Mara Lindqvist": "NOR", "Tomas Reyes": "CHL"} == countries


def test_one_minister_of_several_is_met_again() -> None:
    text = "The foreign ministers of Norway and Chile met. The Norwegian foreign minister said a pact was near."

    found = actors_of(text, said(text, "The Norwegian foreign minister", "a pact was near"))

    assert ["foreign minister of Norway"] == speakers_of(found)


@pytest.mark.parametrize(
    ("again", "source"),
    [("They", "They"), ("Both ministers", "Both ministers"), ("The two sides", "The two sides")],
)
def test_a_word_for_both_means_each(again: str, source: str) -> None:
    text = f"Mara Lindqvist and Tomas Reyes met in Vienna. {again} said a pact was near."

    found = actors_of(text, said(text, source, "a pact was near"))

    assert ["Mara Lindqvist", "Tomas Reyes"] == speakers_of(found)


def test_the_two_sides_are_those_who_met() -> None:
    text = "Mara Lindqvist met her Chilean counterpart, Tomas Reyes, in Vienna. The two sides said a pact was near."

    found = actors_of(text, said(text, "The two sides", "a pact was near"))

    assert ["Mara Lindqvist", "Tomas Reyes"] == speakers_of(found)


def test_a_state_beside_a_group_is_no_part_of_it() -> None:
    text = "Relations between Norway and Chilean groups are good."

    assert ["Norway", "Chilean groups"] == [entity.name for entity in actors_of(text).entities]


def test_a_choice_of_two_is_not_both() -> None:
    text = "Mara Lindqvist or Tomas Reyes said a pact was near."

    found = actors_of(text, said(text, "Mara Lindqvist or Tomas Reyes", "a pact was near"))

    assert ["Mara Lindqvist"] == speakers_of(found)


def test_a_mention_says_why_it_means_its_entity() -> None:
    text = "Jonas Hallen opened the meeting. Hallen thanked the hosts."

    found = actors_of(text)

    [mention] = [m for m in found.mentions if m.span == span_of(text, "Hallen", nth=1)]
    assert "the last words of the name of Jonas Hallen" == mention.because


def test_one_word_for_two_is_a_mention_of_each() -> None:
    text = "Mara Lindqvist and Tomas Reyes met in Vienna. Both ministers smiled."

    found = actors_of(text)

    covering = [m for m in found.mentions if m.span == span_of(text, "Both ministers")]
    assert 2 == len({m.id for m in covering})
    assert entity_at(found, text, "Mara Lindqvist").id == covering[0].entity_id


def test_both_parties_are_not_those_who_urge_them() -> None:
    text = "Mara Lindqvist and Tomas Reyes urged both parties to stop."

    found = actors_of(text)

    assert "both parties" == entity_at(found, text, "both parties").name


def test_two_officials_may_be_named_in_two_sentences() -> None:
    text = "Mara Lindqvist spoke at noon. Tomas Reyes spoke later. The two officials said a pact was near."

    found = actors_of(text, said(text, "The two officials", "a pact was near"))

    assert ["Mara Lindqvist", "Tomas Reyes"] == sorted(speakers_of(found))


def test_two_lawmakers_named_behind_the_noun_are_lawmakers_and_met_again() -> None:
    text = (
        "She said that two lawmakers, Tomas Reyes and Livia Thorne, had asked for asylum. The lawmakers said they stay."
    )

    found = actors_of(text, said(text, "The lawmakers", "they stay"))

    assert ["Tomas Reyes", "Livia Thorne"] == speakers_of(found)


def test_names_that_are_not_as_many_as_told_are_others() -> None:
    text = "Three lawmakers, Tomas Reyes and Livia Thorne, said a pact was near."

    found = actors_of(text)

    assert entity_at(found, text, "Tomas Reyes").role is None
