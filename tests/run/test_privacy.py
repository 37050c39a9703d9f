"""Nothing leaves the machine, and nothing is written but the record and what was asked for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tracing import Trace, traced

ROOT = Path(__file__).parents[2]
PROGRAM = Path(__file__).parent / "everything.py"
SAMPLES = ROOT / "src" / "dragoman" / "samples"
ONNX = "import onnxruntime, warnings; from dragoman import telemetry; warnings.simplefilter('error'); "


def bare_environment(place: Path) -> dict[str, str]:
    """Return what a process needs to start, with a home, a cache and a place for temporary files that are empty."""
    folders = {"HOME": "home", "XDG_CACHE_HOME": "cache", "XDG_CONFIG_HOME": "config", "TMPDIR": "tmp"}
    for name in folders.values():
        (place / name).mkdir()
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "PYTHONDONTWRITEBYTECODE": "1",
        **{variable: str(place / name) for variable, name in folders.items()},
    }


def everything(place: Path) -> list[str]:
    """Return the command that does all the program does with two reports, one of them a page."""
    reports = place / "reports"
    reports.mkdir()
    for name in ("01-river-talks-nla.txt", "10-press-review-lakeside.html"):
        shutil.copy(SAMPLES / name, reports)
    coded = place / "coded.jsonl"
    coded.write_text((ROOT / "evaluation" / "reports.jsonl").read_text(encoding="utf-8").splitlines()[0] + "\n")
    (reports / "coded.jsonl").write_text(coded.read_text())
    (place / "out").mkdir()
    return [sys.executable, str(PROGRAM), str(reports), str(coded), str(place / "out")]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("privacy").resolve()


@pytest.fixture(scope="module")
def trace(place: Path) -> Trace:
    return traced(everything(place), place, bare_environment(place), without_network=True)


@pytest.mark.model
@pytest.mark.slow
def test_everything_is_done_where_there_is_no_network(trace: Trace):
    commands = ["read", "evaluate", "actors", "resolve", "export", "export", "export", "show"]

    assert [*(f"done {each} 0" for each in commands), "done analyse 1", "done code_pair 16"] == [
        line for line in trace.output.splitlines() if line.startswith("done ")
    ]


@pytest.mark.model
@pytest.mark.slow
def test_no_command_speaks_to_another_machine_or_asks_for_its_address(trace: Trace):
    assert () == trace.connections


@pytest.mark.model
@pytest.mark.slow
def test_no_command_writes_outside_the_record_and_what_it_was_asked_for(trace: Trace, place: Path):
    assert [] == trace.written_outside([place / "out", place / "tmp"])


@pytest.mark.model
@pytest.mark.slow
def test_no_command_leaves_a_temporary_file(trace: Trace, place: Path):
    assert [] == list((place / "tmp").iterdir())


def test_a_connection_and_a_file_would_be_seen(tmp_path: Path):
    program = (
        "import socket; socket.socket(type=socket.SOCK_DGRAM).connect(('127.0.0.1', 9)); open('home/deviceid', 'w')"
    )

    trace = traced([sys.executable, "-c", program], tmp_path, bare_environment(tmp_path))

    assert (1, [str(tmp_path / "home" / "deviceid")]) == (len(trace.connections), trace.written_outside([]))


def test_a_look_up_of_a_name_would_be_seen(tmp_path: Path):
    program = "import socket\ntry:\n    socket.getaddrinfo('host.invalid', 80)\nexcept OSError:\n    pass"

    assert traced([sys.executable, "-c", program], tmp_path, bare_environment(tmp_path)).connections


def run(program: str, place: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program], env=bare_environment(place), capture_output=True, text=True, check=False
    )


def test_onnxruntime_makes_no_id_of_the_machine_where_dragoman_was_imported_before_it(tmp_path: Path):
    done = run("import dragoman, onnxruntime, time; time.sleep(0.5)", tmp_path)

    assert (0, []) == (done.returncode, [*(tmp_path / "home").iterdir(), *(tmp_path / "cache").iterdir()])


def test_a_warning_says_what_cannot_be_undone_where_onnxruntime_was_imported_first(tmp_path: Path):
    done = run(f"{ONNX} telemetry.quieten(onnxruntime)", tmp_path)

    assert "TelemetryWarning: onnxruntime was loaded before dragoman" in done.stderr


def test_no_warning_where_the_user_had_turned_telemetry_off(tmp_path: Path):
    program = f"import os; os.environ['ORT_DISABLE_TELEMETRY'] = '1'; {ONNX} telemetry.quieten(onnxruntime)"

    assert (0, "") == ((done := run(program, tmp_path)).returncode, done.stderr)


def test_processes_that_are_started_later_do_not_send_either(tmp_path: Path):
    program = "import dragoman, subprocess, sys; subprocess.run([sys.executable, '-c', 'import onnxruntime'])"

    assert (0, []) == (run(program, tmp_path).returncode, list((tmp_path / "cache").iterdir()))
