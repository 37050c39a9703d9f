"""A disk that is full stops a read with a clear error; with room made, it goes on to the same record."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from reads import exported, make_reports, read_plain, start_read

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="limits file sizes as POSIX does")]

LIMIT = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    return make_reports(tmp_path / "reports", 12)


@pytest.mark.parametrize("limit", [3_000, 60_000], ids=["while parts are written", "while tables are put together"])
def test_a_read_that_cannot_write_says_so_and_goes_on_later(limit: int, reports: Path, tmp_path: Path):
    process = start_read(tmp_path / "record", reports, work="plain_work:work", before=LIMIT.format(limit=limit))
    _, message = process.communicate(timeout=60)
    assert (2, True) == (process.returncode, "make room" in message), message

    read_plain(tmp_path / "record", reports)
    read_plain(tmp_path / "undisturbed", reports)

    assert exported(tmp_path / "undisturbed") == exported(tmp_path / "record")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    if (
        os.geteuid() != 0
        or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(place)], capture_output=True, check=False
        ).returncode
    ):
        pytest.skip("a file system of its own can be mounted by root only")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_file_system_stops_a_read_and_with_room_it_goes_on(reports: Path, small_disk: Path, tmp_path: Path):
    process = start_read(small_disk / "record", reports, work="plain_work:work")
    _, message = process.communicate(timeout=60)
    assert (2, True) == (process.returncode, "make room" in message), message

    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    read_plain(small_disk / "record", reports)
    read_plain(tmp_path / "undisturbed", reports)

    assert exported(tmp_path / "undisturbed") == exported(small_disk / "record")
