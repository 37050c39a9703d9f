"""Weekdays: ``Monday``, ``last Monday``."""

from __future__ import annotations

from dragoman.extract.times.calendar_days import Open, Weekday
from dragoman.extract.times.time_words import MONTHS, SHIFTS, SHORT_WEEKDAYS, WEEKDAYS, Found, points_back, word_at
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

NAMED_DAYS = words_of("times", "named days")


def weekday_found(parse: Parse, token: int) -> Found | None:
    word = parse.lower[token]
    if not parse.words[token][0].isupper() or _is_other_weekday(parse, token):
        return None
    if word in SHORT_WEEKDAYS:
        at = token + (2 if word_at(parse, token + 1) in (".", ",") else 1)
        is_dated = word_at(parse, at)[:1].isdigit() or word_at(parse, at) in MONTHS
        return Found(token, token + 1, token, Weekday(WEEKDAYS[word])) if is_dated else None
    before = word_at(parse, token - 1)
    shift = SHIFTS.get(before)
    start = token - 1 if shift else token
    if shift and word_at(parse, start - 1) in ("this", "the"):
        start -= 1
    if points_back(parse, token - 1):
        return Found(token - 1, token + 1, token, Open("day"))
    return Found(start, token + 1, token, Weekday(WEEKDAYS[word], shift))


def _is_other_weekday(parse: Parse, token: int) -> bool:
    """Tell recurring Fridays, named days and newspapers from the Friday of some week."""
    before, after = word_at(parse, token - 1), word_at(parse, token + 1)
    if before in ("every", "each", "any", "most", "alternate") or (
        before in NAMED_DAYS and parse.words[token - 1][0].isupper()
    ):
        return True
    if after in ("prayer", "prayers") and word_at(parse, token + 2) in ("leader", "leaders", "imam", "imams"):
        return True
    return (
        after in ("times", "telegraph", "express", "mirror", "mosque", "tribune")
        and parse.words[token + 1][0].isupper()
    )
