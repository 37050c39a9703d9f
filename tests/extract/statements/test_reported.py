"""Statements told by a cue and its grammar."""

from __future__ import annotations

import pytest

from dragoman.extract.grammar.quotations import find_quotations
from dragoman.extract.statements.cue_candidates import find_candidates
from dragoman.extract.statements.cue_lookup import entry_of
from dragoman.extract.statements.reported import draft_reported
from dragoman.extract.statements.statement_draft import Draft, quoted_tokens
from dragoman.lexicon.cues import load_cues
from dragoman.model import Parse
from starred import starred


def first_draft(text: str) -> tuple[Parse, Draft | None]:
    """Return what the first candidate of the cue between stars would be."""
    parse, anchor = starred(text)
    candidate = next(each for each in find_candidates(parse) if each.anchor == anchor)
    quotations = find_quotations(parse)
    entry = entry_of(parse, candidate, load_cues(), candidate.frame)
    return parse, draft_reported(parse, candidate, entry, quotations, quoted_tokens(len(parse), quotations))


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The envoy *said* that the river had risen.", "The envoy", ["that the river had risen"]),
        ("The river had risen, the envoy *said*.", "the envoy", ["The river had risen"]),
        (
            "The spokesman *added* that on Monday they had left.",
            "The spokesman",
            ["that on Monday they had left"],
        ),
        (
            'The envoy *said* the river had "risen beyond all measure" since May.',
            "The envoy",
            ['the river had "risen beyond all measure" since May'],
        ),
    ],
)
def test_source_and_content_are_ranges(text: str, source: str, content: list[str]):
    parse, draft = first_draft(text)

    assert draft is not None
    assert draft.source is not None
    assert (source, content) == (parse.wording(*draft.source), [parse.wording(*piece) for piece in draft.content])


def test_who_is_told_is_kept():
    parse, draft = first_draft("The minister *told* the commission that the bridge would open.")

    assert draft is not None
    assert draft.to is not None
    assert "the commission" == parse.wording(*draft.to)


def test_a_verb_outside_the_lexicon_tells_nothing_with_an_object():
    assert None is first_draft("The king *received* the ambassador.")[1]


def test_a_participle_after_a_comma_has_the_speaker_of_its_sentence():
    parse, draft = first_draft("The minister said the talks were useful, *stressing* that no date had been set.")

    assert draft is not None
    assert draft.source is not None
    assert "The minister" == parse.wording(*draft.source)
