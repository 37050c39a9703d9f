"""What reads and resolves did: a table of ``runs.jsonl``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from dragoman.query.table import Table
from dragoman.store import RecordFolder, runs_table


def list_runs(folder: RecordFolder) -> Table:
    """Return the runs of a record, in the order they began. Raises ``RecordError`` at a damaged line."""
    return Table(runs_table(folder))


def with_steps_in_words(runs: Table) -> Table:
    """Return runs with their steps as a person reads them: ``actors 0.4 s; copies 1.2 s (all)``."""
    told = [_in_words(row["steps"] or ()) for row in runs]
    table = runs.to_arrow()
    return Table(table.set_column(table.column_names.index("steps"), "steps", pa.array(told, pa.string())))


def _in_words(steps: Sequence[Mapping[str, Any]]) -> str:
    return "; ".join(
        f"{each['step']} {each['seconds']:.1f} s{' (all)' if each['is_for_all'] else ''}" for each in steps
    )
