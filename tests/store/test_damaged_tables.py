"""Where resolving says that all is well, every value of the tables can be read, whatever had happened to them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dragoman.errors import RecordError
from dragoman.record import Record
from dragoman.run import resolve_record
from dragoman.store import RecordFolder, is_whole
from records import findings_of, make_record, report_of


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    reports = [
        report_of(f"Mara Lindqvist said: We stay at {n}. {' '.join(f'word{n}x{k}' for k in range(400))}")
        for n in range(30)
    ]
    found = [findings_of(each, ("Mara Lindqvist", "said", each.text[22:36])) for each in reports]
    path = make_record(tmp_path_factory.mktemp("made") / "record", *found)
    resolve_record(path)
    return path


@pytest.mark.parametrize("share", [0.01, 0.3, 0.6, 0.95])
def test_resolving_ends_with_tables_that_can_be_read(made: Path, tmp_path: Path, share: float):
    record = Path(shutil.copytree(made, tmp_path / "record"))
    database = bytearray((record / "record.duckdb").read_bytes())
    at = int(len(database) * share)
    database[at : at + 2_000] = bytes(reversed(range(250))) * 8
    (record / "record.duckdb").write_bytes(database)

    resolve_record(record, check=True)

    assert is_whole(RecordFolder(record))


def test_tables_cut_short_are_an_error_that_says_what_to_do(made: Path, tmp_path: Path):
    record = Path(shutil.copytree(made, tmp_path / "record"))
    with (record / "record.duckdb").open("r+b") as file:
        file.truncate(20_000)

    with pytest.raises(RecordError, match=r"is damaged.*dragoman resolve"):
        Record(record)


def test_whole_tables_are_left_alone(made: Path):
    assert not resolve_record(made, check=True)


def test_a_damaged_part_is_named_and_no_room_is_asked_for(made: Path, tmp_path: Path):
    record = Path(shutil.copytree(made, tmp_path / "record?"))
    [part] = (record / "parts").glob("reports-*")
    content = bytearray(part.read_bytes())
    content[100:4_000] = bytes(3_900)
    part.write_bytes(content)
    (record / "record.duckdb").unlink()

    with pytest.raises(RecordError, match=r"parts/reports-0001-000000\.parquet: is damaged") as raised:
        resolve_record(record)

    assert "room" not in str(raised.value)
