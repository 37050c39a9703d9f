"""A report that takes too long is left out with an issue, and the rest is read."""

from __future__ import annotations

import dataclasses
import signal
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
from reads import HERE, make_reports, read_plain, said

import dragoman
from dragoman.config import RunSettings, Settings, load_settings
from dragoman.record import Record
from dragoman.run.here import HereRunner
from dragoman.run.limits import Alarm, OverdueError
from dragoman.run.pool import WorkerPool

RUNNERS = [pytest.param(WorkerPool, marks=pytest.mark.slow), HereRunner]
STUCK = "plain_work:stuck_work"
# Work on a plain report takes a thousandth of it; a machine that has much to do may let a process wait for the rest.
LIMIT_S = 1.0
OTHERS = ["we stay at 0", "we stay at 1", "we stay at 3", "we stay at 4"]

needs_alarm = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="work in this process is timed by a signal")


def limit(seconds: float) -> Settings:
    return Settings(run=RunSettings(max_report_seconds=seconds))


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = make_reports(tmp_path / "reports", 5)
    (folder / "002.txt").write_text("An ENDLESS report.")
    return folder


@needs_alarm
@pytest.mark.parametrize("runner", RUNNERS)
def test_a_report_without_end_is_an_issue_and_the_rest_is_read(runner: type, reports: Path, tmp_path: Path):
    summary = read_plain(
        tmp_path / "record", reports, workers=1, work=STUCK, settings=limit(LIMIT_S), start_runner=runner
    )

    assert ({"too-slow": 1}, OTHERS) == (summary.issues_by_code, said(tmp_path / "record"))


@needs_alarm
def test_the_issue_names_the_report_and_what_to_do(reports: Path, tmp_path: Path):
    summary = read_plain(tmp_path / "record", reports, work=STUCK, settings=limit(LIMIT_S))

    [issue] = summary.first_issues
    assert (str(reports / "002.txt"), True) == (issue.source, "raise run.max_report_seconds" in issue.message)


@needs_alarm
def test_several_reports_without_end_are_an_issue_each(reports: Path, tmp_path: Path):
    for name in ("000.txt", "004.txt"):
        (reports / name).write_text(f"Another ENDLESS report, {name}.")

    summary = read_plain(tmp_path / "record", reports, work=STUCK, settings=limit(LIMIT_S))

    assert ({"too-slow": 3}, 2) == (summary.issues_by_code, summary.n_new)


@needs_alarm
def test_a_report_that_was_too_slow_is_tried_again(reports: Path, tmp_path: Path):
    read_plain(tmp_path / "record", reports, work=STUCK, settings=limit(LIMIT_S))

    summary = read_plain(tmp_path / "record", reports)

    assert (1, {}) == (summary.n_new, summary.issues_by_code)


@needs_alarm
def test_the_issue_of_a_slow_report_is_over_when_it_was_read(reports: Path, tmp_path: Path):
    read_plain(tmp_path / "record", reports, work=STUCK, settings=limit(LIMIT_S))
    read_plain(tmp_path / "record", reports)

    with Record(tmp_path / "record") as record:
        assert 0 == len(record.issues())


@pytest.mark.slow
def test_loading_is_not_part_of_the_time_of_a_report(tmp_path: Path):
    reports = make_reports(tmp_path / "reports", 2)

    summary = read_plain(
        tmp_path / "record", reports, workers=1, work="plain_work:slow_to_load", settings=limit(LIMIT_S)
    )

    assert (2, {}) == (summary.n_new, summary.issues_by_code)


def test_a_record_can_be_read_with_another_limit_than_it_was_made_with(tmp_path: Path):
    read_plain(tmp_path / "record", make_reports(tmp_path / "reports", 1))

    summary = read_plain(tmp_path / "record", make_reports(tmp_path / "more", 2), settings=limit(5))

    assert 1 == summary.n_new


def test_a_read_with_another_limit_leaves_the_record_its_own(tmp_path: Path):
    read_plain(tmp_path / "record", make_reports(tmp_path / "reports", 1))
    read_plain(tmp_path / "record", make_reports(tmp_path / "more", 2), settings=limit(5))

    assert 120.0 == load_settings(tmp_path / "record" / "settings.toml").run.max_report_seconds


def test_the_limit_is_no_part_of_what_findings_refer_to():
    assert Settings().digest() == limit(5).digest()


@needs_alarm
def test_no_alarm_is_left_after_the_work(reports: Path, tmp_path: Path):
    read_plain(tmp_path / "record", reports, work=STUCK, settings=limit(LIMIT_S))

    assert (signal.SIG_DFL, (0.0, 0.0)) == (signal.getsignal(signal.SIGALRM), signal.getitimer(signal.ITIMER_REAL))


@needs_alarm
def test_an_alarm_that_the_program_uses_itself_is_left_alone():
    def own(*_: object) -> None:
        pass

    signal.signal(signal.SIGALRM, own)
    try:
        with Alarm() as alarm:
            alarm.set(0.01)
            time.sleep(0.1)
        assert own is signal.getsignal(signal.SIGALRM)
    finally:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


def test_work_in_another_thread_is_not_timed():
    ended: list[bool] = []

    def work() -> None:
        with Alarm() as alarm:
            alarm.set(0.01)
            time.sleep(0.1)
        ended.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()

    assert [True] == ended


@needs_alarm
def test_an_alarm_goes_off_again_where_it_was_dropped():
    with Alarm() as alarm:
        alarm.set(0.05)
        with suppress(OverdueError):
            time.sleep(5)
        with pytest.raises(OverdueError):
            time.sleep(5)


@needs_alarm
@pytest.mark.model
def test_a_text_that_takes_too_long_is_given_up():
    text = "“We will sign in May,” Foreign Minister Mara Lindqvist said on Monday. " * 400

    settings = dataclasses.replace(Settings(), run=RunSettings(max_report_seconds=0.2))
    [issue] = dragoman.analyse(text, settings=settings).issues

    assert ("too-slow", True) == (issue.code, "took longer than 0.2 seconds" in issue.message)


@pytest.mark.slow
def test_a_worker_killed_while_it_loads_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    reports = make_reports(tmp_path / "reports", 2)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(HERE))

    summary = read_plain(tmp_path / "record", reports, workers=1, work="plain_work:killed_as_it_loads")

    assert (2, "...") == (summary.n_new, Path("n-started").read_text())
