"""Answers to questions as files: CSV, JSONL, Parquet, Markdown."""

from __future__ import annotations

import codecs
import csv
import re
from decimal import Decimal
from typing import Any, BinaryIO

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

_ROWS_A_BATCH = 10_000

# What spreadsheets take for a formula: a sign at the beginning, also behind blanks, quotation marks and what has no
# width, also in the forms for Asian scripts. A tab or carriage return there is dropped, and the next sign begins.
_BEFORE = "[\\s\"'`´‘’“”„«»\x00-\x1f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*"
_FORMULA = re.compile(f"{_BEFORE}[=+\\-@−＝＋－＠﹢﹣﹦﹫]|[\t\r]")
# Where a spreadsheet parts cells by semicolons or tabs, whatever the file says, a cell may begin inside of ours.
_BREAK_INSIDE = re.compile(f"[;\t\r\n]{_BEFORE}")
_SIGNS_INSIDE = frozenset("=@＝＠﹦﹫")
_NUMBER = re.compile(r"[+\-−]?\d[\d., \u00a0\u202f]*%?")


class Lines:
    """Takes lines of text for a file of bytes, as UTF-8; keeps nothing, and leaves the file open whatever happens."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def write(self, line: str) -> int:
        """Write a line."""
        return self._file.write(line.encode("utf-8"))


def write_csv(table: pa.Table, file: BinaryIO, *, as_is: bool = False, bom: bool = False) -> None:
    """Write UTF-8 CSV with a header line. Null is empty, a list's items stand after semicolons, a span is ``3-9``.

    Text that a spreadsheet would take for a formula has an apostrophe before it, unless ``as_is``. ``bom`` sets the
    mark in front by which Excel knows the encoding.
    """
    if bom:
        file.write(codecs.BOM_UTF8)
    as_cell = cell_text if as_is else spreadsheet_cell
    writer = csv.writer(Lines(file), lineterminator="\n")
    writer.writerow(table.column_names)
    for batch in table.to_batches(max_chunksize=_ROWS_A_BATCH):
        writer.writerows([as_cell(value) for value in row.values()] for row in batch.to_pylist())


def write_rows_as_jsonl(table: pa.Table, file: BinaryIO) -> None:
    """Write a JSON object a row; spans are ``[start, end]``, days ``2022-03-29``, unknown is null."""
    for batch in table.to_batches(max_chunksize=_ROWS_A_BATCH):
        for row in batch.to_pylist():
            file.write(orjson.dumps(as_json(row), default=_plain, option=orjson.OPT_APPEND_NEWLINE))


def _plain(value: Any) -> Any:
    """Return a value that JSON has no word for: a sum of SQL as a number, anything else as text."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() and abs(value) < 2**63 else float(value)
    return str(value)


def write_parquet(table: pa.Table, file: BinaryIO) -> None:
    """Write Parquet, nested columns as they are."""
    pq.write_table(table, file, compression="zstd")


def cell_text(value: Any) -> str:
    """Return a value as one cell of text: null is empty, a list's items stand after semicolons, a span is 3-9."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(cell_text(item) for item in value)
    if isinstance(value, dict):
        if _is_span(value):
            return f"{value['start']}-{value['end']}"
        if value.keys() == {"name", "value"}:
            return f"{value['name']}: {value['value']}"
        return ", ".join(f"{key}: {cell_text(item)}" for key, item in value.items() if item not in (None, []))
    return str(value)


def spreadsheet_cell(value: Any) -> str:
    """Return a value as ``cell_text`` does, made such that no spreadsheet takes text for a formula."""
    cell = cell_text(value)
    if not isinstance(value, str | list | dict) or _NUMBER.fullmatch(cell):
        return cell
    is_formula = _FORMULA.match(cell)
    cell = _BREAK_INSIDE.sub(_with_apostrophe, cell)
    return f"'{cell}" if is_formula else cell


def _with_apostrophe(broken: re.Match[str]) -> str:
    # The sign after it is looked at here and not in the pattern, which would try each of many breaks in turn.
    following = broken.string[broken.end() : broken.end() + 1]
    return f"{broken[0]}'" if following in _SIGNS_INSIDE else broken[0]


def as_json(value: Any) -> Any:
    """Return a value with its spans as ``[start, end]``, lists and mappings all the way down."""
    if isinstance(value, list):
        return [as_json(item) for item in value]
    if isinstance(value, dict):
        return (
            [value["start"], value["end"]] if _is_span(value) else {key: as_json(item) for key, item in value.items()}
        )
    return value


def _is_span(value: dict[str, Any]) -> bool:
    return value.keys() == {"start", "end"} and isinstance(value["start"], int)
