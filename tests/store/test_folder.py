"""A record's folder: what may become one, what may be opened, and who may write."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.config import ExtractSettings, ReadSettings, Settings
from dragoman.errors import ConfigError, RecordBusyError, RecordError
from dragoman.store import PartWriter, RecordFolder, RecordLock, View, input_table, prepare_folder, written_whole
from records import findings_of, make_record, report_of


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return make_record(tmp_path / "record", findings_of(report_of("Nothing is said.")))


def test_a_record_keeps_the_settings_it_was_made_with(tmp_path: Path):
    folder = RecordFolder(tmp_path / "record")
    settings = Settings(ReadSettings(languages=("en", "no")), ExtractSettings(0.5))
    with RecordLock(folder):
        prepare_folder(folder, settings)

    assert settings == folder.settings()


def test_other_settings_for_a_record_are_refused_with_what_differs(record: Path):
    other = Settings(ReadSettings(languages=("no",)))

    with RecordLock(RecordFolder(record)), pytest.raises(ConfigError, match=r'read\.languages is \["en"\], not \["no"'):
        prepare_folder(RecordFolder(record), other)


def test_a_second_writer_is_told_that_the_record_is_busy(record: Path):
    with RecordLock(RecordFolder(record)), pytest.raises(RecordBusyError, match="another 'dragoman read'"):
        RecordLock(RecordFolder(record)).__enter__()


def test_a_folder_with_other_things_does_not_become_a_record(tmp_path: Path):
    (tmp_path / "thesis.doc").write_text("precious")

    with pytest.raises(ConfigError, match="is not a record"):
        RecordLock(RecordFolder(tmp_path)).__enter__()


def test_a_missing_record_is_an_error_that_tells_how_to_make_one(tmp_path: Path):
    with pytest.raises(RecordError, match=r"no such record.*dragoman read"):
        View(tmp_path / "nowhere")


def test_a_folder_that_is_no_record_is_an_error(tmp_path: Path):
    with pytest.raises(RecordError, match="is not a record"):
        View(tmp_path)


def test_a_record_of_a_later_format_is_refused(record: Path):
    (record / "record.toml").write_text("format = 99\n")

    with pytest.raises(RecordError, match=r"format 99.*install a newer"):
        View(record)


def test_a_damaged_header_is_an_error(record: Path):
    (record / "record.toml").write_bytes(b"\xff\x00")

    with pytest.raises(RecordError, match="cannot be read"):
        View(record)


def test_a_damaged_database_is_an_error(record: Path):
    (record / "record.duckdb").write_bytes(b"x" * 20_000)

    with pytest.raises(RecordError, match="is damaged"):
        View(record)


def test_a_record_whose_first_read_did_not_end_is_an_error(record: Path):
    (record / "record.duckdb").unlink()

    with pytest.raises(RecordError, match="interrupted"):
        View(record)


def test_parts_without_their_inputs_part_do_not_count_and_are_removed(record: Path):
    folder = RecordFolder(record)
    orphan = folder.part("statements", "0002-000000")
    orphan.write_bytes(b"half a file")

    with RecordLock(folder):
        prepare_folder(folder, None)

    assert not orphan.exists()


def test_what_a_killed_writer_left_is_removed(record: Path):
    left = record / "parts" / ".writing-1-inputs-0002-000000.parquet"
    left.write_bytes(b"half a file")

    with RecordLock(RecordFolder(record)):
        prepare_folder(RecordFolder(record), None)

    assert not left.exists()


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path):
    path = tmp_path / "file"
    path.write_text("old")

    with pytest.raises(RecordError, match="cannot be written"):
        write_until_the_disk_is_full(path)

    assert [("file", "old")] == [(each.name, each.read_text()) for each in tmp_path.iterdir()]


def test_a_shard_without_findings_is_committed(tmp_path: Path):
    folder = RecordFolder(tmp_path / "record")
    with RecordLock(folder):
        prepare_folder(folder, None)
        writer = PartWriter(folder, 1)
        writer.add({"inputs": input_table([])})
        writer.commit()

    assert ["0001-000000"] == folder.committed_shards()


def write_until_the_disk_is_full(path: Path) -> None:
    with written_whole(path) as temporary:
        temporary.write_text("new")
        raise OSError(28, "No space left on device")
