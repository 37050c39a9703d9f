"""How rows can be written. Apart from ``output``, so that ``--help`` loads nothing more."""

from __future__ import annotations

from enum import StrEnum


class TableFormat(StrEnum):
    """How rows are written."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"
    XLSX = "xlsx"
    MD = "md"
    HTML = "html"


_BY_ENDING = {
    ".csv": TableFormat.CSV, ".jsonl": TableFormat.JSONL, ".ndjson": TableFormat.JSONL,
    ".parquet": TableFormat.PARQUET, ".xlsx": TableFormat.XLSX, ".md": TableFormat.MD,
    ".markdown": TableFormat.MD, ".html": TableFormat.HTML, ".htm": TableFormat.HTML,
}  # fmt: skip
"""What the ending of a file says of its format; a table for people where it says nothing."""


def form_of(out: str) -> TableFormat:
    """Return the format that a path asks for by its ending."""
    return next((form for ending, form in _BY_ENDING.items() if out.lower().endswith(ending)), TableFormat.TABLE)


class ProgressForm(StrEnum):
    """How a read tells how it goes on."""

    BAR = "bar"
    PLAIN = "plain"
