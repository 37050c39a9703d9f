"""GraphML, for Gephi, igraph, networkx, visone and yEd."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from dragoman.export.markup import xml_quoted, xml_text
from dragoman.export.networks.rows import each_edge, each_row, write_lines
from dragoman.export.networks.tables import NetworkTables

_OF_NODES = (("name", "label", "string"), ("variable", "variable", "string"), ("kind", "kind", "string"),
             ("country", "country", "string"), ("n", "n", "long"))  # fmt: skip
_OF_EDGES = (
    ("weight", "weight", "double"),
    ("n", "n", "long"),
    ("first", "first", "string"),
    ("last", "last", "string"),
)
_OF_WINDOWS = (("since", "since", "string"), ("until", "until", "string"))


def write_graphml(tables: NetworkTables, file: BinaryIO) -> None:
    """Write a network; of a series each window's edges stand beside those of others, with its days."""
    write_lines(_lines(tables), file)


def _lines(tables: NetworkTables) -> Iterator[str]:
    of_edges = _OF_EDGES + (_OF_WINDOWS if tables.is_series else ())
    names = [name for name, _, _ in of_edges]
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for of, keys in (("node", _OF_NODES), ("edge", of_edges)):
        for name, _, kind in keys:
            yield f'<key id="{of[0]}_{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>'
    if tables.is_two_mode:
        yield '<key id="n_type" for="node" attr.name="type" attr.type="boolean"/>'
    yield f'<graph id="network" edgedefault="{"directed" if tables.is_directed else "undirected"}">'
    yield f"<desc>{xml_text(tables.title)}</desc>"
    for number, node in enumerate(each_row(tables.nodes)):
        sort = ""
        if tables.n_first_mode is not None:
            sort = f'<data key="n_type">{str(number >= tables.n_first_mode).lower()}</data>'
        yield f"<node id={xml_quoted(node['id'])}>{_data(node, 'n', _OF_NODES)}{sort}</node>"
    ids = [xml_quoted(each) for each in tables.nodes.column("id").to_pylist()]
    for number, edge in enumerate(each_edge(tables.edges)):
        told = "".join(
            f'<data key="e_{name}">{value}</data>'
            for name, value in zip(names, edge[2:], strict=False)
            if value is not None
        )
        yield f'<edge id="e{number}" source={ids[edge.left]} target={ids[edge.right]}>{told}</edge>'
    yield "</graph>"
    yield "</graphml>"


def _data(row: dict[str, Any], of: str, keys: tuple[tuple[str, str, str], ...]) -> str:
    return "".join(
        f'<data key="{of}_{name}">{xml_text(str(row[column]))}</data>'
        for name, column, _ in keys
        if row[column] is not None
    )
