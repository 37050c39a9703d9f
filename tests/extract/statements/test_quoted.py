"""Statements told by quotation marks."""

from __future__ import annotations

import pytest

from dragoman.extract.grammar.quotations import find_quotations
from dragoman.extract.statements.proposals import propose
from dragoman.extract.statements.quoted import add_lone_quotations, drafts_beside, drafts_signed
from dragoman.extract.statements.statement_draft import Draft
from dragoman.lexicon.cues import load_cues
from dragoman.model import Parse
from parses import parse_of


def drawn(parse: Parse, drafts: list[Draft]) -> list[tuple[str | None, list[str]]]:
    return [
        (
            None if draft.source is None else parse.wording(*draft.source),
            [parse.wording(*piece) for piece in draft.content],
        )
        for draft in drafts
    ]


def beside(text: str) -> list[tuple[str | None, list[str]]]:
    parse = parse_of(text)
    quotations, cues = find_quotations(parse), load_cues()
    proposals = propose(parse, quotations, cues)
    return drawn(parse, list(drafts_beside(parse, proposals.bare, list(quotations), cues, proposals.quoted)))


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ('"The river has risen," said the envoy.', "the envoy", '"The river has risen,"'),
        ('The envoy said: "The river has risen."', "The envoy", '"The river has risen."'),
        (
            "The envoy then added:\n\n“The river has risen. Nobody was warned.”",
            "The envoy",
            "“The river has risen. Nobody was warned.”",
        ),
    ],
)
def test_the_cue_beside_a_quotation_names_its_source(text: str, source: str, content: str):
    assert [(source, [content])] == beside(text)


def test_a_quoted_term_is_no_statement():
    assert [] == beside("The town is called “the pearl” of the coast.")


def test_a_dash_and_a_name_sign_a_quotation():
    parse = parse_of('"The bridge holds, and it will hold for years."\n\n-Runa Eskild, engineer')
    found = drawn(parse, list(drafts_signed(parse, find_quotations(parse))))

    assert [("Runa Eskild, engineer", ['"The bridge holds, and it will hold for years."'])] == found


def test_a_quotation_without_a_cue_stands_alone_where_it_is_a_paragraph():
    parse = parse_of("The talks ended at noon.\n\n“Nobody was warned of the flood that came on Monday.”")
    found = drawn(parse, add_lone_quotations(parse, find_quotations(parse), []))

    assert [(None, ["“Nobody was warned of the flood that came on Monday.”"])] == found


def test_a_quotation_that_follows_goes_on_with_the_statement():
    parse = parse_of('"The river has risen," the envoy said. "Nobody was warned."')
    first, second = find_quotations(parse)
    proposals = propose(parse, (first, second), load_cues())
    drafts = list(drafts_beside(parse, proposals.bare, [first], load_cues(), proposals.quoted))

    assert [] == add_lone_quotations(parse, (first, second), drafts)
    assert [("the envoy", ['"The river has risen,"', '"Nobody was warned."'])] == drawn(parse, drafts)
