"""One shard is made of many, with the same rows, and the shards it is made of count no more."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_growing_tables import MADE_WITH, all_rows, grow, report_about, write_read

from dragoman.model import Coding
from dragoman.resolve import STEPS
from dragoman.store import RecordFolder, RecordLock, build_database, compact_parts, prepare_folder

KNOWN = {"packs": (), "verdicts": (), "coding": Coding(), "word_vectors": None}


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
