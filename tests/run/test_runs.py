"""What reads and resolves did is noted in the record, and nothing that becomes of its tables takes it away."""

from __future__ import annotations

import json
import signal
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import pytest
from reads import exported, make_reports, parts, read_plain, start_read, wait_for

from dragoman.cli.read import summary_row, summary_text
from dragoman.errors import InterruptedReadError, RecordError
from dragoman.record import Record
from dragoman.resolve import STEPS
from dragoman.run import compact_record, resolve_record, resolving
from dragoman.store import RecordFolder, runs_table


def runs_of(record: Path) -> list[dict[str, Any]]:
    return runs_table(RecordFolder(record)).to_pylist()


def of_all(record: Path, *columns: str) -> list[tuple[Any, ...]]:
    """Return these columns of every run."""
    return [tuple(row[name] for name in columns) for row in runs_of(record)]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    read_plain(tmp_path / "record", make_reports(tmp_path / "reports", 3))
    return tmp_path / "record"


def test_reads_are_noted_with_what_was_new_replaced_unchanged_and_gone(record: Path):
    reports = record.parent / "reports"
    (reports / "000.txt").write_text('Mara Lindqvist said "we stay at last".\n')
    (reports / "001.txt").write_text((reports / "002.txt").read_text())
    make_reports(reports.parent / "more", 5)
    (reports.parent / "more" / "003.txt").rename(reports / "003.txt")

    read_plain(record, reports)

    told = of_all(record, "command", "outcome", "n_new", "n_replaced", "n_unchanged", "n_gone")
    assert [("read", "done", 3, 0, 0, 0), ("read", "done", 1, 1, 1, 2)] == told


def test_issues_are_noted_by_level(record: Path):
    (record.parent / "reports" / "empty.txt").write_text("")

    read_plain(record, record.parent / "reports")

    assert [(0, 0, 0), (0, 1, 0)] == of_all(record, "n_errors", "n_warnings", "n_notes")


def test_gone_is_the_same_where_the_tables_are_made_anew(record: Path):
    reports = record.parent / "reports"
    (reports / "000.txt").write_text((reports / "001.txt").read_text())
    (record / "packs").mkdir()
    (record / "packs" / "none.jsonl").write_text("")  # with other packs the tables are made anew

    read_plain(record, reports)

    assert [("anew", 0), ("anew", 1)] == of_all(record, "tables", "n_gone")


def test_every_step_is_noted_and_the_parts_take_no_longer_than_the_whole(record: Path):
    [run] = runs_of(record)

    assert [step.name for step in STEPS] == [step["step"] for step in run["steps"]]
    told = run["reading_s"] + run["writing_s"] + sum(step["seconds"] for step in run["steps"])
    assert min(run["reading_s"], run["writing_s"]) > 0
    assert told <= run["seconds"] + 0.01


def test_blocked_steps_are_noted_as_done_for_what_changed(record: Path):
    (record.parent / "reports" / "new.txt").write_text('Jon Sorensen said "we go".\n')

    read_plain(record, record.parent / "reports")

    run = runs_of(record)[-1]
    blocked = {step.name for step in STEPS if step.blocked is not None}
    assert "grown" == run["tables"]
    assert blocked == {step["step"] for step in run["steps"] if not step["is_for_all"]}


def test_runs_are_kept_when_the_tables_are_deleted_and_made_anew(record: Path):
    (record / "record.duckdb").unlink()

    resolve_record(record)
    compact_record(record)

    assert [("read", "anew"), ("resolve", "anew"), ("compact", "anew")] == of_all(record, "command", "tables")


def test_a_step_of_another_version_is_told_of(record: Path, monkeypatch: pytest.MonkeyPatch):
    *others, last = STEPS
    monkeypatch.setattr(resolving, "STEPS", (*others, replace(last, version="rules of tomorrow")))

    summary = read_plain(record, record.parent / "reports")

    assert [last.name] == runs_of(record)[-1]["newer_steps"]
    assert f"again       {last.name}: done again for all reports" in summary_text(summary, record)
    assert [last.name] == json.loads(orjson.dumps(summary_row(summary)))["newer_steps"]


def test_a_read_of_the_same_versions_tells_of_no_step_done_again(record: Path):
    summary = read_plain(record, record.parent / "reports")

    assert [[], []] == [row["newer_steps"] for row in runs_of(record)]
    assert "again" not in summary_text(summary, record)


def test_the_summary_for_programs_tells_how_long_each_step_took(record: Path):
    row = summary_row(read_plain(record, record.parent / "reports", make_reports(record.parent / "more", 9)))

    told = json.loads(orjson.dumps(row))

    assert runs_of(record)[-1]["steps"] == told["steps"]
    assert ("grown", 0) == (told["tables"], told["n_gone"])


def test_a_run_that_fails_is_noted_as_failed(record: Path):
    (record / "judgements.jsonl").write_text("x\n")

    with pytest.raises(RecordError, match="is no judgement"):
        resolve_record(record)

    assert [("read", "done"), ("resolve", "failed")] == of_all(record, "command", "outcome")


class StoppedRunner:
    """A runner that is stopped with Ctrl-C at once."""

    def __init__(self, *_: object) -> None: ...

    def __enter__(self) -> StoppedRunner:
        return self

    def __exit__(self, *_: object) -> None: ...

    def map(self, _: object) -> Any:
        raise KeyboardInterrupt


def test_a_read_that_is_stopped_is_noted_as_stopped(record: Path):
    with pytest.raises(InterruptedReadError):
        read_plain(record, record.parent / "reports", start_runner=StoppedRunner, workers=1)

    assert [("done", "anew"), ("stopped", None)] == of_all(record, "outcome", "tables")


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds processes in /proc")
def test_a_read_that_is_killed_is_noted_as_unfinished_and_the_export_is_as_ever(tmp_path: Path):
    reports = make_reports(tmp_path / "reports", 30)
    read_plain(tmp_path / "undisturbed", reports)
    process = start_read(tmp_path / "record", reports)
    wait_for(lambda: len(parts(tmp_path / "record", "inputs")) >= 2, process)
    process.kill()
    assert -signal.SIGKILL == process.wait()

    read_plain(tmp_path / "record", reports)

    assert ["unfinished", "done"] == [outcome for (outcome,) in of_all(tmp_path / "record", "outcome")]
    assert exported(tmp_path / "undisturbed") == exported(tmp_path / "record")


def test_the_beginning_of_a_line_does_not_count_and_the_next_run_takes_it_away(record: Path):
    whole = (record / "runs.jsonl").read_bytes()
    (record / "runs.jsonl").write_bytes(whole + b'{"run_id":"r1","comm')

    assert 1 == len(runs_of(record))
    resolve_record(record)
    assert ["read", "resolve"] == [command for (command,) in of_all(record, "command")]


@pytest.mark.parametrize("line", ["x", "[]", "{}", '{"run_id":"r","began":"soon","version":"1","command":"read"}'])
def test_a_damaged_line_is_told_by_its_number_and_hinders_no_read(record: Path, line: str):
    with (record / "runs.jsonl").open("a") as file:
        file.write(line + "\n")

    read_plain(record, record.parent / "reports")

    with Record(record) as opened, pytest.raises(RecordError, match=r"runs\.jsonl, line 3: tells of no run"):
        opened.runs()


def test_a_record_of_before_there_were_runs_has_none(record: Path):
    (record / "runs.jsonl").unlink()

    with Record(record) as opened:
        assert 0 == len(opened.runs())
