"""Short texts by their words: how like two are, and the tone of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dragoman.lexicon.word_sorts import ordered_words_of

Floats = NDArray[np.float32]
# Words less like each other than this have nothing to do with each other.
_LEAST_LIKE = 0.3
# Words without weight in a short text, so that one like word of two does not count as all.
_PAD = 3.0
SORTS = (
    "negation", "against", "ending", "bad", "support", "need", "will", "more", "open", "we", "past", "conditions",
)  # fmt: skip
_BEGINNINGS = ("negation", "we", "open")


class Vectors(Protocol):
    """Word pieces and their vectors; ``parse`` has them."""

    @property
    def words(self) -> Floats:
        """(n, width): the unit vector of each word piece."""

    @property
    def weights(self) -> Floats:
        """(n,): how much each word piece says, from 0 to 1."""

    def pieces(self, text: str) -> tuple[NDArray[np.int64], list[tuple[int, int]]]:
        """Return the numbers of a text's pieces, and the half-open stretch of each."""

    def text_vector(self, pieces: NDArray[np.int64]) -> Floats:
        """Return the unit vector of a text."""


@dataclass(frozen=True)
class Likeness:
    """How like a text is to each of several others, and which of its pieces are (n_pieces, n_texts)."""

    share: Floats
    covered: Floats
    by_piece: Floats


class Passages:
    """Several texts, made ready to be compared with others word by word."""

    def __init__(self, texts: Sequence[str], vectors: Vectors) -> None:
        self._vectors = vectors
        pieces = [vectors.pieces(text)[0] for text in texts]
        # A text without a word is one sign that nothing is like.
        pieces = [each if len(each) else np.zeros(1, dtype=np.int64) for each in pieces]
        self._begins = np.concatenate([[0], np.cumsum([len(each) for each in pieces])[:-1]]).astype(np.intp)
        every = np.concatenate(pieces)
        self._words, self._weights = vectors.words[every], vectors.weights[every]
        self._totals = np.add.reduceat(self._weights, self._begins) + 1e-9
        self.vectors = np.stack([vectors.text_vector(each) for each in pieces])

    def likeness(self, pieces: NDArray[np.int64]) -> Likeness:
        """Return how like a text of these pieces is to each.

        ``share`` is how much of the text's words, by their weight, has a like word there; ``covered`` how much of the
        words there has one in the text.
        """
        own = self._vectors.weights[pieces]
        like = self._vectors.words[pieces] @ self._words.T
        like[like < _LEAST_LIKE] = 0.0
        by_piece = np.maximum.reduceat(like * self._weights, self._begins, axis=1) * own[:, None]
        covered = np.add.reduceat(like.max(axis=0, initial=0.0) * self._weights, self._begins) / self._totals
        share = by_piece.sum(axis=0) / (own.sum() + _PAD)
        return Likeness(np.asarray(share, dtype=np.float32), np.asarray(covered, dtype=np.float32), by_piece)


def tone_names() -> tuple[str, ...]:
    """Return the names of what ``tone_of`` counts, in its order."""
    joined = ("ending of an ending", "negated ending", "negation of an ending", "negated need", "negated will")
    return (*SORTS, *joined, "always", *(f"begins with {sort}" for sort in _BEGINNINGS))


def tone_of(text: str, issue: str) -> list[float]:
    """Return what the words of a text tell of whether its speaker is for an issue, in these words, or against it."""
    patterns = _patterns()
    counts = {sort: min(2, len(pattern.findall(text))) / 2 for sort, pattern in patterns.items()}
    wants_end = float(patterns["ending"].search(issue) is not None)
    no, end = counts["negation"], counts["ending"]
    joined = [end * wants_end, no * end, no * wants_end, no * counts["need"], no * counts["will"]]
    begins = [float(patterns[sort].match(text) is not None) for sort in _BEGINNINGS]
    return [*counts.values(), *joined, 1.0, *begins]


@lru_cache(maxsize=1)
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {sort: _pattern(ordered_words_of("positions", sort)) for sort in SORTS}


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds any of the words; a star stands for whatever follows."""
    forms = (re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "") for word in words)
    return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)
