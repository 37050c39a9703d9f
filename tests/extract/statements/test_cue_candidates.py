"""Every candidate of a report, by anchor."""

from __future__ import annotations

from cue_drawings import drawn

from dragoman.extract.statements.cue_candidates import find_candidates
from parses import parse_of


def test_candidates_of_verbs_and_nouns_come_in_the_order_of_their_anchors():
    parse = parse_of("The minister denied reports that the army had attacked the camp.")
    anchors = [candidate.anchor for candidate in find_candidates(parse)]

    assert sorted(anchors) == anchors
    assert {"denied", "reports", "attacked"} <= {parse.words[anchor] for anchor in anchors}


def test_phrases_are_found_beside_verbs():
    parse = parse_of("According to the envoy, the river had risen.")

    assert ("according", "according", "envoy", ["the river had risen"]) in drawn(parse, find_candidates(parse))


def test_auxiliaries_are_no_anchors():
    parse = parse_of("The ministers will meet on Friday.")

    assert {"meet"} == {parse.words[candidate.anchor] for candidate in find_candidates(parse)}
