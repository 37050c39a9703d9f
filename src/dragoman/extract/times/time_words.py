"""Words that tell times, and what is asked of the words around them. Token numbers of a ``Parse`` throughout."""

from __future__ import annotations

import re
from typing import NamedTuple, get_args

from dragoman.extract.times.calendar_days import FIRST_MONTH_OF_SEASON
from dragoman.extract.times.calendar_meanings import CalendarUnit, Meaning, Open, Shift
from dragoman.lexicon.word_sorts import numbered_words_of, phrases_of, words_of
from dragoman.model import Parse


class Found(NamedTuple):
    """A time expression: a half-open token range, the token its syntax hangs on, and its meaning."""

    start: int
    end: int
    head: int
    meaning: Meaning


def word_at(parse: Parse, token: int) -> str:
    """Return a token in lower case, or nothing beyond the ends of the text."""
    return parse.lower[token] if 0 <= token < len(parse) else ""


MONTHS = numbered_words_of("times", "months")
AMBIGUOUS_MONTHS = words_of("times", "ambiguous months")
WEEKDAYS = numbered_words_of("times", "weekdays", first=0)
SHORT_WEEKDAYS = frozenset(name for name in WEEKDAYS if not name.endswith("day"))
SEASONS = {word: season for season in FIRST_MONTH_OF_SEASON for word in words_of("times", season)}
UNITS: dict[str, CalendarUnit] = {
    word: unit for unit in get_args(CalendarUnit) for word in words_of("times", f"units of a {unit}")
}
COUNTS = numbered_words_of("times", "counts") | dict.fromkeys(words_of("times", "articles that count"), 1)
COUNTS |= {word: 10 * tens for word, tens in numbered_words_of("times", "tens", first=3).items()}
VAGUE_COUNTS = words_of("times", "vague counts")
INEXACT = words_of("times", "inexact")
_SHIFT_NAMES: tuple[Shift, ...] = ("last", "this", "next")
SHIFTS: dict[str, Shift] = {word: shift for shift in _SHIFT_NAMES for word in words_of("times", f"shifts to {shift}")}
DEMONSTRATIVES = words_of("times", "words before shifts")
SHORT_NUMBER = re.compile(r"[0-9]{1,3}")
PREPOSITIONS = words_of("times", "prepositions of times")
DAY_PARTS = words_of("times", "parts of the day")
EDGES = words_of("times", "edges")
PARTS_BEFORE = words_of("times", "parts before a period")
# How words begin that a hyphen joins to a year: `mid-2019`, `late-1990s`.
N_OF_PREFIX = 4
PREFIXES = frozenset(f"{part}-"[:N_OF_PREFIX] for part in PARTS_BEFORE)
OTHER_TIMES = words_of("times", "other times of the story")
ORDINALS = numbered_words_of("times", "ordinals")
ORDINALS |= {word: -n for word, n in numbered_words_of("times", "ordinals from the end").items()}
JOINTS_OF_PERIODS = words_of("times", "joints of periods")
BESIDE = words_of("times", "words beside a time")
VAGUE_BEGINNINGS = words_of("times", "beginnings of vague counts")


def is_after_edge(parse: Parse, token: int) -> bool:
    """Tell ``mid-2019``, ``late–March``, written as several tokens."""
    return word_at(parse, token - 1) in ("-", "–") and word_at(parse, token - 2) in PARTS_BEFORE


def shift_before(parse: Parse, token: int) -> Shift:
    return SHIFTS.get(word_at(parse, token - 1))


def start_of_shift(parse: Parse, token: int) -> int:
    """Return where ``last``, ``this past`` or nothing begins before a token."""
    if not shift_before(parse, token):
        return token
    return token - 2 if word_at(parse, token - 2) in DEMONSTRATIVES else token - 1


def start_with_article(parse: Parse, token: int) -> int:
    """Return where an expression begins that may have "the" before it."""
    return token - 1 if word_at(parse, token - 1) == "the" else token


def ordinal_before(parse: Parse, token: int) -> tuple[int, int]:
    """Return the ordinal that ends before a token, from the end below nought, and where it begins; (0, token) for none.

    ``third`` is 3, ``last`` -1, ``second-to-last`` and ``next to last`` -2.
    """
    begin = token - 1
    n = ORDINALS.get(word_at(parse, begin), 0)
    if n == -1:
        words = [place for place in range(max(0, begin - 4), begin) if parse.lower[place] != "-"]
        if len(words) > 1 and parse.lower[words[-1]] == "to":
            first = words[-2]
            counted = 2 if parse.lower[first] == "next" else ORDINALS.get(parse.lower[first], 0)
            if counted > 1:
                return -counted, first
    return (n, begin) if n else (0, token)


def weeks_behind(parse: Parse, token: int) -> tuple[Shift, int]:
    """Read ``after next`` (next, 1) and ``before last`` (last, -1) that begin here; nothing is (None, 0)."""
    shift, on = STEPS.get((word_at(parse, token), word_at(parse, token + 1)), (None, 0))
    # "the Monday before last month's vote"
    is_whole = on and parse.heads[token + 1] <= token + 1 and word_at(parse, token + 2) not in UNITS
    return (shift, on) if is_whole else (None, 0)


STEPS: dict[tuple[str, ...], tuple[Shift, int]] = {
    **dict.fromkeys(phrases_of("times", "steps ahead"), ("next", 1)),
    **dict.fromkeys(phrases_of("times", "steps back"), ("last", -1)),
}


def points_back(parse: Parse, token: int) -> bool:
    """Tell ``that``, ``the same``, ``the following`` and such, which point to another time of the story."""
    word = word_at(parse, token)
    if word == "that":
        return parse.tags[token] == "DT" and parse.deps[token] == "det"
    return word in OTHER_TIMES


def day_of_story_found(parse: Parse, token: int) -> Found | None:
    """``that Monday``, ``the following night``: a day that another time of the story tells, so that it stays open."""
    return Found(token - 1, token + 1, token, Open("day")) if points_back(parse, token - 1) else None


def count_before(parse: Parse, token: int) -> tuple[int | None, int]:
    """Return the number that ends before the token (None where it is vague) and the token the number begins at."""
    word = word_at(parse, token - 1)
    if word in VAGUE_COUNTS:
        begin = token - 1
        while word_at(parse, begin - 1) in VAGUE_BEGINNINGS:
            begin -= 1
        return None, begin
    count = COUNTS.get(word)
    if count is None and SHORT_NUMBER.fullmatch(word):
        count = int(word)
    if count is None:
        return None, token
    if word_at(parse, token - 2) in INEXACT:
        return None, token - 1
    return count, token - 1
