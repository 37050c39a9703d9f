"""The word that a stretch of words hangs on, and the first of a row of joined words.

Token numbers of a ``Parse`` throughout.
"""

from __future__ import annotations

from collections.abc import Collection

from dragoman.model import Parse


def head_of(parse: Parse, start: int, end: int) -> int:
    """Return the first of the tokens from ``start`` to one before ``end`` whose head is none of them, else the last."""
    for token in range(start, end):
        if not start <= parse.heads[token] < end or parse.heads[token] == token:
            return token
    return end - 1


def last_head_of(parse: Parse, start: int, end: int) -> int:
    """Return the last of the tokens whose head is none of them, else the first.

    Asked of times and places, whose words the parser often hangs on several words; the last one is what dates. For the
    verb of a whole sentence, which hangs on nothing, it differs from ``head_of`` as well.
    """
    outside = (token for token in range(end - 1, start - 1, -1) if not start <= parse.heads[token] < end)
    return next(outside, start)


def first_conjunct(parse: Parse, token: int, labels: Collection[str] = ("conj",)) -> int:
    """Return the first of the words that a word is joined to: "Oslo" for "Rome" in "Oslo, Bern and Rome"."""
    while parse.deps[token] in labels and parse.heads[token] != token:
        token = parse.heads[token]
    return token
