"""What the rules propose, and what they settle on."""

from __future__ import annotations

from dragoman.extract.grammar.quotations import find_quotations
from dragoman.extract.statements.proposals import Proposals, by_content, is_nested, part_participles, propose
from dragoman.extract.statements.statement_draft import Draft
from dragoman.lexicon.cues import load_cues
from dragoman.model import TokenRange
from parses import parse_of


def proposals_of(text: str) -> Proposals:
    parse = parse_of(text)
    return propose(parse, find_quotations(parse), load_cues())


def anchors(text: str, floor: float = 0.25) -> list[str]:
    proposals = proposals_of(text)
    return [proposals.parse.words[draft.anchor or 0] for draft in proposals.settled(floor)]


def test_each_cue_is_settled_once():
    assert ["said"] == anchors("The envoy said that the river had risen.")


def test_a_light_verb_is_told_with_its_noun_only():
    assert ["hope"] == anchors("The minister expressed hope that the talks would resume.")


def test_nothing_is_sure_enough_for_an_impossible_floor():
    assert [] == anchors("The envoy said that the river had risen.", floor=1.01)


def test_what_is_settled_is_the_callers_own():
    proposals = proposals_of("The envoy said that the river had risen.")
    [draft] = proposals.settled(0.25)
    draft.content.clear()

    assert [1] == [len(each.content) for each in proposals.settled(0.25)]


def test_a_verb_within_a_quotation_is_no_candidate():
    proposals = proposals_of('"The river has risen," the envoy said.')

    assert {"said"} == {proposals.parse.words[candidate.anchor] for candidate in proposals.bare}


def draft(anchor: int, source: TokenRange, *content: TokenRange) -> Draft:
    return Draft(anchor=anchor, cue=TokenRange(anchor, anchor + 1), source=source, content=list(content))


def test_a_cue_within_the_content_of_another_is_nested():
    outer, inner = draft(2, TokenRange(0, 2), TokenRange(3, 9)), draft(5, TokenRange(3, 5), TokenRange(6, 9))
    contents = by_content([outer, inner])

    assert [False, True] == [is_nested(each, contents) for each in (outer, inner)]


def test_a_participle_of_the_same_speaker_ends_what_was_said_before():
    parse = parse_of("The minister said the talks were useful, stressing that no date had been set.")
    stressing = parse.words.index("stressing")
    said = draft(2, TokenRange(0, 2), TokenRange(3, len(parse) - 1))
    stressed = draft(stressing, TokenRange(0, 2), TokenRange(stressing + 1, len(parse) - 1))
    part_participles(parse, [said, stressed])

    assert "the talks were useful" == parse.wording(*said.content[0])
