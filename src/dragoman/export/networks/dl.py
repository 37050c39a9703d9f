"""UCINET's DL: labels, then a line for each tie."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.export.networks.pajek import label_in_quotes
from dragoman.export.networks.rows import each_edge, refuse_series, write_lines
from dragoman.export.networks.tables import NetworkTables

_NEEDS_QUOTES = re.compile(r"[\s,;:']|^$")


def write_dl(tables: NetworkTables, file: BinaryIO) -> None:
    """Write a network as an edge list by numbers; of two modes rows and columns are numbered apart.

    Labels of several words stand in quotation marks. It holds labels and weights alone; a tie without direction is
    there both ways, as a matrix has it. Raises ``ConfigError`` for a series.
    """
    refuse_series(tables, "dl")
    write_lines(_lines(tables), file)


def _lines(tables: NetworkTables) -> Iterator[str]:
    labels = [_label(label) for label in tables.nodes.column("label").to_pylist()]
    n_first = tables.n_first_mode
    if n_first is None:
        yield from (f"dl n={len(labels)}", "format = edgelist1", "labels:", *labels)
    else:
        yield from (f"dl nr={n_first} nc={len(labels) - n_first}", "format = edgelist2")
        yield from ("row labels:", *labels[:n_first], "column labels:", *labels[n_first:])
    yield "data:"
    is_both_ways = not tables.is_directed and n_first is None
    for edge in each_edge(tables.edges):
        left, right = edge.left + 1, edge.right + 1 - (n_first or 0)
        yield f"{left} {right} {edge.weight}"
        if is_both_ways:
            yield f"{right} {left} {edge.weight}"


def _label(label: str) -> str:
    quoted = label_in_quotes(label)
    return f'"{quoted}"' if _NEEDS_QUOTES.search(quoted) else quoted
