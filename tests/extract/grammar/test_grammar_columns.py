"""A look beside a token."""

from __future__ import annotations

from dragoman.extract.grammar.columns import at


def test_column_says_nothing_before_the_first_token_and_behind_the_last() -> None:
    assert ["", "a", "b", ""] == [at(("a", "b"), token) for token in (-1, 0, 1, 2)]
