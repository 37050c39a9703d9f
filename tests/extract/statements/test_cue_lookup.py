"""Candidates in the cue lexicon."""

from __future__ import annotations

from dragoman.extract.statements.cue_lookup import entry_of
from dragoman.extract.statements.cue_verbs import of_verb
from dragoman.lexicon.cues import load_cues
from starred import starred


def lemma_found(text: str, frame: str) -> str | None:
    parse, verb = starred(text)
    candidate = next(iter(of_verb(parse, verb)))
    entry = entry_of(parse, candidate, load_cues(), frame)
    return None if entry is None else entry.lemma


def test_a_verb_is_looked_up_in_its_frame():
    assert "say" == lemma_found("The envoy *said* that the river had risen.", "clause")
    assert None is lemma_found("The envoy *said* that the river had risen.", "object-to")


def test_a_verb_goes_with_its_particle_first():
    assert "play down" == lemma_found("The mayor *played* down the report on the bridge.", "object")


def test_a_verb_that_the_lexicon_does_not_list_has_no_entry():
    assert None is lemma_found("Norwegian police *arrested* three Chilean diplomats.", "object")
