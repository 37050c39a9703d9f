"""How rows can be written. Apart from ``output``, so that ``--help`` loads nothing more."""

from __future__ import annotations

from enum import StrEnum


class TableFormat(StrEnum):
    """How rows are written."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"


class ProgressForm(StrEnum):
    """How a read tells how it goes on."""

    BAR = "bar"
    PLAIN = "plain"
