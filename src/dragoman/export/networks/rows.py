"""Nodes and edges of a network one after another, for formats that are written a line at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, BinaryIO, NamedTuple

import pyarrow as pa

from dragoman.errors import ConfigError
from dragoman.export.networks.tables import NetworkTables

_ROWS_A_BATCH = 20_000


class Edge(NamedTuple):
    """An edge as files have it: nodes by number, days as text."""

    left: int
    right: int
    weight: str
    n: int
    first: str | None
    last: str | None
    since: str | None = None
    until: str | None = None


def each_row(table: pa.Table) -> Iterator[dict[str, Any]]:
    """Yield rows as dictionaries by column name, some thousands of them in memory at a time."""
    for batch in table.to_batches(max_chunksize=_ROWS_A_BATCH):
        yield from batch.to_pylist()


def each_edge(edges: pa.Table) -> Iterator[Edge]:
    """Yield edges in their order, some thousands of them in memory at a time."""
    names = [name for name in ("first", "last", "since", "until") if name in edges.column_names]
    for batch in edges.to_batches(max_chunksize=_ROWS_A_BATCH):
        left, right, weight, n = (batch.column(name).to_pylist() for name in ("source_no", "target_no", "weight", "n"))
        days = [batch.column(name).cast(pa.string()).to_pylist() for name in names]
        yield from map(Edge._make, zip(left, right, map(number_text, weight), n, *days, *_nothing(days), strict=False))


def _nothing(days: list[list[str | None]]) -> Iterator[list[None]]:
    """Yield a column of nothing for each of the two days of a window, where there are none."""
    for _ in range(4 - len(days)):
        yield [None] * len(days[0])


def write_lines(lines: Iterable[str], file: BinaryIO) -> None:
    """Write lines, some thousands at a time."""
    rest = iter(lines)
    while some := list(islice(rest, _ROWS_A_BATCH)):
        some.append("")
        file.write("\n".join(some).encode())


def number_text(weight: float) -> str:
    """Return a weight as text that gives the same number again; whole numbers without a point."""
    return str(int(weight)) if weight.is_integer() else repr(weight)


def refuse_series(tables: NetworkTables, form: str) -> None:
    """Raise ``ConfigError`` where a format that holds one network is asked for a series."""
    if tables.is_series:
        raise ConfigError(f"'{form}' holds one network, and with 'window' there are several; ask for gexf or for edges")
