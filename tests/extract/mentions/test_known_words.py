"""Words of a report that the lexicon knows, and where the same words are something else."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dragoman.extract.grammar.token_view import TokenView
from dragoman.extract.mentions.known_words import KnownWords
from parses import parse_of


def known_in(text: str) -> KnownWords:
    return KnownWords(TokenView(parse_of(text)))


def told_in(text: str) -> dict[str, str]:
    """Return the known words of a text with the key of their title, or the sort that the gazetteer has them under."""
    known = known_in(text)
    return {
        known.parse.wording(i.start, i.end): i.title.key if i.title else i.known.sort if i.known else ""
        for i in known.items.values()
    }


def test_states_cities_and_offices_are_found() -> None:
    text = "Livia Thorne met the Chilean government in Vienna on Sunday."

    assert {"Chilean": "demonym", "government": "government", "Vienna": "capital"} == told_in(text)


def test_longer_name_wins_over_words_inside_it() -> None:
    text = "The minister spoke to the New York Times on Friday."

    assert {"minister": "minister", "New York Times": "organisation"} == told_in(text)


def test_calling_before_a_name_is_no_newspaper() -> None:
    assert {"Economist": "economist"} == told_in("Economist Livia Thorne said no.")


def test_pronoun_is_no_state() -> None:
    assert {"US": "country"} == told_in("They told us that the US would wait.")


def test_elect_belongs_to_the_title() -> None:
    assert {"President-elect": "president"} == told_in("President-elect Jonas Hallen said no.")


def test_title_written_as_a_name_ends_before_the_name() -> None:
    text = "General Jonas Long spoke on Monday in Vienna.\n\nLong added the boats were late."

    assert {"General": "general", "Vienna": "capital"} == told_in(text)


def test_no_items_overlap() -> None:
    known = known_in("Norwegian Deputy Foreign Minister for Arctic Affairs Mara Lindqvist arrived in Vienna.")
    items = list(known.items.values())

    assert ["Norwegian", "Foreign Minister", "Vienna"] == [known.parse.wording(i.start, i.end) for i in items]
    assert all(left.end <= right.start for left, right in pairwise(items))


@pytest.mark.parametrize(("token", "expected"), [(0, True), (1, False)])
def test_rank_may_stand_apart_from_its_title(token: int, expected: bool) -> None:
    text = "Deputy Flight Director Jonas Hallen said the crew was well. The official replied that nobody would move."
    known = known_in(text)

    assert expected is (known.is_rank_of_later_title(token) and not known.title_follows(token + 1))
