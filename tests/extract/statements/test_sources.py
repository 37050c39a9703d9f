"""The source of a statement by its place beside the cue."""

from __future__ import annotations

import pytest

from dragoman.extract.grammar.quotations import Quotation, find_quotations
from dragoman.extract.statements.sources import person_before, source_by_position
from dragoman.extract.statements.statement_draft import quoted_tokens
from dragoman.model import Parse, TokenRange
from starred import starred


def quoted(parse: Parse) -> list[Quotation | None]:
    return quoted_tokens(len(parse), find_quotations(parse))


def worded(parse: Parse, found: TokenRange | None) -> str | None:
    return None if found is None else parse.wording(*found)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("the envoy", '"The river has risen," the envoy *said*.'),
        ("the envoy", '"The river has risen," *said* the envoy.'),
        ("Jonas Hallen", 'Peter Brandt was late. "He will pay for it," *said* Jonas Hallen.'),
        (None, "“We *stay* and they go.\n\nThe envoy left."),
    ],
)
def test_the_noun_phrase_right_beside_a_cue_is_the_source(expected: str | None, text: str):
    parse, verb = starred(text)

    assert expected == worded(parse, source_by_position(parse, verb, quoted(parse), reach=3))


def test_beyond_its_reach_no_source_is_found():
    parse, verb = starred('"The river has risen," the envoy *said*.')

    assert None is source_by_position(parse, verb, quoted(parse), reach=0)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("Mara Lindqvist", "Mara Lindqvist *said*, stressing that prices would fall."),
        ("Tomas Reyes", "Tomas Reyes, Chile's deputy foreign minister, *said* the talks would go on."),
        (None, "The envoy *said* that the river had risen."),
        (None, "Norland plans to *impose* sanctions on the bank."),
    ],
)
def test_the_person_named_before_a_finite_verb_is_the_source(expected: str | None, text: str):
    parse, verb = starred(text)

    assert expected == worded(parse, person_before(parse, verb, quoted(parse)))
