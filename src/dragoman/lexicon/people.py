"""Given names and the small words of names: what helps to see that a run of capitalised words is a person."""

from __future__ import annotations

from functools import cache

from dragoman.lexicon.tables import read_table

# Small words inside names, in lower case. They join what follows: "bin Abdul Aziz", "al-Hadi", "van der Meer".
PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "bint",
        "ibn",
        "abu",
        "abd",
        "umm",
        "ben",
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "van",
        "von",
        "der",
        "den",
        "ten",
        "ter",
        "la",
        "le",
        "du",
        "ul",
        "ur",
        "ud",
        "ad",
        "as",
        "ash",
        "az",
        "at",
        "ar",
        "an",
        "ould",
        "oglu",
        "e",
        "y",
        "i",
        "zu",
        "zur",
        "bat",
    ]
)

# Particles that also are English words or articles: they join only before a hyphen.
ONLY_HYPHENATED = frozenset(["as", "an", "at", "ad", "ar", "e", "y", "i", "ash"])

SUFFIXES = frozenset({"jr.", "jr", "sr.", "sr", "ii", "iii", "iv", "ra", "s"})


@cache
def given_names() -> dict[str, str]:
    """Return given name → gender: ``m``, ``f``, or empty where both bear it."""
    return {row["name"]: row["gender"] for row in read_table("given_names")}
