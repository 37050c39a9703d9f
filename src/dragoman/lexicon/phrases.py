"""Phrases of one or more words, found in a row of tokens by their longest match."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")

# The parser splits words at hyphens and slashes between letters; phrases must be split alike to be found.
_INNER = re.compile(r"(?<=[^\W\d_])([-–/])(?=[^\W\d_])")
_GENITIVE = re.compile(r"['’]s$|(?<=s)['’]$")


def split_phrase(phrase: str) -> tuple[str, ...]:
    """Return the tokens of a phrase as the parser would split it: ``Workers' Party`` is three."""
    tokens: list[str] = []
    for word in phrase.split():
        stem = _GENITIVE.sub("", word)
        tokens.extend(part for part in _INNER.split(stem) if part)
        if stem != word:
            tokens.append("'" + word[len(stem) + 1 :])
    return tuple(tokens)


class PhraseTable(Generic[T]):
    """Maps phrases to values; keys are lower-case tokens. Filled once, then only read."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._n = 0

    def __len__(self) -> int:
        return self._n

    def add(self, phrase: str, value: T) -> None:
        """Add a phrase; the first value given for a phrase stays."""
        words = tuple(word.lower().replace("’", "'") for word in split_phrase(phrase))
        if not words:
            return
        rows = self._by_first.setdefault(words[0], [])
        if all(rest != words[1:] for rest, _ in rows):
            rows.append((words[1:], value))
            rows.sort(key=lambda row: -len(row[0]))
            self._n += 1

    def longest(self, lower: Sequence[str], start: int, end: int) -> tuple[int, T] | None:
        """Return one past the last token of the longest phrase that begins at ``start``, and its value."""
        rows = self._by_first.get(lower[start])
        if rows is None:
            return None
        for rest, value in rows:
            stop = start + 1 + len(rest)
            if stop <= end and (not rest or tuple(lower[start + 1 : stop]) == rest):
                return stop, value
        return None

    def __contains__(self, first: str) -> bool:
        return first in self._by_first

    def find(self, phrase: str) -> T | None:
        """Return the value of exactly this phrase, or None."""
        words = tuple(word.lower().replace("’", "'") for word in split_phrase(phrase))
        if not words:
            return None
        found = self.longest(words, 0, len(words))
        return found[1] if found and found[0] == len(words) else None

    def values(self) -> Iterator[T]:
        """Yield all values in the order they were added, by first word."""
        for rows in self._by_first.values():
            for _, value in rows:
                yield value
