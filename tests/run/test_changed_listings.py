"""A table that changed replaces what came from it."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from reads import exported, read_plain, said

from dragoman.record import Record

ROWS = {"a": ("2024-03-01", "We stay"), "b": ("2024-03-02", "We go"), "c": ("2024-03-03", "We wait")}


def write_table(path: Path, names: str, *, day: str = "", with_ids: bool = False) -> Path:
    """Write rows of a table; ``day`` stands in place of each row's own."""
    lines = ["id,date,text" if with_ids else "date,text"]
    for name in names:
        own, words = ROWS[name]
        lines.append(f'{f"{name}," if with_ids else ""}{day or own},"Mara Lindqvist said ""{words}""."')
    path.write_text("\n".join(lines) + "\n")
    return path


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "record"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "reports.csv"


@pytest.mark.parametrize("with_ids", [False, True])
def test_rows_that_are_in_their_table_no_more_do_not_count(record: Path, table: Path, with_ids: bool):
    read_plain(record, write_table(table, "abc", with_ids=with_ids))

    summary = read_plain(record, write_table(table, "ab", with_ids=with_ids))

    assert (1, 2, ["We go", "We stay"]) == (summary.n_left_out, summary.n_reports_in_record, said(record))


def test_a_column_put_right_does_not_double_the_reports(record: Path, table: Path):
    read_plain(record, write_table(table, "abc"))

    summary = read_plain(record, write_table(table, "abc", day="2024-05-01"))

    assert (3, 3) == (summary.n_left_out, summary.n_reports_in_record)


def test_an_id_that_has_a_newer_version_is_replaced_and_not_gone(record: Path, table: Path):
    read_plain(record, write_table(table, "abc", with_ids=True))

    summary = read_plain(record, write_table(table, "abc", day="2024-05-01", with_ids=True))

    assert (0, 3, 3) == (summary.n_left_out, summary.n_replaced, summary.n_reports_in_record)


def test_what_is_gone_is_kept_when_asked(record: Path, table: Path):
    read_plain(record, write_table(table, "abc"))

    summary = read_plain(record, write_table(table, "a"), keep_gone=True)

    assert (0, 3) == (summary.n_left_out, summary.n_reports_in_record)


def test_what_is_in_the_table_again_counts_again(record: Path, table: Path):
    for names in ("abc", "ab", "abc"):
        read_plain(record, write_table(table, names))

    assert ["We go", "We stay", "We wait"] == said(record)


def test_what_another_table_still_has_counts(record: Path, table: Path, tmp_path: Path):
    read_plain(record, write_table(table, "abc"), write_table(tmp_path / "others.csv", "c"))

    read_plain(record, write_table(table, "ab"))

    assert ["We go", "We stay", "We wait"] == said(record)


def test_a_table_that_grows_loses_nothing(record: Path, table: Path):
    read_plain(record, write_table(table, "ab"))

    summary = read_plain(record, write_table(table, "abc"))

    assert (1, 0, 0, 3) == (summary.n_new, summary.n_replaced, summary.n_left_out, summary.n_reports_in_record)


def test_a_table_that_is_cut_short_loses_nothing(record: Path, tmp_path: Path):
    table = write_table(tmp_path / "reports.csv", "abc")
    packed = tmp_path / "packed.csv.gz"
    packed.write_bytes(gzip.compress(table.read_bytes()))
    read_plain(record, packed)
    packed.write_bytes(packed.read_bytes()[:-12])

    summary = read_plain(record, packed)

    assert (0, 3) == (summary.n_left_out, summary.n_reports_in_record)


def test_tables_that_grow_are_those_made_anew(record: Path, table: Path):
    for names in ("abc", "bc", "ab"):
        read_plain(record, write_table(table, names))
    grown = exported(record)
    (record / "record.duckdb").unlink()

    read_plain(record, table)

    assert grown == exported(record)


def test_the_record_tells_which_inputs_are_gone(record: Path, table: Path):
    read_plain(record, write_table(table, "abc"))
    read_plain(record, write_table(table, "ab"))

    with Record(record) as opened:
        [row] = opened.query("select container, counts from inputs where gone").to_dicts()

    assert (str(table), False) == (row["container"], row["counts"])
