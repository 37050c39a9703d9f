"""Tables, one report a row: CSV and TSV with whatever delimiter, and Parquet."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import IO, Any

from dragoman.config import ReadSettings
from dragoman.errors import InputError
from dragoman.model import Issue
from dragoman.read.columns import RowReader, has_text, match_columns, missing_text
from dragoman.read.decode import recognise_encoding
from dragoman.read.item import Item, read_issue
from dragoman.read.jsonl import max_row_bytes
from dragoman.read.streams import Opened

CSV = "text/csv"
PARQUET = "application/vnd.apache.parquet"

_DELIMITERS = ",\t;|"
_HEAD_BYTES = 65_536

# Rows of Parquet that are in memory at once: some megabytes of text.
_BATCH_ROWS = 256

_MAX_ISSUES = 50


def walk_table(opened: Opened, settings: ReadSettings) -> Iterator[Item | Issue]:
    """Yield one item a row of a CSV or TSV file, whose first row names the columns.

    Rows that are broken or too long are issues and the rest is read. Raises ``InputError`` for a file that is no
    text or has no column with text.
    """
    head = opened.guard.head(_HEAD_BYTES)
    encoding = recognise_encoding(head)
    lines = _TextLines(opened.stream, encoding, max_row_bytes(settings))
    dialect = _dialect(head.decode(encoding, errors="replace"))
    # The limit is the module's, not the reader's; its own of 131,072 is less than a long report has.
    csv.field_size_limit(max_row_bytes(settings))
    reader = csv.reader(lines, delimiter=dialect, strict=False)
    names = _header(reader, opened)
    yield from _TableRows(opened, names, lines).read(reader)


def walk_parquet(opened: Opened, settings: ReadSettings) -> Iterator[Item | Issue]:
    """Yield one item a row of a Parquet file, reading some rows at a time and only the columns that have a use.

    Raises ``InputError`` for a damaged file or one without a column with text.
    """
    import pyarrow as pa  # noqa: PLC0415 - only this format needs it
    import pyarrow.parquet as pq  # noqa: PLC0415

    with opened.seekable() as file:
        try:
            parquet = pq.ParquetFile(file)
            names = tuple(parquet.schema_arrow.names)
        except (pa.ArrowException, OSError, ValueError) as error:
            raise InputError("damaged", f"is not a whole Parquet file ({error}); get it anew") from error
        if not has_text(names):
            raise InputError("missing-column", missing_text("", names, "has").message)
        wanted = sorted({column for _, column in match_columns(names)})
        rows = RowReader(opened.source, opened.locator, PARQUET)
        number = 0
        try:
            for batch in parquet.iter_batches(batch_size=_BATCH_ROWS, columns=wanted):
                for row in _rows_of(batch):
                    number += 1
                    yield from rows.read(row, number)
        except (pa.ArrowException, OSError, ValueError) as error:
            message = f"is damaged after row {number:,} ({error}); the rows before were read"
            yield read_issue(opened.source, "damaged", message)


class _TextLines:
    """The lines of a table as text. A line that is too long is passed on empty and remembered."""

    def __init__(self, stream: IO[bytes], encoding: str, max_chars: int) -> None:
        errors = "dragoman-stray-bytes" if encoding == "utf-8" else "replace"
        self._text = io.TextIOWrapper(stream, encoding=encoding, errors=errors, newline="")
        self._max_chars = max_chars
        self._at_start = True
        self._is_done = False
        self.was_cut = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._text.readline(self._max_chars + 1) if not self._is_done else ""
        if not line:
            if not self._is_done:
                # The stream belongs to who opened it.
                self._text.detach()
                self._is_done = True
            raise StopIteration
        if self._at_start:
            line, self._at_start = line.removeprefix("\ufeff"), False
        if len(line) > self._max_chars and not line.endswith(("\n", "\r")):
            self.was_cut = True
            while (rest := self._text.readline(_HEAD_BYTES)) and not rest.endswith(("\n", "\r")):
                pass
            return "\n"
        return line.replace("\0", "")


class _TableRows:
    def __init__(self, opened: Opened, names: list[str], lines: _TextLines) -> None:
        self._opened = opened
        self._names = names
        self._lines = lines
        self._rows = RowReader(opened.source, opened.locator, CSV)
        self._n_broken = 0

    def read(self, reader: Any) -> Iterator[Item | Issue]:
        number = 0
        while True:
            number += 1
            try:
                values = next(reader)
            except StopIteration:
                break
            except csv.Error as error:
                yield from self._broken(
                    number, f"row {number} is broken ({error}) and was skipped; mend its quotation marks"
                )
                continue
            if self._lines.was_cut:
                self._lines.was_cut = False
                yield self._issue(
                    number, "line-too-long", f"row {number} has a line too long for a report and was skipped"
                )
                continue
            if not any(values):
                number -= 1
                continue
            # A row with fewer or more cells than columns keeps those that have a name.
            if self._opened.guard.failure is None or len(values) >= len(self._names):
                yield from self._rows.read(dict(zip(self._names, values, strict=False)), number)
        if self._n_broken > _MAX_ISSUES:
            yield read_issue(self._opened.source, "broken-row", f"{self._n_broken:,} rows are broken in all")
        yield from self._rows.issues()

    def _broken(self, number: int, message: str) -> Iterator[Issue]:
        self._n_broken += 1
        if self._n_broken <= _MAX_ISSUES:
            yield self._issue(number, "broken-row", message)

    def _issue(self, number: int, code: str, message: str) -> Issue:
        return read_issue(f"{self._opened.source}:{number}", code, message)


def _header(reader: Any, opened: Opened) -> list[str]:
    try:
        names = next(reader)
    except StopIteration:
        raise InputError("empty", "is empty") from None
    except csv.Error as error:
        raise InputError("broken-row", f"has a broken first row ({error}); it must name the columns") from error
    if not has_text(tuple(names)):
        raise InputError("missing-column", missing_text(opened.source, names, "has").message)
    return list(names)


def _dialect(head: str) -> str:
    """Return the delimiter: the one that names most known columns in the first line, else the most frequent."""
    first_line = next(iter(head.replace("\0", "").lstrip("\ufeff\r\n ").splitlines()), "")

    def _known(delimiter: str) -> tuple[int, int]:
        names = next(csv.reader([first_line[:10_000]], delimiter=delimiter), [])
        return len(match_columns(tuple(names))), len(names)

    return max(_DELIMITERS, key=_known)


def _rows_of(batch: Any) -> Iterator[dict[str, Any]]:
    names = batch.schema.names
    columns = [_values(column) for column in batch.columns]
    for values in zip(*columns, strict=True):
        yield dict(zip(names, values, strict=True))


def _values(column: Any) -> list[Any]:
    try:
        values: list[Any] = column.to_pylist()
    except (ValueError, OverflowError):
        # Times finer or further than Python's; text of them is as good.
        import pyarrow as pa  # noqa: PLC0415

        values = column.cast(pa.string()).to_pylist()
    return values


def _stray_byte(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


# A table that is UTF-8 at its head may have rows pasted in from elsewhere further down.
codecs.register_error("dragoman-stray-bytes", _stray_byte)
