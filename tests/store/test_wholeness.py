"""Parts that are missing or changed are said, never a record with fewer or other rows in silence."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dragoman.errors import RecordError
from dragoman.run import resolve_record
from dragoman.store import RecordFolder, View
from records import findings_of, make_record, report_of

MARA = findings_of(report_of('Mara Lindqvist said: "We stay."'), ("Mara Lindqvist", "said", "We stay."))


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = make_record(tmp_path / "record", MARA)
    resolve_record(path)
    return path


def part(record: Path, table: str) -> Path:
    [path] = (record / "parts").glob(f"{table}-*.parquet")
    return path


def test_tables_are_not_made_without_a_part_that_is_missing(record: Path):
    part(record, "statements").unlink()
    (record / "record.duckdb").unlink()

    with pytest.raises(RecordError, match=r"statements-.*: is missing; put it back"):
        resolve_record(record)


@pytest.mark.parametrize("table", ["statements", "entities"])
def test_tables_are_not_made_of_a_part_in_which_one_bit_is_changed(record: Path, table: str):
    path = part(record, table)
    content = bytearray(path.read_bytes())
    content[60] ^= 1
    path.write_bytes(content)
    (record / "record.duckdb").unlink()

    with pytest.raises(RecordError, match=rf"{table}-.*: is damaged; put it back"):
        resolve_record(record)


def test_tables_are_not_made_of_inputs_with_other_rows(record: Path):
    path = part(record, "inputs")
    whole = pq.read_table(path)
    pq.write_table(whole.slice(1).cast(whole.schema), path)
    (record / "record.duckdb").unlink()

    with pytest.raises(RecordError, match=r"inputs-.*: is damaged; put it back"):
        resolve_record(record)


def test_a_shard_of_an_earlier_version_has_no_digests_and_counts(record: Path):
    path = part(record, "inputs")
    pq.write_table(pq.read_table(path).replace_schema_metadata(None), path)
    (record / "record.duckdb").unlink()

    resolve_record(record)

    with View(record) as view:
        assert (1,) == view.counts("statements")


def test_a_shard_without_its_inputs_is_not_removed_while_the_tables_know_it(record: Path):
    part(record, "inputs").unlink()

    with pytest.raises(RecordError, match=r"inputs-.*: is missing, and the tables were made of it"):
        resolve_record(record)

    assert part(record, "statements").is_file()


def test_a_part_that_is_put_back_is_taken_as_before(record: Path):
    content = part(record, "inputs").read_bytes()
    path = part(record, "inputs")
    path.unlink()
    path.write_bytes(content)

    resolve_record(record)

    with View(record) as view:
        assert (1,) == view.counts("statements")


def test_who_deletes_the_tables_goes_on_without_the_shard(record: Path):
    part(record, "inputs").unlink()
    (record / "record.duckdb").unlink()

    resolve_record(record)

    with View(record) as view:
        assert ((0,), []) == (view.counts("statements"), list(RecordFolder(record).parts.glob("*.parquet")))
