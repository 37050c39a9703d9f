"""The reports that are looked at while stories are made: as they were, as they are, and by what they are found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from dragoman.model import Kept, KeptOutline

_TABLE = "kept_outlines"


class Reports:
    """Rows of reports by id, ``before`` and ``now``; those that are kept are read where they are asked for."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        self.before: dict[str, KeptOutline] = {}
        self.now: dict[str, KeptOutline] = {}
        self.changed: set[str] = set()
        self._of_block: defaultdict[str, set[str]] = defaultdict(set)
        self._of_cluster: defaultdict[str, set[str]] = defaultdict(set)
        self._asked: defaultdict[str, set[str]] = defaultdict(set)

    def exchange(self, came: Mapping[str, KeptOutline], went: Iterable[str]) -> set[str]:
        """Take in reports that came and went; return those that came as they were."""
        ids = {*went, *came}
        self.load("report_id", ids)
        same = {key for key, row in came.items() if key in self.now and _compared(self.now[key]) == _compared(row)}
        self.changed = {key for key in ids if key not in same and (key in came or key in self.now)}
        for key in sorted(self.changed):
            if key in self.now:
                self._take_out(key)
            if key in came:
                self.put(came[key])
        return same

    def load(self, column: str, values: Iterable[str]) -> None:
        """Read the reports that have one of the values."""
        new = set(values) - self._asked[column]
        if self.kept.is_empty or not new:
            return
        self._asked[column] |= new
        for row in self.kept.find(_TABLE, column, new):
            if row.report_id not in self.before and row.report_id not in self.changed:
                self.before[row.report_id] = row
                self.put(row)

    def put(self, row: KeptOutline) -> None:
        """Note how a report is now."""
        if row.report_id in self.now:
            self._take_out(row.report_id)
        self.now[row.report_id] = row
        self._of_block[row.block].add(row.report_id)
        self._of_cluster[row.cluster].add(row.report_id)

    def change(self, key: str, **fields: Any) -> None:
        """Note what became of a report."""
        row = replace(self.now[key], **fields)
        if row != self.now[key]:
            self.put(row)

    def _take_out(self, key: str) -> None:
        row = self.now.pop(key)
        self._of_block[row.block].discard(key)
        self._of_cluster[row.cluster].discard(key)

    def of_block(self, block: str) -> list[KeptOutline]:
        """Return the reports of a day that is read, by id."""
        return [self.now[key] for key in sorted(self._of_block.get(block, ()))]

    def of_cluster(self, cluster: str) -> list[KeptOutline]:
        """Return the reports of a cluster that is read, by id."""
        return [self.now[key] for key in sorted(self._of_cluster.get(cluster, ()))]

    def moved(self, *columns: str) -> set[str]:
        """Return the reports of which one of these is other than before, or that were not there, or are no more."""
        return {
            key
            for key in self.before.keys() | self.now.keys()
            if _values(self.before.get(key), columns) != _values(self.now.get(key), columns)
        }


def _compared(row: KeptOutline) -> tuple[Any, ...]:
    return _values(row, ("published", "copy_of", "terms", "weights", "written", "judged"))


def _values(row: KeptOutline | None, columns: Iterable[str]) -> tuple[Any, ...]:
    return () if row is None else tuple(getattr(row, column) for column in columns)
