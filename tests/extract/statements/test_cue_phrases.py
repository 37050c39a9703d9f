"""Cues that are phrases."""

from __future__ import annotations

from cue_drawings import drawn

from dragoman.extract.statements.cue_phrases import according, in_opinion
from starred import starred


def test_according_to_somebody_takes_the_rest_of_the_sentence():
    parse, token = starred("*According* to the envoy, the river had risen.")

    assert [("according", "according", "envoy", ["the river had risen"])] == drawn(parse, according(parse, token))


def test_the_cue_is_according_to():
    parse, token = starred("*According* to the envoy, the river had risen.")
    [candidate] = according(parse, token)

    assert "According to" == parse.wording(*candidate.cue)


def test_somebodys_opinion_is_a_statement():
    parse, token = starred("*In* the envoy's opinion, the bridge will hold.")

    assert [("in opinion", "according", "envoy", ["the bridge will hold"])] == drawn(parse, in_opinion(parse, token))


def test_a_place_is_no_opinion():
    parse, token = starred("*In* Oslo, the ministers met the envoy.")

    assert [] == list(in_opinion(parse, token))
