"""Months and days of the month: ``March 29``, ``the 29th of March 2022``, ``last March``."""

from __future__ import annotations

import datetime as dt
import re

from dragoman.extract.times.calendar_meanings import Historical, Meaning, Month, MonthDay, Open
from dragoman.extract.times.time_words import (
    AMBIGUOUS_MONTHS,
    EDGES,
    MONTHS,
    PREPOSITIONS,
    SHIFTS,
    WEEKDAYS,
    Found,
    is_after_edge,
    shift_before,
    start_of_shift,
    word_at,
)
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

ORDINAL_ENDINGS = words_of("times", "endings of numbers")
DAY_NUMBER = re.compile(rf"(\d{{1,2}})(?:{'|'.join(sorted(ORDINAL_ENDINGS))})?")
DAY_PAIR = re.compile(r"(\d{1,2})[–—−-](\d{1,2})")
YEAR_NUMBER = re.compile(r"[12]\d{3}")
DASHES = frozenset({"-", "–", "—"}) | words_of("times", "prepositions between days")
PREPOSITIONS_OF_PERSONS = words_of("times", "prepositions of persons")
GENITIVES = words_of("grammar", "genitives")
# Short names of months are this long, without their full stop; these are whole names all the same.
# What a month with the name of a person may be of: "the end of May", "the third Friday of May".
BEFORE_MONTH = EDGES | frozenset(WEEKDAYS) | words_of("times", "weekend")
SHORT_MONTH = 4
ARTICLES = words_of("times", "articles that count")
WHOLE_NAMES = words_of("times", "short whole months")
REMEMBERED = words_of("times", "remembered deeds")
LEXICALISED = {(9, 11): dt.date(2001, 9, 11)}
LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _day_at(parse: Parse, token: int, month: int) -> tuple[int, int] | None:
    """Return the day of the month, or the two days, that a token tells."""
    word = word_at(parse, token)
    if pair := DAY_PAIR.fullmatch(word):
        first, last = int(pair[1]), int(pair[2])
        return (first, last) if 0 < first < last <= LONGEST[month - 1] else None
    if match := DAY_NUMBER.fullmatch(word):
        day = int(match[1])
        return (day, day) if 0 < day <= LONGEST[month - 1] else None
    return None


def month_found(parse: Parse, token: int) -> Found | None:
    month = MONTHS[parse.lower[token]]
    if not parse.words[token][0].isupper():
        return None
    return _with_day_after(parse, token, month) or _with_day_before(parse, token, month) or _bare(parse, token, month)


def _with_day_after(parse: Parse, token: int, month: int) -> Found | None:
    """``March 29``, ``Sept. 11``, ``March 3-5``, ``April the 19th``, ``Apr. 19, 2022``."""
    at = _day_token_after(parse, token)
    days = _day_at(parse, at, month)
    if days is None or _counts_what_follows(parse, at, word_at(parse, token - 1)):
        return None
    end = at + 1
    if days[0] == days[1]:
        days, end = _second_day(parse, end, days[0], month)
    year, end = year_after(parse, end)
    meaning = MonthDay(month, days[0], days[1], year)
    return Found(token, end, token, meaning if year else _remembered(parse, end, meaning))


def _day_token_after(parse: Parse, month: int) -> int:
    """Return where the day after a month would stand: behind a full stop or "the"."""
    at = month + 1
    if word_at(parse, at) == "." and len(parse.lower[month]) <= SHORT_MONTH:
        at += 1
    is_article = word_at(parse, at) == "the" and word_at(parse, at + 1)[-2:] in ORDINAL_ENDINGS
    return at + 1 if is_article else at


def _counts_what_follows(parse: Parse, token: int, before: str) -> bool:
    """Tell a number that counts things from a day: ``in March 12 people were hurt``."""
    follows = token + 1
    if before not in PREPOSITIONS or follows >= len(parse):
        return False
    return parse.tags[follows] == "NNS" or (parse.heads[token] > token and parse.tags[parse.heads[token]] == "NNS")


def _second_day(parse: Parse, at: int, first: int, month: int) -> tuple[tuple[int, int], int]:
    """Read ``-5``, ``to 5``, ``and 4`` after the first day; return both days and where they end."""
    second = _day_at(parse, at + 1, month)
    if second is not None and first < second[0] == second[1] and _joins_days(parse, at, second[0] - first):
        return (first, second[0]), at + 2
    return (first, first), at


def _joins_days(parse: Parse, at: int, between: int) -> bool:
    """Tell what joins two days from what goes on: "and" joins a day to the next one, that counts nothing."""
    if word_at(parse, at) in DASHES:
        return True
    return word_at(parse, at) == "and" and between == 1 and parse.heads[at + 1] <= at + 1


def year_after(parse: Parse, at: int) -> tuple[int | None, int]:
    """Read ``2022``, ``, 2022`` or ``of 2022``; return the year, or None, and where it ends."""
    skip = 1 if word_at(parse, at) in (",", "of") else 0
    word = word_at(parse, at + skip)
    if not YEAR_NUMBER.fullmatch(word):
        return None, at
    if skip and word_at(parse, at) == "," and is_counting(parse, at + skip):
        return None, at
    return int(word), at + skip + 1


def is_counting(parse: Parse, token: int) -> bool:
    """Tell whether a four-digit number counts the plural noun after it."""
    head = parse.heads[token]
    return parse.deps[token] == "nummod" and head > token and parse.tags[head] in ("NNS", "NNPS")


def _with_day_before(parse: Parse, token: int, month: int) -> Found | None:
    """``29 March``, ``the 29th of March 2022``, ``3-5 March``, ``28 and 29 March``."""
    at = _day_token_before(parse, token)
    days = None if at is None else _day_at(parse, at, month)
    if at is None or days is None:
        return None
    first = _first_day_before(parse, at, days, month)
    start = at if first is None else at - 2
    year, end = year_after(parse, _after_short_month(parse, token))
    meaning = MonthDay(month, days[0] if first is None else first, days[1], year)
    return Found(start, end, token, meaning if year else _remembered(parse, end, meaning))


def _day_token_before(parse: Parse, month: int) -> int | None:
    """Return where the day before a month would stand; before "of" only an ordinal is one."""
    at = month - 1
    if word_at(parse, at) != "of":
        return at
    return at - 1 if word_at(parse, at - 1)[-2:] in ORDINAL_ENDINGS else None


def _first_day_before(parse: Parse, at: int, days: tuple[int, int], month: int) -> int | None:
    """Return the first day of ``3 to 5``, ``28 and 29`` of which the second stands here."""
    first = _day_at(parse, at - 2, month)
    if first is None or not first[0] < days[0] == days[1]:
        return None
    joint = word_at(parse, at - 1)
    is_joined = joint in DASHES or (joint == "and" and first[0] + 1 == days[0])
    return first[0] if is_joined else None


def _after_short_month(parse: Parse, token: int) -> int:
    """Return the token after a month, or after the full stop of its short form before a year: ``29 Sept. 2022``."""
    end = token + 1
    has_stop = word_at(parse, end) == "." and len(parse.lower[token]) <= SHORT_MONTH
    return end + 1 if has_stop and YEAR_NUMBER.fullmatch(word_at(parse, end + 1)) else end


def _remembered(parse: Parse, at: int, meaning: MonthDay) -> Meaning:
    """Return the meaning of a day without a year before the noun it names: ``the Sept. 11 terrorist attacks``."""
    known = LEXICALISED.get((meaning.month, meaning.day))
    last = at
    while last < min(at + 3, len(parse)) and parse.pos[last] in ("ADJ", "NOUN", "PROPN"):
        if parse.lower[last] in REMEMBERED:
            return Historical(known) if known else Open("day")
        last += 1
    return Open("day") if known and last > at else meaning


def _bare(parse: Parse, token: int, month: int) -> Found | None:
    """``March 2016``, ``in March``, ``last March``: a month without a day."""
    word = parse.lower[token]
    year, end = year_after(parse, token + 1)
    if year is not None and not (word_at(parse, token + 1) == "," and word in AMBIGUOUS_MONTHS):
        return Found(token, end, token, Month(month, year))
    is_short = len(word.rstrip(".")) <= SHORT_MONTH and word not in WHOLE_NAMES
    if is_short or not _is_month_name(parse, token):
        return None
    return Found(start_of_shift(parse, token), token + 1, token, Month(month, None, shift_before(parse, token)))


def _is_month_name(parse: Parse, token: int) -> bool:
    """Tell a month from a person of that name, a modal verb and a street."""
    if is_after_edge(parse, token):
        return True
    if parse.tags[token] in ("MD", "VB", "VBP") or _follows_name(parse, token):
        return False
    if parse.lower[token] not in AMBIGUOUS_MONTHS:
        return parse.tags[token] in ("NNP", "NN", "NNPS")
    before = word_at(parse, token - 1)
    if before in ARTICLES or (before == "the" and parse.lower[token] != "may"):
        return _modifies_noun(parse, token)
    if before in PREPOSITIONS_OF_PERSONS:
        # Persons follow these too. A month that is meant stands in a dated phrase or is the object of a date's noun.
        return before == "of" and word_at(parse, token - 2) in BEFORE_MONTH
    return before in PREPOSITIONS and not _is_of_person(parse, token, before)


def _modifies_noun(parse: Parse, token: int) -> bool:
    """Tell ``the March deadline``."""
    after = token + 1
    return parse.deps[token] == "compound" and after < len(parse) and parse.tags[after] in ("NN", "NNS")


def _is_of_person(parse: Parse, token: int, before: str) -> bool:
    """Tell ``May's``, unless a shift stands before ("last May's"), and ``April Eskild``."""
    is_owner = word_at(parse, token + 1) in GENITIVES and before not in SHIFTS
    return is_owner or _precedes_name(parse, token)


def _follows_name(parse: Parse, token: int) -> bool:
    """Tell whether a capitalised name ends right before the token: ``Theresa May``, ``Black September``."""
    return token > 0 and parse.tags[token - 1] == "NNP" and parse.lower[token - 1] not in WEEKDAYS


def _precedes_name(parse: Parse, token: int) -> bool:
    return token + 1 < len(parse) and parse.tags[token + 1] == "NNP" and parse.heads[token] == token + 1
