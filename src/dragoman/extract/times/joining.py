"""Words around an expression that belong to it, and expressions side by side that tell one time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.extract.times.calendar_days import Away, Clock, Meaning, Month, MonthDay, Part, Weekday
from dragoman.extract.times.time_words import DAY_PARTS, EDGES, Found, word_at
from dragoman.model import Parse


def widened(parse: Parse, found: Found, free: int) -> Found:
    """Take in parts of the day and of a period: ``Saturday night``, ``late on Monday``, ``the end of March``."""
    start, end, head, meaning = found
    if _is_day(meaning) and word_at(parse, end) in DAY_PARTS:
        end += 1
    before = word_at(parse, start - 1)
    if before in ("early", "late", "earlier", "later", "mid"):
        start -= 1
    elif (before == "on" and word_at(parse, start - 2) in ("early", "late", "earlier", "later")) or (
        before == "-" and word_at(parse, start - 2) in ("mid", "early", "late")
    ):
        start -= 2
    elif before == "of" and word_at(parse, start - 2) in (DAY_PARTS if _is_day(meaning) else EDGES):
        start -= 2
        while word_at(parse, start - 1) in ("first", "second", "third", "fourth", "last", "final", "early", "late"):
            start -= 1
        if word_at(parse, start - 1) == "the":
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


def joined(parse: Parse, found: Iterator[Found]) -> Iterator[Found]:
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
    if "(" in gap and word_at(parse, end) == ")":
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
