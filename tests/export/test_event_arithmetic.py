"""What a format without statuses makes of an event."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.export.events import read_event
from dragoman.export.events.arithmetic import day_of
from dragoman.lexicon import ontology
from dragoman.lexicon.tables import read_table
from event_stories import PUBLISHED, aid, meeting, told


def test_the_table_speaks_of_known_types_modes_and_codes() -> None:
    rows = read_table("plover_statuses")

    assert rows
    for row in rows:
        assert {row["type"], row["becomes"]} <= set(ontology.types())
        assert row["mode"] in {"", *ontology.modes_of(row["type"])}
        assert row["becomes_mode"] in {"", *ontology.modes_of(row["becomes"])}
        assert row["cameo"] == "" or ontology.plover_of(row["cameo"])[0] == row["becomes"]


@pytest.mark.parametrize(
    ("act", "status", "found"),
    [
        ({"type": "CONSULT"}, "happened", ("CONSULT", None, "040")),
        ({"type": "CONSULT"}, "planned", ("AGREE", None, "036")),
        ({"type": "AGREE", "cameo": "037"}, "planned", ("AGREE", None, "037")),
        ({"type": "ASSAULT", "cameo": "190"}, "planned", ("THREATEN", "violence", "1384")),
        ({"type": "SANCTION", "cameo": "163"}, "planned", ("THREATEN", "restrict", "1312")),
        ({"type": "SANCTION", "cameo": "160", "mode": "expel"}, "planned", ("THREATEN", "expel", "136")),
        ({"type": "COERCE", "cameo": "173", "mode": "arrest"}, "planned", ("THREATEN", "arrest", "132")),
    ],
)
def test_plans_are_promises_or_threats(act: dict[str, object], status: str, found: tuple[str, str | None, str]) -> None:
    [event] = told(meeting(**{**act, "status": status}))

    reading = read_event(event)

    assert reading is not None
    assert found == (reading.type, reading.mode, reading.cameo)


@pytest.mark.parametrize("status", ["denied", "hypothetical", "background"])
def test_what_did_not_happen_now_is_left_out(status: str) -> None:
    [event] = told(meeting(status=status))

    assert read_event(event) is None


def test_a_plan_that_is_neither_promise_nor_threat_is_left_out() -> None:
    [event] = told(meeting(type="ACCUSE", cameo="111", status="planned"))

    assert read_event(event) is None


def test_denied_aid_is_a_refusal_for_those_who_ask() -> None:
    [event] = told(aid(status="denied"))

    reading = read_event(event, ["denied"])

    assert reading is not None
    assert ("REJECT", "assist", "122", -2.0) == (reading.type, reading.mode, reading.cameo, reading.score)


def test_who_asks_for_a_status_without_a_reading_gets_the_act() -> None:
    [event] = told(meeting(status="hypothetical"))

    reading = read_event(event, ["hypothetical"])

    assert reading is not None
    assert "CONSULT" == reading.type


def test_who_names_statuses_gets_no_others() -> None:
    [event] = told(meeting())

    assert read_event(event, ["planned"]) is None


def test_a_promise_is_of_the_day_it_was_made() -> None:
    [event] = told(aid(date="2023-04-01"))

    reading = read_event(event)

    assert reading is not None
    assert PUBLISHED == reading.day


def test_a_statement_that_plover_has_no_type_for_keeps_its_code() -> None:
    [event] = told(meeting(type=None, cameo="010", quad=None, score=None))

    reading = read_event(event)

    assert reading is not None
    assert (None, "010", None) == (reading.type, reading.cameo, reading.quad)


@pytest.mark.parametrize(
    ("date", "date_end", "day"),
    [
        (None, None, "2023-03-15"),
        ("2023-03-14", "2023-03-14", "2023-03-14"),
        ("2023-01-01", "2023-12-31", "2023-03-15"),
        ("2023-03-06", "2023-03-12", "2023-03-12"),
        ("2023-04-01", "2023-04-30", "2023-04-01"),
    ],
)
def test_an_event_counts_under_the_day_next_to_publication(date: str | None, date_end: str | None, day: str) -> None:
    days = [None if each is None else dt.date.fromisoformat(each) for each in (date, date_end)]
    [event] = told(meeting(date=days[0], date_end=days[1], date_precision=None))

    assert dt.date.fromisoformat(day) == day_of(event)
