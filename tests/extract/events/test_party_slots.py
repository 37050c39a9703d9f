"""Where a party may stand beside a word, and which words may name one."""

from __future__ import annotations

import pytest

from dragoman.extract.events.party_slots import (
    direct_objects,
    is_nationality,
    is_time,
    may_act,
    objects,
    party_of,
    towards,
    who_may_act,
)
from starred import starred, words


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "*Chile* condemned the rebels."),
        (True, "The *rebels* refused to meet the envoy."),
        (True, "*She* said that soldiers had attacked the convoy."),
        (True, "The *Norwegian* spokesman said no."),
        (False, "The army started shelling the *town* at dawn."),
        (False, "The ministers met on *Monday*."),
        (False, "The *treaty* averted a war between the neighbours."),
    ],
)
def test_names_people_and_nationalities_may_act(expected: bool, text: str):
    assert expected == may_act(*starred(text))


@pytest.mark.parametrize(
    ("expected", "text"), [(True, "The ministers met on *Monday*."), (False, "The ministers met in *Oslo*.")]
)
def test_times_are_told_from_places(expected: bool, text: str):
    assert expected == is_time(*starred(text))


@pytest.mark.parametrize(
    ("expected", "text"),
    [(True, "The *Norwegian* spokesman said no."), (False, "A *possible* visit by the king was discussed.")],
)
def test_an_adjective_with_a_capital_is_a_nationality(expected: bool, text: str):
    assert expected == is_nationality(*starred(text))


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["rebels"], "Chile *condemned* the rebels."),
        (["money", "Haiti"], "Cuba *gave* Haiti money."),
        (["envoy"], "The minister *met* the envoy and his aides on Saturday."),
        ([], "The ministers *met* in Oslo."),
    ],
)
def test_objects_need_no_preposition(expected: list[str], text: str):
    parse, verb = starred(text)

    assert sorted(expected) == sorted(words(parse, direct_objects(parse, verb)))


def test_objects_of_some_prepositions_only_are_returned():
    parse, arrested = starred("Two students were *arrested* by police in Oslo.")

    assert ["police"] == words(parse, objects(parse, arrested, ("by",)))
    assert [] == words(parse, objects(parse, arrested, ("with",)))


def test_only_those_who_may_act_are_returned():
    parse, talks = starred("The envoy left after *talks* with the rebels.")

    assert ["rebels"] == words(parse, who_may_act(parse, talks, ("with",)))
    assert [] == words(parse, who_may_act(parse, talks, ("on",)))


@pytest.mark.parametrize(
    ("expected", "text", "label"),
    [
        (["Mali"], "Norway imposed *sanctions* on Mali.", "SANCTION"),
        (["rebels"], "The envoy left after *talks* with the rebels.", "CONSULT"),
        ([], "The ministers *met* in Oslo.", "CONSULT"),
    ],
)
def test_each_type_has_its_prepositions(expected: list[str], text: str, label: str):
    parse, token = starred(text)

    assert expected == words(parse, towards(parse, [token], label))


@pytest.mark.parametrize(
    ("expected", "text", "label"),
    [
        (["rebels"], "Chile condemned the *rebels*.", "ACCUSE"),
        (["Ghana"], "Chile condemned Ghana's *decision*.", "ACCUSE"),
        (["Ghana"], "Chile condemned the *decision* by Ghana.", "ACCUSE"),
        (["village"], "Rebels attacked a *village*.", "ASSAULT"),
    ],
)
def test_a_thing_stands_for_whose_it_is(expected: list[str], text: str, label: str):
    parse, noun = starred(text)

    assert expected == words(parse, party_of(parse, noun, label))
