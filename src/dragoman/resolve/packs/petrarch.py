"""Packs in the format of the PETRARCH and TABARI actor dictionaries.

An entry is a name with underscores for blanks; ``+`` opens a line with another name of it; a code in brackets stands
beside the name or, with dates, on indented lines below: ``[NORGOV <19990101]`` before, ``[NORGOV >990101]`` after,
``[NORGOV 990101-031231]`` between two days. ``#`` and ``;`` open comments.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from dragoman.errors import ConfigError
from dragoman.model import ActorKind, PackActor, PackRole
from dragoman.resolve.packs.values import SECTORS, country_code, decoded

_CODE = re.compile(r"\[([^\]\n]*)\]?")
_BETWEEN_WORDS = re.compile(r"[\s_]+")
_DIGITS = re.compile(r"\d+")
_SECTOR_OF = {"HLH": "MED", "MED": "JRN", "INS": "REB", "SEP": "REB", "PRO": "CVL", "IMG": "UAF"}
"""CAMEO's letters where PLOVER's differ."""
_TITLES = {
    "GOV": "government", "MIL": "military", "OPP": "opposition", "LEG": "legislature", "JUD": "judiciary",
    "ELI": "former official", "REB": "rebels", "PTY": "party", "SPY": "intelligence", "COP": "police",
    "JRN": "press", "BUS": "business", "MED": "health", "EDU": "education", "LAB": "labour", "REL": "religion",
    "UAF": "armed group", "CVL": "civil society", "AGR": "agriculture",
}  # fmt: skip
# Years of two digits up to this one are of this century, as the dictionaries' own readers take them.
_LAST_YEAR_OF_CENTURY = 30


@dataclass(slots=True)
class _Entry:
    line: int
    names: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)


def actors_from_petrarch(content: bytes) -> tuple[list[PackActor], list[str]]:
    """Return the actors of a dictionary, and a remark on each code that could not be understood."""
    entries: list[_Entry] = []
    remarks: list[str] = []
    for number, raw in enumerate(decoded(content).splitlines(), start=1):
        if raw.strip().startswith("---STOP---"):
            break
        line = raw.split("#", 1)[0].rstrip()
        bare = line.split(";", 1)[0]
        if not bare.strip() or line.lstrip().startswith(("<!", "&")):
            continue
        if bare.lstrip().startswith("+") and entries:
            entries[-1].names.append(_name(bare.lstrip()[1:]))
        elif bare.lstrip().startswith("["):
            if not entries:
                remarks.append(f"line {number}: a code stands before the first name")
                continue
        else:
            entries.append(_Entry(number, [_name(bare)]))
        if entries:
            entries[-1].codes += _CODE.findall(bare)
    actors = [actor for entry in entries if (actor := _actor(entry, remarks)) is not None]
    return actors, remarks


def _name(text: str) -> str:
    """Return a name as news write it: ``MARA_LINDQVIST_`` is Mara Lindqvist."""
    words = _BETWEEN_WORDS.split(text.split("[", 1)[0].strip())
    return " ".join(_cased(word) for word in words if word)


def _cased(word: str) -> str:
    return "-".join(part.capitalize() for part in word.split("-")) if word.isupper() else word


def _actor(entry: _Entry, remarks: list[str]) -> PackActor | None:
    country: str | None = None
    sectors: list[str] = []
    roles: list[PackRole] = []
    for code in entry.codes:
        letters, _, dates = code.strip().partition(" ")
        try:
            own_country, own_sectors = _split_code(letters)
            first, last = _dates(dates.strip())
        except ConfigError as error:
            remarks.append(f"line {entry.line}: {entry.names[0]}: [{code}]: {error}; the code is left out")
            continue
        country = country or own_country
        if dates.strip() and own_sectors:
            title = " ".join(_TITLES.get(sector, sector.lower()) for sector in own_sectors[:1])
            roles.append(PackRole(title, None, own_country, own_sectors, first, last))
        else:
            sectors += own_sectors
    if not entry.names[0] or not (country or sectors or roles):
        return None
    names = tuple(dict.fromkeys(name for name in entry.names if name))
    kind: ActorKind | None = "person" if roles else None  # only people have dated codes, mostly
    return PackActor(
        f"{entry.names[0]}:{entry.line}", names, kind, country, tuple(dict.fromkeys(sectors)), tuple(roles)
    )


def _split_code(letters: str) -> tuple[str | None, tuple[str, ...]]:
    """Return country and sectors of a code of groups of three letters. Raises ``ConfigError``."""
    code = letters.strip().upper()
    if not code or len(code) % 3 or not code.isalpha():
        raise ConfigError("is no row of codes of three letters")
    groups = [code[at : at + 3] for at in range(0, len(code), 3)]
    country = country_code(groups[0])
    rest = groups[1:] if country else groups
    sectors = [_SECTOR_OF.get(group, group) for group in rest]
    return country, tuple(dict.fromkeys(sector for sector in sectors if sector in SECTORS))


def _dates(text: str) -> tuple[dt.date | None, dt.date | None]:
    """Return first and last day of a restriction. Raises ``ConfigError``."""
    if not text:
        return None, None
    if text.startswith(("<", ">")):
        found = _DIGITS.search(text)
        day = _day(found[0] if found else "")
        one = dt.timedelta(days=1)
        return (None, day - one) if text[0] == "<" else (day + one, None)
    begin, dash, end = text.partition("-")
    if not dash:
        raise ConfigError("its dates are neither <DAY, >DAY nor DAY-DAY")
    first, last = _day(begin.strip()), _day(end.strip())
    if last < first:
        raise ConfigError("it ends before it begins")
    return first, last


def _day(digits: str) -> dt.date:
    try:
        if len(digits) == 8:
            return dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        if len(digits) == 6:
            year = int(digits[:2])
            century = 2000 if year <= _LAST_YEAR_OF_CENTURY else 1900
            return dt.date(century + year, int(digits[2:4]), int(digits[4:]))
    except ValueError as error:
        raise ConfigError(f"'{digits}' is no day") from error
    raise ConfigError(f"'{digits}' is no day of six or eight digits")
