"""Years, decades, dates and times of day in numbers: ``2022``, ``the 1990s``, ``29.03.2022``, ``10:30``."""

from __future__ import annotations

import datetime as dt
import re

from dragoman.extract.times.calendar_days import Clock, Historical, Meaning, MonthDay, Open, Season, Years
from dragoman.extract.times.month_days import LEXICALISED, YEAR_NUMBER, is_counting
from dragoman.extract.times.time_words import MONTHS, PREPOSITIONS, SEASONS, Found, word_at
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
SLASHED_DATE = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)")
YEAR_PAIR = re.compile(r"((?:1[89]|20)\d{2})\s?[-–/]\s?(\d{4}|\d{2})(?![\d-])")
DECADE = re.compile(r"(?:mid-|late-|early-)?((?:1[89]|20)\d0)s")
SHORT_DECADE = re.compile(r"([2-9])0s")
PREFIXED_YEAR = re.compile(r"(?:mid|late|early)-((?:1[89]|20)\d{2})")
CLOCK_TIME = re.compile(r"([01]?\d|2[0-3])[:.]?([0-5]\d)")
# After these a four-digit number is a year; the earliest and the latest taken for one without them.
YEAR_PREPOSITIONS = PREPOSITIONS - {"for", "as", "every", "each", "this"} | {"year", "("}
MEASURES = words_of("times", "measures")
FIRST_YEAR, LAST_YEAR = 1800, 2099
CLOCK_MARKS = words_of("times", "clock marks")
ZONES = words_of("times", "clock zones")


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
    return _numeric_date(parse, token) or _clock_digits(parse, token) or _year(parse, token)


def _decade(parse: Parse, token: int, digits: str) -> Found | None:
    start = token
    while word_at(parse, start - 1) in ("'", "’", "‘", "-", "mid", "early", "late"):
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
    """``2022-03-29``, ``29.03.2022``, ``29/03/2022``; which of ``03/04/2022`` is the month stays open."""
    text, at = parse.text, parse.starts[token]
    if match := ISO_DATE.match(text, at):
        meaning: Meaning = _checked_day(int(match[1]), int(match[2]), int(match[3]))
    elif match := SLASHED_DATE.match(text, at):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        if "." in match[0] or first > 12 or first == second:
            meaning = _checked_day(year, second, first)
        elif second > 12:
            meaning = _checked_day(year, first, second)
        else:
            meaning = Open("day")
    else:
        return None
    end = token + 1
    while end < len(parse) and parse.starts[end] < match.end():
        end += 1
    return Found(token, end, token, meaning) if parse.ends[end - 1] == match.end() else None


def _checked_day(year: int, month: int, day: int) -> Meaning:
    try:
        dt.date(year, month, day)
    except ValueError:
        return Open("day")
    return MonthDay(month, day, day, year)


def _clock_digits(parse: Parse, token: int) -> Found | None:
    """``10:30``, ``1030 GMT``, ``8:15 local time``."""
    word = parse.lower[token]
    if not CLOCK_TIME.fullmatch(word):
        return None
    after = word_at(parse, token + 1)
    if after in CLOCK_MARKS:
        return None
    has_zone = after in ZONES or (after == "local" and word_at(parse, token + 2) == "time")
    if not has_zone and not (
        ":" in word and word_at(parse, token - 1) in ("at", "by", "around", "until", "before", "after")
    ):
        return None
    end = token + 1
    if has_zone:
        end += 2 if after == "local" else 1
    return Found(token, end, token, Clock())


def _year(parse: Parse, token: int) -> Found | None:
    if pair := YEAR_PAIR.match(parse.text, parse.starts[token]):
        found = _year_pair(parse, token, pair)
        if found is not None:
            return found
    word = parse.lower[token]
    if not (len(word) == 4 and word.isascii() and word.isdigit() and FIRST_YEAR <= int(word) <= LAST_YEAR):
        return None
    before = word_at(parse, token - 1)
    start = token
    if before in SEASONS or (before == "of" and word_at(parse, token - 2) in SEASONS):
        at = token - (1 if before in SEASONS else 2)
        start = at - 1 if word_at(parse, at - 1) == "the" else at
        return Found(start, token + 1, at, Season(SEASONS[parse.lower[at]], int(word)))
    if not _is_year(parse, token, before):
        return None
    if before == "year":
        start = token - (2 if word_at(parse, token - 2) == "the" else 1)
    return Found(start, token + 1, token, Years(int(word), int(word)))


def _year_pair(parse: Parse, token: int, match: re.Match[str]) -> Found | None:
    first = int(match[1])
    last = int(match[2]) if len(match[2]) == 4 else first - first % 100 + int(match[2])
    if not first < last <= min(first + 99, LAST_YEAR):
        return None
    end = token + 1
    while end < len(parse) and parse.starts[end] < match.end():
        end += 1
    if parse.ends[end - 1] != match.end() or (len(match[2]) == 2 and last - first > 1 and is_counting(parse, end - 1)):
        return None
    return Found(token, end, token, Years(first, last))


def _is_year(parse: Parse, token: int, before: str) -> bool:
    """Tell a year from a quantity, a resolution's number and a part of a name (``Vision 2030``)."""
    if word_at(parse, token + 1) in MEASURES:
        return False
    if before == "for":
        return parse.deps[token] == "pobj"
    if before in YEAR_PREPOSITIONS or (before in ("-", "–") and word_at(parse, token - 2) in ("mid", "early", "late")):
        return not is_counting(parse, token)
    head = parse.heads[token]
    if before in (",", "and", "or") and YEAR_NUMBER.fullmatch(word_at(parse, token - 2)):
        return not is_counting(parse, token)
    if before == "," and head < token and parse.pos[head] in ("NUM", "PROPN") and parse.lower[head] in MONTHS:
        return True
    if head <= token or parse.deps[token] not in ("nummod", "compound", "nmod"):
        return False
    # `the 2015 accord`, `a 2019 ruling`: a noun with its article is dated. `2000 soldiers` are counted.
    is_plural = parse.tags[head] in ("NNS", "NNPS")
    if before in ("a", "an", "another"):
        return not is_plural
    is_definite = before in ("the", "'s", "’s", "its", "his", "her", "their", "our", "that", "this")
    return is_definite and not (is_plural and int(parse.lower[token]) % 100 == 0)
