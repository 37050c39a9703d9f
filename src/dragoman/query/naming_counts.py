"""Terms counted over what namings are asked by, and the terms that set one group of namings apart from the others."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from dragoman.model.conditions import Counting
from dragoman.query.table import Table

_VOICES = ("report", "headline", "quoted", "reported")

_COUNTS = pa.schema(
    [
        ("term", pa.string()),
        ("group", pa.string()),
        ("n_namings", pa.int64()),
        ("n_reports", pa.int64()),
        ("n_independent", pa.int64()),
        ("n_acts", pa.int64()),
        ("n_outlets", pa.int64()),
        *((f"n_{voice}", pa.int64()) for voice in _VOICES),
        ("labels", pa.list_(pa.string())),
        ("first", pa.date32()),
        ("last", pa.date32()),
        ("passages", pa.list_(pa.string())),
    ]
)

_DISTINCTIVE = pa.schema(
    [
        ("group", pa.string()),
        ("term", pa.string()),
        ("z", pa.float64()),
        ("log_odds", pa.float64()),
        ("n_here", pa.int64()),
        ("n_elsewhere", pa.int64()),
        ("share_here", pa.float64()),
        ("share_elsewhere", pa.float64()),
    ]
)

Group = str | None

# What tells how frequent a term is.
_COUNTED: Mapping[Counting, str] = {"reports": "n_namings", "independent": "n_independent", "acts": "n_acts"}


def fold_namings(namings: Table, counting: Counting, by: str | None = None) -> Table:
    """Return the namings that count: all, those of one report of each group of copies, or one of each act.

    This for each term and each value of ``by``: what a copy has of its origin counts in its own outlet.
    """
    if counting == "reports":
        return namings
    first: dict[tuple[Any, ...], str] = {}
    kept = []
    for place, row in enumerate(namings):
        key, unit = ("copy_group", "report_id") if counting == "independent" else ("act_id", "naming_id")
        of = (row["term"], _group_of(row, by), row[key])
        if first.setdefault(of, row[unit]) == row[unit]:
            kept.append(place)
    return Table(namings.to_arrow().take(pa.array(kept, pa.int64())))


def count_terms(namings: Table, by: str | None, limit: int | None = None, counting: Counting = "reports") -> Table:
    """Return a row for each term, and each value of ``by`` if one is given, the most frequent first.

    Where ``counting`` are reports, the most frequent has the most namings; else the most independent reports or acts.
    ``passages`` are what was counted, each as ``REPORT_ID:START-END``: all namings, those of one report of each group
    of copies, or one of each act. ``labels`` are the wordings, the most frequent one first.
    """
    found: dict[tuple[str, Group], list[dict[str, Any]]] = {}
    for row in namings:
        found.setdefault((row["term"], _group_of(row, by)), []).append(row)
    passages: dict[tuple[str, Group], list[str]] = {}
    for row in fold_namings(namings, counting, by):
        passages.setdefault((row["term"], _group_of(row, by)), []).append(_passage_of(row))
    rows = [{**_counted(*key, own), "passages": passages[key]} for key, own in found.items()]
    rows.sort(key=lambda row: (-row[_COUNTED[counting]], -row["n_namings"], row["term"], row["group"] or ""))
    table = pa.Table.from_pylist(rows[:limit], schema=_COUNTS)
    return Table(table.drop_columns("group") if by is None else table.rename_columns(_named(_COUNTS, by)))


def distinctive_terms(namings: Table, by: str, limit: int | None = None) -> Table:
    """Return for each value of ``by`` its terms, those that set it apart from all other namings the most first.

    The measure is the log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008), the prior
    being the counts of all groups together; ``z`` is the ratio by its standard deviation. ``limit`` is that of a group.
    """
    counts: dict[Group, Counter[str]] = {}
    for row in namings:
        counts.setdefault(_group_of(row, by), Counter())[row["term"]] += 1
    together: Counter[str] = Counter()
    for own in counts.values():
        together.update(own)
    rows: list[dict[str, Any]] = []
    for group in sorted(counts, key=lambda each: (each is None, each or "")):
        compared = [_compared(group, term, counts[group], together) for term in sorted(counts[group])]
        compared.sort(key=lambda row: (-row["z"], row["term"]))
        rows += compared[:limit]
    table = pa.Table.from_pylist(rows, schema=_DISTINCTIVE)
    return Table(table.rename_columns(_named(_DISTINCTIVE, by)))


def _named(schema: pa.Schema, by: str) -> list[str]:
    return [by if name == "group" else name for name in schema.names]


def _group_of(row: Mapping[str, Any], by: str | None) -> Group:
    if by is None:
        return None
    if by == "month":
        return None if row["published"] is None else f"{row['published']:%Y-%m}"
    value: Group = row[by]
    return value


def _counted(term: str, group: Group, rows: list[dict[str, Any]]) -> dict[str, Any]:
    days = [row["published"] for row in rows if row["published"] is not None]
    labels = Counter(row["label"] for row in rows)
    voices = Counter(row["voice"] for row in rows)
    return {
        "term": term,
        "group": group,
        "n_namings": len(rows),
        "n_reports": len({row["report_id"] for row in rows}),
        "n_independent": len({row["copy_group"] for row in rows}),
        "n_acts": len({row["act_id"] for row in rows}),
        "n_outlets": len({row["outlet"] for row in rows if row["outlet"] is not None}),
        **{f"n_{voice}": voices[voice] for voice in _VOICES},
        "labels": sorted(labels, key=lambda label: (-labels[label], label)),
        "first": min(days, default=None),
        "last": max(days, default=None),
    }


def _passage_of(row: Mapping[str, Any]) -> str:
    return f"{row['report_id']}:{row['span']['start']}-{row['span']['end']}"


def _compared(group: Group, term: str, here: Counter[str], together: Counter[str]) -> dict[str, Any]:
    n_here, n_all = here.total(), together.total()
    own, prior = here[term], together[term]
    other, n_other = prior - own, n_all - n_here
    # Where all namings are by one term, the odds of it have no number.
    log_odds = _log_odds(own + prior, n_here + n_all) - _log_odds(other + prior, n_other + n_all)
    variance = 1 / (own + prior) + 1 / (other + prior)
    return {
        "group": group,
        "term": term,
        "z": log_odds / math.sqrt(variance),
        "log_odds": log_odds,
        "n_here": own,
        "n_elsewhere": other,
        "share_here": own / n_here,
        "share_elsewhere": other / n_other if n_other else None,
    }


def _log_odds(n: int, of: int) -> float:
    # Half an observation of another term, where there is none: the ratio stays finite.
    return math.log(n / max(of - n, 0.5))
