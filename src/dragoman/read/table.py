"""Tables, one report a row: CSV and TSV with whatever delimiter."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import IO

from dragoman.config import ReadSettings
from dragoman.errors import InputError
from dragoman.model import Issue
from dragoman.read.cells import TOO_LONG, Row, RowSplitter, quotes_cells
from dragoman.read.columns import RowReader, has_text, match_columns, missing_text
from dragoman.read.decode import KEPT, STRAY, recognise_encoding
from dragoman.read.item import Item, read_issue
from dragoman.read.jsonl import max_row_bytes
from dragoman.read.streams import Opened

CSV = "text/csv"

_DELIMITERS = ",\t;|"
_HEAD_BYTES = 65_536

_MAX_ISSUES = 50
_BEYOND = (
    "has cells beyond its columns, which were left out: its text may be cut; put quotation marks round cells that hold "
    "the delimiter"
)


def walk_table(opened: Opened, settings: ReadSettings) -> Iterator[Item | Issue]:
    """Yield one item a row of a CSV or TSV file, whose first row names the columns.

    Rows that are broken or too long are issues and the rest is read. Raises ``InputError`` for a file that is no
    text or has no column with text.
    """
    head = opened.guard.head(_HEAD_BYTES)
    encoding = recognise_encoding(head)
    max_chars = max_row_bytes(settings)
    lines = _lines(opened.stream, encoding, max_chars)
    text = head.decode(encoding, errors=KEPT)
    delimiter = _delimiter(text)
    # The limit is the module's, not the reader's; its own of 131,072 is less than a long report has.
    csv.field_size_limit(2 * max_chars)
    rows = iter(RowSplitter(lines, delimiter, quotes_cells(text, delimiter), max_chars))
    yield from _TableRows(opened, _header(rows, opened)).read(rows)


def _lines(stream: IO[bytes], encoding: str, max_chars: int) -> Iterator[str | None]:
    """Yield the lines of a table as text, with their ends; None for one that is too long."""
    text = io.TextIOWrapper(stream, encoding=encoding, errors=STRAY if encoding == "utf-8" else KEPT, newline="")
    try:
        at_start = True
        while line := text.readline(max_chars + 1):
            if at_start:
                line, at_start = line.removeprefix("\ufeff"), False
            if len(line) > max_chars and not line.endswith(("\n", "\r")):
                while (rest := text.readline(_HEAD_BYTES)) and not rest.endswith(("\n", "\r")):
                    pass
                yield None
            else:
                yield line.replace("\0", "")
    finally:
        text.detach()  # the stream belongs to who opened it


class _TableRows:
    def __init__(self, opened: Opened, names: list[str]) -> None:
        self._opened = opened
        # A table may have any number of columns; those without a use are not looked at again.
        known = {column for _, column in match_columns(tuple(names))}
        self._wanted = [(place, name) for place, name in enumerate(names) if name in known]
        self._n_columns = len(names)
        self._rows = RowReader(opened.source, opened.locator, CSV)
        self._n_broken = 0

    def read(self, rows: Iterator[Row]) -> Iterator[Item | Issue]:
        number = 0
        for row in rows:
            if row.cells is not None and not any(row.cells):
                continue
            number += 1
            if row.cells is None:
                # What a file that was cut short ends with is broken for that reason, which is told once.
                if row.problem == TOO_LONG or self._opened.guard.failure is None:
                    yield from self._skipped(number, row.problem)
            # A row with fewer or more cells than columns keeps those that have a name; what is left out is told.
            elif self._opened.guard.failure is None or len(row.cells) >= self._n_columns:
                yield from self._rows.read(self._fields(row.cells), number)
                if any(row.cells[self._n_columns :]):
                    yield from self._broken(number, _BEYOND)
        if self._n_broken > _MAX_ISSUES:
            yield read_issue(self._opened.source, "broken-row", f"{self._n_broken:,} rows are broken in all")
        yield from self._rows.issues()
        if number == 0 and self._opened.guard.failure is None:
            yield read_issue(self._opened.source, "empty", "has names of columns and no row below them")

    def _fields(self, cells: list[str]) -> dict[str, str]:
        return {name: cells[place] for place, name in self._wanted if place < len(cells)}

    def _skipped(self, number: int, problem: str | None) -> Iterator[Issue]:
        source = f"{self._opened.source}:{number}"
        if problem == TOO_LONG:
            yield read_issue(source, "line-too-long", f"row {number} has a line too long for a report and was skipped")
            return
        yield from self._broken(number, f"is broken ({problem}) and was skipped; mend its quotation marks")

    def _broken(self, number: int, what: str) -> Iterator[Issue]:
        self._n_broken += 1
        if self._n_broken <= _MAX_ISSUES:
            yield read_issue(f"{self._opened.source}:{number}", "broken-row", f"row {number} {what}")


def _header(rows: Iterator[Row], opened: Opened) -> list[str]:
    first = next((row for row in rows if row.cells is None or any(row.cells)), None)
    if first is None:
        raise InputError("empty", "is empty")
    if first.cells is None:
        raise InputError("broken-row", f"has a broken first row ({first.problem}); it must name the columns")
    if not has_text(tuple(first.cells)):
        raise InputError("missing-column", missing_text(opened.source, first.cells, "has").message)
    return first.cells


def _delimiter(head: str) -> str:
    """Return the delimiter: the one that names most known columns in the first line, else the most frequent."""
    first_line = next(iter(head.replace("\0", "").lstrip("\ufeff\r\n ").splitlines()), "")

    def _known(delimiter: str) -> tuple[int, int]:
        names = next(csv.reader([first_line[:10_000]], delimiter=delimiter), [])
        return len(match_columns(tuple(names))), len(names)

    return max(_DELIMITERS, key=_known)
