"""What a question can be narrowed by, checked and made ready for SQL."""

from __future__ import annotations

import calendar
import datetime as dt
import difflib
import re
from collections.abc import Iterable, Sequence

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
    """Return the values a column may have, as ``known`` writes them; None for no filter.

    Several stand in a list, after commas, or both; case does not matter. Raises ``ConfigError`` where one is not
    ``known``.
    """
    if given is None:
        return None
    values = [each for value in ([given] if isinstance(given, str) else given) for each in _listed(value)]
    if known is not None:
        as_known = {each.casefold(): each for each in known}
        values = [as_known.get(value.casefold()) or _refuse(value, option, known) for value in values]
    return list(dict.fromkeys(values)) or None


def columns_of(given: Choice, option: str) -> list[list[str]] | None:
    """Return the values that columns of a table may have, a list for each column; None for no filter.

    One value is ``section=politics``, in small letters. Several of one column stand after commas or are given again;
    of different columns each must fit. Raises ``ConfigError`` where one is no column and value.
    """
    if given is None:
        return None
    groups: dict[str, list[str]] = {}
    for each in [given] if isinstance(given, str) else given:
        column, sign, values = each.partition("=")
        if not sign or not column.strip():
            raise ConfigError(f"'{option}' is {each!r}; give a column and its value, such as section=Politics")
        name = column.strip().lower()
        groups.setdefault(name, []).extend(f"{name}={value.lower()}" for value in _listed(values.strip()))
    return list(groups.values()) or None


def check_days(since: dt.date | None, until: dt.date | None) -> None:
    """Raise ``ConfigError`` where no day can be both: since one, and until an earlier one."""
    if since is not None and until is not None and since > until:
        raise ConfigError(f"'since' is {since}, after 'until', {until}: no day is both; change one of them")


def nearest_of(value: str, known: Iterable[str], *, cutoff: float = 0.6) -> str | None:
    """Return the known value most like this one, whatever the case; None where none is like it."""
    as_known = {each.casefold(): each for each in sorted(known, reverse=True)}
    close = difflib.get_close_matches(value.casefold(), as_known, n=1, cutoff=cutoff)
    return as_known[close[0]] if close else None


def _listed(value: str) -> list[str]:
    """Return the values that stand between commas; one without any letter as it is, to be refused."""
    return [part.strip() for part in value.split(",") if part.strip()] or [value]


def _refuse(value: str, option: str, known: Sequence[str]) -> str:
    close = nearest_of(value, known, cutoff=0)
    raise ConfigError(f"'{option}' cannot be {value!r}; it is one of {', '.join(known)} (did you mean '{close}'?)")


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
