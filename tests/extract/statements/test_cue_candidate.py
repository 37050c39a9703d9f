"""A candidate of a cue, and the lemma it goes by."""

from __future__ import annotations

import pytest

from dragoman.extract.statements.cue_candidate import Cue, CueCandidate, lemma_of
from dragoman.model import TokenRange
from parses import parse_of
from starred import starred

PARSE = parse_of("The envoy said that the river had risen.")
SAID = Cue(PARSE, "say", 2, TokenRange(2, 3), 1)
CONTENT = TokenRange(3, 8)


def test_a_candidate_has_what_its_cue_has():
    expected = CueCandidate(lemma="say", frame="clause", anchor=2, cue=TokenRange(2, 3), source=1, content=(CONTENT,))

    assert expected == SAID.candidate("clause", CONTENT)


def test_a_frame_may_have_other_tokens_for_its_cue():
    assert TokenRange(2, 4) == SAID.candidate("prep:of", CONTENT, tokens=TokenRange(2, 4)).cue


def test_a_frame_may_have_an_addressee():
    assert 6 == SAID.candidate("clause", CONTENT, to=6).to


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("say", "The envoy *said* that the river had risen."),
        ("hope", "The envoy said he *hoped* to meet the general."),
        ("ban", "Deputies are debating a bill to *ban* the party."),
    ],
)
def test_a_cue_goes_by_its_lemma_without_slips_of_the_pipeline(expected: str, text: str):
    assert expected == lemma_of(*starred(text))
