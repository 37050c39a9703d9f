"""From tables that are there to those of more parts or other judgements: only what these touch is made again.

The tables are copied (where the file system can share blocks, not even that), changed in the copy, and put in place
whole, so that readers keep what they have, and a kill leaves what was there. Rows are those that ``build_database``
makes of everything; where anything is not as expected, that is what is done instead. Decision 0018.
"""

# ruff: noqa: S608  (what is put into SQL are names of our own tables)

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from dragoman.errors import RecordError
from dragoman.model import Change, Changes, CollectionStep, Growth, Made
from dragoman.store.build import (
    close_whole,
    columns_of_part,
    is_interruption,
    place_to_build,
    stamp_for,
    stamp_of,
    view_parts,
    write_stamp,
)
from dragoman.store.collection import (
    KEPT_TABLES,
    KEYS,
    MADE,
    MADE_NAMES,
    READINGS,
    all_keys,
    check_changes,
    check_steps,
    insert_rows,
    needed_by,
    those_that_came,
)
from dragoman.store.database import (
    DATABASE_ERRORS,
    check_tables,
    connect_alone,
    literal,
    path_for_duckdb,
    sql_named,
)
from dragoman.store.files import SPILL, remove_unfinished, written_whole
from dragoman.store.folder import RecordFolder
from dragoman.store.judgements import PEOPLE
from dragoman.store.kept import KEPT, KeptTables
from dragoman.store.kinds import KINDS, PARTS, REPLACED, STORED
from dragoman.store.making import Making
from dragoman.store.memory import limit_memory
from dragoman.store.parts import check_parts
from dragoman.store.reviewed_pairs import apply_pairs, put_back_pairs
from dragoman.store.reviewing import apply_reviews, name_origin, prepare_judging, put_back
from dragoman.store.schema import MADE_OF
from dragoman.store.wholeness import SHARDS, check_digests, joined_in

# A copy is made in pieces of this size.
_PIECE = 64 * 1024 * 1024
# Where so much more comes than is there, making all anew takes less.
_MOST_NEW = 1.0


def grow_database(
    folder: RecordFolder,
    steps: Sequence[CollectionStep],
    known: Mapping[str, Any],
    made_with: str,
    *,
    stamp: Mapping[str, str] | None = None,
    making: Making | None = None,
    memory: int | None = None,
) -> bool:
    """Make the tables those of what is there now from those that are there; tell whether that could be done.

    It cannot where they were made by other versions, or know of shards that are there no more, and is not where any
    error is met: then ``build_database`` tells it. Takes and raises what that does. ``stamp`` is what ``stamp_of``
    gave, if it was asked already; ``making`` notes what is done.
    """
    making = making or Making()
    check_steps(steps, known)
    met = _shards_met(folder, stamp_of(folder) if stamp is None else stamp, made_with)
    if met is None:
        return False
    new, joined = met
    check_parts(folder, new)
    check_digests(folder, new)
    try:
        with written_whole(folder.database) as temporary, _opened(folder, temporary, memory) as connection:
            for shard, old in joined.items():
                _move_reports(connection, shard, old)
            if new:
                _take_in(connection, folder, new)
            else:
                connection.execute(sql_named("growing_by_nothing"))
            prepare_judging(connection, known.get("finding_verdicts", ()))
            put_back(connection)
            put_back_pairs(connection)
            changes = _run_steps(connection, steps, known, making)
            _apply(connection, changes)
            name_origin(connection)
            making.n_gone = _n_gone(connection)
            write_stamp(connection, stamp_for(folder, made_with))
    except (RecordError, *DATABASE_ERRORS) as error:
        if is_interruption(error):
            raise KeyboardInterrupt from error
        remove_unfinished(folder.path)
        making.begin_again()
        return False  # ``build_database`` tells what is wrong where that is the parts or the disk
    return True


def _shards_met(
    folder: RecordFolder, stamp: Mapping[str, str], made_with: str
) -> tuple[list[str], dict[str, list[str]]] | None:
    """Return the shards that the tables do not know of, and those made of shards that they know, each with these.

    None where the tables cannot grow by them.
    """
    now = stamp_for(folder, made_with)
    same = ("format", "tables", "packs")
    if any(stamp.get(name) != now[name] for name in same) or not stamp.get(SHARDS):
        return None
    if _versions(stamp.get("made_with", "")) != _versions(made_with):
        return None
    there, known = folder.committed_shards(), set(stamp[SHARDS].split())
    joined = {shard: own for shard in there if shard not in known and (own := _joined_in(folder, shard, known))}
    if not known <= {*there, *(each for own in joined.values() for each in own)}:
        return None
    new = [shard for shard in there if shard not in known and shard not in joined]
    size = sum(path.stat().st_size for shard in new for path in folder.parts_of(shard))
    return (new, joined) if size <= _MOST_NEW * folder.database.stat().st_size else None


def _joined_in(folder: RecordFolder, shard: str, known: set[str]) -> list[str]:
    """Return the shards that were joined to one, none unless the tables know all of them."""
    joined = joined_in(folder.part("inputs", shard))
    return joined if known.issuperset(joined) else []


def _move_reports(connection: duckdb.DuckDBPyConnection, shard: str, joined: Sequence[str]) -> None:
    """Note that the reports of shards that were joined lie in the new one."""
    connection.register("joined", pa.table({"shard": pa.array(joined, pa.string())}))
    connection.execute("update kept_reports set shard = ? where shard in (from joined)", [shard])
    connection.unregister("joined")


def _n_gone(connection: duckdb.DuckDBPyConnection) -> int:
    """Return how many reports that counted before do so no more."""
    [(n_gone,)] = connection.execute("select count(distinct id) from went anti join reports using (id)").fetchall()
    return int(n_gone)


def _versions(made_with: str) -> str:
    """Return the versions that tables were made with, without what people brought to them."""
    return made_with.rpartition(PEOPLE)[0] or made_with


@contextmanager
def _opened(folder: RecordFolder, temporary: Path, memory: int | None) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give the tables of a record in a copy, to be changed; it is closed whole when the block ends well."""
    with (
        place_to_build(temporary) as place,
        path_for_duckdb(folder.path) as record,
        closing(connect_alone()) as connection,
    ):
        _copy(folder.database, Path(place))
        connection.execute(f"set temp_directory = {literal(f'{record}/{SPILL}')}")
        limit_memory(connection, memory)
        _open(connection, place)
        connection.execute("begin")
        yield connection
        connection.execute("commit")
        connection.execute("use memory")
        connection.execute("checkpoint grown")
        connection.execute("detach grown")
        close_whole(connection, place)


def _copy(source: Path, target: Path) -> None:
    """Copy a file; where the file system can, both share their blocks until one is changed."""
    with source.open("rb") as read, target.open("wb") as write:
        size = os.fstat(read.fileno()).st_size
        if not hasattr(os, "copy_file_range"):
            while piece := read.read(_PIECE):
                write.write(piece)
            return
        done = 0
        while done < size:
            n_copied = os.copy_file_range(read.fileno(), write.fileno(), size - done)
            if not n_copied:
                raise RecordError(f"{source}: became shorter while it was copied")
            done += n_copied


def _open(connection: duckdb.DuckDBPyConnection, place: str) -> None:
    """Open tables to be changed, with nothing in them but tables as we make them and our own views."""
    connection.execute(f"attach {literal(place)} as grown (type duckdb)")
    check_tables(connection, {**STORED, **KEPT, "made_of": MADE_OF}, "grown")
    for kind in ("functions", "types", "indexes", "sequences"):
        own = "and not internal" if kind in {"functions", "types"} else ""
        found = connection.execute(
            f"select count(*) from duckdb_{kind}() where database_name = 'grown' {own}"
        ).fetchall()
        if found != [(0,)]:
            raise RecordError(f"there are {kind} that dragoman does not make")
    views = connection.execute("select view_name from duckdb_views() where database_name = 'grown' and not internal")
    for (name,) in views.fetchall():
        connection.execute(f'drop view grown.main."{name.replace(chr(34), chr(34) * 2)}" cascade')
    connection.execute("use grown")
    connection.execute(sql_named("views"))
    connection.execute(sql_named("event_views"))
    connection.execute(sql_named("naming_views"))
    connection.execute(sql_named("review_views"))
    connection.execute(sql_named("report_order"))


def _take_in(connection: duckdb.DuckDBPyConnection, folder: RecordFolder, new: Sequence[str]) -> None:
    """Take in what new shards hold: which reports come and go, and what these tell."""
    with path_for_duckdb(folder.path) as place:
        for name in ("inputs", "reports", "issues"):
            view_parts(connection, folder, name, place, new)
        connection.execute("create temp view new_reports as from part_reports")
        connection.execute("create temp table new_issues as from part_issues")
        connection.execute(sql_named("growing_inputs"))
        connection.execute("drop view new_reports")
        shards = [shard for (shard,) in connection.execute("select distinct shard from came order by shard").fetchall()]
        for name in KINDS:
            view_parts(connection, folder, name, place, shards)
        connection.execute(sql_named("growing_findings"))
        for name, kind in KINDS.items():
            if kind.is_plain:
                connection.execute(f"delete from {name} where report_id in (select id from went)")
                connection.execute(
                    f"insert into {name} from (select {columns_of_part(name)}, came.report_no "
                    f"from part_{name} join came using (input)) order by {kind.order}"
                )
    connection.execute(sql_named("issues"))
    for name in PARTS:
        connection.execute(f"drop view if exists part_{name}")


# --- steps over the collection ------------------------------------------------------------------------------------


def _run_steps(
    connection: duckdb.DuckDBPyConnection, steps: Sequence[CollectionStep], known: Mapping[str, Any], making: Making
) -> dict[str, Change]:
    """Run the steps, the blocked ones for what came and went; return what becomes of which table."""
    done: dict[str, Change] = {}
    is_quiet = connection.execute("select 1 from came union all select 1 from went limit 1").fetchall() == []
    for step in steps:
        if step.blocked is None and is_quiet and not _reads_of(step) & {*known, *_moved(connection, done)}:
            continue  # nothing it reads of has changed
        with making.step(step.name, is_for_all=step.blocked is None):
            done.update(_run_step(connection, step, known))
    return done


def _reads_of(step: CollectionStep) -> set[str]:
    """Return the names of all tables, and of what people know, that a step reads of."""
    return {each for name in step.needs for each in (READINGS[name].of if name in READINGS else (name,))}


def _moved(connection: duckdb.DuckDBPyConnection, done: Mapping[str, Change]) -> set[str]:
    """Return the names of the tables that steps changed so far, or judgements on findings."""
    moved = {name for name, change in done.items() if change.gone or change.rows}
    return moved | {name for name in REPLACED if connection.execute(f"from rejudged_{name} limit 1").fetchall()}


def _run_step(
    connection: duckdb.DuckDBPyConnection, step: CollectionStep, known: Mapping[str, Any]
) -> dict[str, Change]:
    needed = needed_by(connection, step, known)
    if step.blocked is not None:
        changes = dict(_run_blocked(connection, step, needed))
    else:
        made: Made = step.work(needed)
        changes = {name: Change(all_keys(connection, name), rows) for name, rows in made.items()}
    for name, change in changes.items():
        _change(connection, name, change)
    return changes


def _run_blocked(connection: duckdb.DuckDBPyConnection, step: CollectionStep, needed: Mapping[str, Any]) -> Changes:
    assert step.blocked is not None
    name = step.blocked.of
    if name in {"sightings", "sayings", "tellings"}:
        connection.execute(sql_named(f"growing_{name}"))
    went = [key for (key,) in connection.execute(f"select id from gone_{name} order by id").fetchall()]
    growth = Growth(those_that_came(connection, name), went)
    changes = step.blocked.work(KeptTables(connection), growth, needed)
    check_changes(step, changes)
    return changes


_WHOLE = frozenset({"judgements", "pair_judgements", "reviewed_pairs"})


def _change(connection: duckdb.DuckDBPyConnection, name: str, change: Change) -> None:
    if name == "reviewed_findings":
        apply_reviews(connection, change.rows, is_growing=True)
        return
    if name == "reviewed_rows":
        apply_pairs(connection, change.rows)
        return
    if name == "grouped_events":
        connection.execute("create or replace temp table moved_groups (event_id varchar, event_group varchar)")
        insert_rows(connection, "moved_groups", MADE[name], change.rows)
        connection.execute(sql_named("growing_events"))
        return
    if name not in KEYS or name in _WHOLE:
        connection.execute(f"delete from {name}")
    elif change.gone or name in {"actors", "links"}:
        key = KEYS[name]
        connection.register("gone", pa.table({"key": pa.array(sorted(change.gone), pa.string())}))
        if name in {"actors", "links"}:
            connection.execute(f"create temp table gone_{name} as from {name} where {key} in (from gone)")
        connection.execute(f"delete from {name} where {key} in (from gone)")
        connection.unregister("gone")
    insert_rows(connection, name, {**MADE, **KEPT_TABLES}[name], change.rows)


def _apply(connection: duckdb.DuckDBPyConnection, changes: Mapping[str, Change]) -> None:
    """Make again what joins tables, for the actors, links and groups that changed."""
    _register(
        connection, "new_actors", {actor.id for actor in _rows(changes, "actors")} | set(_gone(changes, "actors"))
    )
    connection.execute("delete from actor_names where actor_id in (from new_actors)")
    names = connection.execute(
        "select id, name from actors where id in (from new_actors) union select links.actor_id, entities.name "
        "from links join entities on entities.id = links.entity_id where links.actor_id in (from new_actors)"
    ).fetchall()
    insert_rows(connection, "actor_names", MADE_NAMES, names)
    connection.execute(sql_named("growing_statements"))
    connection.execute(sql_named("acts"))
    connection.execute(sql_named("growing_event_names"))
    connection.execute(sql_named("event_names"))


def _rows(changes: Mapping[str, Change], name: str) -> Sequence[Any]:
    return changes[name].rows if name in changes else ()


def _gone(changes: Mapping[str, Change], name: str) -> Iterable[str]:
    return changes[name].gone if name in changes else ()


def _register(connection: duckdb.DuckDBPyConnection, name: str, keys: Iterable[str]) -> None:
    connection.register(name, pa.table({"key": pa.array(sorted(keys), pa.string())}))
