"""Given names and the small words of names: what helps to see that a run of capitalised words is a person."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from dragoman.lexicon.tables import read_table


@cache
def name_words(sort: str) -> frozenset[str]:
    """Return the words of one sort that say where a name begins or ends: body, event, calendar, particle …"""
    return frozenset(row["word"] for row in read_table("name_words") if row["sort"] == sort)


# Small words inside names, in lower case. They join what follows: "bin Abdul Aziz", "al-Hadi", "van der Meer".
PARTICLES = name_words("particle")

# Particles that also are English words or articles: they join only before a hyphen.
ONLY_HYPHENATED = name_words("hyphenated particle")

SUFFIXES = frozenset({"jr.", "jr", "sr.", "sr", "ii", "iii", "iv", "ra", "s"})


# "Karl Lund Sr." and "Karl Lund Jr." are two.
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})


def generation_of(parts: Iterable[str]) -> str:
    """Return the mark of generation that a name in lower case ends with, in plain letters; empty without one."""
    last = next(reversed([part.strip(".,") for part in parts if part.strip(".,")]), "")
    return last if last in GENERATIONS else ""


@cache
def full_names() -> dict[str, frozenset[str]]:
    """Return short form → the given names that it stands for."""
    return {row["short"]: frozenset(row["names"].split("|")) for row in read_table("short_names")}


def same_given(left: str, right: str) -> bool:
    """Tell whether two given names, in lower case, may be one person's: the same, or one short for the other."""
    full = full_names()
    return left == right or right in full.get(left, ()) or left in full.get(right, ())


@cache
def given_names() -> dict[str, str]:
    """Return given name → gender: ``m``, ``f``, or empty where both bear it."""
    return {row["name"]: row["gender"] for row in read_table("given_names")}
