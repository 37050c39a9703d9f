"""Weekdays: ``Monday``, ``last Monday``."""

from __future__ import annotations

import re

from dragoman.extract.times.calendar_meanings import Nth, Open, Weekday
from dragoman.extract.times.tense import direction_at
from dragoman.extract.times.time_words import (
    BESIDE,
    MONTHS,
    SHIFTS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    Found,
    day_of_story_found,
    ordinal_before,
    shift_before,
    start_of_shift,
    start_with_article,
    weeks_behind,
    word_at,
)
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

NAMED_DAYS = words_of("times", "named days")
RECURRING = words_of("times", "recurring")
PRAYERS = words_of("times", "prayers")
LEADERS_OF_PRAYER = words_of("times", "leaders of prayer")
ROWS = words_of("times", "joints of rows")
INDEFINITE_DAYS = words_of("times", "indefinite before a day")
DAY_OF_MONTH = re.compile(rf"[0-9]{{1,2}}(?:{'|'.join(sorted(words_of('times', 'endings of numbers')))})")
NAMES_AFTER = words_of("times", "names after a weekday")


def weekday_found(parse: Parse, token: int) -> Found | None:
    """``Monday``, ``last Monday``, ``Mon. 3 May``."""
    if not parse.words[token][0].isupper() or _is_other_weekday(parse, token):
        return None
    day = WEEKDAYS[parse.lower[token]]
    if parse.lower[token] in SHORT_WEEKDAYS:
        return Found(token, token + 1, token, Weekday(day)) if _is_dated(parse, token) else None
    return (
        day_of_story_found(parse, token)
        or _with_words_behind(parse, token, day)
        or _numbered(parse, token, day)
        or _left_open(parse, token)
        or _plain(parse, token, day)
    )


def _plain(parse: Parse, token: int, day: int) -> Found:
    return Found(start_of_shift(parse, token), token + 1, token, Weekday(day, shift_before(parse, token)))


def _with_words_behind(parse: Parse, token: int, day: int) -> Found | None:
    """``Friday after next``, ``the Monday before last``, ``Friday week``, ``Monday the 20th``."""
    shift, on = weeks_behind(parse, token + 1)
    if on:
        return Found(start_with_article(parse, token), token + 3, token, Weekday(day, shift, None, on))
    if is_week_behind(parse, token):
        is_ahead = direction_at(parse, token) == "future"
        return Found(token, token + 2, token, Weekday(day, "this", None, 1) if is_ahead else Open("day"))
    is_day = word_at(parse, token + 1) == "the" and DAY_OF_MONTH.fullmatch(word_at(parse, token + 2))
    return Found(token, token + 3, token, Open("day")) if is_day and word_at(parse, token + 3) != "of" else None


def is_week_behind(parse: Parse, token: int) -> bool:
    """Tell ``Friday week``, the one a week after Friday, from ``the Monday week-long strike``."""
    after = token + 2
    is_last = after >= len(parse) or parse.pos[after] in ("PUNCT", "ADP", "CCONJ", "SCONJ", "VERB", "AUX", "PART")
    return word_at(parse, token + 1) == "week" and is_last and word_at(parse, after) != "-"


def _numbered(parse: Parse, token: int, day: int) -> Found | None:
    """``the third Friday``, whose period may follow. ``last Friday`` is one by itself."""
    n, begin = ordinal_before(parse, token)
    is_last = n == -1 and word_at(parse, begin) in SHIFTS
    if not n or is_last or _is_in_row(parse, token):
        return None
    return Found(start_with_article(parse, begin), token + 1, token, Nth(day, n))


def _is_in_row(parse: Parse, token: int) -> bool:
    """Tell ``the third Friday in a row``, which is that of the telling."""
    return any(word_at(parse, token + after) in ROWS for after in (1, 3))


def _left_open(parse: Parse, token: int) -> Found | None:
    """``on a Friday``, ``the Monday after the vote``: not told from publication."""
    before, after = word_at(parse, token - 1), word_at(parse, token + 1)
    is_some = before in INDEFINITE_DAYS and parse.heads[token] < token
    is_counted = before == "the" and after in BESIDE
    return Found(token - 1, token + 1 + is_counted, token, Open("day")) if is_some or is_counted else None


def _is_dated(parse: Parse, token: int) -> bool:
    """Tell a short name with a day or a month after it; others are words (``sun``)."""
    after = word_at(parse, token + 2 if word_at(parse, token + 1) in (".", ",") else token + 1)
    return after[:1].isdigit() or after in MONTHS


def _is_other_weekday(parse: Parse, token: int) -> bool:
    """Tell recurring Fridays, named days and newspapers from the Friday of some week."""
    before, after = word_at(parse, token - 1), word_at(parse, token + 1)
    if before in RECURRING or (after in PRAYERS and word_at(parse, token + 2) in LEADERS_OF_PRAYER):
        return True
    if before in NAMED_DAYS and parse.words[token - 1][0].isupper():
        return True
    return after in NAMES_AFTER and parse.words[token + 1][0].isupper()
