"""Standard streams that are closed, full, of few signs, or whose reader goes away: one line at most, no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from records import findings_of, make_record, report_of

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="streams as shells of POSIX have them"),
]

DRAGOMAN = f"{sys.executable} -m dragoman"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    text = "Åsa Lindqvist said: We stay “here” \udce9.".replace("\udce9", "é")
    found = findings_of(report_of(text + " x" * 60_000), ("Åsa Lindqvist", "said", "We stay “here” é."))
    return make_record(tmp_path_factory.mktemp("streams") / "record", found)


def run(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
        errors="backslashreplace",
    )


@pytest.mark.parametrize(
    "arguments",
    [
        "show {} a.txt",
        "export {} --to jsonl",
        "statements {} --format csv",
        "--help",
        "export {} --to jsonl --out /dev/stdout",
    ],
)
def test_a_reader_that_goes_away_ends_the_command_quietly(record: Path, arguments: str):
    result = run(f"{DRAGOMAN} {arguments.format(record)} | true; echo ${{PIPESTATUS[0]}}")

    assert ("", True) == (result.stderr, result.stdout in {"141\n", "0\n"})


def test_the_status_is_that_of_a_broken_pipe(record: Path):
    result = run(f"{DRAGOMAN} show {record} a.txt | head -c 1 > /dev/null; echo ${{PIPESTATUS[0]}}")

    assert ("141\n", "") == (result.stdout, result.stderr)


@pytest.mark.parametrize(
    ("ending", "status"),
    [(">&-", 2), ("<&-", 0), ("2>&-", 0), ("<&- >&- 2>&-", 2), ("> /dev/full", 2), ("2> /dev/full", 0)],
)
def test_a_stream_that_is_closed_or_full_is_at_most_one_line(record: Path, ending: str, status: int):
    result = run(f"{DRAGOMAN} statements {record} --format csv {ending}")

    assert (status, True) == (result.returncode, len(result.stderr.splitlines()) <= 1), result.stderr
    assert "Traceback" not in result.stderr


def test_a_closed_output_does_not_hinder_a_result_in_a_file(record: Path, tmp_path: Path):
    result = run(f"{DRAGOMAN} statements {record} --format jsonl --out {tmp_path / 'said'} >&- 2>&-")

    assert (0, 1) == (result.returncode, len((tmp_path / "said").read_text().splitlines()))


@pytest.mark.parametrize(
    "environment", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}]
)
def test_a_terminal_of_few_signs_gets_codes_for_the_others(record: Path, environment: dict[str, str]):
    result = run(f"{DRAGOMAN} statements {record}", **environment)

    assert (0, "", True) == (result.returncode, result.stderr, r"\xc5sa" in result.stdout or "Åsa" in result.stdout)


def test_without_a_command_the_help_is_printed_and_nothing_else():
    result = run(DRAGOMAN)

    assert (2, "", True) == (result.returncode, result.stderr, "Usage: dragoman" in result.stdout)


def test_a_folder_that_is_too_deep_is_one_line(record: Path, tmp_path: Path):
    result = run(f"{DRAGOMAN} statements {'a/' * 3000}b; {DRAGOMAN} show {tmp_path / ('n' * 300)}")

    assert (2, 2, False) == (result.returncode, len(result.stderr.splitlines()), "Traceback" in result.stderr), (
        result.stderr
    )
