"""What steps over the whole collection read of a record while its tables are made, and the tables they make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa

from dragoman.model import (
    SILENT_ZONES,
    Actor,
    Changes,
    CollectionStep,
    Growth,
    JudgedReport,
    Link,
    Made,
    NothingKept,
    Report,
    Saying,
    Sighting,
    Telling,
    WordedStatement,
    check_order,
)
from dragoman.store.database import sql_named
from dragoman.store.kept import (
    codebook_table,
    copy_pair_table,
    event_key_table,
    kept_name_table,
    member_table,
    outline_table,
    pool_table,
    print_table,
    saying_key_table,
    saying_table,
    standing_table,
    telling_table,
)
from dragoman.store.kinds import KINDS
from dragoman.store.making import Making
from dragoman.store.order import bounds_of_reports
from dragoman.store.reviewed_pairs import apply_pairs, judged_pairs
from dragoman.store.reviewing import apply_reviews, judged_reports, position_verdicts, unplaced_judgements
from dragoman.store.rows import (
    actor_table,
    copy_table,
    event_group_table,
    finding_judgement_table,
    judgement_table,
    link_table,
    name_table,
    passage_table,
    position_table,
    records_of,
    reviewed_table,
    story_report_table,
    story_table,
    utterance_table,
)

_ROWS_A_BATCH = 20_000
_REPORTS_A_BATCH = 10_000


@dataclass(frozen=True)
class Reading:
    """What a step may ask for beside whole tables: how it is read, and of which tables."""

    of: tuple[str, ...]
    read: Callable[[duckdb.DuckDBPyConnection], Any]


@dataclass(frozen=True)
class MadeTable:
    """A table that a step makes: the order of its rows in SQL, and rows → Arrow."""

    order: str
    as_table: Callable[[Sequence[Any]], pa.Table]
    record: type[Any] = dict


def check_steps(steps: Sequence[CollectionStep], known: Mapping[str, Any]) -> None:
    """Raise ``ValueError`` where a step needs what nothing gives before it, or makes what cannot be stored.

    ``known`` is what is given beside the record: see ``run_steps``.
    """
    findings = [name for name in KINDS if name in READINGS]
    check_order(steps, [*findings, *known], {name: reading.of for name, reading in READINGS.items()})
    for step in steps:
        for name in step.makes:
            if name not in MADE:
                raise ValueError(f"step '{step.name}' makes '{name}', which has no table in store/collection.py")


def run_steps(
    connection: duckdb.DuckDBPyConnection, steps: Sequence[CollectionStep], known: Mapping[str, Any], making: Making
) -> None:
    """Run the steps in their order, and store the tables each makes before the next begins; ``making`` notes each.

    ``known`` is what is given beside the record, by name. What a step made is kept in memory while a later one needs
    it. Raises ``ValueError`` where a step gives other tables than it says.
    """
    there = dict(known)
    for place, step in enumerate(steps):
        with making.step(step.name, is_for_all=True):
            there.update(_run_step(connection, step, there))
        later = {name for each in steps[place + 1 :] for name in each.needs}
        there = {name: rows for name, rows in there.items() if name in later}


def _run_step(connection: duckdb.DuckDBPyConnection, step: CollectionStep, there: Mapping[str, Any]) -> Made:
    needed = needed_by(connection, step, there)
    if step.blocked is not None:
        changes = step.blocked.work(NothingKept(), Growth(all_of(connection, step.blocked.of)), needed)
        check_changes(step, changes)
        for name in step.blocked.keeps:
            insert_rows(connection, name, KEPT_TABLES[name], changes[name].rows)
        made: Made = {name: changes[name].rows for name in step.makes}
    else:
        made = step.work(needed)
    if made.keys() != set(step.makes):
        raise ValueError(f"step '{step.name}' makes {sorted(step.makes)}, and gave {sorted(made)}")
    for name in step.makes:
        if name == "reviewed_findings":
            apply_reviews(connection, made[name], is_growing=False)
            continue
        if name == "reviewed_rows":
            apply_pairs(connection, made[name])
            continue
        add_rows(connection, name, MADE[name], made[name])
    return made


def needed_by(connection: duckdb.DuckDBPyConnection, step: CollectionStep, there: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a step works on; of what it is blocked by, it is told what comes and goes instead."""
    left = step.blocked.of if step.blocked is not None else None
    names = [name for name in step.needs if name != left]
    return {name: there[name] if name in there else _read(connection, name) for name in names}


def _read(connection: duckdb.DuckDBPyConnection, name: str) -> Any:
    if name in READINGS:
        return READINGS[name].read(connection)
    return _rows_made(connection, name)


def _rows_made(connection: duckdb.DuckDBPyConnection, name: str) -> Iterator[Any]:
    """Yield the rows that a step made, read when the first is taken."""
    rows = connection.sql(f"select * from {name} order by {MADE[name].order}").to_arrow_table()  # noqa: S608
    yield from records_of(MADE[name].record, rows)


def all_keys(connection: duckdb.DuckDBPyConnection, name: str) -> list[str]:
    """Return the keys of all rows of a table that a step makes; none of one that goes as a whole."""
    if KEYS.get(name) is None or name in {"grouped_events", "reviewed_findings"}:
        return []
    return [key for (key,) in connection.execute(f"select {KEYS[name]} from {name}").fetchall()]  # noqa: S608


def check_changes(step: CollectionStep, changes: Changes) -> None:
    """Raise ``ValueError`` where a blocked step gives changes of other tables than it says."""
    said = {*step.makes, *(step.blocked.keeps if step.blocked is not None else ())}
    if changes.keys() != said:
        raise ValueError(f"step '{step.name}' makes and keeps {sorted(said)}, and gave {sorted(changes)}")


def all_of(connection: duckdb.DuckDBPyConnection, name: str) -> Iterator[tuple[Any, dt.date | None]]:
    """Yield the findings of a kind in a stable order, each with the day of its report."""
    days = _published(connection)
    for each in READINGS[name].read(connection):
        has_day = isinstance(each, Sighting | Saying | Report | Telling | JudgedReport)
        yield each, each.published if has_day else days[each.report_id]


def those_that_came(connection: duckdb.DuckDBPyConnection, name: str) -> list[tuple[Any, dt.date | None]]:
    """Return the findings of a kind that are in reports of the table ``came``, each with the day of its report."""
    if name in {"sightings", "sayings", "tellings", "judged_reports"}:
        return [(each, each.published) for each in READINGS[name].read(connection)]
    if name == "reports":
        asked = "select *, published as day from reports where id in (select id from came) order by report_no, id"
        return [(each, each.published) for each in records_of(Report, connection.sql(asked).to_arrow_table())]
    if name == "worded_statements":
        told = connection.sql(
            _WORDED.format(which="report_id in (select id from came) or id in (from rejudged_statements)")
        ).to_arrow_table()
        return [(each, None) for each in records_of(WordedStatement, told)]
    kind = KINDS[name]
    asked = (
        f"select own.*, reports.published as day from {name} own join reports on reports.id = own.report_id "  # noqa: S608
        f"where own.report_id in (select id from came) order by own.report_no, own.id"
    )
    rows = connection.sql(asked).to_arrow_table()
    return list(zip(records_of(kind.record, rows), rows.column("day").to_pylist(), strict=True))


def insert_rows(connection: duckdb.DuckDBPyConnection, name: str, table: MadeTable, rows: Sequence[Any]) -> None:
    """Add rows to a table that is there, batch by batch."""
    for first in range(0, len(rows), _ROWS_A_BATCH):
        connection.register("batch", table.as_table(rows[first : first + _ROWS_A_BATCH]))
        connection.execute(f"insert into {name} from batch order by {table.order}")
        connection.unregister("batch")


def add_rows(connection: duckdb.DuckDBPyConnection, name: str, table: MadeTable, rows: Sequence[Any]) -> None:
    """Make a table of rows in an order, batch by batch: as Arrow, all at once, they would take their size again."""
    unordered = f"unordered_{name}"
    connection.register("batch", table.as_table([]))
    connection.execute(f"create temp table {unordered} as from batch")
    for first in range(0, len(rows), _ROWS_A_BATCH):
        connection.register("batch", table.as_table(rows[first : first + _ROWS_A_BATCH]))
        connection.execute(f"insert into {unordered} from batch")
    connection.execute(f"create table {name} as from {unordered} order by {table.order}")
    connection.execute(f"drop table {unordered}")
    connection.unregister("batch")


def some_reports(connection: duckdb.DuckDBPyConnection) -> Iterator[dict[str, int]]:
    """Yield the bounds of report numbers between which there are as many as lists may be made of at a time."""
    for first, last in bounds_of_reports(connection, _REPORTS_A_BATCH):
        yield {"first": first, "last": last}


def _published(connection: duckdb.DuckDBPyConnection) -> dict[str, dt.date | None]:
    """Return the day each report was published, by the report's id."""
    return dict(connection.execute("select id, published from reports").fetchall())


def _sightings(connection: duckdb.DuckDBPyConnection) -> Iterator[Sighting]:
    for some in some_reports(connection):
        for row in connection.sql(sql_named("sightings"), params=some).to_arrow_table().to_pylist():
            yield Sighting(**{**row, "actors": tuple(row["actors"]), "recipients": tuple(row["recipients"])})


def _sayings(connection: duckdb.DuckDBPyConnection) -> Iterator[Saying]:
    # No cursor: what is found of statements is a temporary table. Nothing else is asked while a step works on these.
    question = connection.sql(sql_named("sayings"))
    for batch in question.to_arrow_reader(_ROWS_A_BATCH):
        for row in batch.to_pylist():
            yield Saying(**{**row, "to": tuple(row["to"])})


def _tellings(connection: duckdb.DuckDBPyConnection) -> Iterator[Telling]:
    connection.execute("create temp view if not exists told_reports as from reports")
    for some in some_reports(connection):
        for row in connection.sql(sql_named("tellings"), params=some).to_arrow_table().to_pylist():
            yield Telling(
                row["report_id"],
                row["published"],
                _prose(row["title"], row["text"], row["zones"]),
                tuple((actor["id"], actor["name"]) for actor in row["actors"]),
                tuple(row["places"]),
                tuple(row["event_groups"]),
                row["copy_of"],
            )


def _prose(title: str | None, text: str, zones: Sequence[Mapping[str, Any]]) -> str:
    """Return a title, and a text without its silent zones."""
    pieces, position = [title or ""], 0
    for zone in sorted(zones, key=lambda zone: (zone["span"]["start"], zone["span"]["end"])):
        if zone["kind"] in SILENT_ZONES:
            pieces.append(text[position : zone["span"]["start"]])
            position = max(position, zone["span"]["end"])
    return "\n".join([*pieces, text[position:]])


_WORDED = (
    "select id as statement_id, report_id, speaker_entity as holder, content, wording from found_statements "
    "where {which} order by report_no, content[1].start, id"
)


def _worded_statements(connection: duckdb.DuckDBPyConnection) -> Iterator[WordedStatement]:
    asked = _WORDED.format(which="report_no >= $first and report_no < $last")
    for some in some_reports(connection):
        yield from records_of(WordedStatement, connection.sql(asked, params=some).to_arrow_table())


def _findings(name: str) -> Reading:
    # Of which group each event is, and of which utterance each statement, comes after all steps: see ``events.sql``.
    table = f"found_{name}" if name in {"events", "statements"} else name
    kind = KINDS[name]

    def read(connection: duckdb.DuckDBPyConnection) -> Iterator[Any]:
        asked = f"select * from {table} where report_no >= $first and report_no < $last order by {kind.order}"  # noqa: S608
        for some in some_reports(connection):
            yield from records_of(kind.record, connection.sql(asked, params=some).to_arrow_table())

    return Reading((name,), read)


READINGS: Mapping[str, Reading] = {
    **{name: _findings(name) for name, kind in KINDS.items() if kind.is_of_report or name == "reports"},
    "published": Reading(("reports",), _published),
    "judged_reports": Reading(("reports",), judged_reports),
    "judged_pairs": Reading(("copies", "stories", "story_reports", "utterances"), judged_pairs),
    "position_verdicts": Reading(("finding_judgements", "statements"), position_verdicts),
    "unplaced_judgements": Reading(("reports",), unplaced_judgements),
    "sayings": Reading(("reports", "statements", "links"), _sayings),
    "worded_statements": Reading(("statements",), _worded_statements),
    "every_statement": Reading(("statements",), _worded_statements),
    "sightings": Reading(("reports", "events", "places", "links"), _sightings),
    "tellings": Reading(
        ("reports", "mentions", "places", "events", "links", "actors", "grouped_events", "copies"), _tellings
    ),
}
"""What can be read of the findings, and of tables that earlier steps made. Rows come one by one, in a stable order."""

MADE: Mapping[str, MadeTable] = {
    "actors": MadeTable("id", actor_table, Actor),
    "links": MadeTable("entity_id, actor_id", link_table, Link),
    "judgements": MadeTable('"at", id', judgement_table),
    "finding_judgements": MadeTable('"at", id', finding_judgement_table),
    "reviewed_fields": MadeTable("report_id, finding, field", reviewed_table),
    "reviewed_findings": MadeTable("", reviewed_table),
    "pair_judgements": MadeTable('"at", id', finding_judgement_table),
    "reviewed_pairs": MadeTable("kind, finding, field", reviewed_table),
    "reviewed_rows": MadeTable("", reviewed_table),
    "utterances": MadeTable("utterance_id, statement_id", utterance_table),
    "grouped_events": MadeTable("event_id", event_group_table),
    "copies": MadeTable("report_id", copy_table),
    "shared_passages": MadeTable("report_id, span, other_report, other_span", passage_table),
    "stories": MadeTable("id", story_table),
    "story_reports": MadeTable("report_id", story_report_table),
    "positions": MadeTable("report_id, statement, codebook, issue", position_table),
}
"""Every table that a step may make."""

KEPT_TABLES: Mapping[str, MadeTable] = {
    "kept_placements": MadeTable("report_id, entity_id", standing_table),
    "kept_pools": MadeTable("id, level", pool_table),
    "kept_names": MadeTable("key, name", kept_name_table),
    "kept_tellings": MadeTable("event_id", telling_table),
    "kept_event_keys": MadeTable("key, event_group", event_key_table),
    "kept_sayings": MadeTable("block, statement_id", saying_table),
    "kept_saying_keys": MadeTable("key, statement_id", saying_key_table),
    "kept_outlines": MadeTable("block, report_id", outline_table),
    "kept_members": MadeTable("judgement, place", member_table),
    "kept_prints": MadeTable("report_id", print_table),
    "kept_copy_pairs": MadeTable("one, other", copy_pair_table),
    "kept_codebooks": MadeTable("codebook", codebook_table),
}
"""Every table that a step may keep for the next time."""

KEYS: Mapping[str, str | None] = {
    "actors": "id",
    "links": "entity_id",
    "kept_placements": "entity_id",
    "kept_pools": "(level || ' ' || id)",
    "kept_names": None,
    "kept_tellings": "event_id",
    "kept_event_keys": "event_group",
    "finding_judgements": "id",
    "reviewed_fields": "report_id",
    "reviewed_findings": None,
    "pair_judgements": None,
    "reviewed_pairs": None,
    "reviewed_rows": None,
    "kept_members": "report_id",
    "utterances": "statement_id",
    "kept_sayings": "statement_id",
    "kept_saying_keys": "statement_id",
    "judgements": None,
    "grouped_events": "event_id",
    "copies": "report_id",
    "shared_passages": "(report_id || ' ' || other_report)",
    "stories": "id",
    "story_reports": "report_id",
    "kept_outlines": "report_id",
    "kept_prints": "report_id",
    "kept_copy_pairs": "(one || ' ' || other)",
    "positions": "(codebook || ' ' || statement)",
    "kept_codebooks": "codebook",
}
"""Table that a step makes or keeps → the column by which rows of it go; None where none go, or all."""

MADE_NAMES = MadeTable("actor_id, name", name_table)
