"""Days, seasons and hours that count from the day of publication: ``yesterday``, ``last summer``."""

from __future__ import annotations

from dragoman.extract.times.calendar_days import Away, HoursAgo, Open, Season, Weekend
from dragoman.extract.times.month_days import year_after
from dragoman.extract.times.time_words import SEASONS, Found, count_before, points_back, shift_before, word_at
from dragoman.model import Parse


def today_found(parse: Parse, token: int) -> Found | None:
    if (
        parse.words[token][0].isupper()
        and token > 0
        and parse.words[token - 1][:1].isupper()
        and parse.words[token - 1].isalpha()
    ):
        return None  # a newspaper or a channel
    return Found(token, token + 1, token, Away("day", 0))


def yesterday_found(parse: Parse, token: int) -> Found | None:
    start = _day_before(parse, token, "before")
    return (
        Found(token, token + 1, token, Away("day", -1))
        if start is None
        else Found(start, token + 1, token, Away("day", -2))
    )


def tomorrow_found(parse: Parse, token: int) -> Found | None:
    start = _day_before(parse, token, "after")
    if start is not None:
        return Found(start, token + 1, token, Away("day", 2))
    if parse.tags[token - 1] in ("DT", "JJ", "JJR", "PRP$") and token > 0:
        return None  # a better tomorrow
    return Found(token, token + 1, token, Away("day", 1))


def _day_before(parse: Parse, token: int, word: str) -> int | None:
    if word_at(parse, token - 1) != word or word_at(parse, token - 2) != "day":
        return None
    return token - 3 if word_at(parse, token - 3) == "the" else token - 2


def day_part_found(parse: Parse, token: int) -> Found | None:
    """``last night``, ``this morning``. Others belong to a weekday or date beside them."""
    before = word_at(parse, token - 1)
    if before == "this" or (before == "last" and parse.lower[token] in ("night", "evening")):
        return Found(token - 1, token + 1, token, Away("day", 0 if before == "this" else -1))
    if points_back(parse, token - 1):
        return Found(token - 1, token + 1, token, Open("day"))
    return None


def season_found(parse: Parse, token: int) -> Found | None:
    """``last summer``, ``this spring``, ``in the autumn``; with a year see ``_year``."""
    season = SEASONS[parse.lower[token]]
    year, end = year_after(parse, token + 1)
    if year is not None and word_at(parse, token + 1) != ",":
        start = token - 1 if word_at(parse, token - 1) == "the" else token
        return Found(start, end, token, Season(season, year))
    if parse.tags[token][0] != "N" or word_at(parse, token + 1) == "of":
        return None
    if shift := shift_before(parse, token):
        return Found(token - 1, token + 1, token, Season(season, None, shift))
    start = token - 1 if word_at(parse, token - 1) == "the" else token
    is_dated = word_at(parse, start - 1) in ("in", "during", "since", "until", "by", "early", "late", "mid")
    return Found(start, token + 1, token, Season(season)) if is_dated else None


def weekend_found(parse: Parse, token: int) -> Found | None:
    before = word_at(parse, token - 1)
    if before in ("every", "each", "on", "long"):
        return None
    if shift := shift_before(parse, token):
        start = token - 2 if word_at(parse, token - 2) in ("this", "the") else token - 1
        return Found(start, token + 1, token, Weekend(shift))
    if before == "the" and word_at(parse, token - 2) in ("at", "over", "during", "on", "for", "before", "after"):
        return Found(token - 1, token + 1, token, Weekend())
    return None


def hours_found(parse: Parse, token: int) -> Found | None:
    if word_at(parse, token + 1) != "ago":
        return None
    count, start = count_before(parse, token)
    return Found(start, token + 2, token, Open("hour") if count is None else HoursAgo(count))


def fortnight_found(parse: Parse, token: int) -> Found | None:
    count, start = count_before(parse, token)
    if word_at(parse, token + 1) != "ago" or count is None:
        return None
    return Found(start, token + 2, token, Away("week", -2 * count))
