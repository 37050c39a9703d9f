"""Rows with more or fewer cells than the table has columns: put right where one reading alone fits.

A delimiter that stands in a text without quotation marks divides it, and so does a line end. What a column holds tells
which of the pieces belong together: an address has no blank, a day is a day, a number a number, and where no delimiter
that divides is followed by a blank, one that is divides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.read.columns import match_columns
from dragoman.read.metadata import MONTH, WEEKDAY, search_date

# A row of more pieces is not put right: a report of ten thousand words has a thousand commas.
_MAX_PIECES = 4000
# What is no text is shorter.
_MAX_CHARS_BESIDE_TEXT = 1500
_MAX_DATE_CHARS = 60
# So many rows tell what a column holds.
_MIN_ROWS = 2

_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?%?$")
_ADDRESS = re.compile(r"(?:https?://|www\.)?[\w.-]+\.[\w-]+(?:[/:?#]\S*)?$", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,12}(?:[-_][A-Za-z]{2,8})?$")
_ENDS_IN_FIGURE = re.compile(r"[0-9]$")
_BEGINS_WITH_THOUSANDS = re.compile(r"[0-9]{3}(?![0-9])")

_WORDS_OF_DATES = re.compile(rf"(?:{MONTH}|{WEEKDAY}|st|nd|rd|th|of|at|am|pm)$", re.IGNORECASE)
_ZONE = re.compile(r"[A-Z]{1,4}$")
_LETTERS = re.compile(r"[^\W\d_]+")

# What closes a quotation, and so begins no cell.
_CLOSING_MARKS = frozenset("”’»")

_TEXTS = ("text", "html")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds: one of ``columns.FIELDS`` or None, and of what kind its cells are."""

    field: str | None
    kind: str = "free"
    """``number``, ``word`` (no blank inside) or ``free``."""

    @property
    def is_wordy(self) -> bool:
        """Whether prose may stand in it."""
        return self.field in (*_TEXTS, "lead", "title", "author", "outlet") or (
            self.field is None and self.kind == "free"
        )

    def fits(self, cell: str) -> bool:
        """Tell whether the cell can stand in this column."""
        words = cell.strip()
        if self.field in _TEXTS:
            return bool(words)
        if not words:
            return True
        if len(words) > _MAX_CHARS_BESIDE_TEXT:
            return False
        match self.field:
            case "published":
                return len(words) <= _MAX_DATE_CHARS and any(sign.isdigit() for sign in words) and _is_dated(words)
            case "url":
                return _ADDRESS.match(words) is not None
            case "language":
                return _LANGUAGE.match(words) is not None
            case "id":
                return self.kind == "free" or not any(sign.isspace() for sign in words)
            case _:
                return self._is_of_its_kind(words)

    def _is_of_its_kind(self, words: str) -> bool:
        if self.kind == "number":
            return _NUMBER.match(words) is not None
        return self.kind == "free" or not any(sign.isspace() for sign in words)


def columns_of(names: Sequence[str], rows: Iterable[Sequence[str]]) -> list[Column]:
    """Return what the columns hold, by their names and by rows that have as many cells as there are columns."""
    fields = {name: field for field, name in reversed(match_columns(tuple(names)))}
    by_column: list[list[str]] = [[] for _ in names]
    for row in rows:
        for place, cell in enumerate(row):
            if cell.strip():
                by_column[place].append(cell.strip())
    return [Column(fields.get(name), _kind(fields.get(name), by_column[place])) for place, name in enumerate(names)]


def repaired_cells(
    cells: Sequence[str], columns: Sequence[Column], delimiter: str, has_blanks: bool
) -> list[str] | None:
    """Return the cells of a row with too many, of which one reading alone fits its columns; else None.

    ``has_blanks`` tells that delimiters which divide may have a blank behind them in this table.
    """
    if not len(columns) < len(cells) <= _MAX_PIECES or len(columns) < 2:
        return None
    bounds = _Reading(cells, columns, delimiter, has_blanks).bounds()
    if bounds is None:
        return None
    return [delimiter.join(cells[start:end]) for start, end in zip(bounds, [*bounds[1:], len(cells)], strict=True)]


def joined_lines(rows: Sequence[Sequence[str]], columns: Sequence[Column]) -> list[str] | None:
    """Return the row that lines with too few cells make together, where its prose was divided by line ends; or None."""
    cells = list(rows[0])
    for row in rows[1:]:
        if not cells or not columns[min(len(cells), len(columns)) - 1].is_wordy:
            return None
        cells[-1] += "\n" + row[0]
        cells.extend(row[1:])
    whole = len(cells) == len(columns) and all(column.fits(cell) for column, cell in zip(columns, cells, strict=True))
    return cells if whole else None


class _Reading:
    """The ways to make cells of pieces, counted up to two."""

    def __init__(self, cells: Sequence[str], columns: Sequence[Column], delimiter: str, has_blanks: bool) -> None:
        self._cells = cells
        self._columns = columns
        self._delimiter = delimiter
        self._has_blanks = has_blanks

    def bounds(self) -> list[int] | None:
        """Return where each cell begins, counted in pieces, if there is one way alone."""
        n_pieces, n_columns = len(self._cells), len(self._columns)
        # For each number of pieces: in how many ways the columns so far can hold them, and where the last of these
        # begins in one of the ways.
        ways: list[tuple[int, int]] = [(0, -1)] * (n_pieces + 1)
        ways[0] = (1, -1)
        begins: list[list[int]] = []
        for place in range(n_columns):
            ways = self._with_column(place, ways)
            begins.append([begin for _, begin in ways])
        if ways[n_pieces][0] != 1:
            return None
        bounds, end = [], n_pieces
        for column in reversed(begins):
            end = column[end]
            bounds.append(end)
        return bounds[::-1]

    def _with_column(self, place: int, ways: list[tuple[int, int]]) -> list[tuple[int, int]]:
        column = self._columns[place]
        n_pieces = len(self._cells)
        following: list[tuple[int, int]] = [(0, -1)] * (n_pieces + 1)
        starts = [
            start for start in range(n_pieces) if ways[start][0] and (start == 0 or self._may_divide(place, start))
        ]
        if column.field in _TEXTS:
            n_ways, begin = 0, -1
            by_start = set(starts)
            for end in range(1, n_pieces + 1):
                if end - 1 in by_start:
                    n_ways, begin = min(2, n_ways + ways[end - 1][0]), end - 1
                # A text of blanks alone is none; so few pieces of that kind stand in a row that they may be counted.
                if n_ways and self._cells[end - 1].strip():
                    following[end] = (n_ways, begin)
                elif n_ways:
                    following[end] = (n_ways, begin) if self._joined(begin, end).strip() else (0, -1)
            return following
        for start in starts:
            length = 0
            for end in range(start + 1, n_pieces + 1):
                length += len(self._cells[end - 1])
                if length > _MAX_CHARS_BESIDE_TEXT:
                    break
                if column.fits(self._joined(start, end)):
                    n_ways = min(2, following[end][0] + ways[start][0])
                    following[end] = (n_ways, start)
        return following

    def _joined(self, start: int, end: int) -> str:
        return self._delimiter.join(self._cells[start:end])

    def _may_divide(self, place: int, start: int) -> bool:
        """Tell whether the delimiter before a piece may divide the column at this place from the one before it."""
        piece, before = self._cells[start], self._cells[start - 1]
        if not self._has_blanks and (piece[:1].isspace() or piece[:1] in _CLOSING_MARKS):
            return False
        is_in_prose = self._columns[place].is_wordy and self._columns[place - 1].is_wordy
        is_thousands = _ENDS_IN_FIGURE.search(before) is not None and _BEGINS_WITH_THOUSANDS.match(piece) is not None
        return not (is_in_prose and is_thousands)


def _kind(field: str | None, cells: Sequence[str]) -> str:
    if field == "id":
        return "free" if any(" " in cell for cell in cells) else "word"
    if field is not None or len(cells) < _MIN_ROWS:
        return "free"
    if all(_NUMBER.match(cell) for cell in cells):
        return "number"
    return "free" if any(any(sign.isspace() for sign in cell) for cell in cells) else "word"


def _is_dated(words: str) -> bool:
    if not all(_WORDS_OF_DATES.match(word) or _ZONE.match(word) for word in _LETTERS.findall(words)):
        return False
    reading = search_date(words)
    return reading.day is not None or reading.is_ambiguous or _NUMBER.match(words) is not None
