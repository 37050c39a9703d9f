"""The head that tells where two parties of a sentence stand towards each other, in NumPy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from dragoman.extract.stances.pair_features import SWAPPED, PairOfParties, numbers_of, words_of_pair

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class StanceHead:
    """One layer over numbers and words, one over that. ``training/train_stances.py`` makes its weights."""

    weights: Mapping[str, Floats]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Return the head in a file of weights."""
        with np.load(path) as file:
            return cls({name: file[name].astype(np.float32) for name in file.files})

    def shares(self, pair: PairOfParties) -> Floats:
        """Return (5,): the probability of each of ``CLASSES``; the same whichever of the two is called p."""
        own = self._shares(pair)
        other = self._shares(PairOfParties(pair.sentence, pair.q, pair.p))
        return np.asarray((own + other[list(SWAPPED)]) / 2, dtype=np.float32)

    def _shares(self, pair: PairOfParties) -> Floats:
        weights = self.weights
        middle = weights["numbers.weight"] @ numbers_of(pair) + weights["numbers.bias"]
        middle = np.maximum(middle + weights["words"][words_of_pair(pair)].sum(axis=0), 0.0)
        scores = weights["out.weight"] @ middle + weights["out.bias"]
        powers = np.exp(scores - scores.max())
        return np.asarray(powers / powers.sum(), dtype=np.float32)
