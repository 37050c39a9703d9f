"""The work on one shard: the one function that every runner calls."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from dragoman.config import Settings
from dragoman.model import Findings, Issue, Report
from dragoman.read import Item, read_item
from dragoman.read.columns import row_item
from dragoman.store import Tables, input_id, tables_from

# Large enough that sending a shard costs nothing beside working on it, small enough that workers end together and
# little is lost with a killed one. How items are grouped never shows in the rows.
MAX_ITEMS = 32
MAX_BYTES = 400_000

Shard = tuple[Item, ...]

WORKER_DIED = "worker-died"
TOO_SLOW = "too-slow"
MISHAPS = frozenset({WORKER_DIED, TOO_SLOW})
"""Codes of issues of a report that may go well another time: on a machine with more memory, or less to do."""


@dataclass(frozen=True, slots=True)
class ItemOutcome:
    """What became of one item, for the summary. ``report_id`` is None where no report came of it."""

    input: str
    source: str
    report_id: str | None
    n_statements: int = 0
    n_events: int = 0
    n_claimed: int = 0
    issues: tuple[Issue, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True)
class ShardTables:
    """The parts tables of a shard, and the outcome of each of its items in their order.

    ``texts`` is what came of texts that go into no record: see ``single.work_many``.
    """

    tables: Tables
    outcomes: tuple[ItemOutcome, ...]
    texts: tuple[Any, ...] = ()


def work_shard(items: Sequence[Item], settings: Settings) -> ShardTables:
    """Read, parse and extract the items; return their rows. Depends on nothing but the arguments.

    No items give no rows, but what the work needs is loaded: a runner calls so once to find out what is wrong before it
    begins, and so that loading is not part of the time of a report. An item is taken out of ``items`` as work on it
    begins. Raises ``ParserError``; everything that is wrong with an item becomes an ``Issue``.
    """
    load_steps(settings)
    return shard_tables([work_item(item, settings) for item in items])


def load_steps(settings: Settings) -> None:
    """Load what reading, parsing and extracting need, once a process. Raises ``ParserError``."""
    from dragoman.parse import load_attribution, load_event_reader, load_parser  # noqa: PLC0415  (for workers only)

    load_parser()
    if settings.extract.statement_model:
        load_attribution()
    if settings.extract.events and settings.extract.event_model:
        load_event_reader()
    _rehearse(settings)


@lru_cache(maxsize=4)
def _rehearse(settings: Settings) -> None:
    """Work on a made-up report: word lists, the gazetteer and the rest are loaded where they are first asked for."""
    work_item(row_item({"text": _REHEARSAL}, source="rehearsal", place=None, media="row"), settings)


_REHEARSAL = (
    "OSLO, April 12 - “We will sign the agreement in May,” Foreign Minister Mara Lindqvist said in Oslo on Monday. She "
    "met the ambassador of Chile, who said that his government would send two ships to the harbour next week."
)


@dataclass(frozen=True, slots=True)
class WorkedItem:
    """An item, what was found in it (None where no report came of it) and the issues of reading it."""

    item: Item
    findings: Findings | None
    issues: tuple[Issue, ...] = ()
    seconds: float = field(default=0.0, compare=False)


def shard_tables(worked: Iterable[WorkedItem]) -> ShardTables:
    """Return worked items as the tables of a shard."""
    found: list[tuple[str, Findings]] = []
    loose: list[tuple[str, Issue]] = []
    outcomes: list[ItemOutcome] = []
    for each in worked:
        key = input_id(each.item.digest, each.item.locator)
        if each.findings is not None:
            found.append((key, each.findings))
        else:
            loose.extend((key, issue) for issue in each.issues)
        outcomes.append(_outcome(key, each))
    return ShardTables(tables_from(found, loose), tuple(outcomes))


def died(item: Item, how: str) -> ShardTables:
    """Return the shard of one item whose worker died of it. Its outcome says so; a later read tries it again."""
    message = (
        f"the process reading it {how}, twice, perhaps for want of memory; the report is left out; read again with "
        "fewer --workers, or split the report"
    )
    return shard_tables([_left_out(item, WORKER_DIED, message)])


def too_slow(item: Item, limit_s: float) -> ShardTables:
    """Return the shard of one item on which work was given up. Its outcome says so; a later read tries it again."""
    return shard_tables([overdue(item, limit_s)])


def overdue(item: Item, limit_s: float) -> WorkedItem:
    """Return an item on which work was given up after so many seconds."""
    message = (
        f"took longer than {limit_s:g} seconds and is left out; raise run.max_report_seconds in the settings and read "
        "again, or split the report"
    )
    return _left_out(item, TOO_SLOW, message, limit_s)


def _left_out(item: Item, code: str, message: str, seconds: float = 0.0) -> WorkedItem:
    issue = Issue(report_id=None, source=item.source, step="run", code=code, message=message)
    return WorkedItem(item, None, (issue,), seconds)


def group_items(items: Iterable[Item], n_workers: int) -> Iterator[tuple[Item, ...]]:
    """Yield the items in shards, in order: small ones first, so that few items still occupy every worker."""
    shard: list[Item] = []
    size = n_grouped = 0
    for item in items:
        shard.append(item)
        size += _size(item)
        if size >= MAX_BYTES or len(shard) >= min(MAX_ITEMS, 1 + n_grouped // (2 * n_workers)):
            yield tuple(shard)
            n_grouped += len(shard)
            shard, size = [], 0
    if shard:
        yield tuple(shard)


def work_item(item: Item, settings: Settings) -> WorkedItem:
    """Read, parse and extract one item. Whatever is wrong with it becomes an issue."""
    began = time.perf_counter()
    report: Report | None = None
    issues: tuple[Issue, ...] = ()
    findings: Findings | None = None
    try:
        reading = read_item(item, settings.read)
        report, issues = reading.report, reading.issues
        if report is not None:
            findings = _find(report, settings)
            findings = replace(findings, issues=(*issues, *findings.issues))
    except Exception as error:  # whatever one report provokes, the rest goes on
        failed = _failure(item, report, error)
        issues = (*issues, failed)
        findings = None if report is None else Findings(report=report, issues=issues)
    return WorkedItem(item, findings, issues, time.perf_counter() - began)


def _find(report: Report, settings: Settings) -> Findings:
    from dragoman.extract import extract_findings  # noqa: PLC0415
    from dragoman.parse import load_attribution, load_event_reader, load_parser  # noqa: PLC0415

    parser = load_parser()
    model = load_attribution() if settings.extract.statement_model else None
    event_model = load_event_reader() if settings.extract.events and settings.extract.event_model else None
    return extract_findings(report, parser.parse(report), settings, parser.identity, model, event_model)


def _failure(item: Item, report: Report | None, error: Exception) -> Issue:
    told = str(error).encode("utf-8", "backslashreplace").decode("utf-8")
    return Issue(
        report_id=None if report is None else report.id,
        source=item.source,
        step="read" if report is None else "extract",
        code="read-failed" if report is None else "extract-failed",
        message=f"{type(error).__name__}: {told}; this is a fault of dragoman: please report it with the text",
    )


def _outcome(key: str, worked: WorkedItem) -> ItemOutcome:
    found = worked.findings
    ties = [] if found is None else [event.tie for event in found.events if event.type is not None]
    n_claimed = ties.count("claims")
    return ItemOutcome(
        input=key,
        source=worked.item.source,
        report_id=None if found is None else found.report.id,
        n_statements=0 if found is None else len(found.statements),
        n_events=len(ties) - n_claimed,
        n_claimed=n_claimed,
        issues=worked.issues if found is None else found.issues,
        seconds=worked.seconds,
    )


def _size(item: Item) -> int:
    if isinstance(item.payload, bytes):
        return len(item.payload)
    return sum(len(value) for value in item.payload.values() if isinstance(value, str | bytes))
