"""Pictures drawn on the server, as numbers that a template makes SVG of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.query import FacetValue

# Wider than this no screen shows bars of months apart; then they are years.
_MONTHS_SHOWN = 72
_HEIGHT = 100
_STEP = 12


@dataclass(frozen=True)
class Bar:
    """A bar of a chart: its place and size in the picture, and what it tells."""

    label: str
    n: int
    x: int
    y: float
    height: float


@dataclass(frozen=True)
class Bars:
    """Bars from left to right, for a picture of ``width`` by ``height``."""

    bars: tuple[Bar, ...]
    width: int
    height: int
    most: int
    unit: str


@dataclass(frozen=True)
class Line:
    """A stretch of time as a line: where it begins and ends, in hundredths of the picture's width."""

    label: str
    note: str
    x: float
    width: float
    y: int


def bars_by_month(months: Iterable[FacetValue]) -> Bars | None:
    """Return bars for each month between the first and the last, or each year where they are many; None of nothing."""
    n_by_label = {each.value: each.n for each in months}
    if not n_by_label:
        return None
    first, last = _ordinal(min(n_by_label)), _ordinal(max(n_by_label))
    labels, unit = [f"{each // 12:04}-{each % 12 + 1:02}" for each in range(first, last + 1)], "month"
    if len(labels) > _MONTHS_SHOWN:
        n_by_label, unit = _by_year(n_by_label), "year"
        labels = [f"{year:04}" for year in range(first // 12, last // 12 + 1)]
    most = max(n_by_label.values())
    bars = tuple(_bar(label, n_by_label.get(label, 0), place, most) for place, label in enumerate(labels))
    return Bars(bars, len(bars) * _STEP, _HEIGHT, most, unit)


def lines_of_time(stretches: Sequence[tuple[str, str, dt.date | None, dt.date | None]]) -> tuple[Line, ...]:
    """Return lines for stretches (label, note, first and last day), those without any day left out."""
    dated = [(label, note, first or last, last or first) for label, note, first, last in stretches]
    known = [(label, note, first, last) for label, note, first, last in dated if first and last]
    if not known:
        return ()
    begin = min(first.toordinal() for _, _, first, _ in known)
    days = max(max(last.toordinal() for _, _, _, last in known) - begin, 1)
    return tuple(
        Line(
            label,
            note,
            round(100 * (first.toordinal() - begin) / days, 2),
            round(max(100 * (last.toordinal() - first.toordinal()) / days, 1), 2),
            place * 2 * _STEP,
        )
        for place, (label, note, first, last) in enumerate(known)
    )


def _bar(label: str, n: int, place: int, most: int) -> Bar:
    height = round(_HEIGHT * n / most, 2)
    return Bar(label, n, place * _STEP, round(_HEIGHT - height, 2), height)


def _ordinal(month: str) -> int:
    """Return the number of a month, counted from year 0."""
    year, _, number = month.partition("-")
    return int(year) * 12 + int(number) - 1


def _by_year(n_by_month: Mapping[str, int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for month, n in n_by_month.items():
        year = month.partition("-")[0]
        found[year] = found.get(year, 0) + n
    return found
