"""Times of day by the clock: ``8 p.m.``, ``noon``."""

from __future__ import annotations

from dragoman.extract.times.calendar_days import Clock
from dragoman.extract.times.numbers import CLOCK_TIME, ZONES
from dragoman.extract.times.time_words import Found, word_at
from dragoman.model import Parse


def clock_found(parse: Parse, token: int) -> Found | None:
    """``8 p.m.``, ``10.30 am``, ``5 o'clock``."""
    before = word_at(parse, token - 1)
    if not (CLOCK_TIME.fullmatch(before) or (before.isascii() and before.isdigit() and 1 <= len(before) <= 2)):
        return None
    end = token + 1
    if word_at(parse, end) in ZONES:
        end += 1
    elif word_at(parse, end) == "local" and word_at(parse, end + 1) == "time":
        end += 2
    return Found(token - 1, end, token, Clock())


def noon_found(parse: Parse, token: int) -> Found | None:
    is_clock = word_at(parse, token - 1) in ("at", "by", "around", "until", "before", "after", "since")
    return Found(token, token + 1, token, Clock()) if is_clock else None
