"""Heads of stretches of words, and the first of words that are joined."""

from __future__ import annotations

import pytest

from dragoman.extract.grammar.heads import arcs_up, first_conjunct, head_of, meant_by, spread
from dragoman.model import Parse
from parses import parse_of
from starred import starred, words

KILLING = "The killing of a farmer by soldiers shocked the valley."


def test_the_head_of_a_range_hangs_outside_of_it() -> None:
    parse = parse_of(KILLING)

    assert "killing" == parse.words[head_of(parse, 0, 7)]


def test_the_verb_of_the_whole_sentence_is_a_head() -> None:
    parse = parse_of(KILLING)

    assert "shocked" == parse.words[head_of(parse, 0, len(parse))]


def test_a_mark_is_no_head() -> None:
    parse = parse_of('"I will return," said Mara Lindqvist.')

    assert "return" == parse.words[head_of(parse, 0, 6)]


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


def test_the_way_up_ends_at_the_root_or_after_so_many_arcs() -> None:
    parse = parse_of(KILLING)
    farmer = parse.words.index("farmer")

    assert ["of", "killing", "shocked"] == [parse.words[head] for _, head in arcs_up(parse, farmer)]
    assert ["of"] == [parse.words[head] for _, head in arcs_up(parse, farmer, most=1)]


@pytest.mark.parametrize(
    ("expected", "text"),
    [("army", "The army, *which* lost, fled."), ("army", "The *army*, which lost, fled.")],
)
def test_a_relative_pronoun_means_its_noun(expected: str, text: str) -> None:
    parse, token = starred(text)

    assert expected == parse.words[meant_by(parse, token)]


def test_what_stands_beside_a_word_is_taken_in_but_what_is_left_out() -> None:
    parse, norway = starred("The ministers of *Norway*, Chile and Ghana met.")
    chile = parse.words.index("Chile")

    def after(_: Parse, token: int) -> list[int]:
        return [token + 2] if parse.words[token + 1] in (",", "and") else []

    assert ["Norway", "Chile", "Ghana"] == words(parse, spread(parse, [norway], after))
    assert ["Norway"] == words(parse, spread(parse, [norway], after, left_out=(chile,)))
