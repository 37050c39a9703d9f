"""What is asked of the words around a time."""

from __future__ import annotations

import pytest

from dragoman.extract.times.time_words import count_before, points_back, shift_before, word_at
from parses import parse_of
from starred import starred


def test_beyond_the_ends_of_a_text_there_is_no_word():
    parse = parse_of("He said the talks failed.")

    assert ["", "he", ".", ""] == [word_at(parse, token) for token in (-1, 0, len(parse) - 1, len(parse))]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("last", "The envoy arrived last *week*."),
        ("next", "The envoy arrives next *week*."),
        (None, "She worked there for two *years*."),
    ],
)
def test_the_word_before_shifts_a_unit(expected: str | None, text: str):
    assert expected == shift_before(*starred(text))


@pytest.mark.parametrize(
    ("count", "words", "text"),
    [
        (2, "two", "The envoy arrived two *days* ago."),
        (None, "several", "The envoy left several *years* ago."),
        (None, "", "In the *days* of the junta, censors banned the paper."),
    ],
)
def test_the_number_before_is_read_with_where_it_begins(count: int | None, words: str, text: str):
    parse, token = starred(text)
    found, start = count_before(parse, token)

    assert (count, words) == (found, parse.wording(start, token) if start < token else "")


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "The *previous* talks broke down within hours."),
        (False, "The envoy left the *next* day."),
        (False, "The envoy said *that* the river had risen."),
    ],
)
def test_words_that_point_back_are_told_from_conjunctions(expected: bool, text: str):
    assert expected == points_back(*starred(text))
