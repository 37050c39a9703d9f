"""A read that is killed and started again gives the same record as one that nobody disturbed."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest
from reads import exported, make_reports, parts, read_plain, said, start_read, wait_for, workers_of

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds processes in /proc")]

N_REPORTS = 60


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_reports(tmp_path_factory.mktemp("killed") / "reports", N_REPORTS)


@pytest.fixture(scope="module")
def undisturbed(reports: Path) -> bytes:
    record = reports.parent / "undisturbed"
    read_plain(record, reports)
    return exported(record)


def kill(process_id: int) -> None:
    os.kill(process_id, signal.SIGKILL)


@pytest.mark.parametrize(("table", "n_parts"), [("inputs", 1), ("reports", 2), ("statements", 3), ("inputs", 5)])
def test_a_read_killed_as_a_part_appears_goes_on_to_the_same_record(
    table: str, n_parts: int, reports: Path, undisturbed: bytes, tmp_path: Path
):
    record = tmp_path / "record"
    process = start_read(record, reports)
    wait_for(lambda: len(parts(record, table)) >= n_parts, process)
    process.kill()
    assert -signal.SIGKILL == process.wait()

    read_plain(record, reports)

    assert undisturbed == exported(record)


def test_a_read_killed_twice_goes_on_to_the_same_record(reports: Path, undisturbed: bytes, tmp_path: Path):
    record = tmp_path / "record"
    for n_parts in (2, 5):
        process = start_read(record, reports)
        wait_for(lambda n=n_parts: len(parts(record, "inputs")) >= n, process)  # type: ignore[misc]
        process.kill()
        process.wait()

    read_plain(record, reports)

    assert undisturbed == exported(record)


def test_a_read_killed_while_it_puts_the_tables_together_goes_on(reports: Path, undisturbed: bytes, tmp_path: Path):
    record = tmp_path / "record"
    process = start_read(record, reports, work="plain_work:work")
    wait_for(lambda: list(record.glob(".writing-*record.duckdb")), process)
    process.kill()
    process.wait()

    read_plain(record, reports)

    assert undisturbed == exported(record)


def test_a_read_that_is_started_again_does_not_work_on_what_is_there(reports: Path, tmp_path: Path):
    record = tmp_path / "record"
    process = start_read(record, reports)
    wait_for(lambda: len(parts(record, "inputs")) >= 4, process)
    process.kill()
    process.wait()

    summary = read_plain(record, reports)

    assert 0 < summary.n_unchanged
    assert N_REPORTS == summary.n_unchanged + summary.n_new


def test_workers_of_a_killed_read_end(reports: Path, tmp_path: Path):
    record = tmp_path / "record"
    process = start_read(record, reports)
    wait_for(lambda: parts(record, "inputs"), process)
    workers = workers_of(process)
    process.kill()
    process.wait()

    end = time.monotonic() + 20
    while any(is_running(worker) for worker in workers) and time.monotonic() < end:
        time.sleep(0.05)

    assert [] == [worker for worker in workers if is_running(worker)]


def is_running(process_id: int) -> bool:
    try:
        return "Z" != Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_a_worker_killed_from_outside_changes_nothing(reports: Path, undisturbed: bytes, tmp_path: Path):
    record = tmp_path / "record"
    process = start_read(record, reports)
    wait_for(lambda: parts(record, "inputs"), process)
    kill(workers_of(process)[0])

    assert 0 == process.wait(timeout=60)
    assert undisturbed == exported(record)


def test_a_report_that_its_worker_dies_of_is_an_issue_and_the_rest_is_read(tmp_path: Path):
    reports = make_reports(tmp_path / "reports", 6)
    (reports / "003.txt").write_text("A DEADLY report.")

    summary = read_plain(tmp_path / "record", reports, workers=1)

    assert ({"worker-died": 1}, 5) == (summary.issues_by_code, summary.n_new)


def test_the_issue_of_a_report_whose_worker_died_is_over_when_it_can_be_read(tmp_path: Path):
    reports = make_reports(tmp_path / "reports", 2)
    read_plain(tmp_path / "record", reports, workers=1, work="plain_work:work_out_of_memory")

    summary = read_plain(tmp_path / "record", reports)

    assert (2, 0, ["we stay at 0", "we stay at 1"]) == (summary.n_new, summary.n_issues, said(tmp_path / "record"))


def test_ctrl_c_keeps_what_is_finished_and_says_how_to_go_on(reports: Path, undisturbed: bytes, tmp_path: Path):
    record = tmp_path / "record"
    process = start_read(record, reports)
    wait_for(lambda: len(parts(record, "inputs")) >= 2, process)
    process.send_signal(signal.SIGINT)
    _, message = process.communicate(timeout=30)
    assert 130 == process.returncode, message
    assert "run the same command again" in message

    read_plain(record, reports)

    assert undisturbed == exported(record)


def test_a_second_read_says_that_the_first_is_going_on(reports: Path, tmp_path: Path):
    record = tmp_path / "record"
    first = start_read(record, reports)
    wait_for(lambda: parts(record, "inputs"), first)
    second = start_read(record, reports)

    _, message = second.communicate(timeout=30)
    first.kill()
    first.wait()

    assert 2 == second.returncode
    assert "another 'dragoman read' is writing" in message
