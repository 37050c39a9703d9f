"""Of whom something is said, and which medium was told it, read with the models that come with the program."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.model import Statement

pytestmark = pytest.mark.model


def read(text: str) -> tuple[list[Statement], dict[str, str]]:
    found = dragoman.analyse(text).findings
    return list(found.statements), {each.id: each.name for each in found.entities}


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("“The bridge is a disgrace,” Mara Lindqvist said of Tomas Reyes on Friday.", ["Tomas Reyes"]),
        ("“He lied to us,” she said about the Chilean minister.", ["Chilean minister"]),
        ("“We will not forget it,” Ola Berg said on Friday of the Norwegian army.", ["Norwegian army"]),
        ("“We will win,” Mara Lindqvist said on Friday.", []),
    ],
)
def test_of_whom_a_quotation_is_said(text: str, of: list[str]):
    [statement], names = read(text)

    assert of == [names[each] for each in statement.about]


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Mara Lindqvist told the Harbour Post that talks would begin.", "told the Harbour Post"),
        ("“Talks will begin,” Lindqvist told the Bergen Courier.", "told the Bergen Courier"),
        ("Lindqvist told state television that Chile would pay.", "told state television"),
        ("Hallen told the Daily Chronicle, “We will win.”", "told the Daily Chronicle"),
    ],
)
def test_a_medium_that_is_told_something_is_the_venue(text: str, venue: str):
    [statement], _ = read(text)

    assert (venue, ()) == (statement.venue, statement.to)
    assert statement.venue_span is not None
    assert venue == text[statement.venue_span.start : statement.venue_span.end]


def test_whom_else_something_is_told_is_no_venue():
    [statement], names = read("Mara Lindqvist told Tomas Reyes that talks would begin.")

    assert (["Tomas Reyes"], None) == ([names[each] for each in statement.to], statement.venue)


@pytest.mark.parametrize(
    "text",
    [
        "Lindqvist said nothing about Chile.",
        "The minister said nothing about the strike on Talca.",
        "Hallen did not say anything about the arrests.",
        "Ferry dispute: what was agreed",
        "Budget row: who pays what",
    ],
)
def test_who_says_nothing_makes_no_statement(text: str):
    assert [] == read(text)[0]


def test_no_statement_of_a_headline_takes_what_stands_below_it():
    text = (
        "Ferry dispute: what was agreed\n\n"
        "OSLO, May 3 (Norvale Wire) -- Norway and Chile agreed on Friday to reopen the ferry line."
    )
    [statement], _ = read(text)

    assert "to reopen the ferry line" == text[statement.content[0].start : statement.content[0].end]
