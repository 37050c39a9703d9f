"""Some of a record's statements: speech alone, or the surer ones, wherever statements come out."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from dragoman.errors import ConfigError
from dragoman.model import Findings
from dragoman.query import select_statements
from dragoman.record import Record
from records import findings_of, make_record, report_of, with_event

TEXT = "Ada said she hopes that Bo plans to go."


def nested_findings() -> Findings:
    """Return speech that holds a belief that holds an intention, less sure from one to the next."""
    report = report_of(TEXT)
    said = findings_of(report, ("Ada", "said", "she hopes that Bo plans to go"), confidence=0.9)
    [outer] = said.statements
    hopes = findings_of(report, ("Ada", "hopes", "that Bo plans to go"), kind="belief", confidence=0.6, within=outer.id)
    [middle] = hopes.statements
    plans = findings_of(report, ("Bo", "plans", "to go"), kind="intention", confidence=0.3, within=middle.id)
    return dataclasses.replace(
        said,
        entities=(*said.entities, *plans.entities),
        mentions=(*said.mentions, *plans.mentions),
        statements=(*said.statements, *hopes.statements, *plans.statements),
    )


FINDINGS = nested_findings()


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    return Record(make_record(tmp_path_factory.mktemp("selection") / "record", FINDINGS))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["speech", "belief", "intention"]),
        ({"kind": "speech"}, ["speech"]),
        ({"kind": ["speech", "intention"]}, ["speech", "intention"]),
        ({"kind": "document"}, []),
        ({"floor": 0.6}, ["speech", "belief"]),
        ({"kind": "belief", "floor": 0.7}, []),
    ],
)
def test_statements_come_out_by_kind_and_confidence_everywhere(
    asked: dict, expected: list[str], record: Record, tmp_path: Path
):
    [row] = [json.loads(line) for line in record.export(tmp_path / "out.jsonl", **asked).read_text().splitlines()]
    [(listed, _)] = record.findings(**asked)
    shown, _ = record.findings_of("a.txt", **asked)

    assert [expected] * 4 == [
        sorted(kinds, key=["speech", "belief", "intention"].index)
        for kinds in (
            [each["kind"] for each in record.statements(**asked)],
            [each["kind"] for each in row["statements"]],
            [each.kind for each in listed.statements],
            [each.kind for each in shown.statements],
        )
    ]


def test_actors_of_a_report_stay_when_statements_are_narrowed(record: Record):
    [(findings, _)] = record.findings(kind="document")

    assert {"Ada", "Bo"} == {entity.name for entity in findings.entities}


def test_what_stood_within_a_statement_that_is_left_out_stands_within_the_next():
    narrowed = select_statements(["speech", "intention"]).narrow(FINDINGS)

    speech, intention = narrowed.statements
    assert speech.id == intention.within


def test_what_stood_within_nothing_that_is_kept_stands_alone():
    [intention] = select_statements("intention").narrow(FINDINGS).statements

    assert intention.within is None


def with_plan(confidence: float = 1.0) -> Findings:
    """Return the findings with an event that the intention, the innermost statement, makes."""
    plan = FINDINGS.statements[-1].id
    return with_event(FINDINGS, "go", ["Bo"], statement=plan, tie="performs", confidence=confidence)


def test_an_event_of_a_statement_that_is_left_out_is_claimed_by_the_next():
    [event] = select_statements("speech").narrow(with_plan()).events

    assert (FINDINGS.statements[0].id, "claims") == (event.statement, event.tie)


def test_an_event_of_a_statement_that_is_kept_stays_as_it_is():
    [event] = select_statements("intention").narrow(with_plan()).events

    assert with_plan().events == (event,)


@pytest.mark.parametrize(("floor", "n_events"), [(0.5, 1), (0.9, 0)])
def test_events_that_are_not_sure_enough_are_left_out(floor: float, n_events: int):
    assert n_events == len(select_statements(floor=floor).narrow(with_plan(confidence=0.6)).events)


@pytest.mark.parametrize(("wrong", "named"), [({"kind": "talk"}, "kind"), ({"floor": 1.5}, "floor")])
def test_a_wrong_wish_is_an_error_that_names_it(wrong: dict, named: str, record: Record):
    for ask in (record.statements, record.findings, lambda **asked: record.findings_of("a.txt", **asked)):
        with pytest.raises(ConfigError, match=f"'{named}'"):
            ask(**wrong)
