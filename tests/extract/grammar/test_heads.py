"""Heads of stretches of words, and the first of words that are joined."""

from __future__ import annotations

import pytest

from dragoman.extract.grammar.heads import first_conjunct, head_of, last_head_of
from parses import parse_of
from starred import starred

KILLING = "The killing of a farmer by soldiers shocked the valley."


def test_the_head_of_a_range_hangs_outside_of_it() -> None:
    parse = parse_of(KILLING)

    assert "killing" == parse.words[head_of(parse, 0, 7)]


def test_the_verb_of_the_whole_sentence_is_a_head() -> None:
    parse = parse_of(KILLING)

    assert "shocked" == parse.words[head_of(parse, 0, len(parse))]


def test_of_several_heads_the_first_or_the_last_is_taken() -> None:
    parse = parse_of("Jonas Hallen met Mara Lindqvist.")
    hallen, lindqvist = (parse.words.index(word) for word in ("Hallen", "Lindqvist"))

    assert (1, 4) == (hallen, lindqvist)
    assert hallen == head_of(parse, 0, 2) == last_head_of(parse, 0, 2)
    # Without the verb both names hang outside.
    assert (lindqvist, lindqvist) == (head_of(parse, 3, 5), last_head_of(parse, 3, 5))


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("Norway", "The ministers of Norway, Chile and *Ghana* met."),
        ("Norway", "The ministers of *Norway*, Chile and Ghana met."),
        ("met", "The ministers met and *left*."),
    ],
)
def test_joined_words_share_the_first(expected: str, text: str) -> None:
    parse, token = starred(text)

    assert expected == parse.words[first_conjunct(parse, token)]


def test_other_labels_may_join_too() -> None:
    parse, token = starred("The minister, Mara *Lindqvist*, left.")

    assert token == first_conjunct(parse, token)
    assert "minister" == parse.words[first_conjunct(parse, token, ("conj", "appos"))]
