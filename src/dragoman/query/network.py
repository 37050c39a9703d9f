"""Who is tied to whom, as tables: nodes, edges, and dyads of events."""

from __future__ import annotations

import pyarrow as pa

from dragoman.model.conditions import ActorConditions, NetworkConditions
from dragoman.query.asking import ask
from dragoman.query.conditions import parameters_of
from dragoman.query.filters import choices_of
from dragoman.query.table import Table
from dragoman.store import View

NETWORK_TABLES = ("nodes", "edges", "dyads")

_NODE_COLUMNS = [
    "actor_id", "name", "kind", "country", "sectors", "offices", "n_statements", "n_events", "n_reports",
    "n_independent", "first", "last",
]  # fmt: skip


def list_network(view: View, table: str, asked: NetworkConditions) -> Table:
    """Return a table of the record's network: ``edges``, the ``nodes`` they tie, or the ``dyads`` of events.

    An edge is a pair of different actors with what ties them: the act of statements of one about or to the other, or
    the type of events that happened. Raises ``ConfigError`` where there is no such table.
    """
    [name] = choices_of(table, "table", NETWORK_TABLES) or [table]
    parameters = parameters_of(asked)
    if name != "nodes":
        return ask(view, f"network_{name}", parameters)
    edges = ask(view, "network_edges", parameters | {"limit": None}).to_arrow()
    tied = {actor for side in ("source_id", "target_id") for actor in edges.column(side).to_pylist()}
    everybody = pa.concat_tables(
        ask(view, "actors", parameters_of(ActorConditions(all=True, unnamed=unnamed))).to_arrow().select(_NODE_COLUMNS)
        for unnamed in (False, True)
    )
    mask = pa.array([actor in tied for actor in everybody.column("actor_id").to_pylist()], pa.bool_())
    return Table(everybody.filter(mask)).head(asked.limit)
