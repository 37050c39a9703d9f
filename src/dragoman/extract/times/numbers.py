"""Years, decades, dates and times of day in numbers: ``2022``, ``the 1990s``, ``29.03.2022``, ``10:30``."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Literal

from dragoman.extract.times.calendar_meanings import Clock, Historical, Meaning, MonthDay, Open, Season, SlashDay, Years
from dragoman.extract.times.counts import day_of_period_found
from dragoman.extract.times.month_days import LEXICALISED, YEAR_NUMBER, is_counting
from dragoman.extract.times.time_words import (
    MONTHS,
    PARTS_BEFORE,
    SEASONS,
    Found,
    is_after_edge,
    start_with_article,
    word_at,
)
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

Order = Literal["day first", "month first"] | None

ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
SLASHED_DATE = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)")
YEAR_PAIR = re.compile(r"((?:1[89]|20)\d{2})\s?[-–/]\s?(\d{4}|\d{2})(?![\d-])")
DECADE = re.compile(r"(?:mid-|late-|early-)?((?:1[89]|20)\d0)s")
SHORT_DECADE = re.compile(r"([2-9])0s")
PREFIXED_YEAR = re.compile(r"(?:mid|late|early)-((?:1[89]|20)\d{2})")
PLAIN_YEAR = re.compile(r"[0-9]{4}")
CLOCK_TIME = re.compile(r"([01]?\d|2[0-3])[:.]?([0-5]\d)")
# After these a four-digit number is a year; the earliest and the latest taken for one without them.
YEAR_PREPOSITIONS = words_of("times", "prepositions of years") | {"("}
YEAR_JOINTS = words_of("times", "joints of years") | {","}
INDEFINITE = words_of("times", "indefinite")
DEFINITE = words_of("times", "definite") | words_of("grammar", "genitives")
BEFORE_DECADE = PARTS_BEFORE | {"'", "’", "‘", "-"}
MEASURES = words_of("times", "measures")
FIRST_YEAR, LAST_YEAR = 1800, 2099
CLOCK_MARKS = words_of("times", "clock marks")
ZONES = words_of("times", "clock zones")
CLOCK_PREPOSITIONS = words_of("times", "prepositions of the clock")


def number_found(parse: Parse, token: int) -> Found | None:
    word = parse.lower[token]
    if match := (DECADE.fullmatch(word) or SHORT_DECADE.fullmatch(word)):
        return _decade(parse, token, match[1])
    if match := PREFIXED_YEAR.fullmatch(word):
        return Found(token, token + 1, token, Years(int(match[1]), int(match[1])))
    if not word[:1].isdigit():
        return None
    if word == "9/11":
        return Found(token, token + 1, token, Historical(LEXICALISED[9, 11]))
    counted = day_of_period_found(parse, token)
    return counted or _numeric_date(parse, token) or _clock_digits(parse, token) or _year(parse, token)


def _decade(parse: Parse, token: int, digits: str) -> Found | None:
    start = token
    while word_at(parse, start - 1) in BEFORE_DECADE:
        start -= 1
    has_article = word_at(parse, start - 1) == "the"
    if len(digits) == 4:
        year = int(digits)
        # `the 1900s` may be ten years or a hundred; `the 2000s` is the ten years, so far.
        meaning: Meaning = Open("decade") if year % 100 == 0 and year != 2000 else Years(year, year + 9)
        return Found(start - has_article, token + 1, token, meaning)
    if not has_article:
        return None  # ages: `in her 90s`
    first = int(digits) * 10
    # The decades from the fifties on are those of the last century; `the '20s` are of this one or the last.
    meaning = Years(1900 + first, 1909 + first) if first >= 50 else Open("decade")
    return Found(start - 1, token + 1, token, meaning)


def _numeric_date(parse: Parse, token: int) -> Found | None:
    """``2022-03-29``, ``29.03.2022``, ``29/03/2022``; of ``03/04/2022`` other dates of the report tell the month."""
    text, at = parse.text, parse.starts[token]
    if match := ISO_DATE.match(text, at):
        meaning = _checked_day(int(match[1]), int(match[2]), int(match[3]))
    elif match := SLASHED_DATE.match(text, at):
        meaning = _slashed_day(match, order_of_days(text))
    else:
        return None
    end = _token_after(parse, token, match.end())
    return Found(token, end, token, meaning) if parse.ends[end - 1] == match.end() else None


def _slashed_day(match: re.Match[str], order: Order) -> Meaning:
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    if first == second or (order if _is_either(first, second) else _order_of(match)) == "day first":
        return _checked_day(year, second, first)
    if _is_either(first, second) and order is None:
        return SlashDay(first, second, year)
    return _checked_day(year, first, second)


@lru_cache(maxsize=8)
def order_of_days(text: str) -> Order:
    """Return the order of day and month that a report's own dates with slashes show; None if none, or both."""
    slashed = (match for match in SLASHED_DATE.finditer(text) if "." not in match[0])
    orders = {order for match in slashed if (order := _order_of(match)) is not None}
    return orders.pop() if len(orders) == 1 else None


def _order_of(match: re.Match[str]) -> Order:
    first, second = int(match[1]), int(match[2])
    if "." in match[0] or first > 12:
        return "day first"
    return "month first" if second > 12 else None


def _is_either(first: int, second: int) -> bool:
    return 0 < first <= 12 and 0 < second <= 12


def _checked_day(year: int, month: int, day: int) -> Meaning:
    try:
        dt.date(year, month, day)
    except ValueError:
        return Open("day")
    return MonthDay(month, day, day, year)


def _clock_digits(parse: Parse, token: int) -> Found | None:
    """``10:30``, ``1030 GMT``, ``8:15 local time``."""
    word = parse.lower[token]
    if not CLOCK_TIME.fullmatch(word) or word_at(parse, token + 1) in CLOCK_MARKS:
        return None
    end = after_zone(parse, token + 1)
    if end > token + 1 or (":" in word and word_at(parse, token - 1) in CLOCK_PREPOSITIONS):
        return Found(token, end, token, Clock())
    return None


def after_zone(parse: Parse, token: int) -> int:
    """Return where a zone that begins here ends (``GMT``, ``local time``); the token itself where none does."""
    word = word_at(parse, token)
    if word in ZONES:
        return token + 1
    return token + 2 if word == "local" and word_at(parse, token + 1) == "time" else token


def _year(parse: Parse, token: int) -> Found | None:
    pair = YEAR_PAIR.match(parse.text, parse.starts[token])
    found = None if pair is None else _year_pair(parse, token, pair)
    if found is not None or not _may_be_year(parse.lower[token]):
        return found
    year, before = int(parse.lower[token]), word_at(parse, token - 1)
    season = _season_before(parse, token)
    if season is not None:
        start = start_with_article(parse, season)
        return Found(start, token + 1, season, Season(SEASONS[parse.lower[season]], year))
    if not _is_year(parse, token, before):
        return None
    start = token
    if before == "year":
        start = start_with_article(parse, token - 1)
    return Found(start, token + 1, token, Years(year, year))


def _may_be_year(word: str) -> bool:
    return bool(PLAIN_YEAR.fullmatch(word)) and FIRST_YEAR <= int(word) <= LAST_YEAR


def _season_before(parse: Parse, year: int) -> int | None:
    """Return the season that a year is of: ``spring 2022``, ``the winter of 2022``."""
    if word_at(parse, year - 1) in SEASONS:
        return year - 1
    is_of = word_at(parse, year - 1) == "of" and word_at(parse, year - 2) in SEASONS
    return year - 2 if is_of else None


def _year_pair(parse: Parse, token: int, match: re.Match[str]) -> Found | None:
    is_short = len(match[2]) == 2
    first = int(match[1])
    last = first - first % 100 + int(match[2]) if is_short else int(match[2])
    if not first < last <= min(first + 99, LAST_YEAR):
        return None
    end = _token_after(parse, token, match.end())
    if parse.ends[end - 1] != match.end():
        return None
    if is_short and last - first > 1 and is_counting(parse, end - 1):
        return None
    return Found(token, end, token, Years(first, last))


def _token_after(parse: Parse, token: int, place: int) -> int:
    """Return the first token after one that begins at a place of the text or behind it."""
    end = token + 1
    while end < len(parse) and parse.starts[end] < place:
        end += 1
    return end


def _is_year(parse: Parse, token: int, before: str) -> bool:
    """Tell a year from a quantity, a resolution's number and a part of a name (``Vision 2030``)."""
    if word_at(parse, token + 1) in MEASURES:
        return False
    if before == "for":
        return parse.deps[token] == "pobj"
    if before in YEAR_PREPOSITIONS or _is_in_row_of_years(parse, token, before) or is_after_edge(parse, token):
        return not is_counting(parse, token)
    return _follows_date(parse, token, before) or _dates_noun(parse, token, before)


def _is_in_row_of_years(parse: Parse, token: int, before: str) -> bool:
    """Tell ``in 2012 and 2013``."""
    return before in YEAR_JOINTS and bool(YEAR_NUMBER.fullmatch(word_at(parse, token - 2)))


def _follows_date(parse: Parse, token: int, before: str) -> bool:
    """Tell ``March 29, 2022``, where the parser hangs the year on the month."""
    head = parse.heads[token]
    is_on_name = before == "," and head < token and parse.pos[head] in ("NUM", "PROPN")
    return is_on_name and parse.lower[head] in MONTHS


def _dates_noun(parse: Parse, token: int, before: str) -> bool:
    """Tell ``the 2015 accord``, ``a 2019 ruling``: a noun with its article is dated. ``2000 soldiers`` are counted."""
    head = parse.heads[token]
    if head <= token or parse.deps[token] not in ("nummod", "compound", "nmod"):
        return False
    is_plural = parse.tags[head] in ("NNS", "NNPS")
    if before in INDEFINITE:
        return not is_plural
    return before in DEFINITE and not (is_plural and int(parse.lower[token]) % 100 == 0)
