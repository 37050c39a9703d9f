"""A table in Python: rows, columns, files, and how it shows itself."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import dragoman
from dragoman.config import ExtractSettings, ReadSettings, RunSettings, load_settings
from dragoman.query import Table
from dragoman.record import Record
from records import findings_of, make_record, report_of

ROWS = [
    {"speaker": name, "act": "SAY", "wording": f"{number} <stay>", "url": f"https://post.example/{number}"}
    for number, name in enumerate(["Ada", "Bo", "Cleo"])
]


@pytest.fixture
def table() -> Table:
    return Table(pa.Table.from_pylist(ROWS))


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    report = report_of("Ada said: We stay.", published="2024-03-05")
    return Record(
        make_record(tmp_path_factory.mktemp("table") / "record", findings_of(report, ("Ada", "said", "We stay.")))
    )


def test_rows_and_columns_are_reached_as_those_of_a_list(table: Table):
    assert (ROWS, ROWS[0], ROWS[-1]) == (table.rows, table[0], table[-1])
    assert ["Ada", "Bo", "Cleo"] == table["speaker"]


def test_a_part_of_a_table_is_a_table(table: Table):
    assert ROWS[1:] == table[1:].rows
    assert [{"act": "SAY"}] * 3 == table[["act"]].rows
    assert ROWS[:2] == table.head(2).rows


@pytest.mark.parametrize(
    ("key", "expected"), [("speakr", "the nearest is 'speaker'"), (3, "there is no row 3; the table has 3")]
)
def test_what_is_not_there_is_an_error_of_ours_with_what_is(table: Table, key: object, expected: str):
    with pytest.raises(dragoman.DragomanError) as raised:
        table[key]  # type: ignore[call-overload]

    assert expected in str(raised.value)
    assert isinstance(raised.value, LookupError)


def test_a_table_is_written_as_the_ending_says(table: Table, tmp_path: Path):
    read = list(csv.DictReader(io.StringIO(table.write(tmp_path / "said.csv").read_text())))

    assert ROWS == read
    assert ROWS == pq.read_table(table.write(tmp_path / "said.parquet")).to_pylist()
    assert table.write(tmp_path / "said.HTML").read_bytes().startswith(b"<!doctype html>")


def test_an_ending_that_says_nothing_is_refused(table: Table, tmp_path: Path):
    with pytest.raises(dragoman.DragomanError, match="ends in no format"):
        table.write(tmp_path / "said.doc")


def test_a_table_tells_its_first_rows_and_how_many_more_there_are(table: Table):
    shown = repr(Table(pa.concat_tables([table.to_arrow()] * 3))).splitlines()

    assert ("  Ada | SAY | 0 <stay>", "  and 4 more") == (shown[1], shown[-1])


def test_a_notebook_shows_the_columns_that_matter_and_links_the_words(table: Table):
    shown = table._repr_html_()

    assert "<th>url</th>" not in shown
    assert '<td><a href="https://post.example/0">0 &lt;stay&gt;</a></td>' in shown


def test_an_empty_table_says_why(record: Record):
    assert "no actor goes by 'Nobody'" in repr(record.statements(by="Nobody"))


def test_parameters_stand_by_name_or_in_order(record: Record):
    by_name = record.query("select $act as act", {"act": "SAY"})
    in_order = record.query("select ? as act", ["SAY"])

    assert [{"act": "SAY"}] == by_name.rows == in_order.rows


@pytest.mark.parametrize("parameters", ["SAY", ["SAY", "AGREE"], {"other": 1}])
def test_parameters_that_do_not_fit_are_an_error_of_ours(record: Record, parameters: object):
    with pytest.raises(dragoman.DragomanError):
        record.query("select ? as act", parameters)  # type: ignore[arg-type]


def test_settings_are_loaded_from_a_path_as_text(tmp_path: Path):
    (tmp_path / "own.toml").write_text("[extract]\nmin_confidence = 0.7\n")

    assert 0.7 == load_settings(str(tmp_path / "own.toml")).extract.min_confidence


@pytest.mark.parametrize(
    "change",
    [
        lambda: ExtractSettings(min_confidence=1.5),
        lambda: ExtractSettings(min_event_confidence=-0.1),
        lambda: ReadSettings(max_report_chars=0),
        lambda: ReadSettings(languages=()),
        lambda: RunSettings(max_report_seconds=-1.0),
        lambda: replace(ReadSettings(), max_unpack_ratio=0),
    ],
)
def test_settings_out_of_range_are_refused(change: object):
    with pytest.raises(dragoman.DragomanError):
        change()  # type: ignore[operator]


def test_a_file_with_settings_out_of_range_is_named(tmp_path: Path):
    (tmp_path / "own.toml").write_text("[extract]\nmin_confidence = 7\n")

    with pytest.raises(dragoman.DragomanError, match=r"own.toml: 'extract.min_confidence' must lie between 0 and 1"):
        load_settings(tmp_path / "own.toml")


def test_a_progress_that_is_none_is_refused_before_any_work(tmp_path: Path):
    with pytest.raises(dragoman.DragomanError, match="'expect', 'advance' and 'finish'"):
        dragoman.read(tmp_path, into=tmp_path / "record", progress=True)  # type: ignore[arg-type]

    assert not (tmp_path / "record").exists()


def test_a_slice_of_no_rows_is_a_table_without_rows(table: Table):
    assert ([], table.columns) == (table[2:2].rows, table[2:2].columns)
