"""Months and days of the month: ``March 29``, ``the 29th of March 2022``, ``last March``."""

from __future__ import annotations

import datetime as dt
import re

from dragoman.extract.times.calendar_days import Historical, Meaning, Month, MonthDay, Open
from dragoman.extract.times.time_words import (
    AMBIGUOUS_MONTHS,
    EDGES,
    MONTHS,
    PREPOSITIONS,
    SHIFTS,
    WEEKDAYS,
    Found,
    shift_before,
    word_at,
)
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

DAY_NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
DAY_PAIR = re.compile(r"(\d{1,2})[–—−-](\d{1,2})")
YEAR_NUMBER = re.compile(r"[12]\d{3}")
DASHES = frozenset({"-", "–", "—", "to", "through"})
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
    at = token + 1
    if word_at(parse, at) == "." and len(parse.lower[token]) <= 4:
        at += 1
    if word_at(parse, at) == "the" and word_at(parse, at + 1)[-2:] in ("st", "nd", "rd", "th"):
        at += 1
    days = _day_at(parse, at, month)
    if days is None or _counts_what_follows(parse, at, word_at(parse, token - 1)):
        return None
    end = at + 1
    if days[0] == days[1]:
        days, end = _second_day(parse, end, days[0], month)
    year, end = year_after(parse, end)
    meaning = MonthDay(month, days[0], days[1], year)
    return Found(token, end, token, meaning if year else _remembered(parse, end, meaning))


def _counts_what_follows(parse: Parse, token: int, before: str) -> bool:
    """Tell a number that counts things from a day: ``in March 12 people were hurt``."""
    follows = token + 1
    if before not in PREPOSITIONS or follows >= len(parse):
        return False
    return parse.tags[follows] == "NNS" or (parse.heads[token] > token and parse.tags[parse.heads[token]] == "NNS")


def _second_day(parse: Parse, at: int, first: int, month: int) -> tuple[tuple[int, int], int]:
    """Read ``-5``, ``to 5``, ``and 4`` after the first day; return both days and where they end."""
    joint = word_at(parse, at)
    second = _day_at(parse, at + 1, month)
    if second is None or second[0] != second[1] or joint not in DASHES | {"and"}:
        return (first, first), at
    last = second[0]
    if last <= first or (joint == "and" and (last != first + 1 or parse.heads[at + 1] > at + 1)):
        return (first, first), at
    return (first, last), at + 2


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
    at = token - 1
    if word_at(parse, at) == "of":
        at -= 1
        if word_at(parse, at)[-2:] not in ("st", "nd", "rd", "th"):
            return None
    days = _day_at(parse, at, month)
    if days is None:
        return None
    start = at
    joint, first = word_at(parse, at - 1), _day_at(parse, at - 2, month)
    if first and first[0] < days[0] == days[1] and (joint in DASHES or (joint == "and" and first[0] + 1 == days[0])):
        days, start = (first[0], days[1]), at - 2
    end = token + 1
    if word_at(parse, end) == "." and len(parse.lower[token]) <= 4 and YEAR_NUMBER.fullmatch(word_at(parse, end + 1)):
        end += 1
    year, end = year_after(parse, end)
    meaning = MonthDay(month, days[0], days[1], year)
    return Found(start, end, token, meaning if year else _remembered(parse, end, meaning))


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
    if len(word.rstrip(".")) <= 4 and word not in ("may", "june", "july"):
        return None
    if not _is_month_name(parse, token):
        return None
    shift = shift_before(parse, token)
    start = token - 1 if shift else token
    if shift and word_at(parse, start - 1) in ("this", "the"):
        start -= 1
    return Found(start, token + 1, token, Month(month, None, shift))


def _is_month_name(parse: Parse, token: int) -> bool:
    """Tell a month from a person of that name, a modal verb and a street."""
    before = word_at(parse, token - 1)
    if before == "-" and word_at(parse, token - 2) in ("mid", "early", "late"):
        return True
    if parse.tags[token] in ("MD", "VB", "VBP") or _follows_name(parse, token):
        return False
    if parse.lower[token] not in AMBIGUOUS_MONTHS:
        return parse.tags[token] in ("NNP", "NN", "NNPS")
    after = token + 1
    if before in ("a", "an") or (before == "the" and parse.lower[token] != "may"):
        return parse.deps[token] == "compound" and after < len(parse) and parse.tags[after] in ("NN", "NNS")
    if before in ("of", "for", "by", "to", "between", "as", "around", "after", "before"):
        # Persons follow these too. A month that is meant stands in a dated phrase or is the object of a date's noun.
        return before == "of" and word_at(parse, token - 2) in EDGES
    if word_at(parse, token + 1) in ("'s", "’s") and before not in SHIFTS:
        return False
    return before in PREPOSITIONS and not _precedes_name(parse, token)


def _follows_name(parse: Parse, token: int) -> bool:
    """Tell whether a capitalised name ends right before the token: ``Theresa May``, ``Black September``."""
    return token > 0 and parse.tags[token - 1] == "NNP" and parse.lower[token - 1] not in WEEKDAYS


def _precedes_name(parse: Parse, token: int) -> bool:
    return token + 1 < len(parse) and parse.tags[token + 1] == "NNP" and parse.heads[token] == token + 1
