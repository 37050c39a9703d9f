"""Units that stand beside another time: ``the day after Friday's vote``, ``a week from Friday``."""

from __future__ import annotations

from dragoman.extract.times.calendar_meanings import Beside, CalendarUnit, Meaning, Open, SameDay, Weekday
from dragoman.extract.times.tense import direction_at
from dragoman.extract.times.time_words import BESIDE, WEEKDAYS, Found, count_before, start_with_article, word_at
from dragoman.lexicon.word_sorts import phrases_of, words_of
from dragoman.model import Parse

NEAR_DAYS = {
    **dict.fromkeys(words_of("times", "yesterday"), -1),
    **dict.fromkeys(words_of("times", "today"), 0),
    **dict.fromkeys(words_of("times", "tomorrow"), 1),
}
STANDARDS = words_of("times", "standards of comparison")
ENDS_OF_RANGES = words_of("times", "ends of ranges")
AHEAD_OF = phrases_of("times", "prepositions of two words before a time")


def unit_beside_found(parse: Parse, token: int, unit: CalendarUnit) -> Found | None:
    """``the day after``, ``two days before``, ``a week from Friday``, ``two weeks from today``."""
    after, second = word_at(parse, token + 1), word_at(parse, token + 2)
    if after == "from" and word_at(parse, token + 3) not in ENDS_OF_RANGES:
        return _counted_from(parse, token, unit, second)
    if after == "on" and second in WEEKDAYS and unit == "week":
        return _week_on(parse, token, second)
    if after in BESIDE and second not in NEAR_DAYS:
        return _beside(parse, token, token + 2, unit)
    is_ahead = (after, second) in AHEAD_OF
    return _beside(parse, token, token + 3, unit) if is_ahead else None


def part_beside_found(parse: Parse, token: int) -> Found | None:
    """``the night before``, ``the eve of``."""
    after = word_at(parse, token + 1)
    if word_at(parse, token - 1) != "the" or (after not in BESIDE and after != "of"):
        return None
    return Found(token - 1, token + 2, token, Beside("day"))


def _beside(parse: Parse, token: int, end: int, unit: CalendarUnit) -> Found | None:
    _, counted = count_before(parse, token)
    start = start_with_article(parse, token if counted == token else counted)
    if start == token:
        return None
    stands = parse.lower[end - 1] == "before" and counted < token and word_at(parse, end) not in STANDARDS
    return Found(start, end, token, Beside(unit, stands))


def _counted_from(parse: Parse, token: int, unit: CalendarUnit, day: str) -> Found | None:
    count, start = count_before(parse, token)
    if start == token or (day not in WEEKDAYS and day not in NEAR_DAYS):
        return None
    meaning: Meaning = Open("day")
    if count is not None and day in NEAR_DAYS:
        meaning = SameDay(unit, count, NEAR_DAYS[day])
    elif count is not None and unit == "week":
        meaning = Weekday(WEEKDAYS[day], "this", None, count)
    return Found(start, token + 3, token, meaning)


def _week_on(parse: Parse, token: int, day: str) -> Found | None:
    """``will meet a week on Friday``, but not ``jailed for a week on Friday``."""
    count, start = count_before(parse, token)
    if count is None or parse.pos[start - 1] == "ADP" or direction_at(parse, token + 2) != "future":
        return None
    return Found(start, token + 3, token + 2, Weekday(WEEKDAYS[day], "this", None, count))
