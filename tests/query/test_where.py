"""Answers narrowed by the columns of a table that are no field of a report."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from dragoman.errors import ConfigError
from dragoman.export import write_table
from dragoman.model.report import OwnColumn
from dragoman.record import Record
from records import findings_of, make_record, report_of, with_event

ADA = "Ada Okoro"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """A record of three reports, of two sections and two pages."""
    told = []
    for words, section, page in (("We stay", "Politics", "1"), ("We go", "Economy", "1"), ("We wait", "Politics", "2")):
        columns = (OwnColumn("Section", section), OwnColumn("page", page))
        report = report_of(f"{ADA} said: {words}.", published="2024-03-05", source=f"{words}.csv:1", columns=columns)
        told.append(with_event(findings_of(report, (ADA, "said", words)), "said", [ADA]))
    return Record(make_record(tmp_path_factory.mktemp("where") / "record", *told))


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("section=Politics", ["We stay", "We wait"]),
        ("SECTION=politics,economy", ["We go", "We stay", "We wait"]),
        (["section=Politics", "section=Economy"], ["We go", "We stay", "We wait"]),
        (["section=Politics", "page=2"], ["We wait"]),
        ("section=Sport", []),
    ],
)
def test_statements_of_rows_with_a_value_are_found(record: Record, where: str | list[str], expected: list[str]):
    assert expected == sorted(row["wording"] for row in record.statements(where=where))


def test_events_and_namings_are_narrowed_too(record: Record):
    assert (2, 0) == (len(record.events(where="section=Politics")), len(record.namings(where="section=Sport")))


def test_an_empty_answer_names_the_value_that_is_like_it(record: Record):
    assert "did you mean 'Section=Politics'?" in record.statements(where="section=Politcs").remark


def test_what_is_no_column_and_value_is_refused(record: Record):
    with pytest.raises(ConfigError, match="give a column and its value"):
        record.statements(where="Politics")


def test_columns_are_exported_with_statements_and_reports(record: Record, tmp_path: Path):
    file = io.BytesIO()
    write_table(record.statements(where="page=2").to_arrow(), file, "csv")
    [row] = csv.DictReader(io.StringIO(file.getvalue().decode()))
    lines = record.export(tmp_path / "record.jsonl").read_text().splitlines()

    assert "Section: Politics; page: 2" == row["columns"]
    assert {"Section": "Politics", "page": "2"} in [json.loads(line)["columns"] for line in lines]
