"""From the parts to ``record.duckdb``: what counts, once each, resolved, in an order that hangs on content alone."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import resources
from pathlib import Path

import duckdb

from dragoman.errors import RecordError
from dragoman.model import Actor, Entity, Link
from dragoman.store.files import TEMPORARY_PREFIX, remove_unfinished, written_whole
from dragoman.store.folder import FORMAT, RecordFolder
from dragoman.store.rows import actor_table, link_table, name_table, records_from
from dragoman.store.schema import PARTS

Resolve = Callable[
    [Iterable[Entity], Mapping[str, dt.date | None]],
    tuple[tuple[Actor, ...], tuple[Link, ...]],
]
"""Entities of all reports, report by report, and the day each report was published → actors and links."""

_ENTITIES_A_BATCH = 20_000


def build_database(folder: RecordFolder, resolve: Resolve, made_with: str) -> None:
    """Make ``record.duckdb`` anew from all parts and put it in place whole. Readers of the old one are not disturbed.

    ``made_with`` names the versions of the steps above; see ``is_current``. Raises ``RecordError``.
    """
    with written_whole(folder.database) as temporary:
        try:
            with duckdb.connect(str(temporary)) as connection:
                spill = str(folder.path / f"{TEMPORARY_PREFIX}spill")
                connection.execute(f"set temp_directory = {_literal(spill)}")
                _fill(connection, folder, resolve, made_with)
                connection.execute("checkpoint")  # closing does so too, but is silent where it fails
            _check_whole(temporary)
        except duckdb.Error as error:
            remove_unfinished(folder.path)
            raise RecordError(
                f"{folder.database}: cannot be made ({_first_line(error)}); if the disk is full make room, then run "
                "the same command again: the reports read so far are kept"
            ) from error


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


def _check_whole(database: Path) -> None:
    """Raise ``duckdb.Error`` unless a database can be opened, without a log beside it."""
    with duckdb.connect(str(database), read_only=True) as connection:
        connection.execute("select * from made_of").fetchall()
    if database.with_name(f"{database.name}.wal").exists():
        raise duckdb.IOException(f"{database}: is not written to the end")


def _stamp(folder: RecordFolder, made_with: str) -> dict[str, str]:
    return {"format": str(FORMAT), "shards": shards_digest(folder), "made_with": made_with}


def _fill(connection: duckdb.DuckDBPyConnection, folder: RecordFolder, resolve: Resolve, made_with: str) -> None:
    for name in PARTS:
        _view_parts(connection, folder, name)
    connection.execute(_sql("inputs"))
    connection.execute(_sql("findings"))
    actors, links = resolve(_entities(connection), _published(connection))
    connection.register("resolved_actors", actor_table(actors))
    connection.register("resolved_links", link_table(links))
    connection.execute("create table actors as select * from resolved_actors order by id")
    connection.execute("create table links as select * from resolved_links order by entity_id, actor_id")
    connection.register("actor_name_rows", name_table(_names(connection)))
    connection.execute("create table actor_names as select * from actor_name_rows order by actor_id, name")
    connection.execute(_sql("views"))
    connection.execute("create table made_of (key varchar, value varchar)")
    for key, value in _stamp(folder, made_with).items():
        connection.execute("insert into made_of values (?, ?)", [key, value])
    for name in PARTS:
        connection.execute(f"drop view if exists part_{name}")


def _view_parts(connection: duckdb.DuckDBPyConnection, folder: RecordFolder, name: str) -> None:
    paths = folder.committed_parts(name)
    if paths:
        files = ", ".join(_literal(str(path)) for path in paths)
        connection.execute(f"create temp view part_{name} as select * from read_parquet([{files}])")  # noqa: S608
    else:
        connection.register(f"part_{name}", PARTS[name].empty_table())


def _entities(connection: duckdb.DuckDBPyConnection) -> Iterator[Entity]:
    # A cursor, so that the questions of ``resolve``, if any, do not end this one.
    question = connection.cursor().sql("select * from entities order by report_no, id")
    for batch in question.to_arrow_reader(_ENTITIES_A_BATCH):
        yield from records_from(Entity, batch.to_pylist())


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
