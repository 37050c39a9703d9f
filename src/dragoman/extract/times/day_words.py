"""Days, seasons and hours that count from the day of publication: ``yesterday``, ``last summer``."""

from __future__ import annotations

from dragoman.extract.times.beside import NEAR_DAYS, part_beside_found
from dragoman.extract.times.calendar_meanings import Away, HoursAgo, Open, Season, Weekend
from dragoman.extract.times.counts import counted_weekend_found
from dragoman.extract.times.month_days import year_after
from dragoman.extract.times.time_words import (
    BESIDE,
    SEASONS,
    Found,
    count_before,
    day_of_story_found,
    shift_before,
    start_of_shift,
    start_with_article,
    word_at,
)
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

PARTS_OF_LAST_DAY = words_of("times", "parts of the last day")
BEFORE_SEASON = words_of("times", "words before a season")
NO_WEEKEND = words_of("times", "words before no weekend")
BEFORE_WEEKEND = words_of("times", "words before a weekend")


def today_found(parse: Parse, token: int) -> Found | None:
    """``today``, but not a newspaper or a channel."""
    is_named = token > 0 and parse.words[token][0].isupper() and parse.words[token - 1][:1].isupper()
    if is_named and parse.words[token - 1].isalpha():
        return None
    return Found(token, token + 1, token, Away("day", 0))


def yesterday_found(parse: Parse, token: int) -> Found | None:
    """``yesterday``, ``the day before yesterday``."""
    start = _day_before(parse, token, "before")
    if start is not None:
        return Found(start, token + 1, token, Away("day", -2))
    return Found(token, token + 1, token, Away("day", -1))


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
    return start_with_article(parse, token - 2)


def day_part_found(parse: Parse, token: int) -> Found | None:
    """``last night``, ``this morning``. Others belong to a weekday or date beside them."""
    before = word_at(parse, token - 1)
    beside = part_beside_found(parse, token) if word_at(parse, token + 1) in BESIDE else None
    if beside is not None:
        return None if word_at(parse, beside.end) in ("last", *NEAR_DAYS) else beside
    if before == "this":
        return Found(token - 1, token + 1, token, Away("day", 0))
    if before == "last" and parse.lower[token] in PARTS_OF_LAST_DAY:
        return Found(token - 1, token + 1, token, Away("day", -1))
    return day_of_story_found(parse, token)


def season_found(parse: Parse, token: int) -> Found | None:
    """``last summer``, ``this spring``, ``in the autumn``; with a year see ``_year``."""
    season = SEASONS[parse.lower[token]]
    year, end = year_after(parse, token + 1)
    start = start_with_article(parse, token)
    if year is not None and word_at(parse, token + 1) != ",":
        return Found(start, end, token, Season(season, year))
    if parse.tags[token][0] != "N" or word_at(parse, token + 1) == "of":
        return None
    if shift := shift_before(parse, token):
        return Found(token - 1, token + 1, token, Season(season, None, shift))
    return Found(start, token + 1, token, Season(season)) if word_at(parse, start - 1) in BEFORE_SEASON else None


def weekend_found(parse: Parse, token: int) -> Found | None:
    """``last weekend``, ``over the weekend``."""
    before = word_at(parse, token - 1)
    if before in NO_WEEKEND:
        return None
    counted = counted_weekend_found(parse, token)
    if counted is not None:
        return counted
    if shift := shift_before(parse, token):
        return Found(start_of_shift(parse, token), token + 1, token, Weekend(shift))
    if before == "the" and word_at(parse, token - 2) in BEFORE_WEEKEND:
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
