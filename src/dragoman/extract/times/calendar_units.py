"""Units of the calendar: ``last week``, ``two days ago``, ``the past year``, ``the end of the month``."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.extract.grammar.clauses import GENITIVE_MARKS
from dragoman.extract.times.beside import unit_beside_found
from dragoman.extract.times.calendar_meanings import Away, CalendarUnit, Meaning, Open, Part, Stretch
from dragoman.extract.times.counts import COUNTED_UNITS, counted_unit_found
from dragoman.extract.times.tense import direction_at
from dragoman.extract.times.time_words import (
    DEMONSTRATIVES,
    JOINTS_OF_PERIODS,
    SHIFTS,
    UNITS,
    WEEKDAYS,
    Found,
    count_before,
    points_back,
    start_with_article,
    word_at,
)
from dragoman.extract.times.weekdays import DAY_OF_MONTH
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

RUNNING = words_of("times", "words for the running unit")
BEFORE_NEXT = words_of("times", "words before the next unit")
TIMES_AFTER = words_of("times", "times after a unit")
STANDARDS = words_of("times", "standards of comparison")
PARTS_OF_UNITS = words_of("times", "parts of units")
EDGES_OF_UNITS = words_of("times", "edges of units")
COUNTED_WORDS = frozenset(WEEKDAYS) | COUNTED_UNITS


def unit_found(parse: Parse, token: int) -> Found | None:
    """Units of the calendar: ``last week``, ``two days ago``, ``the past year``, ``earlier this month``."""
    unit = UNITS[parse.lower[token]]
    counted = counted_unit_found(parse, token, unit) or unit_beside_found(parse, token, unit)
    return counted or _unit_with_word_after(parse, token, unit) or _unit_with_word_before(parse, token, unit)


def _unit_with_word_after(parse: Parse, token: int, unit: CalendarUnit) -> Found | None:
    """``two days ago``, ``a week from now``, ``in two years' time``, ``days later``."""
    after, second = word_at(parse, token + 1), word_at(parse, token + 2)
    if after == "ago":
        return _counted(parse, token, unit, -1, token + 2)
    if after == "from" and second == "now":
        return _counted(parse, token, unit, 1, token + 3)
    if after in GENITIVE_MARKS and second == "time":
        return _in_time(parse, token, unit)
    if after in TIMES_AFTER and second not in STANDARDS:
        _, start = count_before(parse, token)
        return Found(start, token + 2, token, Open(unit)) if start < token else None
    return None


def _counted(parse: Parse, token: int, unit: CalendarUnit, sign: int, end: int) -> Found:
    """Return so many units before (-1) or after (1) publication; open where the number is vague."""
    count, start = count_before(parse, token)
    return Found(start, end, token, Open(unit) if count is None else Away(unit, sign * count))


def _in_time(parse: Parse, token: int, unit: CalendarUnit) -> Found | None:
    """``in two years' time``."""
    count, start = count_before(parse, token)
    if count is None or word_at(parse, start - 1) != "in":
        return None
    return Found(start, token + 3, token, Away(unit, count))


def _unit_with_word_before(parse: Parse, token: int, unit: CalendarUnit) -> Found | None:
    if parse.lower[token].endswith("s"):
        count, start = count_before(parse, token)
        return None if count is None else _stretch(parse, token, start, unit, count or 1)
    before, first = word_at(parse, token - 1), word_at(parse, token - 2)
    shifted = None if unit == "day" else _shifted_unit(parse, token, unit)
    if shifted is not None:
        return shifted
    if before == "next" or points_back(parse, token - 1):
        begin = token - 2 if first in BEFORE_NEXT else token - 1
        return Found(begin, token + 1, token, Open(unit))
    return _unit_with_article(parse, token, unit) if before == "the" else None


def _shifted_unit(parse: Parse, token: int, unit: CalendarUnit) -> Found | None:
    """``the past year``, ``last year``, ``this year``; "the next day" is one of the story."""
    before, first = word_at(parse, token - 1), word_at(parse, token - 2)
    if SHIFTS.get(before) in ("last", "next") and first in DEMONSTRATIVES:
        return _stretch(parse, token, token, unit, 1)
    if before in _SHIFTED:
        # `past year` without an article is the stretch, `last year` the calendar year.
        return Found(token - 1, token + 1, token, _SHIFTED[before](unit))
    return _this_unit(parse, token, unit) if before in RUNNING else None


_SHIFTED: dict[str, Callable[[CalendarUnit], Meaning]] = {
    "past": lambda unit: Stretch(unit, -1),
    "last": lambda unit: Away(unit, -1),
    "next": lambda unit: Away(unit, 1),
}


def _unit_with_article(parse: Parse, token: int, unit: CalendarUnit) -> Found | None:
    """``earlier in the week``, ``the end of the month``."""
    first, word = word_at(parse, token - 2), word_at(parse, token - 3)
    if first == "in" and word in PARTS_OF_UNITS:
        return Found(token - 3, token + 1, token, Open(unit))
    if first in JOINTS_OF_PERIODS and (word in COUNTED_WORDS or DAY_OF_MONTH.fullmatch(word)):
        return _edge_of_unit(parse, token, unit)
    return _edge_of_unit(parse, token, unit) if first == "of" and word in EDGES_OF_UNITS else None


def _stretch(parse: Parse, token: int, start: int, unit: CalendarUnit, count: int) -> Found | None:
    shift, first = SHIFTS.get(word_at(parse, start - 1)), word_at(parse, start - 2)
    begin = start - 2 if first in DEMONSTRATIVES or first == "these" else start - 1
    if shift == "last":
        return Found(begin, token + 1, token, Stretch(unit, -count))
    if shift == "next" and first in DEMONSTRATIVES:
        return Found(begin, token + 1, token, Stretch(unit, count))
    return None


def _this_unit(parse: Parse, token: int, unit: CalendarUnit) -> Found:
    before = word_at(parse, token - 2)
    if before in PARTS_OF_UNITS:
        return Found(token - 2, token + 1, token, Part(unit, before == "later"))
    return Found(start_with_article(parse, token - 1), token + 1, token, Away(unit, 0))


def _edge_of_unit(parse: Parse, token: int, unit: CalendarUnit) -> Found | None:
    """``the end of the year``: this year's, unless a story of the past is told."""
    if direction_at(parse, token) == "past":
        return Found(token - 1, token + 1, token, Open(unit))
    return Found(token - 1, token + 1, token, Away(unit, 0))
