"""What a tie is made of: the rows behind it, with their words and where they stand."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dragoman.errors import ConfigError
from dragoman.export.networks.tables import NetworkTables
from dragoman.query.networks.cells import SIDES
from dragoman.query.networks.plan import NetworkPlan
from dragoman.query.networks.rows import Numbers, TieRows
from dragoman.query.table import nearest_word

_TOLD = (
    "date",
    "outlet",
    "wording",
    "url",
    "source",
    "start",
    "stop",
    "confidence",
    "report_id",
    "statement_id",
    "finding_id",
)


def passages_of(
    rows: TieRows,
    plan: NetworkPlan,
    tables: NetworkTables,
    between: tuple[str | None, str | None],
    limit: int | None,
) -> pa.Table:
    """Return a row for each tie and each row behind it, ties in their order and rows in the record's."""
    which, edge = [], []
    left_no, right_no = (_numbers(name, tables) for name in between)
    n = 0
    for number in _edges_between(tables, left_no, right_no).tolist():
        if limit is not None and n >= limit:
            break
        behind = _behind(number, rows, plan, tables)
        which.append(behind)
        edge.append(np.full(len(behind), number))
        n += len(behind)
    none = np.zeros(0, np.int64)
    chosen = rows.table.take(pa.array(np.concatenate([none, *which])))
    edges = tables.edges.take(pa.array(np.concatenate([none, *edge])))
    first, second = plan.columns
    told = [name for name in dict.fromkeys((first, second, "agreement", *_TOLD)) if name in chosen.column_names]
    found = pa.table([edges.column("source"), edges.column("target")], names=["source_node", "target_node"])
    for name in told:
        found = found.append_column(name, chosen.column(name))
    return found if limit is None else found.slice(0, limit)


def event_list(rows: TieRows, plan: NetworkPlan) -> pa.Table:
    """Return all rows by day, and in the record's order within one."""
    order = np.argsort(rows.day, kind="stable")
    table = rows.table.take(pa.array(order))
    first, second = plan.columns
    names = {
        "statement_id": "finding_id", "time": "date", first: first, second: second, "agreement": "agreement",
        "start_position": "start", "stop_position": "stop", "text": "wording", "document_id": "report_id",
        "document_source": "outlet", "document_url": "url",
    }  # fmt: skip
    return pa.table([table.column(own) for own in names.values()], names=list(names))


def _numbers(name: str | None, tables: NetworkTables) -> Numbers | None:
    """Return the numbers of the nodes of this label or id; None where none is asked for."""
    if name is None:
        return None
    nodes = tables.nodes
    mask = pc.or_(
        pc.equal(pc.utf8_lower(nodes.column("label")), name.lower()), pc.equal(nodes.column("id"), name)
    ).to_numpy()
    found = np.flatnonzero(mask)
    if not len(found):
        close = nearest_word(name, nodes.column("label").to_pylist())
        raise ConfigError(f"the network has no '{name}'; the nearest is '{close}'")
    return found


def _edges_between(tables: NetworkTables, left: Numbers | None, right: Numbers | None) -> Numbers:
    source, target = (tables.edges.column(name).to_numpy() for name in ("source_no", "target_no"))
    everything = np.ones(len(source), bool)

    def are(numbers: Numbers, wanted: Numbers | None) -> np.ndarray:
        return everything if wanted is None else np.isin(numbers, wanted)

    fitting = are(source, left) & are(target, right)
    if not tables.is_directed and not tables.is_two_mode:
        fitting |= are(source, right) & are(target, left)
    return np.flatnonzero(fitting)


def _behind(number: int, rows: TieRows, plan: NetworkPlan, tables: NetworkTables) -> Numbers:
    """Return the numbers of the rows behind an edge."""
    edge = tables.edges.slice(number, 1).to_pylist()[0]
    inside = _inside(rows, edge) if tables.is_series else np.ones(len(rows.left), bool)
    left, right = (tables.nodes.column("number")[edge[name]].as_py() for name in ("source_no", "target_no"))
    if not plan.is_projected:
        return np.flatnonzero(inside & (rows.left == left) & (rows.right == right))
    return np.flatnonzero(inside & np.logical_or(*_shared(rows, plan, left, right, inside)))


def _shared(rows: TieRows, plan: NetworkPlan, left: int, right: int, inside: np.ndarray) -> Iterator[np.ndarray]:
    """Yield of both nodes which of their rows are about what ties them."""
    sides = np.zeros(len(rows.side), np.int64) if plan.aggregate in {"count", "subtract"} else rows.side
    own = rows.right * SIDES + sides
    met = own ^ 1 if plan.aggregate == "conflict" else own
    for node, other in ((left, right), (right, left)):
        yield (rows.left == node) & np.isin(own, met[inside & (rows.left == other)])


def _inside(rows: TieRows, edge: dict[str, object]) -> np.ndarray:
    bounds = [np.datetime64(str(edge[name]), "D").astype(np.int64) for name in ("since", "until")]
    inside: np.ndarray = (rows.day >= bounds[0]) & (rows.day <= bounds[1])
    return inside
