"""Words around an expression that belong to it, and expressions side by side that tell one time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extract.times.calendar_meanings import (
    Away,
    Beside,
    Clock,
    Meaning,
    Month,
    MonthDay,
    Nth,
    Open,
    Part,
    SameDay,
    SlashDay,
    Weekday,
    WeekOf,
    Years,
)
from dragoman.extract.times.time_words import DAY_PARTS, EDGES, PARTS_BEFORE, Found, start_with_article, word_at
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

PARTS_OF_DAYS = words_of("times", "parts before a day")
PARTS_BESIDE = PARTS_OF_DAYS | PARTS_BEFORE
BEFORE_EDGES = words_of("times", "words before edges")
JOINTS = words_of("times", "joints of expressions") | {",", "(", "."}


def widened(parse: Parse, found: Found, free: int) -> Found:
    """Take in parts of the day and of a period: ``Saturday night``, ``late on Monday``, ``the end of March``."""
    is_day = _is_day(found.meaning)
    end = found.end + 1 if is_day and word_at(parse, found.end) in DAY_PARTS else found.end
    start = _start_with_part(parse, found.start, is_day=is_day)
    return found._replace(start=found.start if start < free else start, end=end)


def _start_with_part(parse: Parse, start: int, *, is_day: bool) -> int:
    """Return where the part of a day or period before an expression begins; ``start`` where there is none."""
    before, first = word_at(parse, start - 1), word_at(parse, start - 2)
    if before in PARTS_BESIDE:
        return start - 1
    if (before == "on" and first in PARTS_OF_DAYS) or (before == "-" and first in PARTS_BEFORE):
        return start - 2
    if before == "of" and first in (DAY_PARTS if is_day else EDGES):
        return _start_of_edge(parse, start - 2)
    return start


def _start_of_edge(parse: Parse, start: int) -> int:
    """Return where ``the last days`` begins before the noun for an edge."""
    while word_at(parse, start - 1) in BEFORE_EDGES:
        start -= 1
    return start_with_article(parse, start)


def _is_day(meaning: Meaning) -> bool:
    match meaning:
        case MonthDay() | Weekday():
            return True
        case Away(unit="day"):
            return True
        case _:
            return False


def joined(parse: Parse, found: Iterator[Found]) -> Iterator[Found]:
    """Make one of expressions side by side that tell one time: ``Tuesday, March 29``, ``8 p.m. on Tuesday``."""
    left: Found | None = None
    for right in found:
        if left is None:
            left = right
            continue
        both = _join(parse, left, right)
        if both is None:
            yield from _by_itself(left)
            left = right
        else:
            left = both
    if left is not None:
        yield from _by_itself(left)


def _by_itself(found: Found) -> Iterator[Found]:
    """Yield an expression that nothing was joined to. What waits for a period, a day or another time may be none."""
    match found.meaning:
        case Nth(what=int(), period=None):
            yield found._replace(meaning=Open("day"))
        case Beside(precision=precision, stands=True):
            yield found._replace(meaning=Open(precision))
        case Nth(period=None) | WeekOf(day=None) | Beside():
            return
        case _:
            yield found


def _join(parse: Parse, left: Found, right: Found) -> Found | None:
    if right.start - left.end > 2 or _sentence(parse, left.start) != _sentence(parse, right.start):
        return None
    gap = parse.lower[left.end : right.start]
    counted = _counted(parse, left, right, gap)
    if counted is not None:
        return Found(left.start, right.end, left.head, counted)
    if not JOINTS.issuperset(gap):
        return None
    meaning = _meaning_of_both(left.meaning, right.meaning)
    in_brackets = "(" in gap
    if meaning is None or (in_brackets and word_at(parse, right.end) != ")"):
        return None
    head = right.head if isinstance(right.meaning, Weekday) and not isinstance(left.meaning, Weekday) else left.head
    return Found(left.start, right.end + in_brackets, head, meaning)


def _counted(parse: Parse, left: Found, right: Found, gap: Sequence[str]) -> Meaning | None:
    """Return what two expressions tell of which the left counts in the right or stands beside it."""
    match left.meaning, tuple(gap):
        case Nth(period=None) | WeekOf(day=None) | Weekday(shift="last", weeks_on=0), ("of" | "in",):
            return _in_period(left.meaning, right.meaning)
        case Beside(precision=precision), () | ("the" | "of" | "on",):
            return Open("day" if precision == "week" else precision)
        case (Away() | Open()) as ago, () | ("on",) if word_at(parse, left.end - 1) == "ago":
            return _ago(ago, right.meaning)
        case Away(unit="week", units=weeks), () | ("on",):
            return _weekday_of_week(right.meaning, weeks)
        case _:
            return None


def _in_period(left: Meaning, right: Meaning) -> Meaning | None:
    """``the third Friday`` | ``next month``, ``last Monday`` | ``May``, ``the week`` | ``May 6``."""
    match left, right:
        case Nth(), Month() | Years() | Away(unit="month" | "year"):
            return replace(left, period=right)
        case Weekday(weekday=day), Month() | Years() | Away(unit="month" | "year"):
            return Nth(day, -1, right)
        case WeekOf(), MonthDay():
            return replace(left, day=right)
        case _:
            return None


def _ago(left: Away | Open, right: Meaning) -> Meaning | None:
    """``a year ago`` | ``today``; which Friday ``a week ago Friday`` is stays open."""
    match left, right:
        case Away(unit=unit, units=units), Away(unit="day", units=days):
            return SameDay(unit, units, days)
        case _, Weekday() | Away(unit="day"):
            return Open("day")
        case _, Away(unit=unit, units=0):
            return Open(unit)
        case _:
            return None


def _weekday_of_week(right: Meaning, weeks: int) -> Meaning | None:
    """``last week`` | ``Monday``."""
    match right:
        case Weekday(weekday=day, shift=None, weeks_away=None, weeks_on=0):
            return Weekday(day, None, weeks)
        case _:
            return None


def _sentence(parse: Parse, token: int) -> int:
    return parse.sentence_numbers[token]


def _meaning_of_both(left: Meaning, right: Meaning) -> Meaning | None:
    return _day_of_both(left, right) or _clock_of_both(left, right)


def _day_of_both(left: Meaning, right: Meaning) -> Meaning | None:
    match left, right:
        case Weekday(shift=None, weeks_away=None), MonthDay(weekday=None):
            return replace(right, weekday=left.weekday) if right.day == right.last_day else None
        case Weekday(shift=None, weeks_away=None, weekday=weekday), SlashDay(weekday=None):
            return replace(right, weekday=weekday)
        case SlashDay(weekday=None), Weekday(shift=None, weeks_away=None, weekday=weekday):
            return replace(left, weekday=weekday)
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
        case Nth(period=Month(year=None, shift=None, years_away=None) as month), Away(unit="year", units=years):
            return replace(left, period=replace(month, years_away=years))
        case _:
            return None


def _clock_of_both(left: Meaning, right: Meaning) -> Meaning | None:
    match left, right:
        case Clock(day=None), (MonthDay() | Weekday() | Away(unit="day")) as day:
            return Clock(day)
        case (MonthDay() | Weekday() | Away(unit="day")) as day, Clock(day=None):
            return Clock(day)
        case Clock(day=(MonthDay() | Weekday() | Away()) as day), MonthDay() | Weekday():
            both = _meaning_of_both(day, right)
            return Clock(both) if isinstance(both, MonthDay | Weekday) else None
        case _:
            return None
