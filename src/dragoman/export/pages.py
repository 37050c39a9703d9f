"""Tables for people to read: Markdown, and a page of HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import Any, BinaryIO

import pyarrow as pa

from dragoman.export.links import link_of
from dragoman.export.tables import cell_text
from dragoman.model.shown import shown_line

_ROWS_A_BATCH = 10_000

# What has a meaning in Markdown or in HTML within it.
_SIGNS = re.compile(r"([\\`*_\[\]<>|~])")

# What people follow a link by: the first of these columns that is there.
_LINKED = ("wording", "evidence", "passage", "title", "source")

_HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>dragoman</title><style>
body{font:16px/1.5 system-ui,sans-serif;margin:2em}
table{border-collapse:collapse}
th,td{text-align:left;vertical-align:top;padding:.3em .8em;border-bottom:1px solid #ccc}
th{border-bottom:2px solid #666}
td.number{text-align:right}
</style></head><body>
"""


def write_markdown(table: pa.Table, file: BinaryIO, columns: Sequence[str]) -> None:
    """Write a Markdown table with these columns; the words of a row link to its report."""
    _write(file, f"| {' | '.join(columns)} |\n| {' | '.join('---' for _ in columns)} |\n")
    linked = _linked(columns)
    for row in _rows(table):
        cells = [_SIGNS.sub(r"\\\1", shown_line(cell_text(row[name]))) for name in columns]
        link = link_of(row)
        if linked is not None and link is not None and cells[linked]:
            cells[linked] = f"[{cells[linked]}](<{link}>)"
        _write(file, f"| {' | '.join(cells)} |\n")


def write_html(table: pa.Table, file: BinaryIO, columns: Sequence[str]) -> None:
    """Write a page of HTML with a table of these columns; the words of a row link to its report. It loads nothing."""
    head = "".join(f"<th>{html.escape(name)}</th>" for name in columns)
    _write(file, f"{_HEAD}<table><thead><tr>{head}</tr></thead><tbody>\n")
    linked = _linked(columns)
    for row in _rows(table):
        cells = [html.escape(shown_line(cell_text(row[name]))) for name in columns]
        link = link_of(row)
        if linked is not None and link is not None and cells[linked]:
            cells[linked] = f'<a href="{html.escape(link)}" rel="noreferrer">{cells[linked]}</a>'
        told = "".join(f"<td{_kind_of(row[name])}>{cell}</td>" for name, cell in zip(columns, cells, strict=True))
        _write(file, f"<tr>{told}</tr>\n")
    _write(file, f"</tbody></table>\n<p>{table.num_rows:,} rows</p></body></html>\n")


def _linked(columns: Sequence[str]) -> int | None:
    return next((columns.index(name) for name in _LINKED if name in columns), None)


def _rows(table: pa.Table) -> Any:
    for batch in table.to_batches(max_chunksize=_ROWS_A_BATCH):
        yield from batch.to_pylist()


def _kind_of(value: Any) -> str:
    return ' class="number"' if isinstance(value, int | float) else ""


def _write(file: BinaryIO, text: str) -> None:
    file.write(text.encode("utf-8", "backslashreplace"))
