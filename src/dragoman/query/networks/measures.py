"""Where a node stands in its network: degree, strength, betweenness, component and cluster."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from dragoman.errors import ConfigError, DragomanError
from dragoman.export.networks.tables import NetworkTables

# Of larger networks betweenness is estimated by the paths from so many nodes, which networkx draws with this seed.
_EXACT_UP_TO = 2_000
_SEED = 0


def measure_nodes(tables: NetworkTables, graph: Any) -> pa.Table:
    """Return the nodes with their degree, strength (sum of weights), betweenness, component and cluster.

    Betweenness counts shortest paths in ties, whatever they weigh; clusters are Louvain's, of the weights that are
    above 0, directions aside. Components and clusters are numbered from the largest on, those of one size by their
    first node. Raises ``ConfigError`` for a series.
    """
    try:
        import networkx as nx  # noqa: PLC0415  (only some have it)
    except ImportError as error:
        raise DragomanError("networkx is not installed; pip install 'dragoman[networks]'") from error
    if tables.is_series:
        raise ConfigError("measures are of one network, and with 'window' there are several")
    ids = tables.nodes.column("id").to_pylist()
    sampled = None if len(ids) <= _EXACT_UP_TO else _EXACT_UP_TO
    between = nx.betweenness_centrality(graph, k=sampled, seed=_SEED)
    whole = nx.Graph(graph.to_undirected())
    positive = nx.Graph()
    positive.add_nodes_from(ids)
    positive.add_edges_from(edge for edge in whole.edges(data=True) if edge[2]["weight"] > 0)
    place = {node: number for number, node in enumerate(ids)}
    component = _numbered(nx.connected_components(whole), place)
    cluster = _numbered(nx.community.louvain_communities(positive, weight="weight", seed=_SEED), place)
    columns = {
        "degree": pa.array([graph.degree(node) for node in ids], pa.int64()),
        "strength": pa.array([float(graph.degree(node, weight="weight")) for node in ids], pa.float64()),
        "betweenness": pa.array([float(between[node]) for node in ids], pa.float64()),
        "component": pa.array([component[node] for node in ids], pa.int64()),
        "cluster": pa.array([cluster[node] for node in ids], pa.int64()),
    }
    measured = tables.nodes
    for name, column in columns.items():
        measured = measured.append_column(name, column)
    return measured


def _numbered(groups: Any, place: dict[str, int]) -> dict[str, int]:
    ordered = sorted(groups, key=lambda group: (-len(group), min(place[node] for node in group)))
    return {node: number for number, group in enumerate(ordered, start=1) for node in group}
