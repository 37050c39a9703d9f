"""What is counted in a period: ``the last week of October``, ``the 20th of next month``, ``the week of May 6``.

The period, or the day, is an expression of its own; ``joining`` puts the two together.
"""

from __future__ import annotations

from dragoman.extract.times.calendar_meanings import Away, CalendarUnit, Nth, Weekend, WeekOf
from dragoman.extract.times.counted_days import Counted
from dragoman.extract.times.time_words import (
    JOINTS_OF_PERIODS,
    MONTHS,
    SHIFTS,
    UNITS,
    Found,
    ordinal_before,
    start_with_article,
    weeks_behind,
    word_at,
)
from dragoman.extract.times.weekdays import DAY_OF_MONTH
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

WEEKENDS = words_of("times", "weekend")
# In the singular: "the last weeks of October" are part of it, none counted.
COUNTED_UNITS = frozenset(word for word in UNITS if not word.endswith("s")) | WEEKENDS


def counted_unit_found(parse: Parse, token: int, unit: CalendarUnit) -> Found | None:
    """``the first week of``, ``the last day of``, ``the week of``, ``the week after next``."""
    if parse.lower[token] not in COUNTED_UNITS:
        return None
    _, on = weeks_behind(parse, token + 1)
    if on:
        return Found(start_with_article(parse, token), token + 3, token, Away(unit, 2 * on))
    return _numbered(parse, token, unit) or _around(parse, token, unit)


def counted_weekend_found(parse: Parse, token: int) -> Found | None:
    """``the weekend after next``, ``the second weekend of``, ``the weekend of``."""
    shift, on = weeks_behind(parse, token + 1)
    if on:
        return Found(start_with_article(parse, token), token + 3, token, Weekend(shift, on))
    return _numbered(parse, token, "weekend") or _around(parse, token, "weekend")


def day_of_period_found(parse: Parse, token: int) -> Found | None:
    """``the 20th of next month``: the month is none that has a name."""
    word, after = parse.lower[token], word_at(parse, token + 2)
    if not DAY_OF_MONTH.fullmatch(word) or word_at(parse, token + 1) != "of":
        return None
    unit = word_at(parse, token + 3)
    if UNITS.get(unit) != "month" or not (after in SHIFTS or after == "the"):
        return None
    return Found(start_with_article(parse, token), token + 1, token, Nth("day", int(word[:-2])))


def _numbered(parse: Parse, token: int, what: Counted) -> Found | None:
    before, after = word_at(parse, token - 1), word_at(parse, token + 1)
    n, begin = ordinal_before(parse, token)
    if not n or after not in JOINTS_OF_PERIODS:
        return None
    if begin == token - 1 and before in SHIFTS and not _tells_period(parse, token):
        # "met last week in Bergen"
        return None
    return Found(start_with_article(parse, begin), token + 1, token, Nth(what, n))


def _tells_period(parse: Parse, token: int) -> bool:
    """Tell ``last week of`` and ``the last week in May`` from ``last week in``."""
    if word_at(parse, token + 1) == "of":
        return True
    return word_at(parse, token - 2) == "the" and word_at(parse, token + 2) in MONTHS


def _around(parse: Parse, token: int, what: Counted) -> Found | None:
    """``the week of May 6``."""
    if what not in ("week", "weekend") or word_at(parse, token - 1) != "the" or word_at(parse, token + 1) != "of":
        return None
    return Found(token - 1, token + 1, token, WeekOf(None, what == "weekend"))
