"""Names of persons that only their place between commas, or behind an office, tells."""

from __future__ import annotations

import pytest

from dragoman.extract.mentions.appositions import with_persons_beside_offices
from dragoman.extract.mentions.extraction import find_mentions
from parses import parse_of


def persons_of(text: str) -> list[str]:
    """Return the names of persons that a text is read to have."""
    parse = parse_of(text)
    found = with_persons_beside_offices(parse, find_mentions(parse))
    return [parse.wording(c.head_start, c.head_end) for c in found if c.is_name_of_person]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Its spokesman, Lt-Col Amadu-Aziz Fallou, denies the claims.", ["Amadu-Aziz Fallou"]),
        ("The Minister of State for Roads, Hon. Grace Nakito, has blamed the rain.", ["Grace Nakito"]),
    ],
    ids=["hyphenated rank", "form of address"],
)
def test_rank_before_a_name_between_commas_is_no_part_of_it(text: str, names: list[str]) -> None:
    assert names == persons_of(text)


def test_medium_behind_an_office_is_no_person() -> None:
    assert [] == persons_of("She met the minister, Reuters, and others.")
