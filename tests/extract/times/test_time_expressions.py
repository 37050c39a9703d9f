"""The time expressions of a text: where they are, in order, none over another."""

from __future__ import annotations

import pytest

from dragoman.extract.times.time_expressions import find_expressions
from parses import parse_of


def expressions(text: str) -> list[str]:
    parse = parse_of(text)
    return [parse.wording(found.start, found.end) for found in find_expressions(parse)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister said on Monday that talks would begin on Friday.", ["Monday", "Friday"]),
        ("The accord was signed on Tuesday, March 29, 2022.", ["Tuesday, March 29, 2022"]),
        ("The talks ended at 8 p.m. on Tuesday.", ["8 p.m. on Tuesday"]),
        ("The envoy arrived in March last year.", ["March last year"]),
        ("The ministers met on Saturday night.", ["Saturday night"]),
        ("It will open by mid-March.", ["mid-March"]),
        ("The minister praised the work of the commission.", []),
    ],
)
def test_words_that_tell_one_time_are_one_expression(text: str, expected: list[str]):
    assert expected == expressions(text)
