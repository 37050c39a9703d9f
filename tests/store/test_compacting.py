"""One shard is made of many, with the same rows, and the shards it is made of count no more."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_growing_tables import MADE_WITH, all_rows, grow, report_about, write_read

from dragoman.model import Coding
from dragoman.resolve import STEPS
from dragoman.store import (
    RecordFolder,
    RecordLock,
    build_database,
    compact_parts,
    join_small_shards,
    prepare_folder,
)

KNOWN = {"packs": (), "verdicts": (), "finding_verdicts": (), "coding": Coding(), "word_vectors": None}


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Give a record that three reads made; the last replaced what the first found at a place."""
    path = tmp_path / "record"
    write_read(path, 1, [(report_about("Mara Lindqvist", "Ada Okoro", "2021-01-01", "a.txt"), "/a")])
    write_read(path, 2, [(report_about("Jonas Qassemi", "Ada Okoro", None, "b.txt"), "/b")])
    write_read(path, 3, [(report_about("Lindqvist", "Ada Okoro", "2021-01-02", "a.txt"), "/a")])
    make(path)
    return path


def make(path: Path) -> None:
    build_database(RecordFolder(path), STEPS, KNOWN, MADE_WITH)


def without_shards(path: Path) -> dict[str, list[str]]:
    """Return all rows but those that tell in which shard a report lies."""
    return {name: rows for name, rows in all_rows(path).items() if name != "kept_reports"}


def test_the_rows_of_one_part_are_those_of_many(record: Path):
    before = without_shards(record)

    assert 3 == compact_parts(RecordFolder(record))
    make(record)
    assert before == without_shards(record)


def test_one_file_a_table_is_left(record: Path):
    compact_parts(RecordFolder(record))

    assert ["0000-000000"] == RecordFolder(record).committed_shards()
    assert {"0000-000000"} == {path.stem.partition("-")[2] for path in (record / "parts").iterdir()}


def test_a_killed_process_that_left_the_old_parts_doubles_nothing(record: Path):
    before = without_shards(record)
    old = {path.name: path.read_bytes() for path in (record / "parts").iterdir()}
    compact_parts(RecordFolder(record))
    for name, content in old.items():
        (record / "parts" / name).write_bytes(content)
    folder = RecordFolder(record)
    with RecordLock(folder):
        prepare_folder(folder, None)
    make(record)

    assert (before, 1) == (without_shards(record), len(folder.committed_shards()))


def test_what_was_made_one_grows_and_is_made_one_again(record: Path):
    compact_parts(RecordFolder(record))
    make(record)
    write_read(record, 4, [(report_about("Qassemi", "Ada Okoro", None, "c.txt"), "/c")])

    assert grow(record)
    assert 2 == compact_parts(RecordFolder(record))
    assert ["0000-000001"] == RecordFolder(record).committed_shards()


def test_a_record_of_one_part_is_left_alone(record: Path):
    compact_parts(RecordFolder(record))

    assert 0 == compact_parts(RecordFolder(record))


def read_and_join(path: Path, read_seq: int, most: int) -> int:
    """Read one report more, then join shards that the tables know, as a read does; return how many were joined."""
    folder = RecordFolder(path)
    known = folder.committed_shards()
    write_read(path, read_seq, [(report_about("Qassemi", "Ada Okoro", None, f"{read_seq}.txt"), f"/{read_seq}")])
    return join_small_shards(folder, known, most)


def test_as_many_shards_as_may_be_are_left_as_they_are(record: Path):
    assert 0 == join_small_shards(RecordFolder(record), RecordFolder(record).committed_shards(), most=3)


def test_tables_grow_by_shards_that_were_joined(record: Path):
    assert (3, True) == (read_and_join(record, 4, most=2), grow(record))
    grown = all_rows(record)
    make(record)

    assert all_rows(record) == grown


def test_tables_do_not_grow_where_what_they_do_not_know_was_joined(record: Path):
    write_read(record, 4, [(report_about("Qassemi", "Ada Okoro", None, "d.txt"), "/d")])
    compact_parts(RecordFolder(record))

    assert not grow(record)


def test_reads_of_every_day_leave_few_shards(record: Path):
    before = all_rows(record)["reports"]
    joined = []
    for number in range(4, 10):
        joined.append(read_and_join(record, number, most=3))
        assert grow(record)

    assert sum(joined) > 3
    assert len(RecordFolder(record).committed_shards()) <= 5
    assert len(before) + 6 == len(all_rows(record)["reports"])


def test_a_process_killed_while_old_shards_are_removed_doubles_nothing(record: Path):
    old = {path.name: path.read_bytes() for path in (record / "parts").iterdir()}
    read_and_join(record, 4, most=2)
    for name, content in old.items():
        (record / "parts" / name).write_bytes(content)
    folder = RecordFolder(record)
    with RecordLock(folder):
        prepare_folder(folder, None)

    assert grow(record)
    grown = all_rows(record)
    make(record)
    assert (grown, 2) == (all_rows(record), len(folder.committed_shards()))
