"""Whether two statements of a speaker can have been made on one occasion, and are alike enough for it.

Rules: docs/codebook/utterances.md.
"""

from __future__ import annotations

import datetime as dt

from dragoman.model import Saying, VersionKind
from dragoman.resolve.names import plain_words
from dragoman.resolve.wording_likeness import Said, said_of

NEWS_DAYS = 3
"""Reports of one occasion come within so many days of each other."""

# Days that both tell may differ by one (time zones).
_TOLD_DAYS = 1
# What is said without any day, or again at another time, must be alike in more than what it means.
_SURE_WORDS = 8
_SURE_MEANING = 0.6
_LITTLE = 1.5
_IN_WORDS = frozenset({"verbatim", "edited", "shortened"})

Order = tuple[bool, dt.date, int, str]
"""What tells which of two statements comes first."""


def order_of(saying: Saying) -> Order:
    """Return what statements are ordered by: their day, the longest of a day first; those without one come last."""
    day = day_of(saying)
    return (day is None, day or dt.date.min, -len(saying.wording), saying.statement_id)


def day_of(saying: Saying) -> dt.date | None:
    """Return the day that is told, else that of the report."""
    return saying.said_on or saying.published


def is_one_occasion(left: Saying, right: Saying) -> bool:
    """Tell whether two statements can have been made on the same occasion."""
    if left.place and right.place and not set(plain_words(left.place)) & set(plain_words(right.place)):
        return False
    if left.said_on and right.said_on:
        return abs((left.said_on - right.said_on).days) <= _TOLD_DAYS
    one, other = day_of(left), day_of(right)
    return one is None or other is None or abs((one - other).days) <= NEWS_DAYS


def is_sure_enough(kind: VersionKind, score: float, left: Saying, right: Saying) -> bool:
    """Tell whether two statements that may be of one occasion are alike enough for what is known of the occasion."""
    is_in_words = kind in _IN_WORDS
    if left.report_id == right.report_id:
        return is_in_words
    if day_of(left) is None or day_of(right) is None:
        return is_in_words and len(said_of(right.wording).plain) >= _SURE_WORDS
    if said_of(right.wording).weight < _LITTLE:
        return kind == "verbatim" and day_of(left) == day_of(right)
    is_elsewhere = bool(left.to and right.to and not set(left.to) & set(right.to))
    return is_in_words or not is_elsewhere or score >= _SURE_MEANING


def says_again(kind: VersionKind, score: float, said: Said) -> bool:
    """Tell whether a statement of another occasion is alike enough to say the same again."""
    return said.weight >= _LITTLE and (kind in _IN_WORDS or score >= _SURE_MEANING)
