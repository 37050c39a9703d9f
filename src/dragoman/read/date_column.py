"""The days in a column of a table: where figures leave it open which is the day's, the column as a whole tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from dragoman.model import Issue
from dragoman.read.item import read_issue
from dragoman.read.metadata import Order, order_of, read_date

# Rows are held back until so many were seen, or so much text: of so many days more than half tell the order.
_MAX_ROWS = 2000
_MAX_CHARS = 32 * 1024 * 1024

_ROW = tuple[dict[str, Any], int]


class DateColumn:
    """Takes rows in order and gives them back in order, with the days read that the column tells how to read.

    Nothing is read where the column has days of both orders, or none that tells.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._held: list[_ROW] = []
        self._n_chars = 0
        self._seen: Counter[Order] = Counter()
        self._is_decided = False
        self._n_read = 0
        self._n_contrary = 0

    def take(self, fields: dict[str, Any], number: int) -> Iterator[_ROW]:
        """Take a row, and yield those that need not wait."""
        written = fields.get("published")
        order = order_of(written) if isinstance(written, str) else None
        if order is not None:
            self._seen[order] += 1
            if self._is_decided and len(self._seen) > 1:
                self._n_contrary += 1
        is_open = order is None and isinstance(written, str) and read_date(written).is_ambiguous
        if self._is_decided:
            yield (self._with_day(fields) if is_open else fields), number
            return
        if not self._held and not is_open:
            yield fields, number
            return
        self._held.append((fields, number))
        self._n_chars += sum(len(value) for value in fields.values() if isinstance(value, str | bytes))
        if len(self._held) >= _MAX_ROWS or self._n_chars >= _MAX_CHARS:
            yield from self.rest()

    def rest(self) -> Iterator[_ROW]:
        """Yield the rows held back; what comes after them is read as they are."""
        self._is_decided = bool(self._held)
        held, self._held, self._n_chars = self._held, [], 0
        for fields, number in held:
            written = fields.get("published")
            is_open = isinstance(written, str) and read_date(written).is_ambiguous
            yield (self._with_day(fields) if is_open else fields), number

    def issues(self) -> Iterator[Issue]:
        """Yield an issue where days were read by the order of a column that later has days of the other."""
        if self._n_read and self._n_contrary:
            message = (
                f"has days of both orders: {self._n_read:,} that can be two days were read by those before them, "
                f"{self._n_contrary:,} later ones say otherwise; write dates as 2022-03-29"
            )
            yield read_issue(self._source, "mixed-dates", message)

    def _with_day(self, fields: dict[str, Any]) -> dict[str, Any]:
        if len(self._seen) != 1:
            return fields
        day = read_date(fields["published"], next(iter(self._seen))).day
        if day is None:
            return fields
        self._n_read += 1
        return {**fields, "published": day.isoformat()}
