"""Frozen records become columns and come back as they were."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import replace

import pyarrow as pa
import pytest

from dragoman.model import (
    Actor,
    Dateline,
    Entity,
    Evidence,
    Findings,
    HeldRole,
    Issue,
    Link,
    Placement,
    Reason,
    Report,
    Role,
    Span,
    When,
    Zone,
    digest_of,
)
from dragoman.store.kinds import KINDS
from dragoman.store.rows import actor_table, link_table, name_table, records_from, records_of, tables_from
from dragoman.store.schema import ACTORS, LINKS, REASON
from records import ORIGIN, findings_of, place_of, report_of, span_of, with_event

TEXT = 'NORDHAVN (NLA) – Mara Lindqvist said: "We stay." On Monday 🌊 she left.'


@pytest.fixture
def full() -> Findings:
    report = report_of(
        TEXT,
        given_id="7",
        title="We stay",
        byline="A. Writer",
        outlet="Lakeside Post",
        url="https://lakeside.example/7",
        published=dt.date(2024, 3, 5),
        published_from="header",
        dateline=Dateline("Nordhavn", "NLA", Span(0, 16)),
        language="en",
        zones=(Zone("dateline", Span(0, 16)),),
    )
    found = findings_of(report, ("Mara Lindqvist", "said", "We stay."), date=dt.date(2024, 3, 4))
    role = Role("minister", None, "NOR", Span(0, 3))
    monday = When(
        digest_of("w", 1), report.id, span_of(report, "Monday"), dt.date(2024, 3, 4), None, "day", True, ORIGIN.id
    )
    nordhavn = place_of(
        report, "NORDHAVN", feature="PPLC", country="NOR", latitude=59.5, longitude=-1.25, geonames_id=7
    )
    found = with_event(
        found,
        "left",
        ["Mara Lindqvist"],
        ["she"],
        mode="visit",
        contexts=("diplomatic",),
        date="2024-03-04",
        date_span=monday.span,
        place=nordhavn,
        statement=found.statements[0].id,
        tie="claims",
    )
    return replace(
        found,
        entities=tuple(replace(entity, role=role, sectors=("GOV",)) for entity in found.entities),
        statements=tuple(replace(each, to=("e1",), to_spans=(Span(1, 2), Span(3, 4))) for each in found.statements),
        times=(monday,),
        issues=(Issue(report.id, report.source, "read", "odd", "is odd"),),
    )


@pytest.mark.parametrize(
    "name", ["reports", "entities", "mentions", "statements", "times", "places", "events", "issues", "origins"]
)
def test_records_come_back_from_their_table_as_they_were(full: Findings, name: str):
    table = tables_from([("i1", full)])[name]

    expected = (full.report,) if name == "reports" else getattr(full, name)

    assert list(expected) == records_from(KINDS[name].record, table.to_pylist())
    assert list(expected) == records_of(KINDS[name].record, table)


def test_a_record_within_a_record_comes_back_from_any_piece_of_a_table():
    told = [entity_named(name) for name in ("Ada Okoro", "Bo Hall", "Cy Lund")]
    placements = [Placement(each, dt.date(2024, 1, number)) for number, each in enumerate(told, start=1)]
    rows = [{"entity": {**dataclasses.asdict(each.entity)}, **_PLAIN, "day": each.day} for each in placements]
    pieces = pa.concat_tables([pa.Table.from_pylist(rows[:2]), pa.Table.from_pylist(rows[2:])])

    assert placements[1:] == records_of(Placement, pieces.slice(1))


_PLAIN = {
    "sort": "alone", "block": None, "bare": None, "stage": 0, "pool": "", "bearer": None, "final": "", "ground": [],
    "final_ground": [],
}  # fmt: skip


def entity_named(name: str) -> Entity:
    return Entity(digest_of("e", name), "r1", "person", name, None, ("GOV",), None, ORIGIN.id)


def test_an_empty_report_gives_empty_tables_of_the_same_schema():
    bare = Findings(Report("r0", "", "x"))

    assert {name: table.schema for name, table in tables_from([]).items()} == {
        name: table.schema for name, table in tables_from([("i1", bare)]).items()
    }


def test_wording_of_a_statement_is_the_text_at_its_content(full: Findings):
    assert ["We stay."] == tables_from([("i1", full)])["statements"].column("wording").to_pylist()


def test_wording_counts_code_points(full: Findings):
    report = full.report
    late = replace(full.times[0], span=span_of(report, "she left"))

    table = tables_from([("i1", replace(full, times=(late,)))])["times"]

    assert ["she left"] == table.column("wording").to_pylist()


def test_words_of_an_event_are_the_text_at_its_spans(full: Findings):
    [row] = tables_from([("i1", full)])["events"].to_pylist()

    assert (["left"], ["Mara Lindqvist"], ["she"], "Monday", [TEXT]) == (
        row["trigger_wordings"],
        row["actor_wordings"],
        row["recipient_wordings"],
        row["date_wording"],
        row["evidence_wordings"],
    )


def test_issues_of_an_input_without_report_keep_the_input():
    issue = Issue(None, "a.txt", "read", "empty", "is empty")

    table = tables_from([], [("i9", issue)])["issues"]

    assert [("i9", None)] == [(row["input"], row["report_id"]) for row in table.to_pylist()]


def test_actors_come_back_from_their_table_as_they_were():
    evidence = Evidence("r1", Span(3, 8), dt.date(2024, 3, 5))
    roles = (HeldRole("envoy", None, None, evidence.day, evidence.day, evidence, evidence, 1),)
    actor = Actor("a1", "person", "Ada Okoro", None, ("GOV",), roles, ("j1",))

    assert [actor] == records_from(Actor, actor_table([actor]).to_pylist())


def test_names_are_kept_with_their_words_without_case_and_accents():
    assert [["jon", "osor", "luk", "osorluk"]] == name_table([("a1", "Jón O'Sør-Łuk")]).column("parts").to_pylist()


def test_links_keep_their_reasons():
    link = Link("e1", "a1", 0.5, (Reason("name", "Lindqvist", "Mara Lindqvist", 1.5, "r1"),))

    [row] = link_table([link]).to_pylist()

    reason = {"feature": "name", "left": "Lindqvist", "right": "Mara Lindqvist", "weight": 1.5, "evidence": "r1"}
    assert [reason] == row["reasons"]


@pytest.mark.parametrize(("kind", "schema"), [(Actor, ACTORS), (Link, LINKS), (Reason, REASON)])
def test_columns_stand_in_the_order_of_the_fields(kind: type[object], schema: object):
    assert [field.name for field in dataclasses.fields(kind)] == [field.name for field in schema]  # type: ignore
