"""A model of events that gives what it is told, in place of the trained one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dragoman.extract.events.event_model import Floats
from dragoman.extract.events.labels import LABELS, N_ROLES, NONE, NOTHING


def chances_of(told: Mapping[str, float]) -> Floats:
    """Return the probabilities of all labels where some have these; what is left is that of no event."""
    row = np.zeros(len(LABELS), dtype=np.float32)
    row[LABELS.index(NONE)] = 1.0 - sum(told.values())
    for label, chance in told.items():
        row[LABELS.index(label)] = chance
    return row


@dataclass(frozen=True)
class Scored:
    """Scores of one sentence: the chances of labels of a word, the role of a word."""

    words: tuple[str, ...]
    told: Mapping[str, Mapping[str, float]]
    roles_of: Mapping[str, int]

    @property
    def labels(self) -> Floats:
        return np.stack([chances_of(self.told.get(word, {})) for word in self.words])

    def roles(self, trigger: int, pairs: NDArray[np.int8]) -> Floats:
        table = np.zeros((len(self.words), N_ROLES), dtype=np.float32)
        for place, word in enumerate(self.words):
            table[place, self.roles_of.get(word, NOTHING)] = 1.0
        return table


@dataclass(frozen=True)
class SetModel:
    """A model whose scores are set by the words of the sentence."""

    told: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    roles_of: Mapping[str, int] = field(default_factory=dict)

    @property
    def identity(self) -> str:
        return "set"

    def score(self, words: tuple[str, ...], features: NDArray[np.int8]) -> Scored:
        return Scored(words, self.told, self.roles_of)

    def between(self, words: tuple[str, ...], features: NDArray[np.int8], marks: NDArray[np.int8]) -> Floats:
        """Return the chances of the word between source and target; other ones where the target comes first."""
        source, target = list(marks).index(1), list(marks).index(2)
        between = words[min(source, target) : max(source, target)]
        row = chances_of(next((self.told[word] for word in between if word in self.told), {})) + 0.01
        return np.asarray(row if source < target else np.roll(row, 1), dtype=np.float32)
