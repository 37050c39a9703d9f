"""Who acts and who is acted upon, of a noun."""

from __future__ import annotations

import pytest

from dragoman.extract.events.parties_of_nouns import of_noun
from starred import starred, words


def parties(text: str, label: str, verb: str | None = None) -> tuple[list[str], list[str]]:
    parse, noun = starred(text)
    lender = None if verb is None else parse.words.index(verb)
    actors, recipients = of_noun(parse, noun, label, lender)
    return words(parse, actors), words(parse, recipients)


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("The army's *attack* on the village lasted a day.", "ASSAULT", (["army"], ["village"])),
        ("The *killing* of a farmer by soldiers shocked the valley.", "ASSAULT", (["soldiers"], ["farmer"])),
        ("The *talks* between Chile and Ghana ended.", "CONSULT", (["Chile"], [])),
        ("The union condemned the *arrest* of its chairman.", "COERCE", ([], ["chairman"])),
        ("The king ordered the *arrest* of a general.", "COERCE", (["king"], ["general"])),
        ("Lindqvist left after *talks* with Reyes.", "CONSULT", (["Lindqvist"], ["Reyes"])),
    ],
)
def test_the_phrase_of_a_noun_names_the_parties(text: str, label: str, expected: tuple[list[str], list[str]]):
    assert expected == parties(text, label)


def test_the_subject_of_a_light_verb_acts():
    expected = (["minister"], ["envoy"])

    assert expected == parties("The minister held *talks* with the envoy.", "CONSULT", verb="held")


def test_a_preposition_behind_the_noun_names_who_is_acted_upon():
    expected = (["rebels"], ["village"])

    assert expected == parties("The rebels launched an *attack* on the village.", "ASSAULT", verb="launched")


def test_a_day_owns_no_attack():
    actors, _ = parties("The minister condemned Monday's *attack* on the port.", "ASSAULT")

    assert "Monday" not in actors


def test_who_fears_an_attack_is_not_the_attacker():
    assert ([], []) == parties("Villagers fear an *attack* from the north.", "ASSAULT")


def test_who_warns_of_an_attack_is_not_the_attacker():
    assert ([], ["port"]) == parties("The premier warned of an *attack* on the port.", "ASSAULT")
