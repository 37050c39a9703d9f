"""Who acts and who is acted upon, of a verb."""

from __future__ import annotations

import pytest

from dragoman.extract.events.parties_of_verbs import from_above, of_verb, of_what_is_said
from starred import starred, words


@pytest.mark.parametrize(
    ("text", "label", "actors", "recipients"),
    [
        ("Chile *condemned* the rebels.", "ACCUSE", ["Chile"], ["rebels"]),
        ("The rebels were *condemned* by Chile.", "ACCUSE", ["Chile"], ["rebels"]),
        ("Officers were *sent* to the border.", "MOBILIZE", ["Officers"], []),
        ("The bank *lent* money to the miners.", "AID", ["bank"], ["miners"]),
        ("Norway *withdrew* its soldiers from Mali.", "RETREAT", ["Norway"], ["Mali"]),
        ("Militants *threw* grenades at the police.", "ASSAULT", ["Militants"], ["police"]),
        ("Chile *demanded* that Ghana free the sailors.", "REQUEST", ["Chile"], ["Ghana"]),
        ("The nurses *threatened* to strike unless the ministry paid.", "THREATEN", ["nurses"], ["ministry"]),
        ("Ghana said it *condemned* the rebels.", "ACCUSE", ["Ghana"], ["rebels"]),
        ("Chile called on Ghana to *free* the sailors.", "RETREAT", ["Ghana"], ["sailors"]),
    ],
)
def test_subject_object_and_clause_name_the_parties(text: str, label: str, actors: list[str], recipients: list[str]):
    parse, verb = starred(text)
    found = of_verb(parse, verb, label)

    assert (actors, recipients) == (words(parse, found[0]), words(parse, found[1]))


def test_the_one_who_is_to_act_stands_in_the_clause():
    parse, demanded = starred("Chile *demanded* that Ghana free the sailors.")

    assert ["Ghana"] == words(parse, of_what_is_said(parse, demanded, "REQUEST"))


def test_a_verb_without_a_clause_says_nothing_of_others():
    parse, condemned = starred("Chile *condemned* the rebels.")

    assert [] == of_what_is_said(parse, condemned, "ACCUSE")


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["rebels"], "The rebels agreed to *release* the sailors."),
        (["general"], "The general denied *shelling* the town."),
        ([], "The *release* of the sailors pleased Chile."),
    ],
)
def test_the_subject_above_acts(expected: list[str], text: str):
    parse, token = starred(text)

    assert expected == words(parse, from_above(parse, token))
