"""GEXF 1.3, for Gephi: nodes, edges, and when. A series has for each edge the windows in which it is there."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any, BinaryIO

from dragoman.export.markup import xml_quoted
from dragoman.export.networks.rows import each_edge, each_row, write_lines
from dragoman.export.networks.tables import NetworkTables

_OF_NODES = (("variable", "string"), ("kind", "string"), ("country", "string"), ("n", "integer"))
_OF_EDGES = (("n", "integer"), ("first", "string"), ("last", "string"))


def write_gexf(tables: NetworkTables, file: BinaryIO) -> None:
    """Write a network whose edges last from the first to the last day of their passages.

    Of a series an edge has a spell and a weight for each of its windows, and begins with the first.
    """
    write_lines(_lines(tables), file)


def _lines(tables: NetworkTables) -> Iterator[str]:
    kind = "directed" if tables.is_directed else "undirected"
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://gexf.net/1.3" version="1.3">'
    yield f"<meta><creator>dragoman</creator><description>{xml_quoted(tables.title)[1:-1]}</description></meta>"
    yield f'<graph defaultedgetype="{kind}" mode="dynamic" timeformat="date">'
    yield from _declared("node", "static", _OF_NODES)
    yield from _declared("edge", "dynamic" if tables.is_series else "static", _OF_EDGES)
    if tables.is_series:
        yield from _declared("edge", "dynamic", (("weight", "double"),))
    yield "<nodes>"
    for node in each_row(tables.nodes):
        yield f"<node id={xml_quoted(node['id'])} label={xml_quoted(node['label'])}>{_values(node, _OF_NODES)}</node>"
    yield "</nodes>"
    yield "<edges>"
    yield from _series(tables) if tables.is_series else _edges(tables)
    yield "</edges>"
    yield "</graph>"
    yield "</gexf>"


def _declared(of: str, mode: str, attributes: tuple[tuple[str, str], ...]) -> Iterator[str]:
    yield f'<attributes class="{of}" mode="{mode}">'
    for name, kind in attributes:
        yield f'<attribute id="{name}" title="{name}" type="{kind}"/>'
    yield "</attributes>"


def _values(row: dict[str, Any], attributes: tuple[tuple[str, str], ...]) -> str:
    told = "".join(
        f'<attvalue for="{name}" value={xml_quoted(row[name])}/>' for name, _ in attributes if row[name] is not None
    )
    return f"<attvalues>{told}</attvalues>" if told else ""


def _edges(tables: NetworkTables) -> Iterator[str]:
    ids = _quoted_ids(tables)
    for number, edge in enumerate(each_edge(tables.edges)):
        when = f' start="{edge.first}" end="{edge.last}"' if edge.first else ""
        told = f'<attvalue for="first" value="{edge.first}"/><attvalue for="last" value="{edge.last}"/>' if when else ""
        yield (
            f'<edge id="{number}" source={ids[edge.left]} target={ids[edge.right]} weight="{edge.weight}"{when}>'
            f'<attvalues><attvalue for="n" value="{edge.n}"/>{told}</attvalues></edge>'
        )


def _series(tables: NetworkTables) -> Iterator[str]:
    """Yield an edge for each pair, with all its windows."""
    ids = _quoted_ids(tables)
    ordered = tables.edges.sort_by([("source_no", "ascending"), ("target_no", "ascending"), ("since", "ascending")])
    pairs = itertools.groupby(each_edge(ordered), key=lambda edge: (edge.left, edge.right))
    for number, ((left, right), found) in enumerate(pairs):
        windows = list(found)
        spells = "".join(f'<spell start="{edge.since}" end="{edge.until}"/>' for edge in windows)
        told = "".join(
            f'<attvalue for="{name}" value="{value}" start="{edge.since}" end="{edge.until}"/>'
            for edge in windows
            for name, value in (("weight", edge.weight), ("n", edge.n), ("first", edge.first), ("last", edge.last))
        )
        yield (
            f'<edge id="{number}" source={ids[left]} target={ids[right]}><attvalues>{told}</attvalues>'
            f"<spells>{spells}</spells></edge>"
        )


def _quoted_ids(tables: NetworkTables) -> list[str]:
    return [xml_quoted(each) for each in tables.nodes.column("id").to_pylist()]
