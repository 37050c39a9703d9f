"""Mode and CAMEO code of an event, from the words around it and from what it speaks of."""

from __future__ import annotations

import pytest

from dragoman.extract.events.event_words import Match, find_matches
from dragoman.extract.events.modes import cameo_about, inner_of, mode_of
from dragoman.lexicon.ontology import modes_of, types
from dragoman.lexicon.tables import read_table
from parses import parse_of


def test_modes_of_the_table_are_those_of_their_type() -> None:
    used = {(row["type"], row["mode"]) for row in read_table("event_mode_words")}

    assert set() == used - {(each, mode) for each in types() for mode in modes_of(each)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two guards were killed by rockets.", "heavy-weapons"),
        ("A drone killed two guards.", "drone"),
        ("Two guards were killed by a landmine.", "explosives"),
        ("The minister discussed the border with her counterpart by telephone.", "phone"),
        ("The envoy urged the rebels to release the hostages.", "yield"),
        ("The bishop asked the council to send blankets.", "assist"),
        ("The opposition called on the minister to resign.", "change"),
        ("The rebels refused to meet the envoy.", "meet"),
        ("Norland threatened to expel the ambassador.", "expel"),
        ("The rebels threatened to attack the port.", "violence"),
        ("The minister criticised the court.", "disapprove"),
        ("The bishop prayed.", None),
    ],
)
def test_mode_is_told_by_words_and_by_what_the_event_is_about(text: str, expected: str | None) -> None:
    parse = parse_of(text)
    matches = find_matches(parse)

    assert expected == (mode_of(parse, matches[0], matches[0].sense.type, _inner(text)) if matches else None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoy urged the rebels to release the hostages.", "105"),
        ("The two sides agreed to meet.", "036"),
        ("The rebels refused to meet the envoy.", "125"),
        ("The rebels threatened to attack the port.", "138"),
    ],
)
def test_code_is_told_by_what_the_event_is_about(text: str, expected: str) -> None:
    parse = parse_of(text)
    inner = _inner(text)

    assert inner is not None
    assert expected == cameo_about(find_matches(parse)[0].sense.type, inner)


def test_an_event_of_another_clause_is_not_what_it_is_about() -> None:
    assert _inner("The rebels threatened the envoy, who visited the port in May.") is None


def _inner(text: str) -> Match | None:
    parse = parse_of(text)
    matches = find_matches(parse)
    return inner_of(parse, matches[0], matches) if matches else None
