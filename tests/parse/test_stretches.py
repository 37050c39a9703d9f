"""Long paragraphs and enormous words are cut for the pipeline; no character is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Report
from dragoman.parse.segments import segments_of
from dragoman.parse.stretches import (
    MAX_CHUNK_CHARS,
    MAX_STRETCH_CHARS,
    Stretch,
    blank_free_pieces,
    stretches_of,
)


def stretches_in(text: str) -> list[Stretch]:
    report = Report(id="r0", text=text, source="test")
    return [each for segment in segments_of(report) for each in stretches_of(segment)]


def test_an_ordinary_paragraph_is_one_stretch():
    assert ["It rained. They stayed."] == [each.text for each in stretches_in("It rained. They stayed.")]


def test_a_long_paragraph_is_cut_between_sentences():
    stretches = stretches_in("It rained all day. " * 2000)

    assert len(stretches) > 1
    assert all(each.text.rstrip().endswith(".") and len(each.text) <= MAX_STRETCH_CHARS for each in stretches)


def test_stretches_of_a_long_paragraph_go_on_where_the_one_before_ends():
    text = "word, " * 10_000
    stretches = stretches_in(text)

    assert text.strip() == "".join(each.text for each in stretches)
    assert [False, *[True] * (len(stretches) - 1)] == [each.goes_on for each in stretches]
    assert all(text[each.offset(0)] == each.text[0] for each in stretches)


def test_a_stretch_of_signs_is_shorter_for_each_is_a_token():
    assert max(len(each.text) for each in stretches_in("$" * 20_000)) <= MAX_STRETCH_CHARS // 5


def test_an_endless_word_is_cut():
    pieces = list(blank_free_pieces("a" * (3 * MAX_CHUNK_CHARS + 1) + " b"))

    assert [MAX_CHUNK_CHARS, MAX_CHUNK_CHARS, MAX_CHUNK_CHARS, 3] == [len(piece) for piece in pieces]


def test_words_of_a_long_text_are_not_cut():
    text = "as long as this " * 1000

    assert [text] == list(blank_free_pieces(text))


@given(st.text(alphabet="a '\n.", max_size=50), st.integers(1, 200))
def test_pieces_together_are_the_text(unit: str, n_times: int):
    assert unit * n_times == "".join(blank_free_pieces(unit * n_times))
