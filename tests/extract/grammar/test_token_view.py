"""What is looked up of tokens: names, capitals, sentences."""

from __future__ import annotations

import pytest

from dragoman.extract.grammar.token_view import TokenView
from parses import parse_of
from starred import starred


def view_of(text: str) -> tuple[TokenView, int]:
    parse, token = starred(text)
    return TokenView(parse), token


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "Norwegian Prime Minister Vera *May* left on Friday."),
        (True, "*Chile* condemned the rebels."),
        (False, "The ministers met on *Monday*."),
        (False, "*The* ministers met on Monday."),
        (False, "The *ministers* met on Monday."),
        (True, "Jonas Waters spoke. *Waters* said the boats were late."),
    ],
)
def test_pieces_of_names_are_told_from_days_and_first_words(expected: bool, text: str):
    view, token = view_of(text)

    assert expected == view.is_capital(token)


def test_beyond_the_end_nothing_is_a_capital():
    view, _ = view_of("*Chile* condemned the rebels.")

    assert not view.is_capital(view.n)
    assert not view.is_genitive(view.n)


def test_a_headline_in_capitals_trusts_the_words_of_the_text():
    view, slams = view_of(
        "Mara Lindqvist *Slams* Fishing Quota Plan In Oslo.\n\nMara Lindqvist said the plan had failed."
    )

    assert view.shouted[slams]
    assert not view.is_capital(slams)
    assert view.is_capital(slams - 1)


def test_a_sentence_with_a_small_verb_is_no_headline():
    view, _ = view_of("*Prime* Minister Lena May said the second step would march on.")

    assert not any(view.shouted)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "Oman's ambassador Khalid *bin* Abdul Rahim al-Barwani left the talks."),
        (False, "The minister *met* the envoy."),
    ],
)
def test_small_words_of_names_are_known(expected: bool, text: str):
    view, token = view_of(text)

    assert expected == view.is_particle(token)


def test_the_mark_of_the_genitive_is_told():
    parse = parse_of("Chile condemned Ghana's decision.")

    assert [False, False, False, True, False, False] == [TokenView(parse).is_genitive(n) for n in range(len(parse))]


def test_an_article_before_a_name_is_left_out():
    view, _ = view_of("*The* Bank of England raised its rate.")

    assert "Bank of England" == view.without_article(0, 4)
    assert "The" == view.without_article(0, 1)


def test_each_token_knows_the_end_of_its_sentence_and_its_name():
    view, hallen = view_of("Jonas *Hallen* opened the meeting. Hallen thanked the hosts.")

    assert (0, 2, "PERSON") == (view.name_start[hallen], view.name_end[hallen], view.label[hallen])
    assert 6 == view.sentence_end[hallen]
    assert [0, 6] == [token for token in range(view.n) if view.sentence_start[token]]
