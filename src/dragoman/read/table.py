"""Tables, one report a row: CSV and TSV with whatever delimiter."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import IO

from dragoman.config import ReadSettings
from dragoman.errors import InputError
from dragoman.model import Issue
from dragoman.read.cells import TOO_LONG, Row, RowSplitter, escapes_marks, quotes_cells
from dragoman.read.column_names import with_given_names
from dragoman.read.columns import RowReader, fields_called, has_text, match_columns, missing_text
from dragoman.read.decode import KEPT, STRAY, recognise_encoding
from dragoman.read.item import Item, read_issue
from dragoman.read.jsonl import max_row_bytes
from dragoman.read.repair import Column, columns_of, joined_lines, repaired_cells
from dragoman.read.streams import Opened

CSV = "text/csv"

_DELIMITERS = ",\t;|"
_HEAD_BYTES = 65_536

_MAX_ISSUES = 50
_MAX_COLUMNS = 200

# Excel's note of its delimiter, which it reads and hides.
_EXCEL_NOTE = re.compile(r"\"?sep=(.)\"?\s*$", re.IGNORECASE)
# Exports begin with a line or a few on what was searched and when.
_MAX_LINES_ABOVE = 10
_MAX_SHOWN = 60
# So many lines may make one row of a text that line ends divide.
_MAX_LINES_JOINED = 200

_TOO_MANY = (
    "has {n} cells for {columns} columns, and which of them belong together cannot be told; it was not read: put "
    "quotation marks round cells that hold the delimiter"
)
_MENDED = (
    "has {n} cells for {columns} columns; it was read in the one way in which they fit: put quotation marks round "
    "cells that hold the delimiter"
)
_JOINED = (
    "stands on {n} lines; they were read as the one row that they make: put quotation marks round cells with line ends"
)
_TOO_FEW = "has {n} cells for {columns} columns; what the last ones hold was left empty: check that it is not cut"


@dataclass(frozen=True, slots=True)
class _Form:
    """How a table is written: its delimiter, and the lines above that which names the columns."""

    delimiter: str
    above: tuple[str, ...]


def walk_table(opened: Opened, settings: ReadSettings) -> Iterator[Item | Issue]:
    """Yield one item a row of a CSV or TSV file, whose first row names the columns. Lines above that are left out.

    Rows that are broken or too long are issues and the rest is read. Raises ``InputError`` for a file that is no
    text or has no column with text.
    """
    head = opened.guard.head(_HEAD_BYTES)
    encoding = recognise_encoding(head)
    max_chars = max_row_bytes(settings)
    lines = _lines(opened.stream, encoding, max_chars)
    text = head.decode(encoding, errors=KEPT).replace("\0", "")
    given = fields_called(settings.columns)
    form = _form(text, given)
    # The limit is the module's, not the reader's; its own of 131,072 is less than a long report has.
    csv.field_size_limit(2 * max_chars)
    marks = quotes_cells(_below(text, len(form.above)), form.delimiter)
    escapes = escapes_marks(text)
    for line in form.above:
        next(lines, None)
        if line.strip():
            yield _skipped_line(opened, line)
    rows = iter(RowSplitter(lines, form.delimiter, marks, max_chars, has_escapes=escapes))
    names = _header(rows, opened, given)
    beginning = islice(io.StringIO(text, newline=""), len(form.above) + 1, None)
    sample = RowSplitter(beginning, form.delimiter, marks, max_chars, has_escapes=escapes)
    columns = columns_of(names, [row.cells for row in sample if row.cells and len(row.cells) == len(names)])
    yield from _TableRows(opened, names, columns, form.delimiter).read(rows)


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
    def __init__(self, opened: Opened, names: list[str], columns: list[Column], delimiter: str) -> None:
        self._opened = opened
        # A table may have any number of columns; beyond some, those without a use are not looked at again.
        known = {column for _, column in match_columns(tuple(names))}
        self._wanted = [(place, name) for place, name in enumerate(names) if name in known or place < _MAX_COLUMNS]
        self._columns = columns
        self._n_columns = len(names)
        self._delimiter = delimiter
        self._has_blanks = any(name[:1].isspace() for name in names[1:])
        self._rows = RowReader(opened.source, opened.locator, CSV)
        self._n_told: Counter[str] = Counter()
        self._ahead: deque[Row] = deque()

    def read(self, rows: Iterator[Row]) -> Iterator[Item | Issue]:
        number = 0
        while (row := self._next(rows)) is not None:
            if row.cells is not None and not any(row.cells):
                continue
            number += 1
            if row.cells is None:
                # What a file that was cut short ends with is broken for that reason, which is told once.
                if row.problem == TOO_LONG or self._opened.guard.failure is None:
                    yield from self._skipped(number, row.problem)
            elif self._has_all(row.cells):
                yield from self._rows.read(self._fields(row.cells), number)
            elif len(row.cells) > self._n_columns:
                yield from self._too_many(row.cells, number)
            elif self._opened.guard.failure is None:
                yield from self._too_few(row.cells, number, rows)
        for code, n_rows in self._n_told.items():
            if n_rows > _MAX_ISSUES:
                yield read_issue(self._opened.source, code, f"{n_rows:,} rows in all have this issue")
        yield from self._rows.finish()
        if number == 0 and self._opened.guard.failure is None:
            yield read_issue(self._opened.source, "empty", "has names of columns and no row below them")

    def _has_all(self, cells: list[str]) -> bool:
        """Tell whether there is a cell for each column; empty ones beyond them say nothing."""
        return len(cells) >= self._n_columns and not any(cells[self._n_columns :])

    def _next(self, rows: Iterator[Row]) -> Row | None:
        return self._ahead.popleft() if self._ahead else next(rows, None)

    def _too_many(self, cells: list[str], number: int) -> Iterator[Item | Issue]:
        mended = repaired_cells(
            _without_empty_end(cells, self._n_columns), self._columns, self._delimiter, self._has_blanks
        )
        if mended is None:
            yield from self._told("broken-row", number, _TOO_MANY.format(n=len(cells), columns=self._n_columns))
            return
        yield from self._rows.read(self._fields(mended), number)
        yield from self._told("mended-row", number, _MENDED.format(n=len(cells), columns=self._n_columns))

    def _too_few(self, cells: list[str], number: int, rows: Iterator[Row]) -> Iterator[Item | Issue]:
        joined = self._with_lines_below(cells, rows)
        if joined is not None:
            n_lines, cells = joined
            yield from self._rows.read(self._fields(cells), number)
            yield from self._told("mended-row", number, _JOINED.format(n=n_lines))
            return
        items = list(self._rows.read(self._fields(cells), number))
        yield from items
        # A row without a cell for the text is told as such.
        if items:
            yield from self._told("short-row", number, _TOO_FEW.format(n=len(cells), columns=self._n_columns))

    def _with_lines_below(self, cells: list[str], rows: Iterator[Row]) -> tuple[int, list[str]] | None:
        """Take the lines below that make a whole row together with these cells; none where they do not."""
        pieces = [cells]
        taken = 0
        n_cells = len(cells)
        while n_cells < self._n_columns and len(pieces) <= _MAX_LINES_JOINED:
            if taken == len(self._ahead):
                row = next(rows, None)
                if row is None:
                    return None
                self._ahead.append(row)
            below = self._ahead[taken].cells
            taken += 1
            if below is None or len(below) >= self._n_columns:
                return None
            if any(below):
                pieces.append(below)
                n_cells += len(below) - 1
        whole = joined_lines(pieces, self._columns)
        if whole is None:
            return None
        for _ in range(taken):
            self._ahead.popleft()
        return len(pieces), whole

    def _fields(self, cells: list[str]) -> dict[str, str]:
        return {name: cells[place] for place, name in self._wanted if place < len(cells)}

    def _skipped(self, number: int, problem: str | None) -> Iterator[Issue]:
        if problem == TOO_LONG:
            message = f"row {number} has a line too long for a report and was skipped"
            yield read_issue(f"{self._opened.source}:{number}", "line-too-long", message)
            return
        yield from self._told("broken-row", number, f"is broken ({problem}) and was skipped; mend its quotation marks")

    def _told(self, code: str, number: int, what: str) -> Iterator[Issue]:
        self._n_told[code] += 1
        if self._n_told[code] <= _MAX_ISSUES:
            yield read_issue(f"{self._opened.source}:{number}", code, f"row {number} {what}")


def _without_empty_end(cells: list[str], n_columns: int) -> list[str]:
    end = len(cells)
    while end > n_columns and not cells[end - 1]:
        end -= 1
    return cells[:end]


def _skipped_line(opened: Opened, line: str) -> Issue:
    shown = repr(line.strip()[:_MAX_SHOWN])
    return read_issue(opened.source, "skipped-line", f"has {shown} above the names of its columns, which was left out")


def _header(rows: Iterator[Row], opened: Opened, given: Mapping[str, str]) -> list[str]:
    first = next((row for row in rows if row.cells is None or any(row.cells)), None)
    if first is None:
        raise InputError("empty", "is empty")
    if first.cells is None:
        raise InputError("broken-row", f"has a broken first row ({first.problem}); it must name the columns")
    names = with_given_names(first.cells, given)
    if not has_text(tuple(names)):
        raise InputError("missing-column", missing_text(opened.source, first.cells, "has").message)
    return names


def _form(head: str, given: Mapping[str, str]) -> _Form:
    """Return how the table is written.

    Its columns are named in the first of its first lines in which a column with text is named beside others; the first
    line where there is none. The delimiter is the one that names most known columns there, else the most frequent.
    """
    lines = list(islice(io.StringIO(head.removeprefix("\ufeff"), newline=""), _MAX_LINES_ABOVE + 1))
    note = _EXCEL_NOTE.match(lines[0]) if lines else None
    delimiters = note[1] if note else _DELIMITERS
    first = 1 if note else 0
    for number in range(first, len(lines)):
        delimiter = max(delimiters, key=lambda sign: _n_known(lines[number], sign, given))
        is_first = not any(line.strip() for line in lines[first:number])
        if has_text(tuple(_names(lines[number], delimiter, given))) and (
            is_first or _n_known(lines[number], delimiter, given)[0] > 1
        ):
            return _Form(delimiter, tuple(lines[:number]))
    first_line = next((line for line in lines[first:] if line.strip()), "")
    return _Form(max(delimiters, key=lambda sign: _n_known(first_line, sign, given)), tuple(lines[:first]))


def _n_known(line: str, delimiter: str, given: Mapping[str, str]) -> tuple[int, int]:
    names = _names(line, delimiter, given)
    return len(match_columns(tuple(names))), len(names)


def _names(line: str, delimiter: str, given: Mapping[str, str]) -> list[str]:
    return with_given_names(next(csv.reader([line[:10_000].rstrip("\r\n")], delimiter=delimiter), []), given)


def _below(head: str, n_lines: int) -> str:
    return "".join(islice(io.StringIO(head, newline=""), n_lines, None))
