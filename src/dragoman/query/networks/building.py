"""From a record, or from rows, to a network."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa

from dragoman.export.networks.tables import NetworkTables
from dragoman.query.networks.network import Network
from dragoman.query.networks.plan import NetworkPlan
from dragoman.query.networks.rows import NO_DAY, Numbers, TieRows, rows_of
from dragoman.query.networks.weights import Ties, weigh
from dragoman.query.networks.windows import Window, windows_between
from dragoman.store import View

_EPOCH = dt.date(1970, 1, 1)


def build_network(view: View, plan: NetworkPlan, conditions: dict[str, Any], *, isolates: bool = False) -> Network:
    """Return the network that a plan describes. ``isolates`` keeps nodes that nothing is tied to."""
    rows = rows_of(view, plan, conditions)
    return network_of(rows, plan, isolates=isolates, actors=_known_of_actors(view))


def network_of(
    rows: TieRows, plan: NetworkPlan, *, isolates: bool = False, actors: dict[str, tuple[str | None, str | None]]
) -> Network:
    """Return the network of rows. ``actors`` tells kind and country of actors by their ids."""
    made = [(window, weigh(part, plan)) for window, part in _parts(rows, plan)]
    return Network(plan, rows, _tables(rows, plan, made, isolates=isolates, actors=actors))


def _known_of_actors(view: View) -> dict[str, tuple[str | None, str | None]]:
    known = view.ask("select id, kind, country from actors")
    columns = (known.column(name).to_pylist() for name in ("id", "kind", "country"))
    return {key: (kind, country) for key, kind, country in zip(*columns, strict=True)}


def _parts(rows: TieRows, plan: NetworkPlan) -> Iterator[tuple[Window | None, TieRows]]:
    """Yield the rows of each window; all at once where there is none. What has no day is in no window."""
    dated = rows.day[rows.day != NO_DAY]
    if plan.window is None:
        yield None, rows
    elif len(dated):
        first, last = _day(dated.min()), _day(dated.max())
        for window in windows_between(first, last, plan.window, plan.step):
            inside = (rows.day >= (window.first - _EPOCH).days) & (rows.day <= (window.last - _EPOCH).days)
            yield window, rows.take(np.flatnonzero(inside))


def _tables(
    rows: TieRows,
    plan: NetworkPlan,
    made: list[tuple[Window | None, Ties]],
    *,
    isolates: bool,
    actors: dict[str, tuple[str | None, str | None]],
) -> NetworkTables:
    shift = len(rows.lefts) if plan.is_two_mode else 0
    left = _joined([ties.left for _, ties in made])
    right = _joined([ties.right for _, ties in made]) + shift
    n_all = len(rows.lefts) + (len(rows.rights) if plan.is_two_mode else 0)
    kept = np.arange(n_all) if isolates else np.unique(np.concatenate([left, right]))
    n_rows = np.bincount(rows.left, minlength=n_all)
    if plan.is_two_mode or plan.is_of_actors:
        n_rows = n_rows + np.bincount(rows.right + shift, minlength=n_all)
    nodes = _nodes(rows, plan, kept, n_rows, actors)
    lengths = [len(ties.left) for _, ties in made]
    edges = _edges(np.searchsorted(kept, left), np.searchsorted(kept, right), made, nodes)
    if plan.window is not None:
        bounds = [window or Window(_EPOCH, _EPOCH) for window, _ in made]
        edges = edges.append_column("since", _repeated([each.first for each in bounds], lengths))
        edges = edges.append_column("until", _repeated([each.last for each in bounds], lengths))
    n_first = int((kept < len(rows.lefts)).sum()) if plan.is_two_mode else None
    return NetworkTables(nodes, edges, _title(plan), plan.is_of_actors, n_first, plan.window is not None)


def _title(plan: NetworkPlan) -> str:
    over = f" over {plan.over}" if plan.over else ""
    norm = "" if plan.normalise == "no" else f", {plan.normalise}"
    return f"{plan.first}, {plan.second}{over}, from {plan.source}: {plan.aggregate}{norm}"


def _nodes(
    rows: TieRows,
    plan: NetworkPlan,
    kept: Numbers,
    n_rows: Numbers,
    actors: dict[str, tuple[str | None, str | None]],
) -> pa.Table:
    first_mode = [(plan.first, *each) for each in zip(rows.lefts.ids, rows.lefts.labels, strict=True)]
    second_mode = [(plan.second, *each) for each in zip(rows.rights.ids, rows.rights.labels, strict=True)]
    listed = first_mode + (second_mode if plan.is_two_mode else [])
    chosen = [listed[number] for number in kept.tolist()]
    counts: dict[str, int] = {}
    for _, _, label in chosen:
        counts[label] = counts.get(label, 0) + 1
    known = [actors.get(key, (None, None)) for _, key, _ in chosen]
    return pa.table(
        {
            "id": pa.array([key if key in actors else f"{mode}:{key}" for mode, key, _ in chosen], pa.string()),
            "label": pa.array(
                [label if counts[label] == 1 else f"{label} [{mode} {key}]" for mode, key, label in chosen], pa.string()
            ),
            "variable": pa.array([mode for mode, _, _ in chosen], pa.string()),
            "kind": pa.array([kind for kind, _ in known], pa.string()),
            "country": pa.array([country for _, country in known], pa.string()),
            "n": pa.array(n_rows[kept], pa.int64()),
            "number": pa.array(np.where(kept < len(rows.lefts), kept, kept - len(rows.lefts)), pa.int64()),
        }
    )


def _edges(left: Numbers, right: Numbers, made: list[tuple[Window | None, Ties]], nodes: pa.Table) -> pa.Table:
    labels, ids = nodes.column("label").combine_chunks(), nodes.column("id").combine_chunks()
    source, target = pa.array(left, pa.int64()), pa.array(right, pa.int64())
    weight = np.concatenate([ties.weight for _, ties in made]) if made else np.zeros(0)
    return pa.table(
        {
            "source": labels.take(source),
            "target": labels.take(target),
            "weight": pa.array(weight, pa.float64()),
            "n": pa.array(_joined([ties.n for _, ties in made]), pa.int64()),
            "first": _days(_joined([ties.first for _, ties in made])),
            "last": _days(_joined([ties.last for _, ties in made])),
            "source_id": ids.take(source),
            "target_id": ids.take(target),
            "source_no": source,
            "target_no": target,
        }
    )


def _joined(parts: list[Numbers]) -> Numbers:
    return np.concatenate(parts) if parts else np.zeros(0, np.int64)


def _days(days: Numbers) -> pa.Array:
    """Return days counted from 1970 as days; null where there was none."""
    unknown = (days == NO_DAY) | (days == np.iinfo(np.int64).max)
    return pa.array(np.where(unknown, 0, days).astype(np.int32), pa.int32(), mask=unknown).cast(pa.date32())


def _repeated(days: list[dt.date], lengths: list[int]) -> pa.Array:
    numbers = np.repeat(np.arange(len(days)), lengths)
    return pa.array(days, pa.date32()).take(pa.array(numbers, pa.int64()))


def _day(number: Any) -> dt.date:
    return _EPOCH + dt.timedelta(days=int(number))
