"""What a question can be narrowed by, checked and made ready for SQL."""

from __future__ import annotations

import calendar
import datetime as dt
import difflib
import re
from collections.abc import Sequence

from dragoman.errors import ConfigError
from dragoman.model.conditions import Choice, Day
from dragoman.store import name_parts

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


def parts_of(name: str | None, option: str) -> list[str] | None:
    """Return the words that all must be among those of a name; None for no filter. Raises ``ConfigError``."""
    if name is None:
        return None
    parts = name_parts(name)
    if not parts:
        raise ConfigError(f"'{option}' is {name!r}, which holds no letter or digit; give a name or a part of one")
    return parts


def choices_of(given: Choice, option: str, known: Sequence[str] | None = None) -> list[str] | None:
    """Return the values a column may have; None for no filter. Raises ``ConfigError`` where one is not ``known``."""
    if given is None:
        return None
    values = [given] if isinstance(given, str) else list(given)
    for value in values:
        if known is not None and value not in known:
            close = difflib.get_close_matches(value, known, n=1, cutoff=0)[0]
            raise ConfigError(
                f"'{option}' cannot be {value!r}; it is one of {', '.join(known)} (did you mean '{close}'?)"
            )
    return values or None


def first_day(day: Day | None, option: str) -> dt.date | None:
    """Return the first day meant by ``2022``, ``2022-03`` or ``2022-03-29``. Raises ``ConfigError``."""
    return _day(day, option, is_last=False)


def last_day(day: Day | None, option: str) -> dt.date | None:
    """Return the last day meant by ``2022``, ``2022-03`` or ``2022-03-29``. Raises ``ConfigError``."""
    return _day(day, option, is_last=True)


def check_limit(limit: int | None) -> int | None:
    """Return the limit. Raises ``ConfigError`` where it is negative."""
    if limit is not None and limit < 0:
        raise ConfigError(f"'limit' must not be negative, it is {limit}")
    return limit


def check_floor(floor: float | None) -> float | None:
    """Return the least confidence that counts. Raises ``ConfigError`` where it is not in [0, 1]."""
    if floor is not None and not 0 <= floor <= 1:
        raise ConfigError(f"'floor' is a confidence and lies between 0 and 1, it is {floor}")
    return floor


def _day(day: Day | None, option: str, is_last: bool) -> dt.date | None:
    if isinstance(day, dt.datetime):
        return day.date()
    if day is None or isinstance(day, dt.date):
        return day
    match = _DAY.fullmatch(day.strip())
    try:
        if match is None:
            raise ValueError
        year = int(match[1])
        month = int(match[2] or (12 if is_last else 1))
        return dt.date(year, month, int(match[3] or (calendar.monthrange(year, month)[1] if is_last else 1)))
    except ValueError as error:
        raise ConfigError(
            f"'{option}' is {day!r}; give a day such as 2022-03-29, a month (2022-03) or a year"
        ) from error
