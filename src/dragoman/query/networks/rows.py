"""The rows that a network is made of: who or what has to do with what, on which day, agreeing or not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from dragoman.query.asking import ask
from dragoman.query.networks.plan import NetworkPlan
from dragoman.store import View

Numbers = npt.NDArray[np.int64]

NO_AGREEMENT = 2
"""The side of a row that neither agrees (1) nor disagrees (0)."""

NO_DAY = np.iinfo(np.int64).min

_PARAMETER = re.compile(r"\$(\w+)")


@dataclass(frozen=True, slots=True)
class Labels:
    """What is called what: ids, and their labels, in the order of labels and ids."""

    ids: tuple[str, ...]
    labels: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class TieRows:
    """Rows that tie, and of each by number its node, what it is tied to or by, its side and its day.

    Days are counted from 1970; ``NO_DAY`` where there is none. ``n_found`` rows were there before those that lack one
    of the two were left out, and those that say again what was said.
    """

    table: pa.Table
    left: Numbers
    right: Numbers
    side: Numbers
    day: Numbers
    lefts: Labels
    rights: Labels
    n_found: int
    n_again: int

    def take(self, which: npt.NDArray[Any]) -> TieRows:
        """Return the rows of these numbers; labels stay."""
        return TieRows(
            self.table.take(pa.array(which)),
            self.left[which],
            self.right[which],
            self.side[which],
            self.day[which],
            self.lefts,
            self.rights,
            self.n_found,
            self.n_again,
        )


def rows_of(view: View, plan: NetworkPlan, conditions: dict[str, Any]) -> TieRows:
    """Return the rows that a plan asks for, in the record's order."""
    return tie_rows(_asked(view, plan, conditions), plan)


def tie_rows(found: pa.Table, plan: NetworkPlan) -> TieRows:
    """Return rows as the plan has them: those that have both, each said once for each unit of its duplicates."""
    first, second = plan.columns
    whole = pc.and_(pc.is_valid(found.column(f"{first}_id")), pc.is_valid(found.column(f"{second}_id")))
    if plan.aggregate != "count":
        whole = pc.and_(whole, pc.is_valid(found.column("agreement")))
    if plan.is_of_actors:
        whole = pc.and_(whole, pc.not_equal(found.column(f"{first}_id"), found.column(f"{second}_id")))
    table = found.filter(whole)
    if plan.is_of_actors:
        lefts = rights = _labels(table, [first, second])
    else:
        lefts, rights = _labels(table, [first]), _labels(table, [second])
    side = table.column("agreement").cast(pa.int64()).fill_null(NO_AGREEMENT).to_numpy()
    day = table.column("date").cast(pa.int32()).cast(pa.int64()).fill_null(int(NO_DAY)).to_numpy()
    rows = TieRows(
        table, _numbered(table, first, lefts), _numbered(table, second, rights), side, day, lefts, rights, len(found), 0
    )
    kept = _first_of_each(rows, plan.duplicates)
    if len(kept) == len(table):
        return rows
    fewer = rows.take(kept)
    return TieRows(
        fewer.table, fewer.left, fewer.right, fewer.side, fewer.day, lefts, rights, len(found), len(table) - len(kept)
    )


def _asked(view: View, plan: NetworkPlan, conditions: dict[str, Any]) -> pa.Table:
    question = f"networks/{plan.source}"
    wanted = {name: name in plan.columns for name in ("actor", "target", "addressee")}
    known = {**conditions, **wanted}
    return ask(view, question, {name: known[name] for name in sorted(_parameters(question))}).to_arrow()


@cache
def _parameters(question: str) -> frozenset[str]:
    sql = resources.files("dragoman.query").joinpath(f"{question}.sql").read_text(encoding="utf-8")
    return frozenset(_PARAMETER.findall(sql))


def _labels(table: pa.Table, variables: Sequence[str]) -> Labels:
    """Return all that these variables hold, each id once, under the first of its labels by the alphabet."""
    called: dict[str, str] = {}
    for name in variables:
        pairs = table.select([f"{name}_id", name]).group_by(f"{name}_id").aggregate([(name, "min")])
        for key, label in zip(
            pairs.column(f"{name}_id").to_pylist(), pairs.column(f"{name}_min").to_pylist(), strict=True
        ):
            called[key] = min(called.get(key, label or key), label or key)
    order = sorted(called, key=lambda key: (called[key], key))
    return Labels(tuple(order), tuple(called[key] for key in order))


def _numbered(table: pa.Table, name: str, labels: Labels) -> Numbers:
    ids = pa.array(labels.ids, table.schema.field(f"{name}_id").type)
    numbers: Numbers = pc.index_in(table.column(f"{name}_id"), value_set=ids).to_numpy().astype(np.int64)
    return numbers


def _first_of_each(rows: TieRows, unit: str) -> Numbers:
    """Return the numbers of rows that are the first to say what they say in their document, week, month or year."""
    if unit == "include" or not len(rows.left):
        return np.arange(len(rows.left))
    key = np.stack([rows.left, rows.right, rows.side, _unit(rows, unit)])
    _, first = np.unique(key, axis=1, return_index=True)
    return np.sort(first)


def _unit(rows: TieRows, unit: str) -> Numbers:
    """Return a number for each row's document or stretch of days; what has no day stands alone in its document."""
    if unit == "all":
        return np.zeros(len(rows.left), np.int64)
    documents: Numbers = (
        rows.table.column("report_id").combine_chunks().dictionary_encode().indices.to_numpy().astype(np.int64)
    )
    if unit == "document":
        return documents
    days = np.where(rows.day == NO_DAY, 0, rows.day).astype("datetime64[D]")
    if unit == "week":
        # The first day of 1970 was a Thursday; a week begins on Monday.
        number = (days.astype(np.int64) + 3) // 7
    else:
        number = days.astype(f"datetime64[{unit[0].upper()}]").astype(np.int64)
    return np.asarray(np.where(rows.day == NO_DAY, -1 - documents - 10**9, number), np.int64)
