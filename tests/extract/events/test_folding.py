"""When two tellings are one event, and what is kept of each."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from dragoman.extract.events.folding import Told, folded, without
from dragoman.model import Event, Parse, Place, Span
from parses import parse_of

ATTACKS = "Rebels attacked the port on Monday. Nobody was surprised. The attack lasted an hour."
TWICE = "Norway attacked Chile. Norway attacked Chile."
TALKS = "Norway and Chile talked. Norway and Ghana talked. Norway, Chile and Ghana talked."


def test_a_definite_noun_without_parties_goes_back_to_the_event_told_before() -> None:
    parse = parse_of(ATTACKS)

    events = folded(parse, [_told(parse, "attacked", actors=("rebels",)), _told(parse, "attack")])
    assert [("attacked", "attack")] == [_triggers(parse, event) for event in events]


def test_a_definite_noun_may_come_first() -> None:
    parse = parse_of("The attack lasted an hour. Rebels attacked the port.")

    events = folded(parse, [_told(parse, "attack"), _told(parse, "attacked", actors=("rebels",))])
    assert [("attacked", "attack")] == [_triggers(parse, event) for event in events]


def test_an_indefinite_noun_is_an_event_of_its_own() -> None:
    parse = parse_of("Rebels attacked the port. An attack by students failed.")
    told = [_told(parse, "attacked", actors=("rebels",)), _told(parse, "attack", loose_actors=("students",))]

    assert 2 == len(folded(parse, told))


def test_nothing_goes_back_over_more_than_six_sentences() -> None:
    parse = parse_of("Rebels attacked the port. " + "Nobody was surprised. " * 6 + "The attack lasted an hour.")
    told = [_told(parse, "attacked", actors=("rebels",)), _told(parse, "attack")]

    assert ["attacked"] == [word for event in folded(parse, told) for word in _triggers(parse, event)]


def test_what_a_report_tells_itself_is_no_claim_where_a_speaker_tells_more_of_it() -> None:
    parse = parse_of(ATTACKS)
    claim = {"statement": "s1", "tie": "claims", "recipients": ("port",)}
    own = _told(parse, "attack", actors=("rebels",))

    [event] = folded(parse, [_told(parse, "attacked", actors=("rebels",), **claim), own])
    assert (None, None, ("port",)) == (event.statement, event.tie, event.recipients)


def test_what_only_speakers_tell_is_a_claim() -> None:
    parse = parse_of(ATTACKS)
    claim = {"statement": "s1", "tie": "claims", "actors": ("rebels",)}

    [event] = folded(parse, [_told(parse, "attacked", **claim), _told(parse, "attack", **claim)])
    assert ("s1", "claims") == (event.statement, event.tie)


def test_an_event_without_any_party_is_none() -> None:
    parse = parse_of(ATTACKS)

    assert [] == folded(parse, [_told(parse, "attack")])


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"recipients": ("C",)}, {"recipients": ("C",)}, 1),
        ({"recipients": ("C",)}, {"recipients": ("G",)}, 2),
        ({"recipients": ("C",)}, {}, 1),
        ({}, {}, 1),
        ({"cameo": "190"}, {"cameo": "194"}, 2),
        ({"recipients": ("C",), "actors": ()}, {"recipients": ("C",)}, 1),
        ({"recipients": ("C",)}, {"recipients": ("C",), "actors": ("G",)}, 2),
        ({"recipients": ("C",)}, {"recipients": ("C",), "actors": ("G", "N")}, 1),
        ({"recipients": ("C",)}, {"recipients": ("C",), "type": "COERCE"}, 2),
        ({"recipients": ("C",)}, {"recipients": ("C",), "status": "planned"}, 2),
        ({"recipients": ("C",), "date": dt.date(2020, 5, 1)}, {"recipients": ("C",)}, 1),
        ({"recipients": ("C",), "date": dt.date(2020, 5, 1)}, {"recipients": ("C",), "date": dt.date(2020, 5, 2)}, 2),
        (
            {"recipients": ("C",), "date": dt.date(2020, 5, 1), "date_end": dt.date(2020, 5, 31)},
            {"recipients": ("C",), "date": dt.date(2020, 5, 2)},
            1,
        ),
    ],
)
def test_two_tellings_of_a_deed_are_one_where_nothing_contradicts(
    first: dict[str, Any], second: dict[str, Any], expected: int
) -> None:
    parse = parse_of(TWICE)
    told = [_told(parse, "attacked", n, **{"actors": ("N",), **each}) for n, each in enumerate((first, second))]

    assert expected == len(folded(parse, told))


@pytest.mark.parametrize(("first", "second", "expected"), [("SWE", "SWE", 1), ("SWE", "NOR", 2), ("SWE", None, 1)])
def test_places_in_other_countries_make_two_events(first: str | None, second: str | None, expected: int) -> None:
    parse = parse_of(TWICE)
    told = [
        _told(parse, "attacked", n, actors=("N",), recipients=("C",), country=each)
        for n, each in enumerate((first, second))
    ]

    assert expected == len(folded(parse, told))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Police arrested a judge. Police arrested two teachers.", ("judge", "teachers"), 2),
        ("Police arrested two teachers. Police arrested the teachers at dawn.", ("teachers", "teachers"), 1),
        ("Police arrested two teachers. Police arrested them at dawn.", ("teachers", "them"), 1),
    ],
)
def test_words_that_name_no_actor_tell_events_apart(text: str, words: tuple[str, ...], expected: int) -> None:
    parse = parse_of(text)
    told = [_told(parse, "arrested", n, actors=("P",), loose_recipients=(word,)) for n, word in enumerate(words)]

    assert expected == len(folded(parse, told))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("N", "C"), ("N", "G"), 2),
        (("N", "C"), ("N", "C", "G"), 1),
        (("N", "C", "G"), ("N", "C", "T"), 1),
        (("N", "C"), ("G", "T"), 2),
        (("N",), ("C", "N"), 1),
    ],
)
def test_meetings_are_one_where_the_parties_of_one_are_among_those_of_the_other(
    first: tuple[str, ...], second: tuple[str, ...], expected: int
) -> None:
    parse = parse_of(TALKS)
    told = [_told(parse, "talked", n, type="CONSULT", actors=each) for n, each in enumerate((first, second))]

    assert expected == len(folded(parse, told))


def test_who_visits_whom_does_not_matter_for_a_meeting() -> None:
    parse = parse_of(TALKS)
    told = [
        _told(parse, "talked", 0, type="CONSULT", actors=("N",), recipients=("C",)),
        _told(parse, "talked", 1, type="CONSULT", actors=("C", "N")),
    ]

    assert 1 == len(folded(parse, told))


def test_the_fullest_telling_gives_the_fields_and_the_others_what_it_lacks() -> None:
    parse = parse_of(TALKS)
    told = [
        _told(parse, "talked", 0, type="CONSULT", actors=("N",), date=dt.date(2020, 5, 1), confidence=0.9),
        _told(parse, "talked", 1, type="CONSULT", actors=("N", "C"), country="SWE", because="second", confidence=0.7),
    ]

    (event,) = folded(parse, told)
    expected = ("second", dt.date(2020, 5, 1), "p1", ("N", "C"), 0.9)
    assert expected == (event.because, event.date, event.place, event.actors, event.confidence)


def test_a_party_is_no_actor_and_recipient_of_one_event() -> None:
    parse = parse_of(TALKS)
    told = [
        _told(parse, "talked", 0, type="CONSULT", actors=("N", "C"), recipients=("G",)),
        _told(parse, "talked", 1, type="CONSULT", actors=("N",), recipients=("C",)),
    ]

    (event,) = folded(parse, told)
    assert (("N", "C"), ("G",)) == (event.actors, event.recipients)


def test_each_party_keeps_the_span_where_it_is_named() -> None:
    assert (("b",), (Span(2, 3), Span(8, 9))) == without({"a"}, ("a", "b"), (Span(0, 1), Span(2, 3), Span(8, 9)))


def _triggers(parse: Parse, event: Event) -> tuple[str, ...]:
    return tuple(parse.text[start:end] for start, end in event.triggers)


def _told(
    parse: Parse,
    word: str,
    nth: int = 0,
    *,
    country: str | None = None,
    loose_actors: tuple[str, ...] = (),
    loose_recipients: tuple[str, ...] = (),
    **fields: Any,
) -> Told:
    """Return an assault that a word tells; entity ids have the trigger as their span, loose parties their words."""
    trigger = [n for n, each in enumerate(parse.words) if each == word][nth]
    span = parse.span(trigger, trigger + 1)
    place = None if country is None else _place(country)
    loose = {
        "actor_spans": tuple(_span_of(parse, each, trigger) for each in loose_actors),
        "recipient_spans": tuple(_span_of(parse, each, trigger) for each in loose_recipients),
    }
    values: dict[str, Any] = {
        "type": "ASSAULT", "mode": None, "cameo": "190", "status": "happened", "statement": None, "because": "",
        "actors": (), "recipients": (), "date": None, "date_end": None, "confidence": 1.0,
        "tie": None, **fields,
    }  # fmt: skip
    event = Event(
        id=f"v{trigger}",
        report_id=parse.report_id,
        contexts=(),
        quad=None,
        score=None,
        triggers=(span,),
        evidence=(parse.span(*parse.sentence_of(trigger)),),
        actor_spans=(*[span] * len(values["actors"]), *loose["actor_spans"]),
        recipient_spans=(*[span] * len(values["recipients"]), *loose["recipient_spans"]),
        date_precision=None if values["date"] is None else "day",
        date_span=None if values["date"] is None else span,
        place=None if place is None else place.id,
        origin="o",
        **values,
    )
    return Told(event, trigger, place)


def _span_of(parse: Parse, word: str, trigger: int) -> Span:
    token = next(token for token in range(*parse.sentence_of(trigger)) if parse.words[token] == word)
    return parse.span(token, token + 1)


def _place(country: str) -> Place:
    return Place("p1", "r", Span(0, 1), "Town", "place", None, country, None, None, None, None, 1.0, "o")


def test_a_headline_and_its_lead_are_one_event() -> None:
    parse = parse_of("Rebels raid port\n\nNorthern fighters attacked the harbour on Monday.")
    told = [
        _told(parse, "raid", loose_actors=("Rebels",), loose_recipients=("port",)),
        _told(parse, "attacked", actors=("F",)),
    ]

    assert 1 == len(folded(parse, told))


def test_cause_and_effect_in_one_clause_are_one_event() -> None:
    parse = parse_of("Turkish strikes on Talca killed ten people.")
    told = [_told(parse, "strikes", actors=("T",)), _told(parse, "killed", loose_recipients=("people",))]

    assert [("strikes", "killed")] == [tuple(sorted(_triggers(parse, e), reverse=True)) for e in folded(parse, told)]
