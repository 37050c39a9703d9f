"""Sentence ends around quotation marks, abbreviations and missing spaces."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.parse.sentences import MAX_SENTENCE_CHARS, sentence_starts


def sentences_of(text: str) -> list[str]:
    starts = [*sentence_starts(text), len(text)]
    return [text[start:end].strip() for start, end in pairwise(starts)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She left. He stayed.", ["She left.", "He stayed."]),
        ('"We stay." She left.', ['"We stay."', "She left."]),
        ('"Why now?" Ms. Thorne asked.', ['"Why now?" Ms. Thorne asked.']),
        ('"Why now?" asked the envoy.', ['"Why now?" asked the envoy.']),
        ("“Enough!” The crowd left.", ["“Enough!”", "The crowd left."]),
        ("Gen. Haas met Sen. Linn.", ["Gen. Haas met Sen. Linn."]),
        ("He moved to the U.S. The U.S. Army left.", ["He moved to the U.S.", "The U.S. Army left."]),
        ("It began at 5 p.m. in Colby.", ["It began at 5 p.m. in Colby."]),
        ("It began at 5 p.m. He slept.", ["It began at 5 p.m.", "He slept."]),
        ("John B. Thorne spoke.", ["John B. Thorne spoke."]),
        ("It grew 3.5 percent. Prices fell.", ["It grew 3.5 percent.", "Prices fell."]),
        ("They met last year.Minister Linn agreed.", ["They met last year.", "Minister Linn agreed."]),
        ("See kesmar.example for more.", ["See kesmar.example for more."]),
        ("He is No. 5 on the list.", ["He is No. 5 on the list."]),
        ("Did he say no. Nobody knows.", ["Did he say no.", "Nobody knows."]),
        ("''It holds,'' she said. ''It must.'' He nodded.", ["''It holds,'' she said.", "''It must.''", "He nodded."]),
        ('The plan failed . " It was late', ['The plan failed . "', "It was late"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]):
    assert expected == sentences_of(text)


@given(st.text(alphabet="ab AB.!?\"'“”’()\n,;:0", max_size=200))
def test_sentence_starts_rise_and_lie_in_the_text(text: str):
    starts = sentence_starts(text)

    assert 0 == starts[0]
    assert sorted(set(starts)) == starts
    assert all(start < len(text) for start in starts[1:])


def test_an_endless_sentence_is_cut():
    starts = sentence_starts("word " * 3000)

    assert max(b - a for a, b in pairwise([*starts, 15_000])) <= MAX_SENTENCE_CHARS


def test_an_endless_sentence_is_cut_behind_a_comma():
    text = "grain, and a barge on the canal " * 500

    assert {"grain, "} == {text[start - 7 : start] for start in sentence_starts(text)[1:]}


def test_an_endless_sentence_without_commas_is_cut_between_words():
    text = "barge canal " * 1000

    assert {" "} == {text[start - 1] for start in sentence_starts(text)[1:]}


def test_words_joined_by_stops_take_no_longer_each_the_more_there_are():
    began = time.process_time()
    starts = sentence_starts("aaa" + ".Baa" * 50_000)

    assert 50_001 == len(starts)
    assert time.process_time() - began < 5
