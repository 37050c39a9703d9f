"""Cues that are verbs: their frames, sources and contents."""

from __future__ import annotations

import pytest
from cue_drawings import drawn

from dragoman.extract.statements.cue_verbs import of_verb
from starred import starred

FIRST = [
    (
        "The envoy *said* that the river had risen.",
        ("say", "clause", "envoy", ["that the river had risen"]),
    ),
    ("The river had risen, the envoy *said*.", ("say", "inverted", "envoy", ["The river had risen"])),
    (
        "The minister *promised* to open the bridge in May.",
        ("promise", "to", "minister", ["to open the bridge in May"]),
    ),
    ("The army *denied* attacking the village.", ("deny", "ing", "army", ["attacking the village"])),
    ("Chile *condemned* the rebels.", ("condemn", "object", "Chile", ["the rebels"])),
    (
        "The envoy *urged* the rebels to release the hostages.",
        ("urge", "object-to", "envoy", ["the rebels to release the hostages"]),
    ),
    ("The premier *warned* of an attack on the port.", ("warn", "prep:of", "premier", ["an attack on the port"])),
    ("The rebels were *condemned* by Chile.", ("condemn", "passive", "Chile", ["The rebels"])),
    (
        "He *made* it clear that the bridge would stay open.",
        ("make clear", "clause", "He", ["that the bridge would stay open"]),
    ),
    (
        "The engineer is *convinced* that the bridge will hold.",
        ("convinced", "adj-clause", "engineer", ["that the bridge will hold"]),
    ),
]


@pytest.mark.parametrize(("text", "expected"), FIRST)
def test_the_complement_of_a_verb_gives_its_frame(text: str, expected: tuple[str, str, str | None, list[str]]):
    parse, verb = starred(text)

    assert expected == drawn(parse, of_verb(parse, verb))[0]


def test_every_active_verb_may_stand_beside_a_quotation():
    parse, left = starred("The king and the queen *left*.")

    assert [("leave", "bare", "king", [])] == drawn(parse, of_verb(parse, left))


def test_who_is_told_is_the_addressee():
    parse, told = starred("They *told* us that the US would wait.")
    candidate = next(iter(of_verb(parse, told)))

    assert candidate.to is not None
    assert "us" == parse.words[candidate.to]


def test_going_on_to_say_is_one_cue():
    parse, say = starred("He went on to *say* that the bridge would open in May.")
    candidate = next(iter(of_verb(parse, say)))

    assert "went on to say" == parse.wording(*candidate.cue)


def test_to_be_is_no_cue():
    parse, was = starred("It *was* a two-day visit.")

    assert [] == list(of_verb(parse, was))
