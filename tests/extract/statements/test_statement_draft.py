"""Statements in the making."""

from __future__ import annotations

from dragoman.extract.grammar.quotations import Quotation
from dragoman.extract.statements.statement_draft import Draft, merged, quoted_tokens
from dragoman.model import Span, TokenRange


def quotation(first: int, last: int) -> Quotation:
    return Quotation(Span(first, last), first, last, paragraph=0, closed=True, continues=False)


def test_a_draft_begins_with_its_cue_or_its_content():
    draft = Draft(anchor=2, cue=TokenRange(2, 3), source=None, content=[TokenRange(5, 9), TokenRange(12, 14)])

    assert (2, 14) == (draft.start(), draft.end())


def test_a_draft_without_a_cue_begins_with_its_content():
    draft = Draft(anchor=None, cue=None, source=TokenRange(0, 2), content=[TokenRange(5, 9)])

    assert 5 == draft.start()


def test_pieces_that_touch_are_joined_in_order():
    pieces = [TokenRange(8, 9), TokenRange(0, 3), TokenRange(3, 5), TokenRange(6, 6)]

    assert [TokenRange(0, 5), TokenRange(8, 9)] == merged(pieces)


def test_a_quoted_term_is_no_quotation():
    long, term = quotation(1, 6), quotation(7, 10)

    assert [None, *[long] * 5, None, None, None, None, None] == quoted_tokens(11, [long, term])
