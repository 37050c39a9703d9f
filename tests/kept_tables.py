"""What steps over the collection keep, in memory: as the tables of a record hold it, for tests of many small ones."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dragoman.model import Changes, KeptName, Placement, PlacementGroup, PrintHolders, StoryKeyHolders

# Table → the key by which its rows go; None where none go, or all.
_KEYS: Mapping[str, Callable[[Any], str] | None] = {
    "actors": lambda row: row.id,
    "links": lambda row: row.entity_id,
    "kept_placements": lambda row: row.entity.id,
    "kept_pools": lambda row: f"{row.level} {row.id}",
    "kept_names": None,
    "judgements": None,
    "grouped_events": lambda row: row[0],
    "kept_tellings": lambda row: row.event_id,
    "kept_event_keys": lambda row: row.event_group,
    "utterances": lambda row: row.statement_id,
    "kept_sayings": lambda row: row.saying.statement_id,
    "kept_saying_keys": lambda row: row.statement_id,
    "copies": lambda row: row.report_id,
    "shared_passages": lambda row: f"{row.report_id} {row.other_report}",
    "stories": lambda row: row.id,
    "story_reports": lambda row: row.report_id,
    "kept_outlines": lambda row: row.report_id,
    "kept_prints": lambda row: row.report_id,
    "positions": lambda row: f"{row.codebook} {row.statement}",
    "kept_codebooks": lambda row: row.codebook,
    "kept_copy_pairs": lambda row: f"{row.one} {row.other}",
}


class KeptInMemory:
    """Tables that grow by changes, and can be asked as ``store.kept.KeptTables`` can."""

    def __init__(self) -> None:
        self.tables: dict[str, list[Any]] = defaultdict(list)

    @property
    def is_empty(self) -> bool:
        return not self.tables

    def apply(self, changes: Changes) -> None:
        """Take the changes of a step in."""
        for name, change in changes.items():
            key = _KEYS[name]
            if key is not None:
                gone = set(change.gone)
                self.tables[name] = [row for row in self.tables[name] if key(row) not in gone]
            elif name != "kept_names":
                self.tables[name] = []
            self.tables[name] += change.rows

    def find(self, table: str, column: str, values: Iterable[Any]) -> list[Any]:
        wanted = set(values)
        if table == "placement_groups":
            return list(self._groups(column, wanted))
        if table == "pool_names":
            found = [each for each in self._standings(column, wanted) if each.sort in {"full", "short", "doubtful"}]
            return [KeptName(*pair) for pair in sorted({(e.pool, e.entity.name) for e in found if e.stage < 5})]
        if table == "kept_placements":
            return self._standings(column, wanted)
        if table == "kept_sayings" and column == "statement_id":
            return [row for row in self.tables[table] if row.saying.statement_id in wanted]
        if table == "every_codebook":
            return list(self.tables.get("kept_codebooks", ()))
        if table == "holders_of_prints":
            return list(self._holders(wanted))
        if table == "holders_of_story_keys":
            return list(self._holders_of_story_keys(wanted))
        if table == "judged_outlines":
            return [row for row in self.tables["kept_outlines"] if row.judged and "yes" in wanted]
        return [row for row in self.tables.get(table, ()) if getattr(row, column) in wanted]

    def _standings(self, column: str, wanted: set[str]) -> list[Placement]:
        inside = {"name": "name", "report_id": "report_id", "entity_id": "id"}
        return [
            row
            for row in self.tables["kept_placements"]
            if (getattr(row.entity, inside[column]) if column in inside else getattr(row, column)) in wanted
        ]

    def _holders(self, wanted: set[int]) -> Iterable[PrintHolders]:
        found = defaultdict(list)
        for row in self.tables["kept_prints"]:
            for each in wanted.intersection(map(int, row.prints)):
                found[each].append(f"{row.day or dt.date.max} {row.report_id}")
        return (PrintHolders(each, tuple(holders)) for each, holders in sorted(found.items()))

    def _holders_of_story_keys(self, wanted: set[str]) -> Iterable[StoryKeyHolders]:
        found: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
        for row in self.tables["kept_outlines"]:
            for key in wanted.intersection([f"={row.copy_of or row.report_id}", *row.terms[:12]]):
                found[key][not row.block].append(row.report_id)
        return (StoryKeyHolders(key, *map(tuple, holders)) for key, holders in sorted(found.items()))

    def _groups(self, column: str, wanted: set[str]) -> Iterable[PlacementGroup]:
        counts: dict[tuple[Any, ...], list[Placement]] = defaultdict(list)
        for each in self._standings(column, wanted):
            e = each.entity
            told = (e.name, e.kind, e.country, e.sectors, e.id if e.role else None)
            counts[(*told, each.sort, each.bare, each.stage, each.pool)].append(each)
        for key, own in counts.items():
            yield PlacementGroup(own[0].entity, *key[-4:], len(own))
