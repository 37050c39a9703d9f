"""Tables as sheets of Excel."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, BinaryIO

import pyarrow as pa

from dragoman.errors import ConfigError
from dragoman.export.tables import cell_text

_ROWS_A_BATCH = 10_000

# What a sheet, a cell and the links of a sheet can hold, by Excel's own specification.
MAX_ROWS = 1_048_575
MAX_CHARS = 32_767
_MAX_LINKS = 65_530
_MAX_LINK_CHARS = 2_079

# A day in the file, so that the same rows give the same bytes.
_ADDRESS = re.compile("https?://")
_MADE = dt.datetime(2000, 1, 1)


def write_xlsx(table: pa.Table, file: BinaryIO) -> None:
    """Write one sheet with a header that stays, days as days, numbers as numbers, addresses as links, all else as text.

    No text is a formula. A cell of more than 32,767 characters ends with ``[cut]``. Raises ``ConfigError`` where there
    are more rows than a sheet has.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415  (only who writes a sheet needs it)

    if table.num_rows > MAX_ROWS:
        raise ConfigError(
            f"a sheet holds {MAX_ROWS:,} rows, and there are {table.num_rows:,}; narrow them, or ask for csv"
        )
    book = Workbook(file, {"constant_memory": True, "strings_to_urls": False, "strings_to_formulas": False})
    book.set_properties({"created": _MADE})
    sheet = book.add_worksheet("dragoman")
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.freeze_panes(1, 0)
    for column, name in enumerate(table.column_names):
        sheet.write_string(0, column, name, bold)
    number = 0
    for batch in table.to_batches(max_chunksize=_ROWS_A_BATCH):
        for row in batch.to_pylist():
            number += 1
            for column, (name, value) in enumerate(row.items()):
                _write_cell(sheet, (number, column), name, value, day)
    if table.num_rows:
        sheet.autofilter(0, 0, number, len(table.column_names) - 1)
    book.close()


def _write_cell(sheet: Any, place: tuple[int, int], name: str, value: Any, day: Any) -> None:
    row, column = place
    if value is None or value == []:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif isinstance(value, dt.date) and value.year >= 1900:
        sheet.write_datetime(row, column, value, day)
    else:
        text = cell_text(value)
        if name == "url" and row <= _MAX_LINKS and len(text) <= _MAX_LINK_CHARS and _ADDRESS.match(text):
            sheet.write_url(row, column, text, string=text)
        else:
            sheet.write_string(row, column, text if len(text) <= MAX_CHARS else f"{text[: MAX_CHARS - 6]} [cut]")
