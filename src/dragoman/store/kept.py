"""What a record keeps beside the tables that are asked: how it was made, so that more of it can be made.

``KEPT`` are tables, by their names, and ``READINGS_OF_KEPT`` how steps over the collection ask for rows of them.
"""

# ruff: noqa: S608  (what is put into SQL are names of our own tables)

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import duckdb
import pyarrow as pa

from dragoman.model import (
    Actor,
    Copy,
    EventTelling,
    KeptCodebook,
    KeptCopyPair,
    KeptEventKey,
    KeptName,
    KeptOutline,
    KeptPool,
    KeptPrints,
    KeptSaying,
    KeptSayingKey,
    KeptTelling,
    Member,
    Placement,
    PlacementGroup,
    Position,
    PrintHolders,
    Report,
    StoryKeyHolders,
)
from dragoman.store.kinds import PARTS
from dragoman.store.rows import records_of, table_of
from dragoman.store.schema import REASON, STRINGS, schema_of

STANDINGS = schema_of(
    [
        ("entity_id", pa.string()),
        ("report_id", pa.string()),
        ("name", pa.string()),
        ("kind", pa.string()),
        ("country", pa.string()),
        ("sectors", STRINGS),
        ("has_role", pa.bool_()),
        ("day", pa.date32()),
        ("sort", pa.string()),
        ("block", pa.string()),
        ("bare", pa.string()),
        ("stage", pa.int32()),
        ("pool", pa.string()),
        ("bearer", pa.string()),
        ("final", pa.string()),
        ("ground", pa.list_(REASON)),
        ("final_ground", pa.list_(REASON)),
    ]
)
POOLS = schema_of(
    [
        ("id", pa.string()),
        ("level", pa.string()),
        ("kind", pa.string()),
        ("key", STRINGS),
        ("slips", STRINGS),
        ("known", pa.string()),
        ("reasons", pa.list_(REASON)),
    ]
)

WHERE = pa.struct(
    [
        ("key", pa.string()),
        ("country", pa.string()),
        ("adm1", pa.string()),
        ("is_town", pa.bool_()),
        ("latitude", pa.float64()),
        ("longitude", pa.float64()),
    ]
)
TELLING = pa.struct(
    [
        ("kind", pa.string()),
        ("status", pa.string()),
        ("is_reciprocal", pa.bool_()),
        ("actors", STRINGS),
        ("recipients", STRINGS),
        ("first", pa.int32()),
        ("last", pa.int32()),
        ("is_vague", pa.bool_()),
        ("is_plan", pa.bool_()),
        ("published", pa.int32()),
        ("where", WHERE),
        ("alone", pa.string()),
    ]
)
TELLINGS = schema_of([("event_id", pa.string()), ("event_group", pa.string()), ("telling", TELLING)])
OUTLINES = schema_of(
    [
        ("report_id", pa.string()),
        ("published", pa.date32()),
        ("block", pa.string()),
        ("copy_of", pa.string()),
        ("terms", STRINGS),
        ("weights", pa.list_(pa.int32())),
        ("written", STRINGS),
        ("judged", STRINGS),
        ("cluster", pa.string()),
        ("root", pa.string()),
        ("first", pa.int32()),
        ("beside", pa.string()),
        ("story", pa.string()),
    ]
)
SAYINGS = schema_of(
    [
        ("statement_id", pa.string()),
        ("report_id", pa.string()),
        ("speaker", pa.string()),
        ("published", pa.date32()),
        ("said_on", pa.date32()),
        ("place", pa.string()),
        ("venue", pa.string()),
        ("to", STRINGS),
        ("wording", pa.string()),
        ("block", pa.string()),
        ("utterance_id", pa.string()),
        ("beside", pa.string()),
        ("near", pa.string()),
        ("near_score", pa.float64()),
        ("far", pa.string()),
        ("far_score", pa.float64()),
        ("is_only", pa.bool_()),
    ]
)

KEPT: Mapping[str, pa.Schema] = MappingProxyType(
    {
        # Every report that lies in the parts, whether it counts or not, and the shard it lies in.
        "kept_reports": schema_of(
            [("input", pa.string()), ("id", pa.string()), ("published", pa.date32()), ("shard", pa.string())]
        ),
        # The input that counts of each report that counts.
        "kept_inputs": schema_of(
            [("id", pa.string()), ("input", pa.string()), ("source", pa.string()), ("report_no", pa.int64())]
        ),
        "kept_origins": schema_of([("report_id", pa.string()), ("origin", pa.string())]),
        "kept_issues": PARTS["issues"],
        "kept_placements": STANDINGS,
        "kept_pools": POOLS,
        "kept_tellings": TELLINGS,
        "kept_event_keys": schema_of([("key", pa.string()), ("event_group", pa.string())]),
        "kept_names": schema_of([("key", pa.string()), ("name", pa.string())]),
        "kept_sayings": SAYINGS,
        "kept_saying_keys": schema_of(
            [("key", pa.string()), ("statement_id", pa.string()), ("day", pa.date32()), ("length", pa.int32())]
        ),
        "kept_outlines": OUTLINES,
        # The rows of other tables that are there because people judged on pairs.
        "reviewed_keys": schema_of([("tables", pa.string()), ("key", pa.string())]),
        # Of which report and finding each place of a judgement is.
        "kept_members": schema_of(
            [
                ("judgement", pa.string()),
                ("place", pa.int32()),
                ("report_id", pa.string()),
                ("finding", pa.string()),
                ("remark", pa.string()),
            ]
        ),
        "kept_prints": schema_of([("report_id", pa.string()), ("day", pa.date32()), ("prints", pa.list_(pa.uint64()))]),
        "kept_copy_pairs": schema_of(
            [
                ("one", pa.string()),
                ("other", pa.string()),
                ("n_shared", pa.int32()),
                ("n_asked", pa.int32()),
                ("is_linked", pa.bool_()),
            ]
        ),
        "kept_codebooks": schema_of([("codebook", pa.string()), ("digest", pa.string())]),
    }
)
"""The tables of ``record.duckdb`` that nobody is meant to ask."""


def standing_table(standings: Sequence[Placement]) -> pa.Table:
    """Return where entities stand as a table."""
    return table_of(STANDINGS, [_standing_row(each) for each in standings])


def _standing_row(each: Placement) -> tuple[Any, ...]:
    entity = each.entity
    return (
        entity.id, entity.report_id, entity.name, entity.kind, entity.country, entity.sectors, entity.role is not None,
        each.day, each.sort, each.block, each.bare, each.stage, each.pool, each.bearer, each.final,
        _reasons(each.ground), _reasons(each.final_ground),
    )  # fmt: skip


def pool_table(pools: Sequence[KeptPool]) -> pa.Table:
    """Return pools as a table."""
    rows = [
        (each.id, each.level, each.kind, each.key, each.slips, each.known, _reasons(each.reasons)) for each in pools
    ]
    return table_of(POOLS, rows)


def kept_name_table(names: Sequence[KeptName]) -> pa.Table:
    """Return names and their keys as a table."""
    return table_of(KEPT["kept_names"], [(each.key, each.name) for each in names])


def telling_table(tellings: Sequence[KeptTelling]) -> pa.Table:
    """Return what events tell, and the groups they are in, as a table."""
    return table_of(TELLINGS, [(e.event_id, e.event_group, _telling(e.telling)) for e in tellings])


def _telling(told: EventTelling) -> tuple[Any, ...]:
    at = told.where
    where = (at.key, at.country, at.adm1, at.is_town, at.latitude, at.longitude)
    return (
        told.kind, told.status, told.is_reciprocal, told.actors, told.recipients, told.first, told.last, told.is_vague,
        told.is_plan, told.published, where, told.alone,
    )  # fmt: skip


def event_key_table(keys: Sequence[KeptEventKey]) -> pa.Table:
    """Return groups and their keys as a table."""
    return table_of(KEPT["kept_event_keys"], [(each.key, each.event_group) for each in keys])


def saying_table(sayings: Sequence[KeptSaying]) -> pa.Table:
    """Return statements, and what became of them, as a table."""
    return table_of(SAYINGS, [_saying_row(each) for each in sayings])


def _saying_row(each: KeptSaying) -> tuple[Any, ...]:
    own = each.saying
    return (
        own.statement_id, own.report_id, own.speaker, own.published, own.said_on, own.place, own.venue, own.to,
        own.wording, each.block, each.utterance_id, each.beside, each.near, each.near_score, each.far, each.far_score,
        each.is_only,
    )  # fmt: skip


def saying_key_table(keys: Sequence[KeptSayingKey]) -> pa.Table:
    """Return the words that utterances are found by as a table."""
    return table_of(KEPT["kept_saying_keys"], [(e.key, e.statement_id, e.day, e.length) for e in keys])


def member_table(members: Sequence[Member]) -> pa.Table:
    """Return what places of judgements stand for as a table."""
    rows = [(each.judgement, each.place, each.report_id, each.finding, each.remark) for each in members]
    return table_of(KEPT["kept_members"], rows)


def print_table(some: Sequence[KeptPrints]) -> pa.Table:
    """Return fingerprints of reports as a table."""
    return table_of(KEPT["kept_prints"], [(each.report_id, each.day, each.prints) for each in some])


def copy_pair_table(pairs: Sequence[KeptCopyPair]) -> pa.Table:
    """Return pairs of reports that were compared as a table."""
    rows = [(each.one, each.other, each.n_shared, each.n_asked, each.is_linked) for each in pairs]
    return table_of(KEPT["kept_copy_pairs"], rows)


def outline_table(outlines: Sequence[KeptOutline]) -> pa.Table:
    """Return what reports are compared by when stories are made as a table."""
    rows = (tuple(getattr(each, name) for name in OUTLINES.names) for each in outlines)
    return table_of(OUTLINES, list(rows))


def codebook_table(codebooks: Sequence[KeptCodebook]) -> pa.Table:
    """Return the codebooks that statements are coded by as a table."""
    return table_of(KEPT["kept_codebooks"], [(each.codebook, each.digest) for each in codebooks])


def _reasons(reasons: Iterable[Any]) -> list[tuple[Any, ...]]:
    return [(each.feature, each.left, each.right, each.weight, each.evidence) for each in reasons]


@dataclass(frozen=True)
class KeptReading:
    """The record that a row becomes, and the question; ``{found}`` stands for the rows that are asked for."""

    record: type[Any]
    table: str
    question: str


# What an entity was before the record grew: those of reports that came were not there, those that went were.
_ENTITY = (
    "{'id': entities.id, 'report_id': entities.report_id, 'kind': entities.kind, 'name': entities.name, "
    "'country': entities.country, 'sectors': entities.sectors, 'role': entities.role, 'origin': entities.origin}"
)
_SAYING = (
    "{'statement_id': statement_id, 'report_id': report_id, 'speaker': speaker, 'published': published, "
    "'said_on': said_on, 'place': place, 'venue': venue, 'to': \"to\", 'wording': wording}"
)

READINGS_OF_KEPT: Mapping[str, KeptReading] = MappingProxyType(
    {
        "kept_placements": KeptReading(
            Placement,
            "kept_placements",
            f"select found.*, {_ENTITY} as entity from ({{found}}) found "
            "join entities_before entities on entities.id = found.entity_id order by found.entity_id",
        ),
        "placement_groups": KeptReading(
            PlacementGroup,
            "kept_placements",
            "with told as (select min(entity_id) as entity_id, sort, bare, stage, pool, count(*) as n_entities "
            "from ({found}) group by name, kind, country, sectors, case when has_role then entity_id end, sort, bare, "
            f"stage, pool) select told.*, {_ENTITY} as entity "
            "from told join entities_before entities on entities.id = told.entity_id order by told.entity_id",
        ),
        "pool_names": KeptReading(
            KeptName,
            "kept_placements",
            "select distinct pool as key, name from ({found}) "
            "where sort in ('full', 'short', 'doubtful') and stage < 5",
        ),
        "kept_pools": KeptReading(KeptPool, "kept_pools", "select * from ({found}) order by id, level"),
        "kept_names": KeptReading(KeptName, "kept_names", "select distinct * from ({found}) order by key, name"),
        "kept_tellings": KeptReading(KeptTelling, "kept_tellings", "select * from ({found}) order by event_id"),
        "kept_event_keys": KeptReading(
            KeptEventKey, "kept_event_keys", "select * from ({found}) order by key, event_group"
        ),
        "kept_sayings": KeptReading(
            KeptSaying, "kept_sayings", f"select *, {_SAYING} as saying from ({{found}}) order by statement_id"
        ),
        "kept_saying_keys": KeptReading(
            KeptSayingKey, "kept_saying_keys", "select * from ({found}) order by key, statement_id"
        ),
        "actors": KeptReading(Actor, "actors", "select * from ({found}) order by id"),
        "reports": KeptReading(Report, "reports", "select * from ({found}) order by id"),
        "copies": KeptReading(Copy, "copies", "select * from ({found}) order by report_id"),
        "kept_prints": KeptReading(KeptPrints, "kept_prints", "select * from ({found}) order by report_id"),
        "holders_of_prints": KeptReading(
            PrintHolders,
            "(select unnest(prints) as fingerprint, report_id, day from kept_prints)",
            "select fingerprint, list(coalesce(day, date '9999-12-31')::varchar || ' ' || report_id) as holders "
            "from ({found}) group by fingerprint order by fingerprint",
        ),
        "kept_outlines": KeptReading(KeptOutline, "kept_outlines", "select * from ({found}) order by report_id"),
        "judged_outlines": KeptReading(
            KeptOutline,
            "(select *, case when len(judged) > 0 then 'yes' else 'no' end as is_judged from kept_outlines)",
            "select * exclude (is_judged) from ({found}) order by report_id",
        ),
        "holders_of_story_keys": KeptReading(
            StoryKeyHolders,
            "(select unnest(list_prepend('=' || coalesce(copy_of, report_id), terms[1:12])) as key, report_id, block "
            "from kept_outlines)",
            "select key, coalesce(list(report_id order by report_id) filter (block <> ''), []) as dated, "
            "coalesce(list(report_id order by report_id) filter (block = ''), []) as undated "
            "from ({found}) group by key order by key",
        ),
        "positions": KeptReading(Position, "positions", "select * from ({found}) order by statement, codebook, issue"),
        "every_codebook": KeptReading(
            KeptCodebook,
            "(select *, 'every' as which from kept_codebooks)",
            "select codebook, digest from ({found}) order by codebook",
        ),
        "kept_copy_pairs": KeptReading(KeptCopyPair, "kept_copy_pairs", "select * from ({found}) order by one, other"),
    }
)
"""What steps may ask for of what is kept."""


class KeptTables:
    """What steps kept in the tables of a record, asked for while these grow."""

    is_empty = False

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def find(self, table: str, column: str, values: Iterable[str] | Iterable[int]) -> list[Any]:
        """Return the records of a table that have one of the values, each once, in a stable order."""
        wanted: list[Any] = sorted(set(values))
        if not wanted:
            return []
        reading = READINGS_OF_KEPT[table]
        kind = pa.uint64() if isinstance(wanted[0], int) else pa.string()
        self._connection.register("wanted", pa.table({"value": pa.array(wanted, kind)}))
        found = f"from {reading.table} where {column} in (select value from wanted)"
        rows = self._connection.sql(reading.question.replace("{found}", found)).to_arrow_table()
        self._connection.unregister("wanted")
        return records_of(reading.record, rows)
