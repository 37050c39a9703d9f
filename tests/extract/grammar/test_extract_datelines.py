"""Where the prose begins behind a dateline, the report's own or one handed over with the words."""

from __future__ import annotations

import pytest

from dragoman.extract.grammar.datelines import behind_dateline, end_of_dateline_around
from dragoman.model import Dateline, Span
from parses import parse_of


def prose(text: str, n_tokens: int | None = None, dateline: Dateline | None = None) -> str:
    parse = parse_of(text)
    tokens = behind_dateline(parse, range(n_tokens or len(parse)), dateline)
    return parse.wording(tokens.start, tokens.stop)


@pytest.mark.parametrize(
    "dateline",
    ["Oslo, NTB – ", "NEW DELHI, Jul 21 (PTI) ", "BERGEN — ", "KETTLE FALLS — ", "2024-05-02 "],
    ids=["dash", "agency", "capitals", "a town like a person", "day"],
)
def test_words_handed_over_with_their_dateline_begin_behind_it(dateline: str) -> None:
    assert "The envoy said the river had risen." == prose(f"{dateline}The envoy said the river had risen.")


@pytest.mark.parametrize(
    "text",
    ["Mara Lindqvist – head of the union – said the river had risen.", "The envoy — a jurist — said nobody came."],
)
def test_a_dash_behind_a_person_closes_no_dateline(text: str) -> None:
    assert text == prose(text)


def test_a_known_dateline_is_not_looked_for_again() -> None:
    text = "OSLO (NTB) – BERGEN — The envoy said the river had risen."

    known = Dateline("OSLO", "NTB", Span(0, text.index("BERGEN")))

    assert "BERGEN — The envoy said the river had risen." == prose(text, dateline=known)


def test_words_inside_a_paragraph_stand_behind_no_dateline() -> None:
    text = "It rained. NTB – The envoy left."
    parse = parse_of(text)

    assert range(3, 9) == behind_dateline(parse, range(3, 9), None)


def test_a_dateline_that_goes_on_behind_the_words_ends_where_the_prose_begins() -> None:
    text = "NEW DELHI, Jul 21 (PTI) The High Court said that the city was slow."
    parse = parse_of(text)

    assert text.index("The High") == end_of_dateline_around(parse, range(3), None)
    assert end_of_dateline_around(parse, range(5), Dateline("NEW DELHI", None, Span(0, 9))) is None
