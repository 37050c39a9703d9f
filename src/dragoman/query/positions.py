"""Where speakers stand, as a record holds it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import pyarrow as pa

from dragoman.model import WordedStatement
from dragoman.model.conditions import PositionConditions
from dragoman.query.asking import ask
from dragoman.query.conditions import parameters_of
from dragoman.query.emptiness import telling_why_empty
from dragoman.query.table import Table
from dragoman.store import View, records_from


@telling_why_empty
def list_positions(view: View, asked: PositionConditions) -> Table:
    """Return the positions that meet all conditions, in the record's order. Raises ``ConfigError``."""
    return ask(view, "positions", parameters_of(asked))


def worded_statements(view: View) -> list[WordedStatement]:
    """Return every statement with its words, in the record's order; its holder is the actor, where it is known."""
    return records_from(WordedStatement, ask(view, "worded_statements").to_dicts())


class _Suggested(Protocol):
    @property
    def label(self) -> str: ...
    @property
    def wording(self) -> str: ...
    @property
    def n_holders(self) -> int: ...
    @property
    def statements(self) -> tuple[str, ...]: ...


def table_of_suggestions(found: Sequence[_Suggested]) -> Table:
    """Return suggested issues as a table, a row each."""
    schema = pa.schema(
        [
            ("n_statements", pa.int64()),
            ("n_holders", pa.int64()),
            ("label", pa.string()),
            ("wording", pa.string()),
            ("statement_ids", pa.list_(pa.string())),
        ]
    )
    rows = [
        {
            "n_statements": len(each.statements),
            "n_holders": each.n_holders,
            "label": each.label,
            "wording": each.wording,
            "statement_ids": list(each.statements),
        }
        for each in found
    ]
    return Table(pa.Table.from_pylist(rows, schema=schema))
