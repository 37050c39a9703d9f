"""Copies, stories and utterances that people judged, in the tables of a record. Decision 0022.

Before steps over the collection are run, the rows of the machine are put back; after them all judgements are applied.
"""

# ruff: noqa: S608  (what is put into SQL are names of our own tables)

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import duckdb
import pyarrow as pa

from dragoman.model import Copy, JudgedPairs, Member, ReviewedRows, Story, StoryReport, Version
from dragoman.store.rows import copy_table, records_from, story_report_table, story_table, utterance_table

_TABLES: Mapping[str, tuple[str, Callable[[Sequence[Any]], pa.Table]]] = MappingProxyType(
    {
        "copies": ("report_id", copy_table),
        "utterances": ("statement_id", utterance_table),
        "story_reports": ("report_id", story_report_table),
        "stories": ("id", story_table),
    }
)
"""Table → the column by which its rows go, and rows → Arrow."""


def put_back_pairs(connection: duckdb.DuckDBPyConnection) -> None:
    """Have the tables of groups be as the machine made them."""
    for name, (key, _) in _TABLES.items():
        connection.execute(f"delete from {name} where {key} in (select key from reviewed_keys where tables = '{name}')")
        connection.execute(f"insert into {name} from machine_{name}")
        connection.execute(f"delete from machine_{name}")
    connection.execute("delete from reviewed_keys")


def judged_pairs(connection: duckdb.DuckDBPyConnection) -> Iterator[JudgedPairs]:
    """Yield once what judgements on pairs are of: their members, and the rows of the groups that these are in."""
    rows = connection.execute("select judgement, place, report_id, finding, remark from kept_members").fetchall()
    told = connection.execute("select distinct judgement from placed where place = 1").fetchall()
    pairs = {judgement for (judgement,) in told}
    members = [Member(*row) for row in rows if row[0] in pairs]
    reports = sorted({each.report_id for each in members if each.report_id is not None})
    statements = sorted({each.finding for each in members if each.finding is not None})
    connection.register("paired", pa.table({"id": pa.array([*reports, *statements], pa.string())}))
    groups = {
        "copies": "copy_group in (select copy_group from copies where report_id in (from paired))",
        "story_reports": "report_id in (from paired)",
        "stories": "id in (select story_id from story_reports where report_id in (from paired))",
        "utterances": "utterance_id in (select utterance_id from utterances where statement_id in (from paired))",
    }
    found: dict[str, list[Any]] = {}
    for name, kind in (("copies", Copy), ("story_reports", StoryReport), ("stories", Story), ("utterances", Version)):
        key = _TABLES[name][0]
        asked = connection.sql(f"select * from {name} where {groups[name]} order by {key}")
        found[name] = records_from(kind, asked.to_arrow_table().to_pylist())
    connection.unregister("paired")
    yield JudgedPairs(members, found["copies"], found["stories"], found["story_reports"], found["utterances"])


def apply_pairs(connection: duckdb.DuckDBPyConnection, reviewed: Sequence[ReviewedRows]) -> None:
    """Put what people judged in the place of what the machine made, and keep that aside."""
    for each in reviewed:
        key, as_table = _TABLES[each.table]
        connection.register("set_aside", pa.table({"key": pa.array(sorted(each.set_aside), pa.string())}))
        own = f"{each.table} where {key} in (from set_aside)"
        connection.execute(f"insert into machine_{each.table} from {own} order by {key}")
        connection.execute(f"delete from {own}")
        connection.register("judged", as_table(list(each.rows)))
        connection.execute(f"insert into {each.table} from judged order by {key}")
        connection.execute(f"insert into reviewed_keys select '{each.table}', {key} from judged order by {key}")
        connection.unregister("judged")
        connection.unregister("set_aside")
