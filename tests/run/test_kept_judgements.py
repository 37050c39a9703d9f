"""A judgement that is kept and not applied, as its process was killed or the disk was full, is told and applied."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.cli.output import open_record
from dragoman.errors import RecordError
from dragoman.run import Request, judge, resolve_record
from dragoman.store import RecordFolder, RecordLock, View, has_torn_judgement
from records import findings_of, make_record, report_of

MERGE = Request("merge", ("Mara Lindqvist", "Marit Solheim"))
UNDO = Request("undo", (), (("judgement", "last"),))
RENAME = Request("rename", ("Jon Hall",), (("name", "Jon Nordal"),))


def fill(record: Path) -> Path:
    text = "Mara Lindqvist left. Marit Solheim left. Jon Hall left."
    make_record(record, findings_of(report_of(text), about=["Mara Lindqvist", "Marit Solheim", "Jon Hall"]))
    resolve_record(record)
    return record


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("kept") / "record")


@pytest.fixture
def record(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(filled, tmp_path / "record"))


def keep_only(record: Path, request: Request) -> None:
    """Judge as one whose process is killed before the judgement is applied."""
    with RecordLock(RecordFolder(record)):
        judge(record, [request])


def lines(record: Path) -> int:
    return (record / "judgements.jsonl").read_bytes().count(b"\n")


def actors(record: Path) -> set[str]:
    with View(record) as view:
        return set(view.ask("select name from actors").column("name").to_pylist())


def test_a_kept_judgement_is_applied_and_told_when_the_record_is_opened_next(
    record: Path, capsys: pytest.CaptureFixture[str]
):
    keep_only(record, MERGE)

    with open_record(record) as opened:
        states = [row["state"] for row in opened.judgements()]

    assert ["applied"] == states
    assert "kept and not applied yet; they are applied now" in capsys.readouterr().err


def test_nothing_is_told_where_all_is_applied(record: Path, capsys: pytest.CaptureFixture[str]):
    judge(record, [MERGE])

    open_record(record).close()

    assert "" == capsys.readouterr().err


def test_a_judgement_that_is_given_again_is_kept_once(record: Path):
    keep_only(record, MERGE)

    [[made], is_applied] = judge(record, [MERGE])

    assert (1, True, {"Mara Lindqvist", "Jon Hall"}) == (lines(record), is_applied, actors(record))
    assert made.subjects


def test_an_undoing_that_is_given_again_undoes_one_judgement(record: Path):
    judge(record, [MERGE])
    judge(record, [RENAME])
    keep_only(record, UNDO)

    judge(record, [UNDO])

    assert (3, {"Mara Lindqvist", "Jon Hall"}) == (lines(record), actors(record))


def test_another_judgement_after_one_that_was_not_applied_sees_its_names(record: Path):
    keep_only(record, RENAME)

    judge(record, [Request("rename", ("Jon Nordal",), (("name", "Jon Storm"),))])

    assert (2, True) == (lines(record), "Jon Storm" in actors(record))


def test_while_another_process_writes_the_record_is_shown_without_what_it_will_apply(
    record: Path, capsys: pytest.CaptureFixture[str]
):
    keep_only(record, MERGE)

    with RecordLock(RecordFolder(record)), open_record(record) as opened:
        assert 3 == len(opened.actors(all=True))

    assert "another process is writing" in capsys.readouterr().err


def test_a_torn_last_line_is_told_and_does_not_count(record: Path, capsys: pytest.CaptureFixture[str]):
    judge(record, [MERGE])
    with (record / "judgements.jsonl").open("ab") as file:
        file.write(b'{"id":"j7","verdict":"ren')

    with open_record(record) as opened:
        states = [row["state"] for row in opened.judgements()]

    assert (["applied"], True) == (states, has_torn_judgement(RecordFolder(record)))
    assert "ends in the middle of a judgement" in (told := capsys.readouterr().err)
    assert "not applied yet" not in told


def test_the_next_judgement_takes_a_torn_line_away(record: Path):
    judge(record, [MERGE])
    with (record / "judgements.jsonl").open("ab") as file:
        file.write(b'{"id":"j7","verdict":"ren')

    judge(record, [RENAME])

    assert (2, False) == (lines(record), has_torn_judgement(RecordFolder(record)))


def test_a_damaged_line_is_named_and_the_record_shown_without(record: Path, capsys: pytest.CaptureFixture[str]):
    (record / "judgements.jsonl").write_text("x\n")

    with open_record(record) as opened:
        assert 3 == len(opened.actors(all=True))

    assert "judgements.jsonl, line 1: is no judgement" in capsys.readouterr().err


JUDGE = """
import sys
from pathlib import Path
from dragoman.errors import DragomanError
from dragoman.run import Request, judge
try:
    judge(Path(sys.argv[1]), [Request("merge", ("Mara Lindqvist", "Marit Solheim"))])
except DragomanError as error:
    sys.exit(str(error))
"""


@pytest.mark.slow
@pytest.mark.parametrize("sign", [".writing-*record.duckdb", "judgements.jsonl"])
def test_a_judgement_whose_process_was_killed_is_applied_by_the_next_command(record: Path, sign: str):
    process = subprocess.Popen([sys.executable, "-c", JUDGE, str(record)])
    end = time.monotonic() + 60
    while not any(path.stat().st_size for path in record.glob(sign)) and time.monotonic() < end:
        time.sleep(0.001)
    process.kill()
    assert -signal.SIGKILL == process.wait()

    shown = subprocess.run(
        [sys.executable, "-m", "dragoman", "actors", str(record), "--judgements", "--format", "jsonl"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert ('"state":"applied"' in shown.stdout, 1) == (True, lines(record))
    assert "not applied yet; they are applied now" in shown.stderr


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(place)]
    if (
        sys.platform == "win32"
        or os.geteuid() != 0
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("a file system of its own can be mounted by root only")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.slow
def test_on_a_full_disk_a_kept_judgement_is_not_to_be_given_again_and_is_applied_with_room(
    small_disk: Path, capsys: pytest.CaptureFixture[str]
):
    record = fill(small_disk / "record")
    free = os.statvfs(small_disk)
    (small_disk / "ballast").write_bytes(b"x" * (free.f_bavail * free.f_frsize - 64 * 1024))

    with pytest.raises(RecordError, match=r"is kept, but cannot be applied now .*make room.*do not judge again"):
        judge(record, [MERGE])
    with open_record(record) as opened:
        assert 3 == len(opened.actors(all=True))
    assert "are kept: do not judge again" in capsys.readouterr().err
    (small_disk / "ballast").unlink()

    with open_record(record) as opened:
        assert (2, 1) == (len(opened.actors(all=True)), lines(record))


@pytest.mark.slow
def test_no_part_of_a_judgement_is_kept_where_there_is_no_room_for_it(small_disk: Path):
    record = fill(small_disk / "record")
    free = os.statvfs(small_disk)
    (small_disk / "ballast").write_bytes(b"x" * (free.f_bavail * free.f_frsize))

    with pytest.raises(RecordError, match="the judgement is not kept"):
        judge(record, [MERGE])

    assert not has_torn_judgement(RecordFolder(record))


@pytest.mark.slow
def test_where_nothing_may_be_written_the_record_is_shown_without_what_is_kept(
    small_disk: Path, capsys: pytest.CaptureFixture[str]
):
    record = fill(small_disk / "record")
    keep_only(record, MERGE)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)

    with open_record(record) as opened:
        assert 3 == len(opened.actors(all=True))

    assert "cannot be applied now" in capsys.readouterr().err
