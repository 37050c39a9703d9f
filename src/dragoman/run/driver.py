"""A whole read: from paths to a finished record."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from dragoman.config import Settings
from dragoman.errors import ConfigError, DragomanError, InterruptedReadError, StoppedError
from dragoman.model import Issue, escaped, unescaped
from dragoman.read import Item, is_in_bucket, walk_inputs
from dragoman.read.columns import fields_called
from dragoman.run.here import HereRunner
from dragoman.run.journal import RunUnderWay, TablesMade, noted_run
from dragoman.run.listings import Listings, counts_of
from dragoman.run.pool import WorkerPool
from dragoman.run.resolving import join_shards, load_in_background, resolve_folder
from dragoman.run.shards import MISHAPS, ItemOutcome, Shard, ShardTables, group_items
from dragoman.run.summary import Summary, Tally, levels_of
from dragoman.run.workers import check_workers
from dragoman.store import (
    InputRow,
    Ledger,
    PartWriter,
    RecordFolder,
    RecordLock,
    View,
    input_id,
    input_table,
    issue_table,
    left_out_of,
    number_of,
    prepare_folder,
    seen_again,
)

WORK_SHARD = "dragoman.run.shards:work_shard"
"""What workers run, as module:function."""

# What is finished is committed this often, so that a killed run loses little; and at least every hundredth of the time
# gone by, so that the number of parts grows with the logarithm of a long run, not with its length.
COMMIT_EVERY_S = 0.5
_COMMIT_EVERY_SHARE = 0.01
_COMMIT_BYTES = 32 * 1024 * 1024


class Runner(Protocol):
    """Does the work of shards somewhere: in processes of this machine, or on others."""

    @property
    def n_retries(self) -> int:
        """How often a shard was worked again, as its process or machine was lost."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop all work."""

    def map(self, shards: Iterable[Shard]) -> Iterator[ShardTables]:
        """Yield what comes of the shards, in any order, taking them as there is room for more."""


StartRunner = Callable[[int, str, Settings], Runner]
"""Number of workers, what they run (as module:function), and with which settings → the runner."""


class Progress(Protocol):
    """Is told how a read goes on. All calls come from one thread, save ``expect``."""

    def expect(self, n_items: int) -> None:
        """So many items are there, read before or not. Comes late or, for standard input and buckets, never."""

    def advance(self, n_items: int) -> None:
        """So many more items are done, or were read before."""

    def finish(self) -> None:
        """All items are done; the record is being put together."""


class StrictError(DragomanError):
    """An issue was met, and the read was to stop at the first one."""

    exit_status = 3


def read_into(
    paths: Sequence[str],
    record: Path,
    settings: Settings | None = None,
    *,
    workers: int | None = None,
    strict: bool = False,
    keep_gone: bool = False,
    progress: Progress | None = None,
    work: str = WORK_SHARD,
    start_runner: StartRunner | None = None,
    commit_every_s: float = COMMIT_EVERY_S,
    memory: int | None = None,
) -> Summary:
    """Read what is new or changed under ``paths`` into a record, made if need be; return what was done.

    ``settings`` None takes the record's own, or the defaults for a new one; ``workers`` None takes a process a core.
    ``memory`` is how many bytes the tables may take while they are made; None is half of what is free.
    What is in a table or file of JSON no more counts no more, unless ``keep_gone``.
    Killed at any moment and called again, it gives the rows of an undisturbed call. Raises ``ConfigError`` before any
    work begins, ``RecordBusyError`` where another process is writing, ``RecordError`` where the disk is full,
    ``StrictError`` at the first warning or error if ``strict``, ``InterruptedReadError`` at Ctrl-C.
    """
    n_workers = check_workers(workers)
    _check_paths(paths)
    if progress is not None and not all(hasattr(progress, name) for name in ("expect", "advance", "finish")):
        raise ConfigError(f"progress is {progress!r}; give an object with 'expect', 'advance' and 'finish', or None")
    folder = RecordFolder(Path(record))
    with RecordLock(folder):
        fields_called(() if settings is None else settings.read.columns)
        own = prepare_folder(folder, settings)
        with noted_run(folder, "read") as run:
            reading = _Reading(folder, strict, progress, commit_every_s, run, memory=memory, keeps_gone=keep_gone)
            items = reading.items_to_work(walk_inputs(paths, own.read))
            if progress is not None and not any(path == "-" or is_in_bucket(path) for path in paths):
                _count_in_background(paths, own, progress)
            try:
                with (start_runner or _default_runner())(n_workers, work, own) as runner:
                    for tables in runner.map(group_items(items, n_workers)):
                        reading.add(tables)
                    reading.n_retries = runner.n_retries
                reading.finish()
            except (KeyboardInterrupt, StoppedError) as error:
                reading.keep()
                raise InterruptedReadError(
                    f"{record}: stopped; what was finished is kept: run the same command again to go on"
                ) from error
            finally:
                reading.tell_run()
            return reading.summary()


def _default_runner() -> StartRunner:
    # A program that Python is a part of may not tell where Python itself is.
    return WorkerPool if sys.executable else HereRunner


class _Reading:
    """One read under way: what it met, what it has yet to write, what it counted."""

    def __init__(
        self,
        folder: RecordFolder,
        strict: bool,
        progress: Progress | None,
        commit_every_s: float,
        run: RunUnderWay,
        *,
        memory: int | None = None,
        keeps_gone: bool = False,
    ) -> None:
        self._folder = folder
        self._memory = memory
        self._run = run
        self._made: TablesMade | None = None
        self._reading_s: float | None = None
        self._strict = strict
        self._progress = progress
        self._commit_every_s = commit_every_s
        self._ledger = Ledger(folder)
        self._writer = PartWriter(folder, self._ledger.read_seq)
        self._tally = Tally()
        self._under_work: dict[str, Item] = {}
        self._seen: set[int] = set()
        self._listings = Listings()
        self._before = counts_of(folder)
        self._keeps_gone = keeps_gone
        self._rows: list[InputRow] = []
        self._place_issues: list[Issue] = []
        self._is_whole = True
        self.n_retries = 0
        self._began = self._committed = time.monotonic()

    def items_to_work(self, met: Iterable[Item | Issue]) -> Iterator[Item]:
        """Yield the items whose findings are not in the record yet, noting the others."""
        own_place = f"{self._folder.path.resolve()}{os.sep}"
        own_locator = escaped(own_place)
        for each in met:
            if isinstance(each, Issue):
                self._note_place_issue(each, own_place)
                continue
            if each.locator is not None and each.locator.startswith(own_locator):
                continue  # the record itself lies among the reports
            key = input_id(each.digest, each.locator)
            self._listings.meet(each, number_of(key))
            if key not in self._under_work and not self._ledger.is_worked(key):
                if not self._under_work and not self._seen:
                    load_in_background(self._folder)
                self._under_work[key] = each
                self._seen.add(number_of(key))
                yield each
            else:
                self._note_known(key, each)

    def add(self, shard: ShardTables) -> None:
        """Take in the tables of a shard, and commit from time to time."""
        self._is_whole = False
        for outcome in shard.outcomes:
            self._take(outcome)
        self._writer.add(shard.tables)
        self._is_whole = True
        if self._progress is not None:
            self._progress.advance(len(shard.outcomes))
        now = time.monotonic()
        patience = max(self._commit_every_s, _COMMIT_EVERY_SHARE * (now - self._began))
        if now - self._committed >= patience or self._writer.waiting_bytes >= _COMMIT_BYTES:
            self.keep()

    def keep(self) -> None:
        """Commit what is finished."""
        if not self._is_whole:
            return  # stopped between the rows of a shard and the note that they are there
        if self._place_issues:
            self._writer.add({"issues": issue_table(self._place_issues, self._ledger.read_seq)})
        if self._rows:
            self._writer.add({"inputs": input_table(self._rows)})
        self._writer.commit()
        self._rows, self._place_issues = [], []
        self._committed = time.monotonic()

    def finish(self) -> None:
        """Commit the rest and make the tables that people ask, unless they are there already."""
        if self._progress is not None:
            self._progress.finish()
        self.keep()
        self._rows.extend(seen_again(self._folder, self._ledger.read_seq, self._seen))
        self.keep()
        self._rows.extend(self._left_out())
        self.keep()
        self._reading_s = time.monotonic() - self._began
        join_shards(self._folder)
        self._made = resolve_folder(self._folder, memory=self._memory)

    def _left_out(self) -> list[InputRow]:
        """Return a row for each report that is in its file no more, and each that is in it again; count the former."""
        rows = left_out_of(self._folder, self._ledger.read_seq, self._listings.whole())
        if self._keeps_gone:
            rows = [row for row in rows if not row.gone]
        self._tally.n_left_out = sum(row.gone and self._ledger.gave_report(row.input) for row in rows)
        return rows

    def tell_run(self) -> None:
        """Tell the note of this run what was done so far."""
        tally, made = self._tally, self._made
        reading_s = time.monotonic() - self._began if self._reading_s is None else self._reading_s
        self._run.tell(
            n_new=tally.n_new,
            n_replaced=tally.n_replaced,
            n_unchanged=tally.n_unchanged,
            n_repeated=tally.n_repeated,
            reading_s=round(reading_s, 3),
        )
        self._run.tell_issues(levels_of(tally.issues))
        if made is not None:
            self._run.tell_tables(made)

    def summary(self) -> Summary:
        """Return what was done."""
        tally, made = self._tally, self._made or TablesMade()
        with View(self._folder.path) as view:
            n_reports, n_statements, n_actors = view.counts("reports", "statements", "actors")
            n_events, n_claimed = view.n_events, view.n_claimed
            n_without_day, n_without_outlet = view.n_without("published"), view.n_without("outlet")
        return Summary(
            n_new=tally.n_new,
            n_replaced=tally.n_replaced,
            n_unchanged=tally.n_unchanged,
            n_repeated=tally.n_repeated,
            n_statements=tally.n_statements,
            n_events=tally.n_events,
            n_claimed=tally.n_claimed,
            issues_by_code=dict(sorted(tally.issues.items())),
            first_issues=tuple(tally.first_issues),
            slowest=tally.slowest,
            seconds=time.monotonic() - self._began,
            n_retries=self.n_retries,
            n_reports_in_record=n_reports,
            n_statements_in_record=n_statements,
            n_events_in_record=n_events,
            n_claimed_in_record=n_claimed,
            n_actors_in_record=n_actors,
            n_gone=made.n_gone,
            n_left_out=tally.n_left_out,
            n_without_day=n_without_day,
            n_without_outlet=n_without_outlet,
            before=self._before,
            columns=self._listings.columns,
            reading_s=self._reading_s or 0.0,
            tables=made,
        )

    def _note_place_issue(self, issue: Issue, own_place: str) -> None:
        if str(Path(unescaped(issue.source)).absolute()).startswith(own_place):
            return
        self._listings.note(issue)
        self._tally.add_issue(issue)
        self._place_issues.append(issue)
        self._stop_if_strict((issue,))

    def _note_known(self, key: str, item: Item) -> None:
        if number_of(key) in self._seen:
            self._tally.n_repeated += 1
        elif self._ledger.gave_report(key):
            self._tally.n_unchanged += 1
        self._seen.add(number_of(key))
        if not self._ledger.is_known_at(key, item.source, item.container):
            self._note(_row(key, item, self._ledger.read_seq, worked=False, report_id=None))
        if self._progress is not None:
            self._progress.advance(1)

    def _take(self, outcome: ItemOutcome) -> None:
        item = self._under_work.pop(outcome.input)
        is_repetition = outcome.report_id is not None and self._ledger.has_report(outcome.report_id)
        self._tally.add_outcome(outcome, self._ledger.had_report_at(item.locator), is_repetition)
        self._stop_if_strict(outcome.issues)
        worked = not any(issue.code in MISHAPS for issue in outcome.issues)
        self._note(_row(outcome.input, item, self._ledger.read_seq, worked, outcome.report_id))

    def _note(self, row: InputRow) -> None:
        self._ledger.note(row)
        self._rows.append(row)

    def _stop_if_strict(self, issues: Sequence[Issue]) -> None:
        issue = next((issue for issue in issues if issue.level != "note"), None)
        if self._strict and issue is not None:
            raise StrictError(
                f"{issue.source}: {issue.code}: {issue.message}; stopped here because of --strict: mend the report or "
                "leave --strict out"
            )


def _row(key: str, item: Item, read_seq: int, worked: bool, report_id: str | None) -> InputRow:
    return InputRow(key, item.digest, item.locator, item.source, read_seq, worked, report_id, item.container)


def _check_paths(paths: Sequence[str]) -> None:
    if not paths:
        raise ConfigError("no path is given; name files or folders to read, or - for standard input")
    for path in paths:
        if path == "-" or is_in_bucket(path):
            continue
        if not Path(path).exists() and not any(sign in path for sign in "*?["):
            raise ConfigError(f"{path}: there is no such file or folder; check the spelling")


def _count_in_background(paths: Sequence[str], settings: Settings, progress: Progress) -> None:
    def count() -> None:
        # Only the progress bar loses by what goes wrong here; the read itself meets it too and tells.
        with suppress(Exception):
            progress.expect(sum(isinstance(each, Item) for each in walk_inputs(paths, settings.read)))

    threading.Thread(target=count, daemon=True).start()
