"""DuckDB as the program opens it: alone, and with the tables of a record as data.

Alone: no extension is loaded or fetched, no secret is looked up, no variable of the program is taken for a table. As
data: a record may come from a stranger. Its ``record.duckdb`` is attached for reading to an empty database that can
reach no file; of what is in it only the tables count that the program makes, and only where they are exactly those.
Views are made anew from the program's own text. Others, macros and types that the file holds are never used.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

import duckdb
import pyarrow as pa

from dragoman.errors import RecordError, first_line
from dragoman.store.folder import RecordFolder
from dragoman.store.kinds import STORED
from dragoman.store.reviewed_ways import ReviewedWay, reviewed_rows, table_as
from dragoman.store.schema import MADE_OF

# A damaged file can make DuckDB stumble in places of its own, which raise what they like.
DATABASE_ERRORS = (duckdb.Error, RuntimeError, UnicodeError, OverflowError)

_ALONE = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "allow_persistent_secrets": "false",
}
# What no library takes for a pattern, the name of a service, or a list. Everything else goes by another way.
_PLAIN = re.compile(r"/[\w ./@+,-]*")
# Where these are in a path DuckDB cannot write.
_UNWRITABLE = re.compile(r"[?\\]")
_STORED = "stored"


def connect_alone(database: str = ":memory:") -> duckdb.DuckDBPyConnection:
    """Return a connection that fetches and loads nothing. ``database`` is a path that ``path_for_duckdb`` gave."""
    connection = duckdb.connect(database, config=dict(_ALONE))
    connection.execute("set python_enable_replacements = false")
    return connection


@contextmanager
def path_for_duckdb(folder: Path) -> Iterator[str]:
    """Give a path of a folder that DuckDB takes for that folder, whatever its name.

    To DuckDB ``k[1]`` is a pattern, ``s3:x`` a service, ``year=2024`` a column, and a name that is not UTF-8 an error.
    """
    real = os.path.realpath(folder)
    if _PLAIN.fullmatch(real) or os.name == "nt":
        yield real
    elif Path("/proc/self/fd").is_dir():
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            yield f"/proc/self/fd/{descriptor}"
        finally:
            os.close(descriptor)
    else:
        with tempfile.TemporaryDirectory(prefix="dragoman-") as place:
            link = Path(place) / "record"
            link.symlink_to(real, target_is_directory=True)
            yield str(link)


def can_build_at(folder: Path) -> bool:
    """Tell whether DuckDB can write a database there: it cannot where ``?`` or a backslash is in the path."""
    return os.name == "nt" or not _UNWRITABLE.search(os.path.realpath(folder))


def attach_tables(folder: RecordFolder) -> duckdb.DuckDBPyConnection:
    """Return a connection to which ``record.duckdb`` is attached for reading, and which can reach nothing else.

    Raises ``RecordError`` where it cannot be read.
    """
    log = folder.database.with_name(f"{folder.database.name}.wal")
    if os.path.lexists(log):
        raise RecordError(
            f"{log}: was left by a program that changed the tables, which only dragoman may; delete it and "
            "record.duckdb, then run 'dragoman resolve': the tables are made anew from the parts"
        )
    connection = connect_alone()
    try:
        with path_for_duckdb(folder.path) as place:
            connection.execute(
                f"attach {literal(f'{place}/{folder.database.name}')} as {_STORED} (type duckdb, read_only)"
            )
        _shut_off(connection)
    except (*DATABASE_ERRORS, OSError) as error:
        connection.close()
        raise RecordError(damage_of(folder, error)) from error
    return connection


def stamp_from(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return what the attached tables say they were made of. Raises ``duckdb.Error`` where they do not say it."""
    check_tables(connection, {"made_of": MADE_OF})
    return dict(connection.execute(f"select key, value from {_STORED}.main.made_of").fetchall())  # noqa: S608


def expose_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the attached tables known by their names, and the program's own views of them.

    Raises ``duckdb.Error`` where a table is not as the program makes it: a view in its place, say, or other columns.
    """
    check_tables(connection, STORED)
    own = [f"create view {name} as {table_as(name, 'prefer')};" for name in STORED]
    connection.execute("\n".join(["begin;", *own, *_own_views(), "commit;", "set lock_configuration = true;"]))


def expose_as(connection: duckdb.DuckDBPyConnection, reviewed: ReviewedWay) -> str:
    """Make the attached tables known with other findings than those that count; return the schema they are in."""
    schema = f"{reviewed}_way"
    with connection.cursor() as cursor:
        cursor.execute(f"create schema if not exists {schema}")
        cursor.execute(f"use {schema}")
        if cursor.execute("select 1 from duckdb_views() where schema_name = ? limit 1", [schema]).fetchall():
            return schema
        if reviewed == "only":
            asked = "select view_name from duckdb_views() where database_name = 'memory' and schema_name = 'main'"
            names = sorted(name for (name,) in cursor.execute(f"{asked} and not internal").fetchall())
            own = [f"create view {name} as {reviewed_rows(name)};" for name in names]
        else:
            own = [*(f"create view {name} as {table_as(name, reviewed)};" for name in STORED), *_own_views()]
        cursor.execute("\n".join(["begin;", *own, "commit;"]))
    return schema


def _own_views() -> list[str]:
    return [sql_named(name) for name in ("views", "event_views", "naming_views", "review_views")]


def read_all(connection: duckdb.DuckDBPyConnection) -> None:
    """Read every value of every attached table. Raises ``duckdb.Error`` where something of it is damaged."""
    for name in STORED:
        connection.execute(f"select bit_xor(hash(own)) from {_STORED}.main.{name} as own").fetchall()  # noqa: S608


def damage_of(folder: RecordFolder, error: Exception) -> str:
    """Return the message of tables that cannot be read."""
    return (
        f"{folder.database}: is damaged, or was not made by dragoman ({first_line(error)}); run 'dragoman resolve "
        f"{folder.path}' to make it anew from the parts, no report is read again"
    )


def literal(text: str) -> str:
    """Return a text as SQL has it."""
    return "'" + text.replace("'", "''") + "'"


def sql_named(name: str) -> str:
    """Return the text of the ``.sql`` file of that name."""
    return resources.files("dragoman.store").joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")


def _shut_off(connection: duckdb.DuckDBPyConnection) -> None:
    spill = str(Path(tempfile.gettempdir()).resolve() / f"dragoman-spill-{os.getpid()}")
    connection.execute(f"set temp_directory = {literal(spill if _PLAIN.fullmatch(spill) else '')}")
    connection.execute("set enable_external_access = false")


def check_tables(
    connection: duckdb.DuckDBPyConnection, tables: Mapping[str, pa.Schema], database: str = _STORED
) -> None:
    """Raise ``duckdb.Error`` unless the attached tables are of these columns and nothing more."""
    found = dict(
        connection.execute(
            "select table_name, sql from duckdb_tables() where database_name = ? and schema_name = 'main'", [database]
        ).fetchall()
    )
    for name, schema in tables.items():
        columns = ", ".join(f"{column.name} {_type_of(column.type)}" for column in schema)
        # Names of ours are quoted where they are words of SQL, and hold no quotation mark.
        if found.get(name, "").replace('"', "") != f"CREATE TABLE {name}({columns});":
            raise duckdb.CatalogException(f"its table '{name}' is missing or not as dragoman makes it")


def _type_of(kind: pa.DataType) -> str:
    """Return a type of the schema as DuckDB tells it."""
    if pa.types.is_list(kind):
        return f"{_type_of(kind.value_type)}[]"
    if pa.types.is_struct(kind):
        return f"STRUCT({', '.join(f'{field.name} {_type_of(field.type)}' for field in kind)})"
    return _TYPES[str(kind)]


_TYPES = {
    "string": "VARCHAR",
    "int32": "INTEGER",
    "int64": "BIGINT",
    "uint64": "UBIGINT",
    "double": "DOUBLE",
    "bool": "BOOLEAN",
    "date32[day]": "DATE",
}
