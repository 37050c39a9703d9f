"""Units of the calendar: ``last week``, ``two days ago``, ``the past year``, ``the end of the month``."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.extract.times.calendar_days import Away, CalendarUnit, Meaning, Open, Part, Stretch
from dragoman.extract.times.tense import direction_at
from dragoman.extract.times.time_words import UNITS, Found, count_before, points_back, word_at
from dragoman.model import Parse


def unit_found(parse: Parse, token: int) -> Found | None:
    """Units of the calendar: ``last week``, ``two days ago``, ``the past year``, ``earlier this month``."""
    unit = UNITS[parse.lower[token]]
    return _unit_with_word_after(parse, token, unit) or _unit_with_word_before(parse, token, unit)


def _unit_with_word_after(parse: Parse, token: int, unit: CalendarUnit) -> Found | None:
    after = word_at(parse, token + 1)
    if after == "ago":
        count, start = count_before(parse, token)
        return Found(start, token + 2, token, Open(unit) if count is None else Away(unit, -count))
    if after == "from" and word_at(parse, token + 2) == "now":
        count, start = count_before(parse, token)
        return Found(start, token + 3, token, Open(unit) if count is None else Away(unit, count))
    if after in ("'", "’", "'s", "’s") and word_at(parse, token + 2) == "time":
        count, start = count_before(parse, token)
        if count is not None and word_at(parse, start - 1) == "in":
            return Found(start, token + 3, token, Away(unit, count))
    if after in ("earlier", "later", "before") and word_at(parse, token + 2) not in ("than", "the", "a", "an"):
        count, start = count_before(parse, token)
        return Found(start, token + 2, token, Open(unit)) if start < token else None
    return None


def _unit_with_word_before(parse: Parse, token: int, unit: CalendarUnit) -> Found | None:
    if parse.lower[token].endswith("s"):
        count, start = count_before(parse, token)
        return None if count is None else _stretch(parse, token, start, unit, count or 1)
    before, first = word_at(parse, token - 1), word_at(parse, token - 2)
    if unit != "day" and before in ("last", "past", "next", "coming") and first in ("the", "this"):
        return _stretch(parse, token, token, unit, 1)
    if unit != "day" and before in _SHIFTED:
        # `past year` without an article is the stretch, `last year` the calendar year.
        return Found(token - 1, token + 1, token, _SHIFTED[before](unit))
    if unit != "day" and before in ("this", "current"):
        return _this_unit(parse, token, unit)
    if before == "next" or points_back(parse, token - 1):
        begin = token - 2 if first in ("the", "that") else token - 1
        return Found(begin, token + 1, token, Open(unit))
    return _unit_with_article(parse, token, unit) if before == "the" else None


_SHIFTED: dict[str, Callable[[CalendarUnit], Meaning]] = {
    "past": lambda unit: Stretch(unit, -1),
    "last": lambda unit: Away(unit, -1),
    "next": lambda unit: Away(unit, 1),
}


def _unit_with_article(parse: Parse, token: int, unit: CalendarUnit) -> Found | None:
    """``earlier in the week``, ``the end of the month``."""
    first, word = word_at(parse, token - 2), word_at(parse, token - 3)
    if first == "in" and word in ("earlier", "later"):
        return Found(token - 3, token + 1, token, Open(unit))
    if first == "of" and word in ("end", "beginning", "start", "rest", "middle"):
        return _edge_of_unit(parse, token, unit)
    return None


def _stretch(parse: Parse, token: int, start: int, unit: CalendarUnit, count: int) -> Found | None:
    before, first = word_at(parse, start - 1), word_at(parse, start - 2)
    begin = start - 2 if first in ("the", "these", "this") else start - 1
    if before in ("past", "last"):
        return Found(begin, token + 1, token, Stretch(unit, -count))
    if before in ("next", "coming") and first in ("the", "this"):
        return Found(begin, token + 1, token, Stretch(unit, count))
    return None


def _this_unit(parse: Parse, token: int, unit: CalendarUnit) -> Found:
    before = word_at(parse, token - 2)
    if before in ("earlier", "later"):
        return Found(token - 2, token + 1, token, Part(unit, before == "later"))
    start = token - 2 if before == "the" else token - 1
    return Found(start, token + 1, token, Away(unit, 0))


def _edge_of_unit(parse: Parse, token: int, unit: CalendarUnit) -> Found | None:
    """``the end of the year``: this year's, unless a story of the past is told."""
    if direction_at(parse, token) == "past":
        return Found(token - 1, token + 1, token, Open(unit))
    return Found(token - 1, token + 1, token, Away(unit, 0))
