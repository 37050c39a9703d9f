"""Tables as files: the ending of ``--out`` decides the format, and each is what its readers expect."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from calling import Call

from dragoman.record import Record
from records import findings_of, make_record, report_of, with_event

ADA, BO = "Ada Okoro", "Bo Hall"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of a statement, a meeting that the report tells, and an attack that somebody in it claims."""
    report = report_of(
        f"{ADA} met {BO}.\n{BO} said: We | stay. Rebels had attacked.",
        published="2024-03-05", source="a.txt", url="https://post.example/a?b=1&c=2",
    )  # fmt: skip
    found = findings_of(report, (BO, "said", "We | stay."), about=[ADA])
    met = with_event(found, "met", [ADA], [BO])
    claimed = with_event(met, "attacked", [BO], type="ASSAULT", cameo="180", tie="claims")
    return make_record(tmp_path_factory.mktemp("cli") / "record", claimed)


@pytest.mark.parametrize(
    ("ending", "begins"),
    [
        ("csv", b"date,outlet,"),
        ("CSV", b"date,outlet,"),
        ("jsonl", b'{"date":"2024-03-05"'),
        ("parquet", b"PAR1"),
        ("xlsx", b"PK"),
        ("md", b"| date | outlet |"),
        ("html", b"<!doctype html>"),
        ("txt", b"date"),
    ],
)
def test_the_ending_decides_the_format(dragoman: Call, record: Path, tmp_path: Path, ending: str, begins: bytes):
    out = tmp_path / f"said.{ending}"

    dragoman("statements", record, "--out", out)

    assert begins == out.read_bytes()[: len(begins)]


def test_a_format_that_is_named_decides_before_the_ending(dragoman: Call, record: Path, tmp_path: Path):
    dragoman("statements", record, "--out", tmp_path / "said.csv", "--format", "jsonl")

    assert b"{" == (tmp_path / "said.csv").read_bytes()[:1]


def test_a_csv_for_excel_begins_with_the_mark_of_its_encoding(dragoman: Call, record: Path, tmp_path: Path):
    dragoman("statements", record, "--out", tmp_path / "said.csv", "--bom")

    assert b"\xef\xbb\xbfdate" == (tmp_path / "said.csv").read_bytes()[:7]


def test_a_mark_of_encoding_is_of_csv_alone(dragoman: Call, record: Path, tmp_path: Path):
    assert 2 == dragoman("statements", record, "--out", tmp_path / "said.jsonl", "--bom").returncode


def test_a_sheet_has_days_as_numbers_and_text_as_text(dragoman: Call, record: Path, tmp_path: Path):
    dragoman("statements", record, "--out", tmp_path / "said.xlsx")

    with zipfile.ZipFile(tmp_path / "said.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        links = book.read("xl/worksheets/_rels/sheet1.xml.rels").decode()
    assert re.search(r'<c r="A2" s="\d"><v>45356</v></c>', sheet)  # 2024-03-05 in days since 1900
    assert ("<f>" not in sheet, "post.example" in links) == (True, True)


def test_the_same_rows_give_the_same_sheet(dragoman: Call, record: Path, tmp_path: Path):
    first, second = (tmp_path / f"{name}.xlsx" for name in "ab")
    for each in (first, second):
        dragoman("statements", record, "--out", each)

    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        ("md", "[We \\| stay.](<https://post.example/a?b=1&c=2>)"),
        ("html", '<a href="https://post.example/a?b=1&amp;c=2" rel="noreferrer">We | stay.</a>'),
    ],
)
def test_words_link_to_their_report(dragoman: Call, record: Path, tmp_path: Path, ending: str, expected: str):
    dragoman("statements", record, "--out", tmp_path / f"said.{ending}")

    assert expected in (tmp_path / f"said.{ending}").read_text()


def test_columns_of_events_mean_the_same_in_both_files(dragoman: Call, record: Path):
    ours, exported = (
        list(csv.DictReader(io.StringIO(dragoman(*called).stdout)))
        for called in (
            ("events", record, "--all", "--claimed", "--format", "csv"),
            ("export", record, "--to", "events-csv"),
        )
    )
    shared = sorted(set(ours[0]) & set(exported[0]) - {"because"})

    assert {"date", "event_date", "trigger", "triggers", "trigger_spans", "evidence"} <= set(shared)
    assert [{name: row[name] for name in shared} for row in ours] == [
        {name: row[name] for name in shared} for row in exported
    ]


def test_edges_tie_who_speaks_to_whom_it_is_about_and_who_acts_to_whom(record: Path):
    with Record(record) as opened:
        edges = opened.network("edges")

    assert [(ADA, BO, "event", "CONSULT"), (BO, ADA, "about", "SAY")] == sorted(
        (row["source"], row["target"], row["relation"], row["type"]) for row in edges
    )


def test_nodes_are_those_who_are_tied(record: Path):
    with Record(record) as opened:
        nodes, edges = opened.network("nodes"), opened.network("edges")

    assert {row["actor_id"] for row in nodes} == {row[side] for row in edges for side in ("source_id", "target_id")}


def test_dyads_are_what_is_told_and_not_what_is_claimed(dragoman: Call, record: Path):
    rows = list(csv.DictReader(io.StringIO(dragoman("network", record, "dyads", "--format", "csv").stdout)))

    assert [("2024-03-05", "CONSULT", ADA, BO)] == [
        (row["date"], row["type"], row["source"], row["target"]) for row in rows
    ]


def test_pandas_gets_days_and_categories(record: Path):
    with Record(record) as opened:
        frame = opened.statements().to_pandas()

    assert "datetime64" in str(frame["date"].dtype)
    assert isinstance(frame["act"].dtype, pd.CategoricalDtype)
