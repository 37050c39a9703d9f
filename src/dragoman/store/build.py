"""From the parts to ``record.duckdb``: what counts, once each, resolved, in an order that hangs on content alone."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from dragoman.errors import RecordError, StoppedError, first_line
from dragoman.model import CollectionStep
from dragoman.store.collection import KEPT_TABLES, MadeTable, add_rows, check_steps, run_steps, some_reports
from dragoman.store.database import (
    DATABASE_ERRORS,
    attach_tables,
    can_build_at,
    check_tables,
    connect_alone,
    expose_tables,
    literal,
    path_for_duckdb,
    read_all,
    sql_named,
    stamp_from,
)
from dragoman.store.files import SPILL, remove_unfinished, written_whole
from dragoman.store.folder import FORMAT, SHARD_IN_NAME, RecordFolder
from dragoman.store.judgements import packs_digest
from dragoman.store.kept import KEPT
from dragoman.store.kinds import KINDS, PARTS, STORED
from dragoman.store.making import Making
from dragoman.store.memory import LEAST, limit_memory
from dragoman.store.parts import check_parts, damaged_part
from dragoman.store.reviewing import name_origin, prepare_judging
from dragoman.store.rows import name_table
from dragoman.store.wholeness import SHARDS, check_digests

TABLES = 12
"""Version of the tables in ``record.duckdb``. Those of another version are made anew from the parts.

To be raised with every change of a table or view: a test holds it together with their columns.
"""


def build_database(
    folder: RecordFolder,
    steps: Sequence[CollectionStep],
    known: Mapping[str, Any],
    made_with: str,
    making: Making | None = None,
    *,
    memory: int | None = None,
) -> None:
    """Make ``record.duckdb`` anew from all parts and put it in place whole. Readers of the old one are not disturbed.

    ``steps`` are those over the whole collection, in order; ``known`` is what they are given beside the record.
    ``made_with`` names the versions of both; see ``is_current``. ``making`` notes what is done.
    ``memory`` is how many bytes may be taken, as ``limit_memory`` has it; where None turns out to be too little, the
    tables are made without a limit.

    Raises ``RecordError``, ``KeyboardInterrupt`` where a signal met DuckDB at work, and ``ValueError`` where the steps
    do not fit each other, before anything is made.
    """
    check_steps(steps, known)
    check_parts(folder)
    check_digests(folder)
    making = making or Making()
    making.reports_before = _reports_of(folder)
    with written_whole(folder.database) as temporary:
        try:
            try:
                _make(temporary, folder, steps, known, made_with, making=making, memory=memory)
            except duckdb.OutOfMemoryException as error:
                if memory is not None:
                    raise RecordError(
                        f"{folder.database}: cannot be made in so little memory ({first_line(error)}); give more with "
                        "--memory, or none to let it take what it needs. The reports read so far are kept"
                    ) from error
                temporary.unlink(missing_ok=True)
                making.begin_again()
                _make(temporary, folder, steps, known, made_with, making=making, is_limited=False)
        except DATABASE_ERRORS as error:
            if is_interruption(error):
                raise KeyboardInterrupt from error
            remove_unfinished(folder.path)
            raise RecordError(_why_not_made(folder, error)) from error


def is_interruption(error: Exception) -> bool:
    """Tell whether an error is what DuckDB makes of an exception that a signal raised while it was at work."""
    told = str(error)
    return (
        isinstance(error, duckdb.InterruptException)
        or any(kind.__name__ in told for kind in (KeyboardInterrupt, StoppedError))
        or (type(error) is RuntimeError and "interrupted" in told)
    )


def is_current(folder: RecordFolder, made_with: str) -> bool:
    """Tell whether ``record.duckdb`` is made of all parts there are, by the same versions."""
    return stamp_of(folder) == stamp_for(folder, made_with)


def stamp_of(folder: RecordFolder, *, check: bool = True) -> dict[str, str]:
    """Return what ``record.duckdb`` says it was made of; empty where there is none that can be read and asked.

    Without ``check`` also where its tables are not as they are made.
    """
    if not folder.database.is_file():
        return {}
    try:
        with closing(attach_tables(folder)) as connection:
            stamp = stamp_from(connection)
            if check and stamp.get("tables") == str(TABLES):
                check_tables(connection, STORED)
            return stamp
    except (RecordError, *DATABASE_ERRORS):
        return {}


def is_whole(folder: RecordFolder) -> bool:
    """Tell whether every value of ``record.duckdb`` can be read. Takes as long as reading the file."""
    try:
        with closing(attach_tables(folder)) as connection:
            expose_tables(connection)
            read_all(connection)
    except (RecordError, *DATABASE_ERRORS):
        return False
    return True


def shards_digest(folder: RecordFolder) -> str:
    """Return the identity of the set of shards that are there whole."""
    return hashlib.blake2b("\n".join(folder.committed_shards()).encode(), digest_size=8).hexdigest()


def _make(
    database: Path,
    folder: RecordFolder,
    steps: Sequence[CollectionStep],
    known: Mapping[str, Any],
    made_with: str,
    *,
    making: Making,
    memory: int | None = None,
    is_limited: bool = True,
) -> None:
    with (
        place_to_build(database) as place,
        path_for_duckdb(folder.path) as record,
        closing(connect_alone(place)) as connection,
    ):
        connection.execute(f"set temp_directory = {literal(f'{record}/{SPILL}')}")
        if is_limited:
            limit_memory(connection, memory)
        # Forty tables, each kept for itself, take longer than what is in them; nobody sees them before they are whole.
        # In little memory they are all the same: what is not kept yet has to find room there.
        is_in_one_go = memory is None or memory >= 2 * LEAST
        if is_in_one_go:
            connection.execute("begin")
        _fill(connection, folder, steps, known, made_with, making=making)
        if is_in_one_go:
            connection.execute("commit")
        close_whole(connection, place)


@contextmanager
def place_to_build(database: Path) -> Iterator[str]:
    """Give the path at which DuckDB can make a database that is to lie at ``database``."""
    if can_build_at(database.parent):
        with path_for_duckdb(database.parent) as place:
            yield f"{place}/{database.name}"
        return
    with tempfile.TemporaryDirectory(prefix="dragoman-") as elsewhere:
        built = Path(elsewhere) / database.name
        yield str(built)
        shutil.copyfile(built, database)


def close_whole(connection: duckdb.DuckDBPyConnection, place: str) -> None:
    """Close a database that was written to. Raises ``duckdb.Error`` where that cannot be done to the end."""
    connection.execute("checkpoint")  # closing does so too, but is silent where it fails
    connection.close()
    _check_whole(place)


def _check_whole(place: str) -> None:
    """Raise ``duckdb.Error`` unless a database can be opened, without a log beside it."""
    with closing(connect_alone()) as connection:
        connection.execute(f"attach {literal(place)} as made (type duckdb, read_only)")
        connection.execute("from made.made_of").fetchall()
    if Path(f"{place}.wal").exists():
        raise duckdb.IOException(f"{place}: is not written to the end")


def _why_not_made(folder: RecordFolder, error: Exception) -> str:
    """Return the message of tables that could not be made: a part that cannot be read, a full disk, or a fault."""
    damaged = damaged_part(folder)
    if damaged is not None:
        return damaged
    told = str(error)
    if _is_about_room(told):
        return (
            f"{folder.database}: cannot be made ({first_line(error)}); the disk is full or the file may not grow: make "
            "room, then run the same command again: the reports read so far are kept"
        )
    return (
        f"{folder.database}: cannot be made ({first_line(error)}); this is a fault of dragoman or of the disk: please "
        "report it. The reports read so far are kept, and so are judgements"
    )


def _is_about_room(told: str) -> bool:
    words = ("no space left", "file too large", "quota", "could not write", "cannot write", "failed to write")
    return any(each in told.lower() for each in words)


def stamp_for(folder: RecordFolder, made_with: str) -> dict[str, str]:
    """Return the stamp of tables made of all that is there now."""
    return {
        "format": str(FORMAT),
        "tables": str(TABLES),
        "shards": shards_digest(folder),
        SHARDS: "\n".join(folder.committed_shards()),
        "made_with": made_with,
        "packs": packs_digest(folder),
    }


def _fill(
    connection: duckdb.DuckDBPyConnection,
    folder: RecordFolder,
    steps: Sequence[CollectionStep],
    known: Mapping[str, Any],
    made_with: str,
    *,
    making: Making,
) -> None:
    with path_for_duckdb(folder.path) as place:
        for name in PARTS:
            view_parts(connection, folder, name, place, folder.committed_shards())
        _fill_from_parts(connection, steps, known, making)
    making.n_gone = _n_gone(connection, making.reports_before)
    connection.execute("create table made_of (key varchar, value varchar)")
    write_stamp(connection, stamp_for(folder, made_with))
    for name in PARTS:
        connection.execute(f"drop view if exists part_{name}")


def _fill_from_parts(
    connection: duckdb.DuckDBPyConnection, steps: Sequence[CollectionStep], known: Mapping[str, Any], making: Making
) -> None:
    connection.execute(sql_named("report_order"))
    connection.execute(sql_named("inputs"))
    for name, kind in KINDS.items():
        if kind.is_plain:
            connection.execute(_table_of_parts(name, kind.order))
    connection.execute(sql_named("findings"))
    connection.execute(sql_named("issues"))
    for name in KEPT_TABLES:
        make_empty(connection, name, KEPT[name])
    for name in (*(name for name in STORED if name.startswith("machine_")), "reviewed_keys"):
        make_empty(connection, name, {**STORED, **KEPT}[name])
    prepare_judging(connection, known.get("finding_verdicts", ()), is_new=True)
    run_steps(connection, steps, known, making)
    add_rows(connection, "actor_names", MadeTable("actor_id, name", name_table), names_of_actors(connection))
    connection.execute(sql_named("statements"))
    connection.execute(sql_named("events"))
    connection.execute(sql_named("acts"))
    connection.execute(sql_named("views"))
    name_origin(connection)
    make_empty(connection, "event_names", STORED["event_names"])
    connection.execute(sql_named("event_views"))
    connection.execute(sql_named("naming_views"))
    connection.execute(sql_named("review_views"))
    for some in some_reports(connection):
        connection.execute(
            "create or replace temp table told_events as from events where report_no >= $first and report_no < $last",
            some,
        )
        connection.execute(sql_named("event_names"))


def _reports_of(folder: RecordFolder) -> pa.Table | None:
    """Return the ids of the reports that count so far; None where the tables that tell it cannot be read."""
    if not folder.database.is_file():
        return pa.table({"id": pa.array([], pa.string())})
    try:
        with closing(attach_tables(folder)) as connection:
            check_tables(connection, {"reports": STORED["reports"]})
            return connection.sql("select id from stored.main.reports").to_arrow_table()
    except (RecordError, *DATABASE_ERRORS):
        return None


def _n_gone(connection: duckdb.DuckDBPyConnection, before: pa.Table | None) -> int | None:
    """Return how many of these reports are among the reports no more; None where they are not known."""
    if before is None:
        return None
    connection.register("reports_before", before)
    [(n_gone,)] = connection.execute("select count(*) from reports_before anti join reports using (id)").fetchall()
    connection.unregister("reports_before")
    return int(n_gone)


def _table_of_parts(name: str, order: str) -> str:
    rows = f"select {columns_of_part(name)}, kept_inputs.report_no from part_{name} join kept_inputs using (input)"  # noqa: S608
    return f"create table {name} as from ({rows}) order by {order}"


def columns_of_part(name: str) -> str:
    """Return the columns of a table of parts in SQL, without what only parts have."""
    is_judged = "review" in PARTS[name].names
    judged = f" replace (coalesce(part_{name}.review, 'unreviewed') as review)" if is_judged else ""
    return f"part_{name}.* exclude (input){judged}"


def view_parts(
    connection: duckdb.DuckDBPyConnection, folder: RecordFolder, name: str, place: str, shards: Iterable[str]
) -> None:
    """Make a view ``part_NAME`` of these shards' parts of a table. Columns that an earlier version lacks are null.

    That of reports tells the shard of each.
    """
    paths = [path for shard in shards if (path := folder.part(name, shard)).is_file()]
    empty = PARTS[name].empty_table()
    # In the order of the schema, wherever a part of an earlier version has them.
    columns = ", ".join(f'"{column}"' for column in PARTS[name].names)
    shard = f", regexp_extract(filename, '{SHARD_IN_NAME}', 1) as shard" if name == "reports" else ""
    if paths:
        files = ", ".join(literal(f"{place}/{path.parent.name}/{path.name}") for path in paths)
        connection.register(f"empty_{name}", empty)
        connection.execute(
            f"create or replace temp view part_{name} as select {columns}{shard} from (from read_parquet([{files}], "  # noqa: S608
            f"union_by_name = true, hive_partitioning = false, filename = {bool(shard)}) "
            f"union all by name from empty_{name})"
        )
    else:
        connection.register(f"empty_{name}", empty)
        also = ", '' as shard" if shard else ""
        connection.execute(f"create or replace temp view part_{name} as select *{also} from empty_{name}")  # noqa: S608


def make_empty(connection: duckdb.DuckDBPyConnection, name: str, schema: pa.Schema) -> None:
    """Make a table of these columns without rows."""
    connection.register("empty", schema.empty_table())
    connection.execute(f"create table {name} as from empty")
    connection.unregister("empty")


def write_stamp(connection: duckdb.DuckDBPyConnection, stamp: Mapping[str, str]) -> None:
    """Note of what, and by what, the tables are made."""
    connection.execute("delete from made_of")
    for key, value in stamp.items():
        connection.execute("insert into made_of values (?, ?)", [key, value])


def names_of_actors(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """Return actors, by their ids, with each name they go by."""
    return connection.execute(
        "select id, name from actors union select links.actor_id, entities.name "
        "from links join entities on entities.id = links.entity_id"
    ).fetchall()
