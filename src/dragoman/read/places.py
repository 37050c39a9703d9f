"""The words of datelines, from ``dateline_words.toml``: agencies, cities, and words that are neither."""

from __future__ import annotations

import tomllib
from importlib.resources import files

_WORDS: dict[str, list[str]] = tomllib.loads(
    files("dragoman.read").joinpath("dateline_words.toml").read_text(encoding="utf-8")
)

AGENCIES = frozenset(name.lower() for name in _WORDS["agencies"])
CITIES = frozenset(name.lower() for name in _WORDS["cities"])
NO_PLACES = frozenset(name.lower() for name in _WORDS["no_places"])
