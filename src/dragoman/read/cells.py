"""Lines of a table → its rows, whatever its writer thought of quotation marks.

In a table that quotes, a cell that begins with a mark ends with one before a delimiter or the end of the row, and has
doubled marks inside. Many writers quote nothing, and marks are then part of the text: they must not vanish, and one
that stands alone must not swallow the rows below. Others write marks inside a cell with a backslash before them.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

# Inside quotation marks: everything up to a mark that is not doubled.
_INSIDE = re.compile(r'(?:[^"]++|"")*+')

# A cell between quotation marks, where tabs divide the cells.
_ENCLOSED = re.compile(r'(?:^|(?<=\t))"((?:[^"]++|"")*+)"(?=[\t\r\n]|\Z)', re.MULTILINE)

# A mark with a backslash before it that neither closes its cell nor is doubled.
_BACKSLASHED = re.compile(r'\\"(?![",;|\t\r\n]|\Z)')
_BACKSLASH_IN_CELL = re.compile(r'\\""')
_ESCAPE = re.compile(r'\\(["\\])')
# Stands for an escaped mark while cells are divided: tables are read without NULs.
_HELD_MARK = "\0"


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, or None and what is wrong with it."""

    cells: list[str] | None
    problem: str | None = None


TOO_LONG = "too long"
UNCLOSED = "a quotation mark is never closed"


class RowSplitter:
    """Joins lines to rows and splits these into cells. A line is None where it was too long to be kept."""

    def __init__(
        self,
        lines: Iterator[str | None],
        delimiter: str,
        has_quoting: bool,
        max_chars: int,
        *,
        has_escapes: bool = False,
    ) -> None:
        self._lines = map(_held, lines) if has_escapes and has_quoting else lines
        self._has_escapes = has_escapes and has_quoting
        self._delimiter = delimiter
        self._has_quoting = has_quoting
        self._max_chars = max_chars
        self._ahead: deque[str | None] = deque()

    def __iter__(self) -> Iterator[Row]:
        if not self._has_escapes:
            yield from self._rows()
            return
        for row in self._rows():
            yield row if row.cells is None else Row([cell.replace(_HELD_MARK, '"') for cell in row.cells])

    def _rows(self) -> Iterator[Row]:
        while self._ahead or self._fill():
            line = self._ahead.popleft()
            if line is None:
                yield Row(None, TOO_LONG)
            elif not self._has_quoting or '"' not in line:
                yield Row(line.rstrip("\r\n").split(self._delimiter))
            else:
                yield self._quoted_row(line)

    def _fill(self) -> bool:
        for line in self._lines:
            self._ahead.append(line)
            return True
        return False

    def _below(self) -> Iterator[str | None]:
        yield from self._ahead
        while self._fill():
            yield self._ahead[-1]

    def _quoted_row(self, line: str) -> Row:
        ending = _scan(self._delimiter, line, 0)
        if ending == "whole":
            return Row(_cells(line, self._delimiter))
        if ending == "odd":
            cells = mended_cells(line, self._delimiter)
            return Row(cells, None if cells is not None else UNCLOSED)
        return self._row_of_lines(line)

    def _row_of_lines(self, first: str) -> Row:
        """Return the row of a cell that goes on in the lines below, or tell that nothing closes it.

        The lines below are read again if it does not: each is scanned twice at most, since one in which an open cell
        goes on is never the beginning of another that stays open.
        """
        taken: list[str] = [first]
        n_chars = len(first)
        ending = "open"
        for line in self._below():
            if line is None:
                break
            taken.append(line)
            n_chars += len(line)
            ending = _scan_open(self._delimiter, line)
            if ending != "open" or n_chars > self._max_chars:
                break
        if ending != "whole" or n_chars > self._max_chars:
            return Row(None, UNCLOSED)
        for _ in taken[1:]:
            self._ahead.popleft()
        return Row(_cells("".join(taken), self._delimiter))


def quotes_cells(head: str, delimiter: str) -> bool:
    """Tell from the beginning of a table whether marks around a cell are quoting.

    Where tabs divide the cells, they mostly are not. They are where the names of the columns stand in marks, or marks
    are doubled, or enclose a tab or a line end, or enclose just the cells that have a comma, as Excel does.
    """
    if delimiter != "\t":
        return True
    if head.lstrip("\ufeff\r\n ").startswith('"') or '\t"' in head.partition("\n")[0]:
        return True
    enclosed = [match[1] for match in _ENCLOSED.finditer(head)]
    if any(_needs_quoting(cell) for cell in enclosed):
        return True
    return bool(enclosed) and all("," in cell for cell in enclosed) and not _bare_commas(head)


def escapes_marks(head: str) -> bool:
    """Tell from the beginning of a table whether marks inside its cells have a backslash before them."""
    return _BACKSLASHED.search(head) is not None and _BACKSLASH_IN_CELL.search(head) is None


def _held(line: str | None) -> str | None:
    if line is None or "\\" not in line:
        return line
    return _ESCAPE.sub(lambda match: _HELD_MARK if match[1] == '"' else "\\", line)


def _needs_quoting(cell: str) -> bool:
    has_line = "\n" in cell or "\r" in cell
    return '""' in cell or ("\t" in cell) is not has_line


def _bare_commas(head: str) -> bool:
    rows = head.split("\n")[1:-1] or head.split("\n")[1:]
    return any("," in cell and not cell.startswith('"') for row in rows for cell in row.split("\t"))


def _cells(row: str, delimiter: str) -> list[str]:
    return next(csv.reader([row], delimiter=delimiter), [])


def _scan(delimiter: str, line: str, start: int) -> str:
    """Tell how a row stands at the end of a line: ``whole``, ``open`` inside a quoted cell, or ``odd``.

    Odd is a mark inside a quoted cell that is neither doubled nor before a delimiter.
    """
    end = len(line.rstrip("\r\n"))
    while True:
        if line.startswith('"', start):
            ending = _quoted_end(delimiter, line, start + 1, end)
            if isinstance(ending, str):
                return ending
            start = ending
        else:
            start = line.find(delimiter, start)
            if start < 0:
                return "whole"
        if start >= end:
            return "whole"
        start += 1


def _scan_open(delimiter: str, line: str) -> str:
    end = len(line.rstrip("\r\n"))
    ending = _quoted_end(delimiter, line, 0, end)
    if isinstance(ending, str):
        return ending
    return "whole" if ending >= end else _scan(delimiter, line, ending + 1)


def _quoted_end(delimiter: str, line: str, start: int, end: int) -> int | str:
    """Return the place after the mark that closes a quoted cell, or how the line ends instead."""
    match = _INSIDE.match(line, start)
    closing = match.end() if match else start
    if closing >= len(line):
        return "open"
    after = closing + 1
    return after if after >= end or line.startswith(delimiter, after) else "odd"


def mended_cells(line: str, delimiter: str) -> list[str] | None:
    """Return the cells of a line whose marks are not doubled as they should be; None where one is left open.

    Marks are kept as text, and a delimiter between two of them divides nothing: ``1,"No," she said.`` has two cells.
    Marks around a cell that has others nested in it (``"He said "no" today."``) are quoting.
    """
    cells, start = [], 0
    line = line.rstrip("\r\n")
    while True:
        if not line.startswith('"', start):
            end = line.find(delimiter, start)
            end = len(line) if end < 0 else end
            cells.append(line[start:end])
        else:
            found = _marked_end(line, delimiter, start)
            if found is None:
                return None
            end = found
            cells.append(_without_quoting(line[start:end]))
        if end >= len(line):
            return cells
        start = end + 1


def _marked_end(line: str, delimiter: str, start: int) -> int | None:
    position = dividing = start
    while True:
        closing = line.find('"', position + 1)
        if closing < 0:
            return None
        opening = line.find('"', closing + 1)
        if 0 <= dividing <= closing:
            dividing = line.find(delimiter, closing + 1)
        if dividing >= 0 and (opening < 0 or dividing < opening):
            return dividing
        if opening < 0:
            return len(line)
        position = opening


def _without_quoting(cell: str) -> str:
    inner = cell[1:-1]
    if len(cell) < 2 or not cell.endswith('"'):
        return cell
    lone = inner.replace('""', "")
    mark = lone.find('"')
    is_nested = mark > 0 and lone[mark - 1].isspace() and not lone[mark + 1 : mark + 2].isspace()
    if mark < 0 or is_nested:
        return inner.replace('""', '"')
    return cell
