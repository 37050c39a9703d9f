"""The word that a stretch of words hangs on, and the first of a row of joined words.

Token numbers of a ``Parse`` throughout.
"""

from __future__ import annotations

from collections.abc import Collection

from dragoman.model import Parse


def head_of(parse: Parse, start: int, end: int) -> int:
    """Return the first of the tokens from ``start`` to one before ``end`` whose head is none of them, else the last.

    Marks are no heads, whatever the parser hangs on them.
    """
    for token in range(start, end):
        is_outer = not start <= parse.heads[token] < end or parse.heads[token] == token
        if is_outer and parse.pos[token] != "PUNCT":
            return token
    return end - 1


def first_conjunct(parse: Parse, token: int, labels: Collection[str] = ("conj",)) -> int:
    """Return the first of the words that a word is joined to: "Oslo" for "Rome" in "Oslo, Bern and Rome"."""
    while parse.deps[token] in labels and parse.heads[token] != token:
        token = parse.heads[token]
    return token
