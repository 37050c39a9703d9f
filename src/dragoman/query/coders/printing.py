"""Tables of figures as papers print them: a figure and its interval in one cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from dragoman.query.table import Table

_COUNTS = frozenset({"count"})


def printed(table: Table, columns: Sequence[str]) -> Table:
    """Return the columns as text: ``0.87 [0.81, 0.92]``, counts as ``1,250 [1,100, 1,420]``; of none nothing."""
    rows = [{name: _cell(row, name) for name in columns} for row in table]
    schema = pa.schema([(name, pa.string()) for name in columns])
    return Table(pa.Table.from_pylist(rows, schema=schema))


def _cell(row: Mapping[str, Any], name: str) -> str:
    value = row[name]
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, int):
        return f"{value:,}"
    low, high = row[f"{name}_low"], row[f"{name}_high"]
    interval = "" if low is None else f" [{_told(name, low)}, {_told(name, high)}]"
    return _told(name, value) + interval


def _told(name: str, value: float) -> str:
    return f"{value:,.0f}" if name in _COUNTS else f"{value:.2f}"
