"""The choice of the entity that a speaker's words mean: a learnt weight for everything that speaks for one."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from dragoman.extract.entities.speaker_options import Option
from dragoman.extract.mentions.candidates import Candidate
from dragoman.lexicon.speaker_weights import load_speaker_weights


@dataclass(frozen=True, slots=True)
class Choice:
    """The option chosen, and how likely it is beside the others."""

    option: Option
    chance: float


class Chooser(Protocol):
    """Chooses among the options for a speaker's words."""

    def choose(self, candidate: Candidate, options: Sequence[Option]) -> Choice:
        """Return the option to take; there is at least one."""
        ...


class WeighingChooser:
    """Takes the option of the greatest sum of weights; of equal ones the first."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights

    def choose(self, candidate: Candidate, options: Sequence[Option]) -> Choice:
        """Return the heaviest option; its chance is the softmax of the sums."""
        sums = self._sums([option.features for option in options])
        best = _first_of_greatest(sums)
        return Choice(options[best], 1.0 / sum(math.exp(each - sums[best]) for each in sums))

    def heaviest(self, options: Sequence[Sequence[str]]) -> int:
        """Return the place of the heaviest of options that are told by their features."""
        return _first_of_greatest(self._sums(options))

    def _sums(self, options: Sequence[Sequence[str]]) -> list[float]:
        get = self._weights.get
        return [sum(get(feature, 0.0) for feature in features) for features in options]


def _first_of_greatest(sums: Sequence[float]) -> int:
    return max(range(len(sums)), key=lambda n: (sums[n], -n))


@cache
def load_chooser() -> WeighingChooser:
    """Return the chooser with the weights that come with the program."""
    return WeighingChooser(load_speaker_weights())
