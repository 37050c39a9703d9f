"""Parties to a talk or a war are no political parties."""

from __future__ import annotations

import pytest

from dragoman.extract.mentions.extraction import find_mentions
from parses import parse_of


def sectors_of(text: str) -> list[tuple[str, ...]]:
    return [each.sectors for each in find_mentions(parse_of(text)) if each.office and each.office.key.endswith("party")]


@pytest.mark.parametrize(
    "text",
    [
        "Norway urged the parties to resume talks.",
        "Both parties agreed to a truce.",
        "The warring parties met in Oslo.",
        "The parties to the accord met in parliament.",
    ],
)
def test_parties_of_which_nothing_is_told_have_no_sector(text: str):
    assert [()] == sectors_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "The parties agreed to form a coalition.",
        "The party rejected the plan.",
        "The opposition parties rejected the plan.",
        "The Labour Party resigned. The parties met on Monday.",
    ],
)
def test_political_parties_have_theirs(text: str):
    assert all("PTY" in sectors for sectors in sectors_of(text))
    assert sectors_of(text)
