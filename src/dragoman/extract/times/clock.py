"""Times of day by the clock: ``8 p.m.``, ``noon``."""

from __future__ import annotations

import re

from dragoman.extract.times.calendar_meanings import Clock
from dragoman.extract.times.numbers import CLOCK_PREPOSITIONS, CLOCK_TIME, after_zone
from dragoman.extract.times.time_words import Found, word_at
from dragoman.model import Parse

HOUR = re.compile(r"[0-9]{1,2}")


def clock_found(parse: Parse, token: int) -> Found | None:
    """``8 p.m.``, ``10.30 am``, ``5 o'clock``."""
    if not _is_hour(word_at(parse, token - 1)):
        return None
    return Found(token - 1, after_zone(parse, token + 1), token, Clock())


def _is_hour(word: str) -> bool:
    return bool(CLOCK_TIME.fullmatch(word) or HOUR.fullmatch(word))


def noon_found(parse: Parse, token: int) -> Found | None:
    """``at noon``."""
    before = word_at(parse, token - 1)
    is_clock = before in CLOCK_PREPOSITIONS or before == "since"
    return Found(token, token + 1, token, Clock()) if is_clock else None
