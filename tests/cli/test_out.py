"""``--out`` writes to a new file, replaces none unasked, and to pipes and devices as what they are."""

from __future__ import annotations

import os
import socket
import stat
import sys
import threading
from pathlib import Path

import pytest
from calling import Call

from dragoman.record import Record
from records import findings_of, make_record, report_of, with_event

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes, devices and links are those of POSIX")

OUTPUTS = [
    ("statements", "RECORD", "--format", "csv"),
    ("statements", "RECORD"),
    ("events", "RECORD", "--format", "jsonl"),
    ("actors", "RECORD", "--format", "parquet"),
    ("actors", "RECORD", "Lindqvist"),
    ("actors", "RECORD", "Lindqvist", "--format", "jsonl"),
    ("issues", "RECORD"),
    ("evaluate", "GOLD", "RECORD", "--boot", "0"),
    ("evaluate", "GOLD", "RECORD", "--boot", "0", "--json"),
    ("export", "RECORD", "--to", "jsonl"),
    ("export", "RECORD", "--to", "events-parquet"),
    ("export", "RECORD", "--to", "polecat"),
]
TEXT = "Mara Lindqvist said: We stay."


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = findings_of(report_of(TEXT, published="2024-03-05"), ("Mara Lindqvist", "said", "We stay."))
    found = with_event(found, "said", ["Mara Lindqvist"])
    return make_record(tmp_path_factory.mktemp("out") / "record", found)


@pytest.fixture
def call(dragoman: Call, record: Path, tmp_path: Path) -> Call:
    (tmp_path / "gold.jsonl").write_text('{"id": "a", "text": "' + TEXT + '", "attributions": []}')
    places = {"RECORD": record, "GOLD": tmp_path / "gold.jsonl"}
    return lambda *arguments: dragoman(*(places.get(str(each), each) for each in arguments))


@pytest.mark.parametrize("arguments", OUTPUTS, ids=" ".join)
def test_a_file_that_is_there_is_replaced_only_by_force(call: Call, arguments: tuple[str, ...], tmp_path: Path):
    out = tmp_path / "file"
    out.write_text("precious")
    out.chmod(0o640)

    refused = call(*arguments, "--out", out)
    kept = out.read_text()
    done = call(*arguments, "--out", out, "--force")

    assert (2, "precious", True) == (refused.returncode, kept, "--force" in refused.stderr)
    assert (0, True, 0o640) == (done.returncode, b"precious" != out.read_bytes(), stat.S_IMODE(out.stat().st_mode))


@pytest.mark.parametrize("arguments", OUTPUTS[3::2], ids=" ".join)
def test_a_pipe_gets_what_a_file_gets(call: Call, arguments: tuple[str, ...], tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()

    call(*arguments, "--out", tmp_path / "file")
    result = call(*arguments, "--out", pipe)
    reader.join(timeout=20)

    assert (0, [(tmp_path / "file").read_bytes()], True) == (result.returncode, got, stat.S_ISFIFO(pipe.stat().st_mode))


def test_a_device_stays_a_device(call: Call):
    result = call("statements", "RECORD", "--out", "/dev/null")

    assert (0, True) == (result.returncode, stat.S_ISCHR(Path("/dev/null").stat().st_mode))


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "LINK"])
def test_standard_output_by_a_name_is_standard_output(call: Call, name: str, tmp_path: Path):
    (tmp_path / "link").symlink_to("/dev/stdout")

    result = call("statements", "RECORD", "--out", str(tmp_path / "link") if name == "LINK" else name)

    assert (0, True) == (result.returncode, "We stay." in result.stdout)


def test_of_a_link_the_file_it_leads_to_is_replaced(call: Call, tmp_path: Path):
    (tmp_path / "file").write_text("old")
    (tmp_path / "link").symlink_to("file")

    refused = call("statements", "RECORD", "--out", tmp_path / "link")
    call("statements", "RECORD", "--out", tmp_path / "link", "--force")

    assert (2, True, True) == (
        refused.returncode,
        (tmp_path / "link").is_symlink(),
        "We stay." in (tmp_path / "file").read_text(),
    )


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "is empty"),
        ("folder", "is a folder"),
        ("folder/", "is the name of a folder"),
        ("nowhere", "leads to no file"),
        ("loop", "cannot be written"),
        ("socket", "is a socket"),
        ("no/such/folder/file", "cannot be written"),
        ("file/inside", "cannot be written"),
        ("n" * 300, "cannot be written"),
    ],
)
def test_what_cannot_be_written_to_is_refused_with_a_message(
    call: Call, name: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    Path("file").write_text("old")
    Path("nowhere").symlink_to("missing")
    Path("loop").symlink_to("loop")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        result = call("export", "RECORD", "--to", "jsonl", "--out", name, "--force")

    assert (2, True, 1) == (result.returncode, message in result.stderr, len(result.stderr.splitlines())), result.stderr


def test_a_name_as_long_as_names_may_be_is_written(call: Call, tmp_path: Path):
    call("statements", "RECORD", "--out", tmp_path / ("n" * 255))

    assert ["n" * 255] == [each.name for each in tmp_path.iterdir() if each.name != "gold.jsonl"]


def test_files_in_a_folder_are_replaced_only_by_force(call: Call, tmp_path: Path):
    export = ("export", "RECORD", "--to", "gdelt", "--statuses", "happened", "--out", tmp_path / "files")

    statuses = [call(*export).returncode, call(*export).returncode, call(*export, "--force").returncode]

    assert ([0, 2, 0], 2) == (statuses, len(list((tmp_path / "files").iterdir())))


def test_python_replaces_unless_told_not_to(record: Path, tmp_path: Path):
    (tmp_path / "file").write_text("old")

    with Record(record) as opened:
        with pytest.raises(Exception, match="is there already"):
            opened.export(tmp_path / "file", replace=False)
        opened.export(tmp_path / "file")

    assert "old" != (tmp_path / "file").read_text()
