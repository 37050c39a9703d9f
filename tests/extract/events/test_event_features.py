"""What the event model is told of each token, and of each trigger and token."""

from __future__ import annotations

import pytest

from dragoman.extract.events.event_features import (
    GROUP,
    ORGANISATION,
    PERSON,
    POLITICAL,
    hints_from,
    is_political,
    pair_features,
    standing_of,
    standings,
    token_features,
)
from dragoman.extract.events.event_words import find_matches
from dragoman.extract.events.labels import LABELS
from dragoman.model import Entity, Mention, TokenRange
from parses import parse_of

PARSE = parse_of("The attack lasted an hour. Rebels attacked the port.")
WINDOW = PARSE.sentences[1]
REBELS, ATTACKED = PARSE.words.index("Rebels"), PARSE.words.index("attacked")


def entity(kind: str, country: str | None = None, sectors: tuple[str, ...] = ()) -> Entity:
    return Entity("e1", "r1", kind, "Name", country, sectors, None, "o1")  # type: ignore[arg-type]


def test_hints_tell_type_and_sureness():
    matches = {match.trigger: match for match in find_matches(PARSE)}

    assert ("ASSAULT", True) == hints_from(matches)[ATTACKED]


@pytest.mark.parametrize(
    ("expected", "kind", "sectors"),
    [
        (POLITICAL, "state", ()),
        (POLITICAL, "person", ("GOV",)),
        (PERSON, "person", ()),
        (PERSON, "person", ("EDU",)),
        (GROUP, "group", ()),
        (ORGANISATION, "organisation", ()),
    ],
)
def test_office_and_state_give_political_standing(expected: int, kind: str, sectors: tuple[str, ...]):
    assert expected == standing_of(entity(kind, sectors=sectors))


@pytest.mark.parametrize(
    ("expected", "country", "sectors"),
    [(True, "NOR", ("COP",)), (False, None, ("COP",)), (False, "NOR", ("BUS",)), (True, None, ("LAB",))],
)
def test_what_is_called_by_its_state_is_of_public_concern(
    expected: bool, country: str | None, sectors: tuple[str, ...]
):
    assert expected == is_political(entity("organisation", country, sectors))


def test_tokens_of_a_mention_have_the_standing_of_its_entity():
    span = PARSE.span(REBELS, REBELS + 1)
    mention = Mention("m1", "r1", "e1", span, "nominal", None, "o1")  # type: ignore[call-arg, arg-type]

    assert {REBELS: GROUP} == standings(PARSE, [mention], [entity("group")])


def test_features_tell_type_sureness_and_party_of_the_window():
    table = token_features(PARSE, {ATTACKED: ("ASSAULT", True)}, {REBELS: GROUP}, WINDOW)

    assert len(table) == WINDOW.end - WINDOW.start
    assert [LABELS.index("ASSAULT"), 2] == list(table[ATTACKED - WINDOW.start, 5:7])
    assert GROUP == table[REBELS - WINDOW.start, 7]


def test_distances_lie_on_both_sides_of_the_trigger():
    table = pair_features(PARSE, ATTACKED, {REBELS: 1}, TokenRange(*WINDOW))

    assert (1, 0) == (table[0, 0], table[1, 0])
    assert table[0, 2] < 16 == table[1, 2] < table[2, 2]


def test_an_empty_window_has_no_features():
    assert (0, 8) == token_features(PARSE, {}, {}, TokenRange(0, 0)).shape
