"""Time expressions: the words that tell a time, and what they say.

An expression is recognised from a word that can carry it (a month, a weekday, a year, ``week``, ``p.m.``); the words
beside it say the rest. Rules and what they do not cover: docs/codebook/times.md.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from dragoman.extract.times.calendar_days import (
    Away,
    CalendarUnit,
    Clock,
    Historical,
    HoursAgo,
    Meaning,
    Month,
    MonthDay,
    Open,
    Part,
    Season,
    Shift,
    Stretch,
    Weekday,
    Weekend,
    Years,
)
from dragoman.extract.times.tense import direction_at, words_of
from dragoman.model import Parse


class Found(NamedTuple):
    """A time expression: a half-open token range, the token its syntax hangs on, and its meaning."""

    start: int
    end: int
    head: int
    meaning: Meaning


def find_expressions(parse: Parse) -> Iterator[Found]:
    """Yield the time expressions in reading order; they do not overlap."""
    return _joined(parse, _found(parse))


def _found(parse: Parse) -> Iterator[Found]:
    free = 0  # the first token that no expression holds yet
    lower = parse.lower
    for token, word in enumerate(lower):
        recognise = RECOGNISERS.get(word)
        if recognise is None:
            if not word[:1].isdigit() and word[:4] not in PREFIXES:
                continue
            recognise = _number
        if token < free:
            continue
        found = recognise(parse, token)
        if found is not None and found.start >= free:
            found = _widened(parse, found, free)
            free = found.end
            yield found


def _word(parse: Parse, token: int) -> str:
    """Return a token in lower case, or nothing beyond the ends of the text."""
    return parse.lower[token] if 0 <= token < len(parse) else ""


# Words that may be written with a hyphen before a year: `mid-2019`, `late-1990s`.
PREFIXES = ("mid-", "late", "earl")

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan jan.",
            "february feb feb.",
            "march mar mar.",
            "april apr apr.",
            "may",
            "june jun jun.",
            "july jul jul.",
            "august aug aug.",
            "september sep sep. sept sept.",
            "october oct oct.",
            "november nov nov.",
            "december dec dec.",
        ),
        start=1,
    )
    for name in names.split()
}
# Months that are also given names, surnames or other words: they need a day, a year or a preposition beside them.
AMBIGUOUS_MONTHS = frozenset({"march", "april", "may", "june", "august"})
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed",
            "thursday thu thur thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
SHORT_WEEKDAYS = frozenset(name for name in WEEKDAYS if not name.endswith("day"))
SEASONS = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"}
UNITS: dict[str, CalendarUnit] = {
    "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month",
    "year": "year", "years": "year", "decade": "decade", "decades": "decade",
}  # fmt: skip
NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
COUNTS = {word: number for number, word in enumerate(NUMBER_WORDS.split(), start=1)}
COUNTS |= {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50}
VAGUE_COUNTS = frozenset({"several", "few", "some", "many", "couple", "half", "of", "dozen", "more"})
INEXACT = frozenset({"than", "over", "least", "most", "under", "nearly", "almost"})
SHIFTS: dict[str, Shift] = {"last": "last", "past": "last", "this": "this", "next": "next", "coming": "next"}
PREPOSITIONS = words_of(
    "in since until till by during from to before after through throughout around between of for last next this "
    "early late mid earlier later every each as"
)
DAY_PARTS = frozenset({"morning", "afternoon", "evening", "night", "noon", "midday", "lunchtime"})
EDGES = frozenset(
    {"end", "beginning", "start", "middle", "close", "rest", "half", "quarter", "week", "days", "day", "eve"}
)


def _shift_before(parse: Parse, token: int) -> Shift:
    return SHIFTS.get(_word(parse, token - 1))


def _points_back(parse: Parse, token: int) -> bool:
    """Tell ``that``, ``the same``, ``the following`` and such, which point to another time of the story."""
    word = _word(parse, token)
    if word == "that":
        return parse.tags[token] == "DT" and parse.deps[token] == "det"
    return word in ("following", "previous", "preceding", "same")


def _count_before(parse: Parse, token: int) -> tuple[int | None, int]:
    """Return the number that ends before the token (None where it is vague) and the token the number begins at."""
    word = _word(parse, token - 1)
    if word in VAGUE_COUNTS:
        begin = token - 1
        while _word(parse, begin - 1) in ("a", "few", "couple", "some", "and", "many", "two", "the"):
            begin -= 1
        return None, begin
    count = COUNTS.get(word)
    if count is None and word.isascii() and word.isdigit() and len(word) <= 3:
        count = int(word)
    if count is None:
        return None, token
    if _word(parse, token - 2) in INEXACT:
        return None, token - 1
    return count, token - 1


# --- months and days of the month ------------------------------------------------------------------------------------

DAY_NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
DAY_PAIR = re.compile(r"(\d{1,2})[–—−-](\d{1,2})")
YEAR_NUMBER = re.compile(r"[12]\d{3}")
DASHES = frozenset({"-", "–", "—", "to", "through"})
# Deeds that are remembered by their day. They lie years back as often as not, so the year stays open.
REMEMBERED = words_of(
    "attack attacks bombing bombings coup earthquake massacre massacres movement revolution riot riots tragedy "
    "uprising war"
)
LEXICALISED = {(9, 11): dt.date(2001, 9, 11)}
LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _day_at(parse: Parse, token: int, month: int) -> tuple[int, int] | None:
    """Return the day of the month, or the two days, that a token tells."""
    word = _word(parse, token)
    if pair := DAY_PAIR.fullmatch(word):
        first, last = int(pair[1]), int(pair[2])
        return (first, last) if 0 < first < last <= LONGEST[month - 1] else None
    if match := DAY_NUMBER.fullmatch(word):
        day = int(match[1])
        return (day, day) if 0 < day <= LONGEST[month - 1] else None
    return None


def _month_found(parse: Parse, token: int) -> Found | None:
    month = MONTHS[parse.lower[token]]
    if not parse.words[token][0].isupper():
        return None
    return _with_day_after(parse, token, month) or _with_day_before(parse, token, month) or _bare(parse, token, month)


def _with_day_after(parse: Parse, token: int, month: int) -> Found | None:
    """``March 29``, ``Sept. 11``, ``March 3-5``, ``April the 19th``, ``Apr. 19, 2022``."""
    at = token + 1
    if _word(parse, at) == "." and len(parse.lower[token]) <= 4:
        at += 1
    if _word(parse, at) == "the" and _word(parse, at + 1)[-2:] in ("st", "nd", "rd", "th"):
        at += 1
    days = _day_at(parse, at, month)
    if days is None or _counts_what_follows(parse, at, _word(parse, token - 1)):
        return None
    end = at + 1
    if days[0] == days[1]:
        days, end = _second_day(parse, end, days[0], month)
    year, end = _year_after(parse, end)
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
    joint = _word(parse, at)
    second = _day_at(parse, at + 1, month)
    if second is None or second[0] != second[1] or joint not in DASHES | {"and"}:
        return (first, first), at
    last = second[0]
    if last <= first or (joint == "and" and (last != first + 1 or parse.heads[at + 1] > at + 1)):
        return (first, first), at
    return (first, last), at + 2


def _year_after(parse: Parse, at: int) -> tuple[int | None, int]:
    """Read ``2022``, ``, 2022`` or ``of 2022``; return the year, or None, and where it ends."""
    skip = 1 if _word(parse, at) in (",", "of") else 0
    word = _word(parse, at + skip)
    if not YEAR_NUMBER.fullmatch(word):
        return None, at
    if skip and _word(parse, at) == "," and _is_counting(parse, at + skip):
        return None, at
    return int(word), at + skip + 1


def _is_counting(parse: Parse, token: int) -> bool:
    """Tell whether a four-digit number counts the plural noun after it."""
    head = parse.heads[token]
    return parse.deps[token] == "nummod" and head > token and parse.tags[head] in ("NNS", "NNPS")


def _with_day_before(parse: Parse, token: int, month: int) -> Found | None:
    """``29 March``, ``the 29th of March 2022``, ``3-5 March``, ``28 and 29 March``."""
    at = token - 1
    if _word(parse, at) == "of":
        at -= 1
        if _word(parse, at)[-2:] not in ("st", "nd", "rd", "th"):
            return None
    days = _day_at(parse, at, month)
    if days is None:
        return None
    start = at
    joint, first = _word(parse, at - 1), _day_at(parse, at - 2, month)
    if first and first[0] < days[0] == days[1] and (joint in DASHES or (joint == "and" and first[0] + 1 == days[0])):
        days, start = (first[0], days[1]), at - 2
    end = token + 1
    if _word(parse, end) == "." and len(parse.lower[token]) <= 4 and YEAR_NUMBER.fullmatch(_word(parse, end + 1)):
        end += 1
    year, end = _year_after(parse, end)
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
    year, end = _year_after(parse, token + 1)
    if year is not None and not (_word(parse, token + 1) == "," and word in AMBIGUOUS_MONTHS):
        return Found(token, end, token, Month(month, year))
    if len(word.rstrip(".")) <= 4 and word not in ("may", "june", "july"):
        return None
    if not _is_month_name(parse, token):
        return None
    shift = _shift_before(parse, token)
    start = token - 1 if shift else token
    if shift and _word(parse, start - 1) in ("this", "the"):
        start -= 1
    return Found(start, token + 1, token, Month(month, None, shift))


def _is_month_name(parse: Parse, token: int) -> bool:
    """Tell a month from a person of that name, a modal verb and a street."""
    before = _word(parse, token - 1)
    if before == "-" and _word(parse, token - 2) in ("mid", "early", "late"):
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
        return before == "of" and _word(parse, token - 2) in EDGES
    if _word(parse, token + 1) in ("'s", "’s") and before not in SHIFTS:
        return False
    return before in PREPOSITIONS and not _precedes_name(parse, token)


def _follows_name(parse: Parse, token: int) -> bool:
    """Tell whether a capitalised name ends right before the token: ``Theresa May``, ``Black September``."""
    return token > 0 and parse.tags[token - 1] == "NNP" and parse.lower[token - 1] not in WEEKDAYS


def _precedes_name(parse: Parse, token: int) -> bool:
    return token + 1 < len(parse) and parse.tags[token + 1] == "NNP" and parse.heads[token] == token + 1


# --- weekdays --------------------------------------------------------------------------------------------------------

# Days with a name of their own: not the weekday of some week.
NAMED_DAYS = words_of("good black bloody super palm easter ash cyber giving holy maundy shrove man")


def _weekday_found(parse: Parse, token: int) -> Found | None:
    word = parse.lower[token]
    if not parse.words[token][0].isupper() or _is_other_weekday(parse, token):
        return None
    if word in SHORT_WEEKDAYS:
        at = token + (2 if _word(parse, token + 1) in (".", ",") else 1)
        is_dated = _word(parse, at)[:1].isdigit() or _word(parse, at) in MONTHS
        return Found(token, token + 1, token, Weekday(WEEKDAYS[word])) if is_dated else None
    before = _word(parse, token - 1)
    shift = SHIFTS.get(before)
    start = token - 1 if shift else token
    if shift and _word(parse, start - 1) in ("this", "the"):
        start -= 1
    if _points_back(parse, token - 1):
        return Found(token - 1, token + 1, token, Open("day"))
    return Found(start, token + 1, token, Weekday(WEEKDAYS[word], shift))


def _is_other_weekday(parse: Parse, token: int) -> bool:
    """Tell recurring Fridays, named days and newspapers from the Friday of some week."""
    before, after = _word(parse, token - 1), _word(parse, token + 1)
    if before in ("every", "each", "any", "most", "alternate") or (
        before in NAMED_DAYS and parse.words[token - 1][0].isupper()
    ):
        return True
    if after in ("prayer", "prayers") and _word(parse, token + 2) in ("leader", "leaders", "imam", "imams"):
        return True
    return (
        after in ("times", "telegraph", "express", "mirror", "mosque", "tribune")
        and parse.words[token + 1][0].isupper()
    )


# --- years, decades, numeric dates -----------------------------------------------------------------------------------

ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
SLASHED_DATE = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)")
YEAR_PAIR = re.compile(r"((?:1[89]|20)\d{2})\s?[-–/]\s?(\d{4}|\d{2})(?![\d-])")
DECADE = re.compile(r"(?:mid-|late-|early-)?((?:1[89]|20)\d0)s")
SHORT_DECADE = re.compile(r"([2-9])0s")
PREFIXED_YEAR = re.compile(r"(?:mid|late|early)-((?:1[89]|20)\d{2})")
CLOCK_TIME = re.compile(r"([01]?\d|2[0-3])[:.]?([0-5]\d)")
# After these a four-digit number is a year; the earliest and the latest taken for one without them.
YEAR_PREPOSITIONS = PREPOSITIONS - {"for", "as", "every", "each", "this"} | {"year", "("}
MEASURES = words_of(
    "% percent per km kilometer kilometers kilometre kilometres mile miles meter meters metre metres kg ton tons "
    "tonnes page pages dollars euros people men soldiers"
)
FIRST_YEAR, LAST_YEAR = 1800, 2099
CLOCK_MARKS = words_of("p.m. a.m. pm am p.m a.m o'clock o’clock")
ZONES = frozenset({"gmt", "utc", "et", "edt", "est", "cet", "cest", "bst", "hours", "hrs"})


def _number(parse: Parse, token: int) -> Found | None:
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
    while _word(parse, start - 1) in ("'", "’", "‘", "-", "mid", "early", "late"):
        start -= 1
    has_article = _word(parse, start - 1) == "the"
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
    after = _word(parse, token + 1)
    if after in CLOCK_MARKS:
        return None
    has_zone = after in ZONES or (after == "local" and _word(parse, token + 2) == "time")
    if not has_zone and not (
        ":" in word and _word(parse, token - 1) in ("at", "by", "around", "until", "before", "after")
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
    before = _word(parse, token - 1)
    start = token
    if before in SEASONS or (before == "of" and _word(parse, token - 2) in SEASONS):
        at = token - (1 if before in SEASONS else 2)
        start = at - 1 if _word(parse, at - 1) == "the" else at
        return Found(start, token + 1, at, Season(SEASONS[parse.lower[at]], int(word)))
    if not _is_year(parse, token, before):
        return None
    if before == "year":
        start = token - (2 if _word(parse, token - 2) == "the" else 1)
    return Found(start, token + 1, token, Years(int(word), int(word)))


def _year_pair(parse: Parse, token: int, match: re.Match[str]) -> Found | None:
    first = int(match[1])
    last = int(match[2]) if len(match[2]) == 4 else first - first % 100 + int(match[2])
    if not first < last <= min(first + 99, LAST_YEAR):
        return None
    end = token + 1
    while end < len(parse) and parse.starts[end] < match.end():
        end += 1
    if parse.ends[end - 1] != match.end() or (len(match[2]) == 2 and last - first > 1 and _is_counting(parse, end - 1)):
        return None
    return Found(token, end, token, Years(first, last))


def _is_year(parse: Parse, token: int, before: str) -> bool:
    """Tell a year from a quantity, a resolution's number and a part of a name (``Vision 2030``)."""
    if _word(parse, token + 1) in MEASURES:
        return False
    if before == "for":
        return parse.deps[token] == "pobj"
    if before in YEAR_PREPOSITIONS or (before in ("-", "–") and _word(parse, token - 2) in ("mid", "early", "late")):
        return not _is_counting(parse, token)
    head = parse.heads[token]
    if before in (",", "and", "or") and YEAR_NUMBER.fullmatch(_word(parse, token - 2)):
        return not _is_counting(parse, token)
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


# --- the clock -------------------------------------------------------------------------------------------------------


def _clock_mark(parse: Parse, token: int) -> Found | None:
    """``8 p.m.``, ``10.30 am``, ``5 o'clock``."""
    before = _word(parse, token - 1)
    if not (CLOCK_TIME.fullmatch(before) or (before.isascii() and before.isdigit() and 1 <= len(before) <= 2)):
        return None
    end = token + 1
    if _word(parse, end) in ZONES:
        end += 1
    elif _word(parse, end) == "local" and _word(parse, end + 1) == "time":
        end += 2
    return Found(token - 1, end, token, Clock())


def _noon(parse: Parse, token: int) -> Found | None:
    is_clock = _word(parse, token - 1) in ("at", "by", "around", "until", "before", "after", "since")
    return Found(token, token + 1, token, Clock()) if is_clock else None


# --- words that point from the day of publication --------------------------------------------------------------------


def _today(parse: Parse, token: int) -> Found | None:
    if (
        parse.words[token][0].isupper()
        and token > 0
        and parse.words[token - 1][:1].isupper()
        and parse.words[token - 1].isalpha()
    ):
        return None  # a newspaper or a channel
    return Found(token, token + 1, token, Away("day", 0))


def _yesterday(parse: Parse, token: int) -> Found | None:
    start = _day_before(parse, token, "before")
    return (
        Found(token, token + 1, token, Away("day", -1))
        if start is None
        else Found(start, token + 1, token, Away("day", -2))
    )


def _tomorrow(parse: Parse, token: int) -> Found | None:
    start = _day_before(parse, token, "after")
    if start is not None:
        return Found(start, token + 1, token, Away("day", 2))
    if parse.tags[token - 1] in ("DT", "JJ", "JJR", "PRP$") and token > 0:
        return None  # a better tomorrow
    return Found(token, token + 1, token, Away("day", 1))


def _day_before(parse: Parse, token: int, word: str) -> int | None:
    if _word(parse, token - 1) != word or _word(parse, token - 2) != "day":
        return None
    return token - 3 if _word(parse, token - 3) == "the" else token - 2


def _day_part(parse: Parse, token: int) -> Found | None:
    """``last night``, ``this morning``. Others belong to a weekday or date beside them."""
    before = _word(parse, token - 1)
    if before == "this" or (before == "last" and parse.lower[token] in ("night", "evening")):
        return Found(token - 1, token + 1, token, Away("day", 0 if before == "this" else -1))
    if _points_back(parse, token - 1):
        return Found(token - 1, token + 1, token, Open("day"))
    return None


def _season_found(parse: Parse, token: int) -> Found | None:
    """``last summer``, ``this spring``, ``in the autumn``; with a year see ``_year``."""
    season = SEASONS[parse.lower[token]]
    year, end = _year_after(parse, token + 1)
    if year is not None and _word(parse, token + 1) != ",":
        start = token - 1 if _word(parse, token - 1) == "the" else token
        return Found(start, end, token, Season(season, year))
    if parse.tags[token][0] != "N" or _word(parse, token + 1) == "of":
        return None
    if shift := _shift_before(parse, token):
        return Found(token - 1, token + 1, token, Season(season, None, shift))
    start = token - 1 if _word(parse, token - 1) == "the" else token
    is_dated = _word(parse, start - 1) in ("in", "during", "since", "until", "by", "early", "late", "mid")
    return Found(start, token + 1, token, Season(season)) if is_dated else None


def _weekend_found(parse: Parse, token: int) -> Found | None:
    before = _word(parse, token - 1)
    if before in ("every", "each", "on", "long"):
        return None
    if shift := _shift_before(parse, token):
        start = token - 2 if _word(parse, token - 2) in ("this", "the") else token - 1
        return Found(start, token + 1, token, Weekend(shift))
    if before == "the" and _word(parse, token - 2) in ("at", "over", "during", "on", "for", "before", "after"):
        return Found(token - 1, token + 1, token, Weekend())
    return None


def _hours(parse: Parse, token: int) -> Found | None:
    if _word(parse, token + 1) != "ago":
        return None
    count, start = _count_before(parse, token)
    return Found(start, token + 2, token, Open("hour") if count is None else HoursAgo(count))


def _fortnight(parse: Parse, token: int) -> Found | None:
    count, start = _count_before(parse, token)
    if _word(parse, token + 1) != "ago" or count is None:
        return None
    return Found(start, token + 2, token, Away("week", -2 * count))


def _unit(parse: Parse, token: int) -> Found | None:
    """Units of the calendar: ``last week``, ``two days ago``, ``the past year``, ``earlier this month``."""
    unit = UNITS[parse.lower[token]]
    return _unit_with_word_after(parse, token, unit) or _unit_with_word_before(parse, token, unit)


def _unit_with_word_after(parse: Parse, token: int, unit: CalendarUnit) -> Found | None:
    after = _word(parse, token + 1)
    if after == "ago":
        count, start = _count_before(parse, token)
        return Found(start, token + 2, token, Open(unit) if count is None else Away(unit, -count))
    if after == "from" and _word(parse, token + 2) == "now":
        count, start = _count_before(parse, token)
        return Found(start, token + 3, token, Open(unit) if count is None else Away(unit, count))
    if after in ("'", "’", "'s", "’s") and _word(parse, token + 2) == "time":
        count, start = _count_before(parse, token)
        if count is not None and _word(parse, start - 1) == "in":
            return Found(start, token + 3, token, Away(unit, count))
    if after in ("earlier", "later", "before") and _word(parse, token + 2) not in ("than", "the", "a", "an"):
        count, start = _count_before(parse, token)
        return Found(start, token + 2, token, Open(unit)) if start < token else None
    return None


def _unit_with_word_before(parse: Parse, token: int, unit: CalendarUnit) -> Found | None:
    is_plural = parse.lower[token].endswith("s")
    start = token
    count: int | None = 1
    if is_plural:
        count, start = _count_before(parse, token)
        if count is None:
            return None
    before, first = _word(parse, start - 1), _word(parse, start - 2)
    if is_plural or (before in ("last", "past", "next", "coming") and first in ("the", "this") and unit != "day"):
        return _stretch(parse, token, start, unit, count or 1)
    if before in ("past", "last", "next") and unit != "day":
        # `past year` without an article is the stretch, `last year` the calendar year.
        meaning: Meaning = Stretch(unit, -1) if before == "past" else Away(unit, -1 if before == "last" else 1)
        return Found(start - 1, token + 1, token, meaning)
    if before in ("this", "current") and unit != "day":
        return _this_unit(parse, token, unit)
    if before == "next" or _points_back(parse, start - 1):
        begin = start - 2 if first in ("the", "that") else start - 1
        return Found(begin, token + 1, token, Open(unit))
    if before == "the" and first == "in" and _word(parse, start - 3) in ("earlier", "later"):
        return Found(start - 3, token + 1, token, Open(unit))
    if before == "the" and first == "of" and _word(parse, start - 3) in ("end", "beginning", "start", "rest", "middle"):
        return _edge_of_unit(parse, token, unit)
    return None


def _stretch(parse: Parse, token: int, start: int, unit: CalendarUnit, count: int) -> Found | None:
    before, first = _word(parse, start - 1), _word(parse, start - 2)
    begin = start - 2 if first in ("the", "these", "this") else start - 1
    if before in ("past", "last"):
        return Found(begin, token + 1, token, Stretch(unit, -count))
    if before in ("next", "coming") and first in ("the", "this"):
        return Found(begin, token + 1, token, Stretch(unit, count))
    return None


def _this_unit(parse: Parse, token: int, unit: CalendarUnit) -> Found:
    before = _word(parse, token - 2)
    if before in ("earlier", "later"):
        return Found(token - 2, token + 1, token, Part(unit, before == "later"))
    start = token - 2 if before == "the" else token - 1
    return Found(start, token + 1, token, Away(unit, 0))


def _edge_of_unit(parse: Parse, token: int, unit: CalendarUnit) -> Found | None:
    """``the end of the year``: this year's, unless a story of the past is told."""
    if direction_at(parse, token) == "past":
        return Found(token - 1, token + 1, token, Open(unit))
    return Found(token - 1, token + 1, token, Away(unit, 0))


RECOGNISERS: Mapping[str, Callable[[Parse, int], Found | None]] = (
    dict.fromkeys(MONTHS, _month_found)
    | dict.fromkeys(WEEKDAYS, _weekday_found)
    | dict.fromkeys(SEASONS, _season_found)
    | dict.fromkeys(UNITS, _unit)
    | dict.fromkeys(("morning", "afternoon", "evening", "night"), _day_part)
    | dict.fromkeys(CLOCK_MARKS, _clock_mark)
    | dict.fromkeys(("noon", "midnight", "midday"), _noon)
    | {
        "today": _today,
        "tonight": _today,
        "yesterday": _yesterday,
        "tomorrow": _tomorrow,
        "weekend": _weekend_found,
        "hour": _hours,
        "hours": _hours,
        "fortnight": _fortnight,
    }
)


# --- words around an expression, and expressions side by side --------------------------------------------------------


def _widened(parse: Parse, found: Found, free: int) -> Found:
    """Take in parts of the day and of a period: ``Saturday night``, ``late on Monday``, ``the end of March``."""
    start, end, head, meaning = found
    if _is_day(meaning) and _word(parse, end) in DAY_PARTS:
        end += 1
    before = _word(parse, start - 1)
    if before in ("early", "late", "earlier", "later", "mid"):
        start -= 1
    elif (before == "on" and _word(parse, start - 2) in ("early", "late", "earlier", "later")) or (
        before == "-" and _word(parse, start - 2) in ("mid", "early", "late")
    ):
        start -= 2
    elif before == "of" and _word(parse, start - 2) in (DAY_PARTS if _is_day(meaning) else EDGES):
        start -= 2
        while _word(parse, start - 1) in ("first", "second", "third", "fourth", "last", "final", "early", "late"):
            start -= 1
        if _word(parse, start - 1) == "the":
            start -= 1
    if start < free:
        start = found.start
    return Found(start, end, head, meaning)


def _is_day(meaning: Meaning) -> bool:
    match meaning:
        case MonthDay() | Weekday():
            return True
        case Away(unit="day"):
            return True
        case _:
            return False


def _joined(parse: Parse, found: Iterator[Found]) -> Iterator[Found]:
    """Make one of expressions side by side that tell one time: ``Tuesday, March 29``, ``8 p.m. on Tuesday``."""
    left: Found | None = None
    for right in found:
        if left is None:
            left = right
            continue
        both = _join(parse, left, right)
        if both is None:
            yield left
            left = right
        else:
            left = both
    if left is not None:
        yield left


def _join(parse: Parse, left: Found, right: Found) -> Found | None:
    gap = parse.lower[left.end : right.start]
    if len(gap) > 2 or not JOINTS.issuperset(gap) or _sentence(parse, left.start) != _sentence(parse, right.start):
        return None
    meaning = _meaning_of_both(left.meaning, right.meaning)
    if meaning is None:
        return None
    end = right.end
    if "(" in gap and _word(parse, end) == ")":
        end += 1
    elif "(" in gap:
        return None
    head = left.head if isinstance(left.meaning, Weekday) or not isinstance(right.meaning, Weekday) else right.head
    return Found(left.start, end, head, meaning)


JOINTS = frozenset({"on", "of", "at", ",", "(", "the", "around", "."})


def _sentence(parse: Parse, token: int) -> int:
    return parse.sentence_numbers[token]


def _meaning_of_both(left: Meaning, right: Meaning) -> Meaning | None:
    match left, right:
        case Weekday(shift=None, weeks_away=None), MonthDay(weekday=None):
            return replace(right, weekday=left.weekday) if right.day == right.last_day else None
        case MonthDay(weekday=None), Weekday(shift=None, weeks_away=None):
            return replace(left, weekday=right.weekday) if left.day == left.last_day else None
        case Weekday(shift=None, weeks_away=None), Away(unit="week", units=weeks):
            return Weekday(left.weekday, None, weeks)
        case Weekday(shift=None, weeks_away=None), Part(unit="week"):
            return Weekday(left.weekday, None, 0)
        case MonthDay(year=None, years_away=None) | Month(year=None, shift=None, years_away=None), Away(
            unit="year", units=years
        ):
            return replace(left, years_away=years)
        case Clock(day=None), (MonthDay() | Weekday() | Away(unit="day")) as day:
            return Clock(day)
        case (MonthDay() | Weekday() | Away(unit="day")) as day, Clock(day=None):
            return Clock(day)
        case Clock(day=(MonthDay() | Weekday() | Away()) as day), MonthDay() | Weekday():
            both = _meaning_of_both(day, right)
            return Clock(both) if isinstance(both, MonthDay | Weekday) else None
        case _:
            return None
