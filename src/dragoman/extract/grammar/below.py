"""What hangs on a token: its dependents as words, by the labels that are given.

Token numbers of a ``Parse`` throughout; words are in lower case.
"""

from __future__ import annotations

from collections.abc import Collection

from dragoman.model import Parse


def has_below(parse: Parse, token: int, words: Collection[str], *labels: str) -> bool:
    """Tell whether one of the words hangs directly on a token, by one of the labels if there are any."""
    lower = parse.lower
    if not labels:
        return any(lower[below] in words for below in parse.children[token])
    return any(lower[below] in words and parse.deps[below] in labels for below in parse.children[token])


def word_below(parse: Parse, token: int, *labels: str) -> str:
    """Return the first dependent of a token with one of the labels as a word, or nothing."""
    return next((parse.lower[below] for below in parse.children[token] if parse.deps[below] in labels), "")
