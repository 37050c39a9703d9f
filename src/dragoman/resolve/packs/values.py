"""What all pack formats need: countries, days, sectors and text out of foreign cells."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import cache

from dragoman.errors import ConfigError
from dragoman.lexicon.countries import country_labels, country_names
from dragoman.lexicon.organisations import load_gazetteer

_BETWEEN_SECTORS = re.compile(r"[\s;|,]+")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ].*)?")
SECTORS = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC "
    "IGO NGO".split()
)
"""PLOVER's sectors, and the two kinds of bodies of many states."""


def decoded(content: bytes) -> str:
    """Return the text of a file: UTF-8, or Windows-1252 where it is not that."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def country_code(value: str) -> str | None:
    """Return ISO 3166 alpha-3 for a code of two or three letters or a name; None for what is no country."""
    text = value.strip()
    if len(text) == 3 and text.upper() in country_labels():
        return text.upper()
    if len(text) == 2:
        return _alpha_2().get(text.upper())
    found = load_gazetteer().find(text) if text else None
    return found.country if found is not None and found.sort == "country" else _by_name().get(text.lower())


def day_of(value: str, *, is_last: bool = False) -> dt.date | None:
    """Return the first, or last, day meant by ``2022``, ``2022-03`` or ``2022-03-29``; None for an empty text.

    Raises ``ConfigError`` for what is no day.
    """
    text = value.strip()
    if not text:
        return None
    match = _DAY.fullmatch(text)
    try:
        if match is None:
            raise ValueError
        year, month = int(match[1]), int(match[2] or (12 if is_last else 1))
        return dt.date(year, month, int(match[3] or (calendar.monthrange(year, month)[1] if is_last else 1)))
    except ValueError as error:
        raise ConfigError(f"'{text}' is no day; write it as 2022-03-29, 2022-03 or 2022") from error


def sectors_of(value: str) -> tuple[str, ...]:
    """Return the PLOVER sectors of a cell. Raises ``ConfigError`` for a word that is none."""
    words = [word.upper() for word in _BETWEEN_SECTORS.split(value.strip()) if word]
    unknown = [word for word in words if word not in SECTORS]
    if unknown:
        raise ConfigError(f"'{unknown[0]}' is no sector; sectors are {', '.join(sorted(SECTORS))}")
    return tuple(dict.fromkeys(words))


@cache
def _alpha_2() -> dict[str, str]:
    import pycountry  # noqa: PLC0415  (only who imports a pack pays for it)

    return {**{country.alpha_2: country.alpha_3 for country in pycountry.countries}, "XK": "XKX", "UK": "GBR"}


@cache
def _by_name() -> dict[str, str]:
    return {name.lower(): code for name, code in country_names()}
