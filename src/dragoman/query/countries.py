"""Countries as people name them."""

from __future__ import annotations

import re

from dragoman.errors import ConfigError
from dragoman.lexicon.countries import country_labels, country_names
from dragoman.model.conditions import Choice
from dragoman.query.filters import choices_of, nearest_of
from dragoman.store import name_parts

_CODE = re.compile(r"[A-Za-z]{3}")


def countries_called(name: str) -> list[str]:
    """Return the states that go by a name, or the one with this code, as ISO 3166 alpha-3; empty where none does."""
    if name.upper() in country_labels():
        return [name.upper()]
    parts = name_parts(name)
    return sorted({iso3 for label, iso3 in country_names() if name_parts(label) == parts})


def countries_of(given: Choice, option: str) -> list[str]:
    """Return the codes of the countries named by code or by name.

    A code that no state has is kept, for lists that people bring may hold it. Raises ``ConfigError`` where a name is
    none of a country.
    """
    whole = countries_called(given) if isinstance(given, str) else []
    if whole:
        return whole
    return [code for value in choices_of(given, option) or () for code in _codes_of(value, option)]


def _codes_of(value: str, option: str) -> list[str]:
    found = countries_called(value)
    if found or not value.strip():
        return found
    if _CODE.fullmatch(value):
        return [value.upper()]
    close = nearest_of(value, (name for name, _ in country_names()))
    hint = f" (did you mean '{close}'?)" if close else ""
    raise ConfigError(f"'{option}' cannot be {value!r}; give a name, or a code of ISO 3166 such as NOR{hint}")
