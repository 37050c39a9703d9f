"""``dragoman demo``: the whole chain on the bundled sample reports."""

from __future__ import annotations

import shutil
import tempfile
from importlib import resources
from pathlib import Path

from dragoman.cli.layout import print_table
from dragoman.cli.output import EVENT_COLUMNS, STATEMENT_COLUMNS, console
from dragoman.cli.read import progress_bar, summary_text
from dragoman.cli.stopping import clean_when_stopped
from dragoman.errors import ConfigError
from dragoman.model.shown import shown_line
from dragoman.record import Record
from dragoman.run import read_into


def run_demo(into: Path | None) -> int:
    """Read the samples, print their statements and events and what to try next; return the exit status."""
    record = into or _temporary_place() / "record"
    with resources.as_file(resources.files("dragoman") / "samples") as samples:
        if not samples.is_dir():
            raise ConfigError("the sample reports are missing from this installation; install dragoman again")
        with progress_bar(quiet=False) as progress:
            summary = read_into([str(samples)], record, progress=progress)
        first = next((path.name for path in sorted(samples.iterdir()) if path.suffix == ".txt"), "REPORT")
    where = console()
    with Record(record) as opened:
        print_table(where, opened.statements(), STATEMENT_COLUMNS)
        events = opened.events(distinct=True)
        if len(events):
            where.print()
            print_table(where, events, EVENT_COLUMNS)
    where.print()
    where.print(summary_text(summary, record), soft_wrap=True, markup=False)
    where.print(f"\nNext:\n{_next_steps(record, first)}", soft_wrap=True, markup=False)
    return summary.exit_status


def _temporary_place() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="dragoman-"))
    clean_when_stopped(lambda: shutil.rmtree(folder))
    return folder


def _next_steps(record: Path, report: str) -> str:
    return "\n".join(
        shown_line(line)
        for line in (
            f"  dragoman show {record}                          the reports",
            f"  dragoman show {record} {report}   one of them, its statements and events marked",
            f"  dragoman events {record} --status happened     what happened",
            f"  dragoman actors {record}                        who appears in them",
            f"  dragoman export {record} --to jsonl --out demo.jsonl",
            "  dragoman read YOUR-REPORTS --into YOUR-RECORD",
        )
    )
