"""From the parts to ``record.duckdb``: what counts, once each, resolved, in an order that hangs on content alone."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from dragoman.errors import RecordError, StoppedError
from dragoman.model import Actor, Entity, Resolution, Sighting
from dragoman.store.files import SPILL, remove_unfinished, written_whole
from dragoman.store.folder import FORMAT, RecordFolder
from dragoman.store.rows import actor_table, event_group_table, judgement_table, link_table, name_table, records_from
from dragoman.store.schema import PARTS

Resolve = Callable[[Iterable[Entity], Mapping[str, dt.date | None]], Resolution]
"""Entities of all reports, report by report, and the day each report was published → actors and links."""

GroupEvents = Callable[[Iterable[Sighting], Mapping[str, Actor]], Mapping[str, str]]
"""Events of all reports, and the actors of the record by their ids → the group of each event by the event's id."""

TABLES = 3
"""Version of the tables in ``record.duckdb``. Those of another version are made anew from the parts."""

_ROWS_A_BATCH = 20_000
_REPORTS_A_BATCH = 10_000

# What DuckDB may hold before it spills to disk: enough for 200,000 reports with 2.4 million statements, in 55 s on two
# cores (46 s with twice as much). Where it is not, the tables are made without a limit.
_MEMORY_LIMIT = "256MB"


def build_database(folder: RecordFolder, resolve: Resolve, group: GroupEvents, made_with: str) -> None:
    """Make ``record.duckdb`` anew from all parts and put it in place whole. Readers of the old one are not disturbed.

    ``made_with`` names the versions of the steps above; see ``is_current``. Raises ``RecordError``, and
    ``KeyboardInterrupt`` where a signal met DuckDB at work.
    """
    with written_whole(folder.database) as temporary:
        try:
            try:
                _make(temporary, folder, resolve, group, made_with, memory_limit=_MEMORY_LIMIT)
            except duckdb.OutOfMemoryException:
                temporary.unlink(missing_ok=True)
                _make(temporary, folder, resolve, group, made_with, memory_limit=None)
        except (duckdb.Error, RuntimeError) as error:
            if _is_interruption(error):
                raise KeyboardInterrupt from error
            if not isinstance(error, duckdb.Error):
                raise
            remove_unfinished(folder.path)
            raise RecordError(
                f"{folder.database}: cannot be made ({_first_line(error)}); if the disk is full make room, then run "
                "the same command again: the reports read so far are kept"
            ) from error


def _is_interruption(error: Exception) -> bool:
    """Tell whether an error is what DuckDB makes of an exception that a signal raised while it was at work."""
    told = str(error)
    return (
        isinstance(error, duckdb.InterruptException)
        or any(kind.__name__ in told for kind in (KeyboardInterrupt, StoppedError))
        or (type(error) is RuntimeError and "interrupted" in told)
    )


def is_current(folder: RecordFolder, made_with: str) -> bool:
    """Tell whether ``record.duckdb`` is made of all parts there are, by the same versions."""
    return stamp_of(folder) == _stamp(folder, made_with)


def stamp_of(folder: RecordFolder) -> dict[str, str]:
    """Return what ``record.duckdb`` says it was made of; empty where there is none that can be read."""
    if not folder.database.is_file():
        return {}
    try:
        with duckdb.connect(str(folder.database), read_only=True) as connection:
            return dict(connection.execute("select key, value from made_of").fetchall())
    except duckdb.Error:
        return {}


def shards_digest(folder: RecordFolder) -> str:
    """Return the identity of the set of shards that are there whole."""
    return hashlib.blake2b("\n".join(folder.committed_shards()).encode(), digest_size=8).hexdigest()


def _make(
    database: Path,
    folder: RecordFolder,
    resolve: Resolve,
    group: GroupEvents,
    made_with: str,
    *,
    memory_limit: str | None,
) -> None:
    with duckdb.connect(str(database)) as connection:
        spill = str(folder.path / SPILL)
        connection.execute(f"set temp_directory = {_literal(spill)}")
        if memory_limit is not None:
            connection.execute(f"set memory_limit = {_literal(memory_limit)}")
        _fill(connection, folder, resolve, group, made_with)
        connection.execute("checkpoint")  # closing does so too, but is silent where it fails
    _check_whole(database)


def _check_whole(database: Path) -> None:
    """Raise ``duckdb.Error`` unless a database can be opened, without a log beside it."""
    with duckdb.connect(str(database), read_only=True) as connection:
        connection.execute("select * from made_of").fetchall()
    if database.with_name(f"{database.name}.wal").exists():
        raise duckdb.IOException(f"{database}: is not written to the end")


def _stamp(folder: RecordFolder, made_with: str) -> dict[str, str]:
    return {"format": str(FORMAT), "tables": str(TABLES), "shards": shards_digest(folder), "made_with": made_with}


def _fill(
    connection: duckdb.DuckDBPyConnection, folder: RecordFolder, resolve: Resolve, group: GroupEvents, made_with: str
) -> None:
    for name in PARTS:
        _view_parts(connection, folder, name)
    connection.execute(_sql("inputs"))
    connection.execute(_sql("findings"))
    resolved = resolve(_entities(connection), _published(connection))
    _add(connection, "actors", "id", actor_table, resolved.actors)
    _add(connection, "links", "entity_id, actor_id", link_table, resolved.links)
    _add(connection, "judgements", '"at", id', judgement_table, resolved.judgements)
    _add(connection, "actor_names", "actor_id, name", name_table, _names(connection))
    groups = group(_sightings(connection), {actor.id: actor for actor in resolved.actors})
    _add(connection, "grouped_events", "event_id", event_group_table, list(groups.items()))
    connection.execute(_sql("events"))
    connection.execute(_sql("views"))
    connection.execute(_sql("event_views"))
    _name_parties(connection)
    connection.execute("create table made_of (key varchar, value varchar)")
    for key, value in _stamp(folder, made_with).items():
        connection.execute("insert into made_of values (?, ?)", [key, value])
    for name in PARTS:
        connection.execute(f"drop view if exists part_{name}")


def _add(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    order: str,
    as_table: Callable[[Sequence[Any]], pa.Table],
    rows: Sequence[Any],
) -> None:
    """Make a table of rows in an order, batch by batch: as Arrow, all at once, they would take their size again."""
    unordered = f"unordered_{name}"
    connection.register("batch", as_table([]))
    connection.execute(f"create temp table {unordered} as from batch")
    for first in range(0, len(rows), _ROWS_A_BATCH):
        connection.register("batch", as_table(rows[first : first + _ROWS_A_BATCH]))
        connection.execute(f"insert into {unordered} from batch")
    connection.execute(f"create table {name} as from {unordered} order by {order}")
    connection.execute(f"drop table {unordered}")
    connection.unregister("batch")


def _view_parts(connection: duckdb.DuckDBPyConnection, folder: RecordFolder, name: str) -> None:
    """Make a view of all parts of a table. Columns that a part of an earlier version lacks are null."""
    paths = folder.committed_parts(name)
    if paths:
        files = ", ".join(_literal(str(path)) for path in paths)
        connection.register(f"empty_{name}", PARTS[name].empty_table())
        connection.execute(
            f"create temp view part_{name} as from read_parquet([{files}], union_by_name = true) "
            f"union all by name from empty_{name}"
        )
    else:
        connection.register(f"part_{name}", PARTS[name].empty_table())


def _entities(connection: duckdb.DuckDBPyConnection) -> Iterator[Entity]:
    # A cursor, so that the questions of ``resolve``, if any, do not end this one.
    question = connection.cursor().sql("select * from entities order by report_no, id")
    # Names, kinds and origins come again and again; kept once, entities take half the memory.
    known: dict[str, str] = {}
    for batch in question.to_arrow_reader(_ROWS_A_BATCH):
        for row in batch.to_pylist():
            shared = {key: known.setdefault(value, value) for key, value in row.items() if isinstance(value, str)}
            yield from records_from(Entity, [{**row, **shared}])


def _sightings(connection: duckdb.DuckDBPyConnection) -> Iterator[Sighting]:
    for some in _some_reports(connection):
        for row in connection.sql(_sql("sightings"), params=some).to_arrow_table().to_pylist():
            yield Sighting(**{**row, "actors": tuple(row["actors"]), "recipients": tuple(row["recipients"])})


def _name_parties(connection: duckdb.DuckDBPyConnection) -> None:
    for some in _some_reports(connection):
        connection.execute(_sql("event_names"), some)


def _some_reports(connection: duckdb.DuckDBPyConnection) -> Iterator[dict[str, int]]:
    """Yield the bounds of report numbers between which there are as many as lists may be made of at a time."""
    [(n_reports,)] = connection.execute("select count(*) from reports").fetchall()
    for first in range(0, n_reports, _REPORTS_A_BATCH):
        yield {"first": first, "last": first + _REPORTS_A_BATCH}


def _published(connection: duckdb.DuckDBPyConnection) -> dict[str, dt.date | None]:
    return dict(connection.execute("select id, published from reports").fetchall())


def _names(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    return connection.execute(
        "select id, name from actors union select links.actor_id, entities.name "
        "from links join entities on entities.id = links.entity_id"
    ).fetchall()


def _sql(name: str) -> str:
    return resources.files("dragoman.store").joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]
