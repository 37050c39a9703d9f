"""Cues that are nouns, with light verbs, and adjectives."""

from __future__ import annotations

import pytest
from cue_drawings import drawn

from dragoman.extract.statements.cue_nouns import of_adjective, of_noun
from starred import starred


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The *claim* that the army burned the village is baseless, the judge said.",
            ("claim", "noun-clause", None, ["that the army burned the village"]),
        ),
        (
            "The minister expressed *hope* that the talks would resume.",
            ("express hope", "light-clause", "minister", ["that the talks would resume"]),
        ),
        (
            "The minister rejected the *claim* of the commission.",
            ("reject claim", "light-prep:of", "minister", ["the commission"]),
        ),
        (
            "Vienna's *position* on the treaty has not changed.",
            ("position", "noun-prep:on", "Vienna", ["the treaty"]),
        ),
    ],
)
def test_the_complement_of_a_noun_gives_its_frame(text: str, expected: tuple[str, str, str | None, list[str]]):
    parse, noun = starred(text)

    assert [expected] == drawn(parse, of_noun(parse, noun))


def test_the_cue_of_a_light_verb_is_verb_and_noun():
    parse, hope = starred("The minister expressed *hope* that the talks would resume.")
    [candidate] = of_noun(parse, hope)

    assert "expressed hope" == parse.wording(*candidate.cue)


def test_whose_word_a_noun_is_stands_after_by():
    parse, decision = starred("Chile condemned the *decision* by Ghana.")

    assert ("decision", "noun-prep:by", "Ghana", ["Ghana"]) in drawn(parse, of_noun(parse, decision))


def test_a_noun_before_a_noun_is_no_cue():
    parse, attack = starred("The *attack* helicopter stood in a museum.")

    assert [] == list(of_noun(parse, attack))


def test_an_adjective_takes_an_infinitive():
    parse, ready = starred("Norway was *ready* to sign the treaty.")

    assert [("ready", "adj-to", "Norway", ["to sign the treaty"])] == drawn(parse, of_adjective(parse, ready))


def test_an_adjective_before_its_noun_is_no_cue():
    parse, planned = starred("We dream of a *better* tomorrow.")

    assert [] == list(of_adjective(parse, planned))
