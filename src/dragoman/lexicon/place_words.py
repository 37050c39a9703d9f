"""Words around and inside place names: what tells them from other names, and which kind of place they say it is."""

from __future__ import annotations

from functools import cache

from dragoman.lexicon.tables import read_table


@cache
def place_words(sort: str) -> frozenset[str]:
    """Return the words of one sort of ``place_words.tsv``, in lower case."""
    return frozenset(row["word"] for row in read_table("place_words") if row["sort"] == sort)


@cache
def division_kinds() -> dict[str, str]:
    """Return noun → class for what a place can be called: ``county`` → ``ADM2``, ``town`` → ``PPL``."""
    kinds = (row for row in read_table("place_words") if row["sort"].startswith("kind "))
    return {row["word"]: row["sort"].removeprefix("kind ") for row in kinds}
