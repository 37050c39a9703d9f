"""How much memory the tables may take while they are made: sizes as people write them, and the same rows in little."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import duckdb
import pytest
from test_growing_tables import KNOWN, MADE_WITH, all_rows, report_about, write_read

from dragoman.errors import ConfigError, RecordError
from dragoman.resolve import STEPS
from dragoman.store import RecordFolder, build_database, bytes_in, grow_database
from dragoman.store.memory import LEAST, free_memory, limit_memory

MIB = 1024**2


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("4G", 4096 * MIB), ("512m", 512 * MIB), ("1.5 GiB", 1536 * MIB), ("134217728", 128 * MIB),
        ("2TB", MIB * MIB * 2),
    ],
)  # fmt: skip
def test_a_size_is_read_as_people_write_it(text: str, size: int):
    assert size == bytes_in(text)


@pytest.mark.parametrize("text", ["", "much", "4X", "-4G", "1M", "4G more"])
def test_what_is_no_size_or_too_little_is_told(text: str):
    with pytest.raises(ConfigError, match="no size of memory"):
        bytes_in(text)


def limit_of(connection: duckdb.DuckDBPyConnection) -> str:
    return str(connection.execute("select current_setting('memory_limit')").fetchall()[0][0])


def test_the_database_gets_half_of_what_is_given():
    with closing(duckdb.connect()) as connection:
        limit_memory(connection, 200 * MIB)

        assert "100.0 MiB" == limit_of(connection)


def test_where_nothing_is_given_the_database_gets_a_quarter_of_what_is_free_and_enough():
    with closing(duckdb.connect()) as connection:
        limit_memory(connection, None)
        number, unit = limit_of(connection).split()
        taken = float(number) * {"MiB": MIB, "GiB": 1024 * MIB}[unit]
        free = free_memory()

        assert free is not None
        assert LEAST * 0.99 <= taken <= max(LEAST, free / 3)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Give the parts of a record of more than a few reports."""
    path = tmp_path / "record"
    days = [f"2021-01-{1 + number % 28:02}" for number in range(60)]
    met = [(report_about("Mara Lindqvist", "Ada Okoro", day, f"{n}.txt"), f"/{n}") for n, day in enumerate(days)]
    write_read(path, 1, met)
    return path


def test_in_little_memory_the_rows_are_the_same(record: Path, tmp_path: Path):
    other = tmp_path / "other"
    shutil.copytree(record, other)
    for path, memory in ((record, None), (other, 128 * MIB)):
        build_database(RecordFolder(path), STEPS, KNOWN, MADE_WITH, memory=memory)
        write_read(path, 2, [(report_about("Qassemi", "Ada Okoro", None, "new.txt"), "/new")])
        assert grow_database(RecordFolder(path), STEPS, KNOWN, MADE_WITH, memory=memory)

    assert all_rows(record) == all_rows(other)


def test_tables_that_do_not_fit_are_told_and_nothing_is_left(record: Path):
    with pytest.raises(RecordError, match="--memory"):
        build_database(RecordFolder(record), STEPS, KNOWN, MADE_WITH, memory=MIB)

    left = {path.name for path in record.iterdir()}
    assert left == {".lock", "parts", "record.toml", "settings.toml"}
