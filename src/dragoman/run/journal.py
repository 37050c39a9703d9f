"""Noting what a read or resolve does while it does it: see ``store/runs.py``."""

from __future__ import annotations

import datetime as dt
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from importlib import metadata
from typing import Any

from dragoman.errors import InterruptedReadError, RecordError, StoppedError
from dragoman.model import Level
from dragoman.store import Making, RecordFolder, Run, RunCommand, RunOutcome, StepTime, TablesAre, append_run


@dataclass(frozen=True, slots=True)
class TablesMade:
    """What was done about the tables: how they are what they are now, by which steps, and why for all again."""

    tables: TablesAre = "unchanged"
    seconds: float = 0.0
    steps: tuple[StepTime, ...] = ()
    n_gone: int | None = 0
    newer_steps: tuple[str, ...] = ()

    @property
    def writing_s(self) -> float:
        """Seconds for the tables beside the steps over the collection."""
        return self.seconds - sum(step.seconds for step in self.steps)

    def then(self, tables: TablesAre, seconds: float, making: Making, newer_steps: tuple[str, ...]) -> TablesMade:
        """Return this and a making that followed, as one: people may judge while tables are made."""
        known = None if self.n_gone is None or making.n_gone is None else self.n_gone + making.n_gone
        return TablesMade(
            "anew" if "anew" in {tables, self.tables} else tables,
            self.seconds + seconds,
            (*self.steps, *making.steps),
            known,
            (*self.newer_steps, *newer_steps),
        )


class RunUnderWay:
    """A run that goes on. What is told of it is kept with the note of its end."""

    def __init__(self, folder: RecordFolder, command: RunCommand) -> None:
        self._folder = folder
        self._began = time.monotonic()
        at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        self._run = Run(f"r{uuid.uuid4().hex[:16]}", command, at, metadata.version("dragoman"))
        append_run(folder, self._run)

    def tell(self, **what: Any) -> None:
        """Set fields of the run."""
        self._run = replace(self._run, **what)

    def tell_issues(self, by_level: Mapping[Level, int]) -> None:
        """Set the numbers of issues by their level."""
        self.tell(
            n_errors=by_level.get("error", 0), n_warnings=by_level.get("warning", 0), n_notes=by_level.get("note", 0)
        )

    def tell_tables(self, made: TablesMade) -> None:
        """Set what was done about the tables."""
        self.tell(
            tables=made.tables,
            steps=made.steps,
            writing_s=round(made.writing_s, 3),
            newer_steps=made.newer_steps,
            n_gone=made.n_gone,
        )

    def end(self, outcome: RunOutcome) -> None:
        """Note how it ended."""
        self.tell(outcome=outcome, seconds=round(time.monotonic() - self._began, 3))
        append_run(self._folder, self._run)


@contextmanager
def noted_run(folder: RecordFolder, command: RunCommand) -> Iterator[RunUnderWay]:
    """Note that a run begins, and how it ends. The caller holds the lock; raises ``RecordError`` at a full disk."""
    run = RunUnderWay(folder, command)
    try:
        yield run
    except BaseException as error:
        is_stopped = isinstance(error, InterruptedReadError | KeyboardInterrupt | StoppedError)
        with suppress(RecordError):  # what went wrong first is what is told
            run.end("stopped" if is_stopped else "failed")
        raise
    run.end("done")
