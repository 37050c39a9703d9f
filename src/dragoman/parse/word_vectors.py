"""The word vectors that the statement model came with, for likeness of words and of short texts.

They are those of the sentence encoder it began from. Nothing is read with the encoder itself: vectors of a text are
sums over its words, which costs some microseconds and needs no parse.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.parse.attribution import Floats, load_attribution

# The vocabulary of BERT: numbers below are special signs, then letters and signs; words follow, the frequent first.
_FIRST_SIGN, _FIRST_WORD, _WORDS_KNOWN_WELL = 999, 1996, 20_000
# A word's weight is a / (a + its frequency), frequencies by Zipf's law (Arora et al. 2017).
_A, _ZIPF = 1e-3, 0.08
# So many main directions, which all texts share, are taken out of the vectors of texts.
_SHARED = 3


@dataclass(frozen=True)
class WordVectors:
    """Word pieces of texts with their unit vectors (``words``) and weights.

    ``raw`` are the vectors less their mean, ``shared`` (k, width) the directions to be taken out of sums of them.
    """

    tokenizer: Any
    raw: Floats
    words: Floats
    weights: Floats
    shared: Floats

    def pieces(self, text: str) -> tuple[NDArray[np.int64], list[tuple[int, int]]]:
        """Return the numbers of the word pieces of a text, and the half-open stretch of the text each stands for."""
        read = self.tokenizer.encode(text, add_special_tokens=False)
        kept = [n for n, piece in enumerate(read.ids) if piece >= _FIRST_SIGN]
        return np.array([read.ids[n] for n in kept], dtype=np.int64), [tuple(read.offsets[n]) for n in kept]

    def text_vector(self, pieces: NDArray[np.int64]) -> Floats:
        """Return the unit vector of the text that has these pieces; zeros where it has none."""
        total = self.weights[pieces] @ self.raw[pieces]
        total = total - (total @ self.shared.T) @ self.shared
        return np.asarray(total / (np.linalg.norm(total) + 1e-9), dtype=np.float32)


@lru_cache(maxsize=1)
def load_word_vectors() -> WordVectors:
    """Load the word vectors, once a process. Raises ``ParserError`` where the files are not those shipped."""
    tokenizer, vectors = load_attribution().word_vectors()
    raw = vectors - vectors[_FIRST_WORD:_WORDS_KNOWN_WELL].mean(axis=0)
    ranks = np.maximum(np.arange(len(raw)) - _FIRST_WORD + 6, 1)
    weights = _A / (_A + _ZIPF / ranks)
    weights[:_FIRST_WORD] = _A / (_A + 0.05)
    known = raw[_FIRST_WORD:_WORDS_KNOWN_WELL]
    _, directions = np.linalg.eigh((known.T @ known).astype(np.float64))
    return WordVectors(
        tokenizer=tokenizer,
        raw=raw,
        words=raw / (np.linalg.norm(raw, axis=1, keepdims=True) + 1e-9),
        weights=weights.astype(np.float32),
        shared=directions[:, ::-1][:, :_SHARED].T.astype(np.float32),
    )
