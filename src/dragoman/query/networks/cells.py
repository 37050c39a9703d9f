"""How often each node has to do with each concept on each side: the numbers that weights are made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dragoman.query.networks.rows import NO_DAY, Numbers

SIDES = 4
"""Numbers that a concept takes among cells: it disagrees, agrees, neither; one is free."""


@dataclass(frozen=True, slots=True)
class Cells:
    """Counts by node and cell, in the order of nodes and of their cells, with the first and last day of each."""

    n_nodes: int
    starts: Numbers
    node: Numbers
    cell: Numbers
    count: Numbers
    first: Numbers
    last: Numbers

    def per_node(self, of_each: Numbers) -> Numbers:
        """Return sums of what each cell gives, for every node."""
        return np.bincount(self.node, weights=of_each, minlength=self.n_nodes).astype(np.int64)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of nodes, the lower number first, in order, that share a cell.

    ``product`` is the sum over shared cells of both counts multiplied; ``own`` and ``other`` are the sums of each one's
    counts in them.
    """

    left: Numbers
    right: Numbers
    product: Numbers
    own: Numbers
    other: Numbers
    first: Numbers
    last: Numbers


def count_cells(node: Numbers, cell: Numbers, day: Numbers, n_nodes: int) -> Cells:
    """Return how often each node and cell go together, of rows by number."""
    width = int(cell.max(initial=0)) + 1
    key = node * width + cell
    order = np.argsort(key, kind="stable")
    key, day = key[order], day[order]
    begins = _begins(key)
    unique = key[begins]
    counts = np.diff(np.append(begins, len(key)))
    first, last = _bounds(np.where(day == NO_DAY, _LATE, day), day, begins)
    nodes = unique // width
    starts = np.searchsorted(nodes, np.arange(n_nodes + 1))
    return Cells(n_nodes, starts, nodes, unique % width, counts, first, last)


def pair_nodes(cells: Cells, *, opposed: bool = False) -> Pairs:
    """Return the pairs of nodes that share a cell or, if ``opposed``, of which one has the other side of a cell."""
    found = list(_rows_of_pairs(cells, opposed=opposed))
    if not found:
        none = np.zeros(0, np.int64)
        return Pairs(none, none, none, none, none, none, none)
    return Pairs(*(np.concatenate(column) for column in zip(*found, strict=True)))


def _rows_of_pairs(cells: Cells, *, opposed: bool) -> Iterator[tuple[Numbers, ...]]:
    """Yield for each node the pairs with nodes behind it."""
    order = np.argsort(cells.cell, kind="stable")
    by_cell, node = cells.cell[order], cells.node[order]
    count, first, last = cells.count[order], cells.first[order], cells.last[order]
    wanted = cells.cell ^ 1 if opposed else cells.cell
    # Where in each cell the nodes behind this one begin, and where the cell ends.
    key = by_cell * (cells.n_nodes + 1) + node
    begins = np.searchsorted(key, wanted * (cells.n_nodes + 1) + cells.node, side="right")
    ends = np.searchsorted(by_cell, wanted, side="right")
    for number in range(cells.n_nodes):
        own = slice(int(cells.starts[number]), int(cells.starts[number + 1]))
        lengths = ends[own] - begins[own]
        n = int(lengths.sum())
        if not n:
            continue
        at = np.repeat(begins[own] - np.append(0, np.cumsum(lengths)[:-1]), lengths) + np.arange(n)
        mine = np.repeat(cells.count[own], lengths)
        others = node[at]
        sort = np.argsort(others, kind="stable")
        others, at, mine = others[sort], at[sort], mine[sort]
        groups = _begins(others)
        earliest, latest = _bounds(
            np.minimum(first[at], np.repeat(cells.first[own], lengths)[sort]),
            np.maximum(last[at], np.repeat(cells.last[own], lengths)[sort]),
            groups,
        )
        right = others[groups]
        yield (
            np.full(len(right), number),
            right,
            np.add.reduceat(mine * count[at], groups),
            np.add.reduceat(mine, groups),
            np.add.reduceat(count[at], groups),
            earliest,
            latest,
        )


_LATE = np.iinfo(np.int64).max


def _begins(ordered: Numbers) -> Numbers:
    """Return where in ordered numbers a new one begins."""
    if not len(ordered):
        return np.zeros(0, np.int64)
    return np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1]))


def _bounds(first: Numbers, last: Numbers, begins: Numbers) -> tuple[Numbers, Numbers]:
    if not len(begins):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    return np.minimum.reduceat(first, begins), np.maximum.reduceat(last, begins)
