"""Reading a record: a read-only view of ``record.duckdb``, held open."""

# ruff: noqa: S608  (what is put into SQL are the names of our own tables; what users give are parameters)

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import duckdb
import pyarrow as pa

from dragoman.errors import RecordError
from dragoman.model import Actor, Findings, Position, Report, Standing
from dragoman.store.build import TABLES, shards_digest
from dragoman.store.database import DATABASE_ERRORS, attach_tables, damage_of, expose_as, expose_tables, stamp_from
from dragoman.store.folder import RecordFolder
from dragoman.store.judgements import PEOPLE, has_torn_judgement, people_digest
from dragoman.store.kinds import KINDS
from dragoman.store.order import bounds_of_reports
from dragoman.store.reviewed_ways import ReviewedWay
from dragoman.store.rows import records_from

# What DuckDB raises at a block that is not what was written.
_DAMAGE = (duckdb.IOException, duckdb.SerializationException, duckdb.FatalException, duckdb.InternalException)

# PIVOT is taken apart into several.
_QUESTIONS = {duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN, duckdb.StatementType.MULTI}

# How many reports are in memory at a time while all are gone through.
_REPORTS_A_BATCH = 256


_OF_REPORTS = {name: kind for name, kind in KINDS.items() if kind.is_of_report}


class View:
    """A record as it was when it was opened. It can be asked while a later read goes on."""

    def __init__(self, path: Path) -> None:
        """Open a record. Raises ``RecordError`` where it is missing, damaged, unfinished or of a later format."""
        self.folder = RecordFolder(path)
        self._schema: str | None = None
        self.folder.check()
        if not self.folder.database.is_file():
            raise RecordError(
                f"{path}: has no tables yet: its first read is going on or was interrupted; run the same "
                f"'dragoman read' again to finish it, or 'dragoman resolve {path}' for the tables of what is there"
            )
        self._connection = attach_tables(self.folder)
        try:
            self._stamp = stamp_from(self._connection)
            if self._stamp.get("tables") != str(TABLES):
                raise RecordError(
                    f"{path}: its tables were made by another version of the program; run 'dragoman resolve {path}' "
                    "to make them anew, no report is read again"
                )
            expose_tables(self._connection)
        except DATABASE_ERRORS as error:
            self._connection.close()
            raise RecordError(damage_of(self.folder, error)) from error
        except RecordError:
            self._connection.close()
            raise
        self.is_complete = self._stamp.get("shards") == shards_digest(self.folder)

    @property
    def is_applied(self) -> bool:
        """Whether the tables are made of all judgements and packs that are kept."""
        told = self._stamp.get("made_with", "").rpartition(PEOPLE)
        return not told[1] or told[2] == people_digest(self.folder)

    @property
    def has_torn_judgement(self) -> bool:
        """Whether the last judgement was not written to its end, and does not count."""
        return has_torn_judgement(self.folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def as_reviewed(self, reviewed: ReviewedWay) -> View:
        """Return the same record with the findings that are wanted, by what people made of them.

        It is closed with this one. Raises ``RecordError`` where tables are damaged.
        """
        if reviewed == "prefer":
            return self
        other = copy.copy(self)
        try:
            other._schema = expose_as(self._connection, reviewed)
        except DATABASE_ERRORS as error:
            raise RecordError(damage_of(self.folder, error)) from error
        return other

    def ask(self, sql: str, parameters: Mapping[str, Any] | Sequence[Any] | None = None) -> pa.Table:
        """Return the answer to a question as an Arrow table. ``$name`` in the SQL stands for a parameter."""
        try:
            with self._connection.cursor() as cursor:
                if self._schema is not None:
                    cursor.execute(f"use {self._schema}")
                answer: pa.Table = cursor.sql(sql, params=_bound(parameters)).to_arrow_table()
        except _DAMAGE as error:
            raise RecordError(damage_of(self.folder, error)) from error
        except DATABASE_ERRORS as error:
            raise RecordError(f"{self.folder.path}: the question cannot be answered ({error})") from error
        return answer

    def ask_freely(self, sql: str, parameters: Mapping[str, Any] | Sequence[Any] | None = None) -> pa.Table:
        """Return the answer to somebody's own question: it reads the tables, and no file or address.

        Raises ``RecordError`` where it is something else than a question.
        """
        try:
            kinds = {statement.type for statement in duckdb.extract_statements(sql)}
        except DATABASE_ERRORS as error:
            raise RecordError(f"{self.folder.path}: the question cannot be answered ({error})") from error
        if not kinds or kinds - _QUESTIONS:
            raise RecordError(
                f"{self.folder.path}: the tables of a record are read-only; ask with SELECT, FROM, PIVOT or EXPLAIN"
            )
        return self.ask(sql, parameters)

    @property
    def n_reports(self) -> int:
        """How many reports count."""
        return self.counts("reports")[0]

    @property
    def n_events(self) -> int:
        """How many events reports tell in their own voice. Public statements, which have no type, do not count."""
        return self._n_typed("tie is distinct from 'claims'")

    @property
    def n_claimed(self) -> int:
        """How many events no more than speakers in a report claim."""
        return self._n_typed("tie = 'claims'")

    def _n_typed(self, which: str) -> int:
        return int(self.ask(f"select count(type) as n from events where {which}").column("n")[0].as_py())

    def n_without(self, column: str) -> int:
        """How many reports have nothing in a column of ours."""
        return int(self.ask(f"select count(*) as n from reports where {column} is null").column("n")[0].as_py())

    def counts(self, *tables: str) -> tuple[int, ...]:
        """Return how many rows each of the tables has."""
        return tuple(self.ask(f"select count(*) as n from {table}").column("n")[0].as_py() for table in tables)

    def standings(self) -> dict[str, Standing]:
        """Return of each report, by its id, whose text it has and of which story it is."""
        rows = self.ask(
            "select report_id, copy_group, copy_kind, copy_share, duplicate_of, story_id from report_places"
        ).to_pylist()
        return {
            row["report_id"]: Standing(
                row["copy_group"], row["copy_kind"], row["copy_share"], row["duplicate_of"], row["story_id"]
            )
            for row in rows
        }

    def findings(self) -> Iterator[tuple[Findings, dict[str, Actor]]]:
        """Yield each report's findings, and the actor of each of its entities, in the record's stable order."""
        for first, last in bounds_of_reports(self._connection.cursor(), _REPORTS_A_BATCH):
            yield from self._findings(first, last)

    def findings_of(self, report_id: str) -> tuple[Findings, dict[str, Actor]]:
        """Return the findings of one report of the record, by its id. Raises ``RecordError`` if it is not there."""
        found = self.ask("select report_no from reports where id = $id", {"id": report_id})
        if not found.num_rows:
            raise RecordError(f"{self.folder.path}: has no report {report_id}; 'dragoman show' lists the reports")
        report_no = int(found.column("report_no")[0].as_py())
        found_here = self._findings(report_no, report_no + 1)
        return next(each for each in found_here if each[0].report.id == report_id)

    def _findings(self, first: int, last: int) -> Iterator[tuple[Findings, dict[str, Actor]]]:
        bounds = {"first": first, "last": last}
        where = "where report_no >= $first and report_no < $last"
        reports = self.ask(f"select * from reports {where} order by report_no, id", bounds).to_pylist()
        rows = {
            name: _by_report(self.ask(f"select * from {name} {where} order by {kind.order}", bounds))
            for name, kind in _OF_REPORTS.items()
        }
        actors = self._actors(bounds)
        positions = _by_report(
            self.ask(
                "select positions.*, reports.report_no from positions join reports on reports.id = positions.report_id "
                f"{where} order by positions.statement, codebook, issue",
                bounds,
            )
        )
        for report in reports:
            number = report["id"]
            parts = {
                name: tuple(records_from(kind.record, rows[name].get(number, ()))) for name, kind in _OF_REPORTS.items()
            }
            [own] = records_from(Report, [report])
            held = tuple(records_from(Position, positions.get(number, ())))
            yield Findings(report=own, positions=held, **parts), actors.get(number, {})

    def _actors(self, bounds: Mapping[str, int]) -> dict[str, dict[str, Actor]]:
        rows = self.ask(
            "select entities.report_id, entities.id as entity_id, actors.* replace (links.sectors as sectors) "
            "from entities join links on links.entity_id = entities.id join actors on actors.id = links.actor_id "
            "where entities.report_no >= $first and entities.report_no < $last",
            bounds,
        ).to_pylist()
        found: dict[str, dict[str, Actor]] = {}
        for row, actor in zip(rows, records_from(Actor, rows), strict=True):
            found.setdefault(row["report_id"], {})[row["entity_id"]] = actor
        return found


def _bound(parameters: Mapping[str, Any] | Sequence[Any] | None) -> dict[str, Any] | list[Any]:
    """Return parameters as DuckDB takes them. Raises ``RecordError`` where they are a single text."""
    if isinstance(parameters, str | bytes):
        raise RecordError(f"parameters are {parameters!r}; give a mapping of names, or a list for the question marks")
    return dict(parameters or {}) if parameters is None or isinstance(parameters, Mapping) else list(parameters)


def _by_report(table: pa.Table) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in table.to_pylist():
        found.setdefault(row["report_id"], []).append(row)
    return found
