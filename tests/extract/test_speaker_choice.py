"""Whom a speaker's words mean, weighed over the entities near."""

from __future__ import annotations

from test_actors import actors_of, said, speaker_of

from dragoman.extract.entities.speaker_choice import WeighingChooser
from dragoman.extract.entities.speaker_options import Option
from dragoman.lexicon.speaker_weights import load_speaker_weights


def test_heaviest_option_is_chosen_and_the_first_of_equal_ones() -> None:
    chooser = WeighingChooser({"near": 1.0, "far": -1.0})

    assert [1, 0] == [
        chooser.heaviest([["far"], ["near"], ["near"]]),
        chooser.heaviest([["unknown"], ["other"]]),
    ]


def test_chance_of_the_choice_is_its_share_of_the_weights() -> None:
    options = [Option(None, ("a",)), Option(None, ("b",))]

    assert 0.5 == WeighingChooser({}).choose(None, options).chance  # type: ignore[arg-type]


def test_choice_of_the_rules_weighs_much() -> None:
    assert load_speaker_weights()["by rules"] > 1.0


def test_two_sides_who_speak_are_the_two_persons_named() -> None:
    text = (
        "Norwegian Foreign Minister Mara Lindqvist met Chilean Foreign Minister Tomas Reyes in Oslo. "
        "The sides said talks between Oslo and Santiago would go on."
    )
    found = actors_of(text, said(text, "The sides", "talks between Oslo and Santiago would go on"))
    [statement] = found.statements
    names = {entity.id: entity.name for entity in found.entities}

    assert ["Mara Lindqvist", "Tomas Reyes"] == [
        names[each] for each in (statement.speaker_entity, *statement.also_by) if each is not None
    ]


def test_speaker_by_deputy_office_is_not_the_minister_whatever_the_weights() -> None:
    text = "Foreign Minister Mara Lindqvist left. The deputy foreign minister said the talks went well."

    assert (
        speaker_of(actors_of(text, said(text, "The deputy foreign minister", "the talks went well")))
        != "Mara Lindqvist"
    )
