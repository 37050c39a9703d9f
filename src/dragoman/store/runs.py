"""``runs.jsonl``: what every read and resolve did, and how long each part of it took.

A run has a line when it begins and one when it ends, however it ends. Where the second is missing it was killed, or is
going on. The file lies beside the tables, not in them, so that it is there whatever becomes of these.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any, Literal, get_args

import orjson
import pyarrow as pa

from dragoman.errors import RecordError
from dragoman.store.folder import RecordFolder
from dragoman.store.lines import append_lines, whole_lines
from dragoman.store.making import StepTime
from dragoman.store.schema import STRINGS, schema_of

RunCommand = Literal["read", "resolve", "compact"]
RunOutcome = Literal["done", "stopped", "failed", "unfinished"]
TablesAre = Literal["unchanged", "grown", "anew"]


@dataclass(frozen=True, slots=True)
class Run:
    """One read or resolve. Counts are of reports, times are in seconds; None is what the run did not come to.

    ``began`` is the moment in UTC, ``n_gone`` counts reports that counted before and do so no more, those included
    whose newer version was read. ``reading_s`` is reading and extracting, ``writing_s`` is making the tables without
    the steps over the collection. ``newer_steps`` were done for all because of a newer version.
    """

    run_id: str
    command: RunCommand
    began: str
    version: str
    outcome: RunOutcome = "unfinished"
    seconds: float | None = None
    n_new: int | None = None
    n_replaced: int | None = None
    n_unchanged: int | None = None
    n_repeated: int | None = None
    n_gone: int | None = None
    n_errors: int | None = None
    n_warnings: int | None = None
    n_notes: int | None = None
    reading_s: float | None = None
    tables: TablesAre | None = None
    steps: tuple[StepTime, ...] = ()
    writing_s: float | None = None
    newer_steps: tuple[str, ...] = ()


RUNS = schema_of(
    [
        ("run_id", pa.string()),
        ("command", pa.string()),
        ("began", pa.timestamp("s", "UTC")),
        ("version", pa.string()),
        ("outcome", pa.string()),
        ("seconds", pa.float64()),
        *((name, pa.int64()) for name in ("n_new", "n_replaced", "n_unchanged", "n_repeated", "n_gone")),
        *((name, pa.int64()) for name in ("n_errors", "n_warnings", "n_notes")),
        ("reading_s", pa.float64()),
        ("tables", pa.string()),
        (
            "steps",
            pa.list_(pa.struct([("step", pa.string()), ("seconds", pa.float64()), ("is_for_all", pa.bool_())])),
        ),
        ("writing_s", pa.float64()),
        ("newer_steps", STRINGS),
    ]
)
"""The columns of a table of runs."""


def append_run(folder: RecordFolder, run: Run) -> None:
    """Note a run as it is now; the last line of a run is what counts. The caller holds the record's lock.

    Raises ``RecordError`` where the disk is full or may not be written.
    """
    try:
        append_lines(folder.runs, orjson.dumps(asdict(run), option=orjson.OPT_APPEND_NEWLINE))
    except OSError as error:
        raise RecordError(
            f"{folder.runs}: cannot be written ({error.strerror or error}); make room there or correct the "
            "permissions, then run the same command again"
        ) from error


def runs_table(folder: RecordFolder) -> pa.Table:
    """Return the runs of a record in the order they began. Raises ``RecordError`` at a damaged line."""
    rows: dict[str, dict[str, Any]] = {}
    for number, line in enumerate(whole_lines(folder.runs, "runs")[0].split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            row = _row(orjson.loads(line))
        except (TypeError, ValueError, OverflowError, pa.ArrowException) as error:
            raise RecordError(
                f"{folder.runs}, line {number}: tells of no run ({error}); take the line out, or delete the file: "
                "nothing but the list of runs hangs on it"
            ) from error
        rows[row["run_id"]] = row
    return pa.Table.from_pylist(list(rows.values()), RUNS)


def _row(given: Any) -> dict[str, Any]:
    """Return a line's run as a row. Raises what Python and Arrow raise where it is none of ours."""
    if not isinstance(given, dict):
        raise TypeError("it is no object")
    row = {field.name: given.get(field.name) for field in fields(Run)}
    for name in ("run_id", "began", "version"):
        if not isinstance(row[name], str):
            raise TypeError(f"its '{name}' is no text")
    for name, known in (("command", RunCommand), ("outcome", RunOutcome)):
        if row[name] not in get_args(known):
            raise ValueError(f"unknown {name} {str(row[name])[:40]!r}")
    row["began"] = pa.scalar(row["began"], pa.string()).cast(RUNS.field("began").type).as_py()
    pa.Table.from_pylist([row], RUNS)
    return row
