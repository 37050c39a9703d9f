"""Stretches of tokens, found by where they lie."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.extract.grammar.coverage import Coverage
from dragoman.model import TokenRange

RANGES = st.builds(lambda start, length: TokenRange(start, start + length), st.integers(0, 300), st.integers(0, 200))


def test_those_around_a_token_are_found_in_their_order():
    coverage = Coverage(
        [(TokenRange(0, 500), "outer"), (TokenRange(90, 100), "inner"), (TokenRange(100, 110), "behind")]
    )

    assert ["outer", "inner"] == list(coverage.around(99, 100))


@given(st.lists(RANGES, max_size=20), RANGES)
def test_whatever_holds_all_of_a_range_is_found(held: list[TokenRange], sought: TokenRange):
    if sought.start == sought.end:
        return
    expected = [each for each in held if each.start <= sought.start and sought.end <= each.end]

    assert expected == list(Coverage((each, each) for each in held).around(*sought))
