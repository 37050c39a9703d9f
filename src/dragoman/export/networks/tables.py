"""A network as two tables, which every format of networks is written from."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa


@dataclass(frozen=True)
class NetworkTables:
    """Nodes and edges of a network.

    ``nodes`` has ``id``, ``label`` (each once), ``variable`` and whatever else is known, in the order of their numbers;
    ``number`` is that among the labels it was made of. Of two modes those of the first stand before those of the
    second. ``edges`` has ``source_no`` and ``target_no``, ``weight``, ``n`` (how many rows are behind it), ``first``
    and ``last`` (their days), and of a series ``since`` and ``until``, the days of its window.
    """

    nodes: pa.Table
    edges: pa.Table
    title: str
    is_directed: bool
    n_first_mode: int | None
    is_series: bool

    @property
    def is_two_mode(self) -> bool:
        """Whether nodes are of two sorts."""
        return self.n_first_mode is not None
