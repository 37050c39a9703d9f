"""Statements told by a colon or a dash."""

from __future__ import annotations

import pytest

from dragoman.extract.statements.headlines import drafts_from_colons
from dragoman.extract.statements.statement_draft import Draft
from dragoman.model import TokenRange
from parses import parse_of, report_of


def told(text: str, drafts: tuple[Draft, ...] = ()) -> list[tuple[str, str]]:
    parse = parse_of(text)
    found = drafts_from_colons(parse, report_of(text), drafts)
    return [(parse.wording(*each.source), parse.wording(*each.content[0])) for each in found if each.source is not None]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("River talks to resume in May: envoy", "envoy", "River talks to resume in May"),
        ("Minister: River talks to resume in May", "Minister", "River talks to resume in May"),
        (
            "No grounds to lift the bridge toll this year - Transport Ministry",
            "Transport Ministry",
            "No grounds to lift the bridge toll this year",
        ),
    ],
)
def test_a_headline_names_its_source_on_either_side(text: str, source: str, content: str):
    assert [(source, content)] == told(text)


def test_a_headline_without_a_source_tells_no_statement():
    assert [] == told("Minister to visit flooded towns on Friday")


def test_what_a_cue_has_told_already_is_not_told_twice():
    text = "Minister: River talks to resume in May"
    taken = Draft(anchor=0, cue=TokenRange(0, 1), source=None, content=[TokenRange(2, 8)])

    assert [] == told(text, (taken,))


def test_a_colon_within_a_report_is_no_headline():
    assert [] == told("The talks ended at noon.\n\n“Nobody was warned of the flood that came on Monday.”")
