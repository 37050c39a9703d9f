"""A network of a record: its tables, the passages behind each tie, and itself for other libraries and tools."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from dragoman.errors import ConfigError, DragomanError
from dragoman.export.networks import NETWORK_FORMS, network_form_of, write_network
from dragoman.export.networks.tables import NetworkTables
from dragoman.query.networks.measures import measure_nodes
from dragoman.query.networks.passages import event_list, passages_of
from dragoman.query.networks.plan import NetworkPlan
from dragoman.query.networks.rows import TieRows
from dragoman.query.table import Table
from dragoman.store import written_out

if TYPE_CHECKING:
    import igraph
    import networkx as nx
    import pandas as pd

_NUMBERS = ("source_no", "target_no")
_DENSE_LIMIT = 25_000_000


class Network:
    """Nodes and weighed ties between them. Every tie leads to the passages that it is made of."""

    def __init__(self, plan: NetworkPlan, rows: TieRows, tables: NetworkTables) -> None:
        self.plan = plan
        self.tables = tables
        self._rows = rows

    def __repr__(self) -> str:
        return f"<dragoman network of {self.tables.title}: {len(self.nodes):,} nodes, {len(self.edges):,} edges>"

    @property
    def nodes(self) -> Table:
        """The nodes: id, label, which variable it is of, of actors kind and country, and how many rows it has."""
        return Table(self.tables.nodes.drop_columns(["number"]))

    @property
    def edges(self) -> Table:
        """The ties: source, target, weight, how many rows are behind it, and the first and last day of these."""
        return Table(self.tables.edges.drop_columns(list(_NUMBERS)))

    def measured(self) -> Table:
        """Return the nodes with degree, strength, betweenness, component and cluster; needs networkx."""
        return Table(measure_nodes(self.tables, self.to_networkx()).drop_columns(["number"]))

    @property
    def n_rows(self) -> int:
        """How many statements, positions, events or namings the network is made of."""
        return len(self._rows.left)

    @property
    def n_left_out(self) -> int:
        """How many were left out, as they lack one of the variables, or a side, or tie somebody to itself."""
        return self._rows.n_found - self._rows.n_again - self.n_rows

    @property
    def n_again(self) -> int:
        """How many were left out as they say again what was said, by ``duplicates``."""
        return self._rows.n_again

    def matrix(self) -> Table:
        """Return a row for each node (of the first mode), a column for each (of the second), 0 where nothing ties.

        Raises ``ConfigError`` for a series, which is more than one matrix, and for more than 25 million cells.
        """
        tables = self.tables
        n_rows = tables.nodes.num_rows if tables.n_first_mode is None else tables.n_first_mode
        n_columns = tables.nodes.num_rows - (tables.n_first_mode or 0)
        if tables.is_series:
            raise ConfigError("a series of networks is no single matrix; ask for edges, or for gexf")
        if n_rows * n_columns > _DENSE_LIMIT:
            raise ConfigError(
                f"a matrix would have {n_rows:,} by {n_columns:,} cells; ask for edges, or raise min-count"
            )
        values = np.zeros((n_rows, n_columns))
        left = tables.edges.column("source_no").to_numpy()
        right = tables.edges.column("target_no").to_numpy() - (tables.n_first_mode or 0)
        weight = tables.edges.column("weight").to_numpy()
        values[left, right] = weight
        if not tables.is_directed and not tables.is_two_mode:
            values[right, left] = weight
        labels = tables.nodes.column("label").to_pylist()
        columns = [pa.array(labels[:n_rows], pa.string()), *(pa.array(values[:, each]) for each in range(n_columns))]
        return Table(pa.table(columns, names=["", *labels[tables.n_first_mode or 0 :]]))

    def passages(self, source: str | None = None, target: str | None = None, *, limit: int | None = None) -> Table:
        """Return what ties were made of: a row a passage of each tie, or of those of ``source`` and ``target``.

        Both are labels or ids. Raises ``ConfigError`` where the network has no such node.
        """
        return Table(passages_of(self._rows, self.plan, self.tables, (source, target), limit))

    def event_list(self) -> Table:
        """Return every row that the network is made of in the order of days, with the columns of DNA's event lists."""
        return Table(event_list(self._rows, self.plan))

    def write(self, path: str | os.PathLike[str], *, form: str | None = None) -> Path:
        """Write the network to a file, in place of one that is there; return its path.

        ``form`` is gexf, graphml, pajek, dl, or one of tables, which gets the edges; the ending of the path tells it.
        Raises ``ConfigError`` and ``RecordError``.
        """
        path = Path(path)
        form = form or network_form_of(path.name)
        if form is None:
            return self.edges.write(path)
        if form not in NETWORK_FORMS:
            return self.edges.write(path, form=form)
        with written_out(path, replace=True) as file:
            write_network(self.tables, file, form)
        return path

    def to_networkx(self) -> nx.Graph:
        """Return a graph of networkx, nodes by their ids; of a series one with several edges between nodes.

        Raises ``DragomanError`` where networkx is not installed.
        """
        try:
            import networkx as nx  # noqa: PLC0415  (only some have it)
        except ImportError as error:
            raise DragomanError("networkx is not installed; pip install 'dragoman[networks]'") from error
        of_one = nx.DiGraph if self.tables.is_directed else nx.Graph
        of_many = nx.MultiDiGraph if self.tables.is_directed else nx.MultiGraph
        graph = (of_many if self.tables.is_series else of_one)(name=self.tables.title)
        for node in self.nodes:
            if self.tables.n_first_mode is not None:
                node["bipartite"] = int(node["variable"] != self.plan.first)
            graph.add_node(node.pop("id"), **_known(node))
        for edge in self.edges:
            graph.add_edge(edge.pop("source_id"), edge.pop("target_id"), **_known(edge))
        return graph

    def to_igraph(self) -> igraph.Graph:
        """Return a graph of igraph, vertices in the order of ``nodes``, with ``name`` and ``weight``.

        Raises ``DragomanError`` where igraph is not installed.
        """
        try:
            import igraph  # noqa: PLC0415  (only some have it)
        except ImportError as error:
            raise DragomanError("igraph is not installed; pip install 'dragoman[networks]'") from error
        edges, nodes = self.tables.edges, self.tables.nodes
        pairs = list(zip(*(edges.column(name).to_pylist() for name in _NUMBERS), strict=True))
        graph = igraph.Graph(n=nodes.num_rows, edges=pairs, directed=self.tables.is_directed)
        graph["name"] = self.tables.title
        for name in self.nodes.columns:
            graph.vs["name" if name == "label" else name] = nodes.column(name).to_pylist()
        if self.tables.n_first_mode is not None:
            graph.vs["type"] = [variable != self.plan.first for variable in nodes.column("variable").to_pylist()]
        for name in self.edges.columns:
            graph.es[name] = edges.column(name).to_pylist()
        return graph

    def to_pandas(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Return data frames of nodes and of edges. Raises ``DragomanError`` where pandas is not installed."""
        return self.nodes.to_pandas(), self.edges.to_pandas()


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
