"""Weekdays: ``Monday``, ``last Monday``."""

from __future__ import annotations

from dragoman.extract.times.calendar_days import Open, Weekday
from dragoman.extract.times.time_words import (
    MONTHS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    Found,
    points_back,
    shift_before,
    start_of_shift,
    word_at,
)
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

NAMED_DAYS = words_of("times", "named days")
RECURRING = words_of("times", "recurring")
PRAYERS = words_of("times", "prayers")
LEADERS_OF_PRAYER = words_of("times", "leaders of prayer")
NAMES_AFTER = words_of("times", "names after a weekday")


def weekday_found(parse: Parse, token: int) -> Found | None:
    """``Monday``, ``last Monday``, ``Mon. 3 May``."""
    if not parse.words[token][0].isupper() or _is_other_weekday(parse, token):
        return None
    day = WEEKDAYS[parse.lower[token]]
    if parse.lower[token] in SHORT_WEEKDAYS:
        return Found(token, token + 1, token, Weekday(day)) if _is_dated(parse, token) else None
    if points_back(parse, token - 1):
        return Found(token - 1, token + 1, token, Open("day"))
    return Found(start_of_shift(parse, token), token + 1, token, Weekday(day, shift_before(parse, token)))


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
