"""A table as a file of any of the formats that tables have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

import pyarrow as pa

from dragoman.errors import ConfigError
from dragoman.export.pages import write_html, write_markdown
from dragoman.export.sheets import write_xlsx
from dragoman.export.tables import write_csv, write_parquet, write_rows_as_jsonl

TABLE_FORMS = ("csv", "jsonl", "parquet", "xlsx", "md", "html")


def write_table(
    table: pa.Table,
    file: BinaryIO,
    form: str,
    *,
    as_is: bool = False,
    bom: bool = False,
    columns: Sequence[str] = (),
) -> None:
    """Write a table as one of ``TABLE_FORMS``. All columns, in order; in ``md`` and ``html``, which are for people,
    ``columns`` where some are named. Raises ``ConfigError`` where there is no such format, or a sheet cannot hold it.
    """
    if form == "csv":
        write_csv(table, file, as_is=as_is, bom=bom)
    elif form == "jsonl":
        write_rows_as_jsonl(table, file)
    elif form == "parquet":
        write_parquet(table, file)
    elif form == "xlsx":
        write_xlsx(table, file)
    elif form in {"md", "html"}:
        write = write_markdown if form == "md" else write_html
        write(table, file, [name for name in columns if name in table.column_names] or table.column_names)
    else:
        raise ConfigError(f"there is no format '{form}' for tables; there is {', '.join(TABLE_FORMS)}")
