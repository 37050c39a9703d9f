"""Judgements are kept whatever happens: to the program while it writes, to the record when it is made anew."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman.errors import RecordError
from dragoman.model import Anchor, Judgement, Subject
from dragoman.store import RecordFolder, append_judgements, load_judgements


def judgement(number: int) -> Judgement:
    subject = Subject("a1", "Mara Lindqvist", "person", "NOR", (Anchor("r1", "e1", "Lindqvist"),))
    return Judgement(
        f"j{number}", "rename", (subject,), (("name", f"Mara {number}"),), "ada", "2024-03-05T10:00:00+00:00"
    )


@pytest.fixture
def folder(tmp_path: Path) -> RecordFolder:
    return RecordFolder(tmp_path)


def test_judgements_come_back_as_they_were_in_their_order(folder: RecordFolder):
    append_judgements(folder, [judgement(2)])
    append_judgements(folder, [judgement(1), judgement(3)])

    assert (judgement(2), judgement(1), judgement(3)) == load_judgements(folder)


def test_a_record_nobody_judged_has_no_judgements(folder: RecordFolder):
    assert () == load_judgements(folder)


def test_a_judgement_that_stands_twice_counts_once(folder: RecordFolder):
    append_judgements(folder, [judgement(1)])
    append_judgements(folder, [judgement(1)])

    assert (judgement(1),) == load_judgements(folder)


def test_what_stands_in_the_file_is_never_changed(folder: RecordFolder):
    append_judgements(folder, [judgement(1)])
    before = folder.judgements.read_bytes()

    append_judgements(folder, [judgement(2)])

    assert folder.judgements.read_bytes().startswith(before)


def test_a_damaged_line_is_an_error_that_names_it(folder: RecordFolder):
    append_judgements(folder, [judgement(1)])
    folder.judgements.write_bytes(folder.judgements.read_bytes() + b"{]\n")

    with pytest.raises(RecordError, match=r"line 2: is no judgement"):
        load_judgements(folder)


def test_cut_off_at_any_byte_the_judgements_before_are_there_and_more_can_be_added(folder: RecordFolder):
    append_judgements(folder, [judgement(1)])
    first = folder.judgements.read_bytes()
    append_judgements(folder, [judgement(2)])
    whole = folder.judgements.read_bytes()

    for end in range(len(first), len(whole)):
        folder.judgements.write_bytes(whole[:end])
        append_judgements(folder, [judgement(3)])
        assert (judgement(1), judgement(3)) == load_judgements(folder)


WRITER = """
import sys
from pathlib import Path
from dragoman.store import RecordFolder, append_judgements
sys.path.insert(0, sys.argv[2])
from test_judgements import judgement
folder = RecordFolder(Path(sys.argv[1]))
for number in range(int(sys.argv[3]), 10**9):
    append_judgements(folder, [judgement(number)])
    print(number, flush=True)
"""


@pytest.mark.slow
def test_no_judgement_is_lost_when_its_writer_is_killed(folder: RecordFolder):
    kept: list[str] = []
    for round_number in range(4):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder.path), str(Path(__file__).parent), str(round_number * 10**6)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        first = "".join(process.stdout.readline() for _ in range(25 + round_number))
        time.sleep(0.0007 * round_number)
        process.kill()
        rest, _ = process.communicate()
        assert -signal.SIGKILL == process.returncode
        kept += [f"j{line}" for line in (first + rest).split("\n") if line]

    there = [each.id for each in load_judgements(folder)]

    assert 100 < len(kept)
    assert set(kept) <= set(there)
