"""The names of columns in other languages than English, from ``column_names.tsv``, and those that people give."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from dragoman.errors import ConfigError

_SIGNS = re.compile(r"[\s.:-]+")


def plain_name(name: str) -> str:
    """Return the name of a column as names are compared: in small letters, ``_`` for blanks and signs."""
    return _SIGNS.sub("_", name.strip().lstrip("\ufeff").lower())


@cache
def names_in_other_languages() -> Mapping[str, tuple[str, ...]]:
    """Return field → the names its column has in other languages, in the order of the table, each once."""
    text = files("dragoman.read").joinpath("column_names.tsv").read_text(encoding="utf-8")
    found: dict[str, dict[str, None]] = {}
    for line in text.splitlines()[1:]:
        field, _, names = line.split("\t")
        found.setdefault(field, {}).update(dict.fromkeys(map(plain_name, names.split("|"))))
    return MappingProxyType({field: tuple(names) for field, names in found.items()})


def given_names(columns: Sequence[str], fields: Mapping[str, str], offered: Sequence[str]) -> dict[str, str]:
    """Return which field each column is that people named as ``FIELD=COLUMN``; columns as ``plain_name`` has them.

    ``fields`` are the fields by the names that people may call them, ``offered`` the names that a message may offer.
    Raises ``ConfigError`` where one cannot be.
    """
    given: dict[str, str] = {}
    for each in columns:
        field, sign, column = (part.strip() for part in each.partition("="))
        if not sign or not column:
            raise ConfigError(f"--column {each!r}: give a field and the name of its column, such as date=Datum")
        known = fields.get(plain_name(field))
        if known is None:
            close = difflib.get_close_matches(plain_name(field), offered, n=1, cutoff=0)[0]
            raise ConfigError(f"--column {each!r}: there is no field '{field}' (did you mean '{close}'?)")
        given[plain_name(column)] = known
    return given


def with_given_names(names: Sequence[str], given: Mapping[str, str]) -> list[str]:
    """Return the names of columns, those that people named as the fields they said; another of that name is passed."""
    if not given:
        return list(names)
    fields = [given.get(plain_name(name)) for name in names]
    taken = set(filter(None, fields))
    return [
        field or (f"{name} (not taken)" if plain_name(name) in taken else name)
        for field, name in zip(fields, names, strict=True)
    ]
