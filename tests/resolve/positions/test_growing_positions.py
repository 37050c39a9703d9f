"""Positions of a record that grows are those of all its statements coded at once; no statement is coded for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dragoman.model import Codebook, CodebookIssue, Coding, Growth, Position, PositionJudgement, Span, WordedStatement
from dragoman.parse import load_word_vectors
from dragoman.resolve.positions import code_statements, grow_positions
from kept_tables import KeptInMemory

DAM = CodebookIssue("dam", "The dam", "The dam on the river should be built.")
TAX = CodebookIssue("tax", "The sugar tax", "Sugar and sweet drinks should be taxed.")
RIVERS, SWEETS = Codebook("rivers", (DAM, TAX)), Codebook("sweets", (TAX,))
FOR = "we must build the dam on the Lenn"
TAXED = "sugar should be taxed, and sweet drinks too"
JUDGED = PositionJudgement("j1", "rivers", "dam", "disagrees", "r0", FOR, "ada", "2024-01-01")


def said(number: int, text: str) -> WordedStatement:
    return WordedStatement(f"s{number}", f"r{number}", f"e{number}", (Span(10, 10 + len(text)),), text)


STATEMENTS = [said(number, (FOR, TAXED)[number % 2]) for number in range(6)]


class Grown:
    """Statements that come and go, coded as they do."""

    def __init__(self) -> None:
        self.kept = KeptInMemory()
        self.there: dict[str, WordedStatement] = {}
        self.n_gone_through = 0

    def grow(self, coding: Coding, *came: WordedStatement, went: tuple[str, ...] = ()) -> list[Position]:
        for key in went:
            self.there.pop(key, None)
        self.there |= {each.statement_id: each for each in came}
        growth = Growth([(each, None) for each in came], went)
        self.kept.apply(grow_positions(self.kept, growth, coding, self._every(), load_word_vectors))
        return self.positions()

    def _every(self) -> Iterator[WordedStatement]:
        for each in self.there.values():
            self.n_gone_through += 1
            yield each

    def positions(self) -> list[Position]:
        return sorted(self.kept.tables["positions"], key=lambda each: each.id)


def at_once(coding: Coding, *statements: WordedStatement) -> list[Position]:
    return sorted(code_statements(statements, coding, load_word_vectors), key=lambda each: each.id)


CODINGS = [
    Coding(), Coding((RIVERS,)), Coding((SWEETS, RIVERS)), Coding((SWEETS, RIVERS), (JUDGED,)),
    Coding((SWEETS, RIVERS), (JUDGED, replace(JUDGED, id="j2", undoes="j1"))), Coding((Codebook("rivers", (TAX,)),)),
]  # fmt: skip


@pytest.mark.parametrize("after", CODINGS)
@pytest.mark.parametrize("before", CODINGS)
def test_positions_that_grow_are_those_coded_at_once(before: Coding, after: Coding):
    grown = Grown()
    grown.grow(before, *STATEMENTS[:3])
    changed = replace(STATEMENTS[1], wording=FOR)
    found = grown.grow(after, *STATEMENTS[3:], changed, went=("s0", "s1"))

    assert at_once(after, changed, *STATEMENTS[2:]) == found


def test_no_statement_that_was_there_is_coded_again():
    grown = Grown()
    coding = Coding((RIVERS, SWEETS), (JUDGED,))
    grown.grow(coding, *STATEMENTS[:3])
    grown.grow(coding, *STATEMENTS[3:], went=("s0",))

    assert grown.n_gone_through == 0


def test_by_a_codebook_that_is_the_same_nothing_is_coded_again():
    grown = Grown()
    grown.grow(Coding((RIVERS,)), *STATEMENTS)
    before = grown.positions()
    found = [each for each in grown.grow(Coding((RIVERS, SWEETS))) if each.codebook == "rivers"]

    assert len(before) == sum(any(each is old for old in before) for each in found) > 0
