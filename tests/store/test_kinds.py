"""A kind of finding is declared once, and the declaration fits its record and the findings of a report."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from dragoman.model import CollectionStep, Findings, Given, Made
from dragoman.store import RecordFolder, build_database
from dragoman.store.kinds import KINDS
from records import NOT_JUDGED, STEPS_BY_NAME, findings_of, make_record, report_of, with_event

MET = with_event(
    findings_of(
        report_of('Ada Okoro said: "We stay." Ada Okoro met Bo Hall in Nordhavn.'),
        ("Ada Okoro", "said", "We stay."),
    ),
    "met",
    ["Ada Okoro"],
    ["Bo Hall"],
    place="Nordhavn",
)


def given_to_a_step(record: Path, name: str) -> list[object]:
    got: list[object] = []

    def read(given: Given) -> Made:
        got.extend(given[name])
        return {}

    reader = CollectionStep("reader", (name,), (), "reader 1", read)
    build_database(RecordFolder(record), [reader, *STEPS_BY_NAME], NOT_JUDGED, "test")
    return got


def test_every_field_of_findings_but_positions_is_a_kind_that_is_stored():
    fields = [field.name for field in dataclasses.fields(Findings)]

    assert sorted(fields) == sorted(["report", "positions", *(name for name in KINDS if name != "reports")])


@pytest.mark.parametrize("name", KINDS)
def test_the_columns_of_a_kind_begin_with_the_fields_of_its_record(name: str):
    fields = [field.name for field in dataclasses.fields(KINDS[name].record)]

    assert fields == KINDS[name].columns.names[: len(fields)]


@pytest.mark.parametrize("name", ["mentions", "statements", "times", "places", "events"])
def test_what_has_spans_is_stored_with_its_words(name: str):
    n_fields = len(dataclasses.fields(KINDS[name].record))

    assert [True] * (len(KINDS[name].columns) - n_fields) == [
        "wording" in column for column in KINDS[name].columns.names[n_fields:]
    ]
    assert len(KINDS[name].columns) > n_fields


@pytest.mark.parametrize("name", ["entities", "mentions", "statements", "places", "events"])
def test_a_step_over_the_collection_can_be_given_each_kind_as_records(name: str, tmp_path: Path):
    make_record(tmp_path, MET)

    assert sorted(getattr(MET, name), key=repr) == sorted(given_to_a_step(tmp_path, name), key=repr)


def test_a_step_over_the_collection_can_be_given_the_reports(tmp_path: Path):
    make_record(tmp_path, MET)

    assert [MET.report] == given_to_a_step(tmp_path, "reports")
