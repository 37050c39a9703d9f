"""Quotations without a cue of their own go on from the statement before them."""

from __future__ import annotations

from typing import Any

from candidates import said_in, span_in
from dragoman.extract.actors.continued_quotations import follow_speakers
from dragoman.extract.grammar.quotations import find_quotations
from dragoman.model import Statement
from parses import parse_of

GOES_ON = "“The river has risen,” the envoy said. “Nobody was warned.\n\n“We will find out why.”"
LED = '"When we began, nobody came.\n\n"Now they all come," Jonas Hallen said.'
CLOSED = '"The bridge holds, and it will hold for years."\n\n-Runa Eskild, engineer'
FAR = "“We stay,” Thorne said. “It is late.\n\n“But we stay.”"


def known(text: str, content: str, speaker: str, **fields: Any) -> Statement:
    """Return a statement whose speaker is known."""
    told: dict[str, Any] = {"speaker": "m1", "speaker_entity": "e1", "mode": "direct", **fields}
    return said_in(text, content, speaker, **told)


def open_(text: str, content: str, **fields: Any) -> Statement:
    """Return a quotation without a cue and a speaker."""
    return said_in(text, content, cue=None, mode="direct", **fields)


def speakers(text: str, *statements: Statement) -> list[str | None]:
    return [
        each.speaker_entity for each in follow_speakers(parse_of(text), statements, find_quotations(parse_of(text)))
    ]


def test_quotations_that_stand_alone_are_of_the_speaker_before_them() -> None:
    first = known(GOES_ON, "“The river has risen,”", "the envoy")
    second = open_(GOES_ON, "“Nobody was warned.")
    third = open_(GOES_ON, "“We will find out why.”")

    assert ["e1", "e1", "e1"] == speakers(GOES_ON, first, second, third)


def test_what_goes_on_has_the_span_of_the_speaker_and_the_lower_confidence() -> None:
    first = known(GOES_ON, "“The river has risen,”", "the envoy", confidence=0.8)
    second = open_(GOES_ON, "“Nobody was warned.", confidence=0.9)

    _, followed = follow_speakers(parse_of(GOES_ON), (first, second), find_quotations(parse_of(GOES_ON)))

    assert (span_in(GOES_ON, "the envoy"), "m1", 0.8) == (
        followed.speaker_span,
        followed.speaker,
        followed.confidence,
    )


def test_statement_with_a_cue_of_its_own_is_given_nobody() -> None:
    first = known(GOES_ON, "“The river has risen,”", "the envoy")
    second = said_in(GOES_ON, "“Nobody was warned.", cue="warned")

    assert ["e1", None] == speakers(GOES_ON, first, second)


def test_intention_and_what_stands_inside_a_statement_are_not_gone_on_from() -> None:
    second = open_(GOES_ON, "“Nobody was warned.")
    intention = known(GOES_ON, "“The river has risen,”", "the envoy", kind="intention")
    inside = known(GOES_ON, "“The river has risen,”", "the envoy", within="s0")

    assert ["e1", None] == speakers(GOES_ON, intention, second)
    assert ["e1", None] == speakers(GOES_ON, inside, second)


def test_quotation_left_open_is_of_the_speaker_of_its_going_on() -> None:
    opening = open_(LED, '"When we began, nobody came.')
    after = known(LED, '"Now they all come,"', "Jonas Hallen")

    assert ["e1", "e1"] == speakers(LED, opening, after)


def test_quotation_closed_at_the_end_of_its_paragraph_is_not_of_the_speaker_after_it() -> None:
    closed = open_(CLOSED, '"The bridge holds, and it will hold for years."')
    after = known(CLOSED, "-Runa Eskild", "engineer", cue=None)

    assert [None, "e1"] == speakers(CLOSED, closed, after)


def test_quotation_closed_inside_its_paragraph_is_not_of_the_speaker_after_it() -> None:
    closed = open_(FAR, "“We stay,”")
    after = known(FAR, "“But we stay.”", "Thorne")

    assert [None, "e1"] == speakers(FAR, closed, after)


def test_nothing_follows_where_nobody_spoke() -> None:
    assert () == follow_speakers(parse_of(GOES_ON), (), ())
    assert [None] == speakers(GOES_ON, open_(GOES_ON, "“Nobody was warned."))
