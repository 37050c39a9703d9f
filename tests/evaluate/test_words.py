"""Tokens, what spans cover of them, heads of sources, and modes."""

from __future__ import annotations

import pytest

from dragoman.evaluate.words import tokens_of
from dragoman.model import Span


def covered(text: str, *words: str) -> list[str]:
    spans = [Span(text.index(each), text.index(each) + len(each)) for each in words]
    tokens = tokens_of(text)
    return [text[tokens.starts[n] : tokens.ends[n]] for n in sorted(tokens.words(spans))]


def test_words_keep_their_apostrophes_and_signs_are_no_words():
    assert ["Norland's", "ports", "stay", "open"] == covered(
        "Norland's ports — stay “open”.", "Norland's ports — stay “open”."
    )


def test_a_word_that_a_span_touches_is_covered():
    assert ["ports", "stay"] == covered("Norland ports stay open", "rts st")


def test_an_empty_span_covers_nothing():
    assert frozenset() == tokens_of("Norland stays").covered([Span(3, 3)])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Foreign Minister Mara Lindqvist", "Lindqvist"),
        ("the envoy of Norland", "envoy"),
        ("Lindqvist, who left", "Lindqvist"),
        ("of all", "all"),
        ("“Who”", "Who"),
    ],
)
def test_head_of_a_source(source: str, expected: str):
    tokens = tokens_of(source)

    head = tokens.head([Span(0, len(source))])

    assert head is not None
    assert expected == source[tokens.starts[head] : tokens.ends[head]]


def test_head_lies_in_the_first_piece():
    text = "Lindqvist told us. She went"

    assert 0 == tokens_of(text).head([Span(0, 9), Span(19, 27)])


def test_a_source_without_words_has_no_head():
    assert tokens_of("...").head([Span(0, 3)]) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We stay here now”", "direct"),
        ('that "we stay"', "mixed"),
        ("that they stay", "indirect"),
        ('"One two three four five six seven eight nine" ten', "direct"),
        ('"One two three four five six seven eight" nine', "mixed"),
        ("‘single marks’", "indirect"),
    ],
)
def test_mode_is_told_by_the_share_of_quoted_words(text: str, expected: str):
    tokens = tokens_of(text)

    assert expected == tokens.mode(tokens.words([Span(0, len(text))]))


def test_a_quotation_that_is_not_closed_ends_with_its_line():
    text = "“We stay\nThey left"
    tokens = tokens_of(text)

    assert "indirect" == tokens.mode(tokens.words([Span(9, len(text))]))
