"""``dragoman read``: the main job, with a progress bar and a summary."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import orjson
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from dragoman.cli.output import console
from dragoman.cli.streams import tell
from dragoman.config import Settings, load_settings, settings_from
from dragoman.model import LEVELS, level_of
from dragoman.model.shown import shown_line
from dragoman.run import Summary, TablesMade, read_into, runner_on, settings_of, with_offices
from dragoman.store import bytes_in, check_out, written_out

# Kinds of issue counted one by one in a summary.
_MAX_KINDS = 6


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of a read."""

    settings: Path | None
    dates: str | None
    workers: int | None
    strict: bool
    quiet: bool
    with_pack: bool | None = None
    is_plain: bool = False
    json_summary: Path | None = None
    on: str | None = None
    memory: str | None = None
    keep_gone: bool = False
    columns: tuple[str, ...] = ()


def read_reports(paths: Sequence[str], into: Path, asked: Asked) -> int:
    """Read, show what was done, return the exit status."""
    chosen = _settings(into, asked)
    if asked.json_summary is not None:
        check_out(asked.json_summary, replace=True)
    place = None if asked.on is None else runner_on(asked.on, asked.workers)
    memory = None if asked.memory is None else bytes_in(asked.memory)
    with progress_bar(asked.quiet, is_plain=asked.is_plain) as progress:
        summary = read_into(
            paths,
            into,
            chosen,
            workers=asked.workers,
            strict=asked.strict,
            keep_gone=asked.keep_gone,
            progress=progress,
            start_runner=place,
            memory=memory,
        )
    if not asked.quiet:
        console().print(summary_text(summary, into), soft_wrap=True, markup=False)
    if asked.json_summary is not None:
        with written_out(asked.json_summary, replace=True) as file:
            file.write(orjson.dumps(summary_row(summary), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    return summary.exit_status


def summary_row(summary: Summary) -> dict[str, Any]:
    """Return the summary of a read for other programs: its numbers by their names, and the exit status."""
    row = asdict(summary)
    slowest, made = row.pop("slowest"), summary.tables
    return {
        **row,
        "tables": made.tables,
        "steps": row["tables"]["steps"],
        "writing_s": made.writing_s,
        "newer_steps": made.newer_steps,
        "n_read": summary.n_read,
        "n_issues": summary.n_issues,
        "issues_by_level": dict(summary.issues_by_level),
        "slowest": None if slowest is None else {"source": slowest[0], "seconds": slowest[1]},
        "exit_status": summary.exit_status,
    }


def _settings(into: Path, asked: Asked) -> Settings | None:
    """Return the settings asked for; None leaves it to the record."""
    given = None if asked.settings is None else load_settings(asked.settings)
    if asked.dates is None and asked.with_pack is None and not asked.columns:
        return given
    given = with_offices(given or settings_of(into), asked.with_pack)
    if asked.columns:
        columns = tuple(dict.fromkeys((*given.read.columns, *asked.columns)))
        given = replace(given, read=replace(given.read, columns=columns))
    if asked.dates is None:
        return given
    checked = settings_from({"read": {"dates": asked.dates}}, where="--dates")
    return replace(given, read=replace(given.read, dates=checked.read.dates))


@contextmanager
def progress_bar(quiet: bool, *, is_plain: bool = False) -> Iterator[ProgressBar | ProgressLines | None]:
    """Give a progress bar on standard error while it is a terminal, else a line a minute; None where it is quiet."""
    terminal = Console(stderr=True)
    if quiet:
        yield None
        return
    if is_plain or not terminal.is_terminal:
        yield ProgressLines()
        return
    with Progress(
        # A terminal that knows few signs has none for the dots.
        SpinnerColumn("dots" if "utf" in terminal.encoding else "line"),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _RateColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        console=terminal,
        transient=True,
    ) as bar:
        yield ProgressBar(bar)


class ProgressLines:
    """Tells how a read goes on in a line a minute, for logs."""

    def __init__(self, every_s: float = 60.0) -> None:
        self._every_s = every_s
        self._began = self._told = time.monotonic()
        self._n_items: int | None = None
        self._n_done = 0

    def expect(self, n_items: int) -> None:
        """So many items are there."""
        self._n_items = n_items

    def advance(self, n_items: int) -> None:
        """So many more are done."""
        self._n_done += n_items
        now = time.monotonic()
        if now - self._told >= self._every_s:
            self._told = now
            of = "" if self._n_items is None else f" of {self._n_items:,}"
            tell(f"reading: {self._n_done:,}{of}, {self._n_done / (now - self._began):,.1f} a second")

    def finish(self) -> None:
        """The record is being put together."""
        if time.monotonic() - self._began >= self._every_s:
            tell(f"reading: {self._n_done:,} done, putting the record together")


class ProgressBar:
    """Shows how a read goes on."""

    def __init__(self, bar: Progress) -> None:
        self._bar = bar
        # The clock runs from the first report on: until then language models are loaded.
        self._task = bar.add_task("loading", total=None, start=False)

    def expect(self, n_items: int) -> None:
        """So many items are there."""
        self._bar.update(self._task, total=n_items)

    def advance(self, n_items: int) -> None:
        """So many more are done."""
        if not self._bar.tasks[0].started:
            self._bar.start_task(self._task)
            self._bar.update(self._task, description="reading")
        self._bar.advance(self._task, n_items)

    def finish(self) -> None:
        """The record is being put together."""
        self._bar.update(self._task, description="putting the record together")


class _RateColumn(ProgressColumn):
    """Reports a second."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:,.1f} reports/s", style="progress.data.speed")


def summary_text(summary: Summary, record: Path) -> str:
    """Return the summary of a read, a line a fact."""
    read = f"{summary.n_read:,} read ({summary.n_new:,} new, {summary.n_replaced:,} replaced)"
    others = f"{summary.n_unchanged:,} unchanged"
    if summary.n_repeated:
        others += f", {summary.n_repeated:,} met more than once"
    lines = [
        f"reports     {read}, {others}",
        f"statements  {summary.n_statements:,} found",
        f"events      {summary.n_events:,} told by reports, {summary.n_claimed:,} only claimed by speakers",
        f"record      {_now(summary, 'reports', summary.n_reports_in_record)}, "
        f"{_now(summary, 'statements', summary.n_statements_in_record)}, "
        f"{_now(summary, 'events', summary.n_events_in_record)} and {summary.n_claimed_in_record:,} claims of events, "
        f"{_now(summary, 'actors', summary.n_actors_in_record)} in {shown_line(str(record))}",
        f"time        {_duration(summary)}",
    ]
    if summary.slowest is not None:
        source, seconds = summary.slowest
        lines.append(f"slowest     {shown_line(source)} ({seconds:.2f} s)")
    lines.extend(column_lines(summary))
    if summary.n_without_day or summary.n_without_outlet:
        lines.append(
            f"missing     {summary.n_without_day:,} reports of the record have no day, "
            f"{summary.n_without_outlet:,} have no outlet"
        )
    if summary.n_left_out:
        lines.append(
            f"gone        {summary.n_left_out:,} in files that changed are in them no more and do not count "
            "(--keep-gone keeps such)"
        )
    if summary.tables.newer_steps:
        lines.append(f"again       {again_text(summary.tables)}")
    if summary.n_retries:
        n = summary.n_retries
        lines.append(f"retries     {n:,} {'shards' if n > 1 else 'shard'} of reports worked again: a process was lost")
    if summary.n_issues:
        lines.extend(_issue_lines(summary, record))
    if summary.exit_status == 1:
        lines.append("Nothing usable was found: no report could be read.")
    return "\n".join(lines)


def _now(summary: Summary, what: str, n: int) -> str:
    """Return how many there are now and, where there were some before this read, how many more or less."""
    before = summary.before or {}
    changed = "" if not before.get("reports") or n == before[what] else f" ({n - before[what]:+,})"
    return f"{n:,} {what}{changed}"


def column_lines(summary: Summary) -> Iterator[str]:
    """Yield a line for each of the first tables: which column was taken for which field, and which others there are."""
    for listing in summary.columns:
        taken = ", ".join(f"{field} from {shown_line(name)}" for field, name in listing.taken)
        others = ", ".join(map(shown_line, listing.others))
        kept = f"; kept as they are: {others}" if others else ""
        missing = [field for field in ("published", "outlet", "title") if field not in dict(listing.taken)]
        none = f"; no column for {', '.join(missing)}" if missing else ""
        yield f"columns     {shown_line(listing.source)}: {taken}{kept}{none}"


def again_text(made: TablesMade) -> str:
    """Tell which steps were done for all reports because of a newer version."""
    return f"{', '.join(made.newer_steps)}: done again for all reports, as their rules are of another version"


def _issue_lines(summary: Summary, record: Path) -> Iterator[str]:
    """Yield five lines at most: how many issues of each level and kind, the gravest by name, where all are."""
    kinds = sorted(
        summary.issues_by_code.items(), key=lambda kind: (-LEVELS.index(level_of(kind[0])), -kind[1], kind[0])
    )
    told = ", ".join(f"{code} {n:,}" for code, n in kinds[:_MAX_KINDS]) + (", …" if len(kinds) > _MAX_KINDS else "")
    by_level = ", ".join(f"{n:,} {level}{'s' if n > 1 else ''}" for level, n in summary.issues_by_level.items())
    yield f"issues      {by_level} ({told})"
    for issue in summary.first_issues:
        yield f"  {issue.level}: {shown_line(issue.source)}: {shown_line(issue.message)}"
    n_more = summary.n_issues - len(summary.first_issues)
    more = f"{n_more:,} more, " if n_more else ""
    yield f"  {more}all of them: dragoman issues {shown_line(str(record))}"


def _duration(summary: Summary) -> str:
    rate = f", {summary.n_read / summary.seconds:,.1f} reports/s" if summary.n_read and summary.seconds else ""
    minutes, seconds = divmod(summary.seconds, 60)
    hours, minutes = divmod(int(minutes), 60)
    if hours:
        return f"{hours} h {minutes:02} min{rate}"
    return (f"{minutes} min {seconds:02.0f} s" if minutes else f"{seconds:.1f} s") + rate
