"""How the event model reads a sentence: which words tell an event, of which type and status, and who its parties are.

The model itself lies in ``parse``; here is what it must offer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dragoman.extract.events.event_features import Hint, pair_features, token_features
from dragoman.extract.events.labels import LABELS, NONE
from dragoman.model import Parse, TokenRange

Floats = NDArray[np.float32]


class Scores(Protocol):
    """What a model makes of one sentence of n tokens."""

    @property
    def labels(self) -> Floats:
        """(n, 18): the probability of each of ``labels.LABELS`` for each token."""

    def roles(self, trigger: int, pairs: NDArray[np.int8]) -> Floats:
        """Return (n, 3): for each token the probability of nothing, actor, recipient, to a trigger of the sentence.

        ``trigger`` counts from the begin of the sentence; ``pairs`` is what ``features.pair_features`` tells.
        """


class EventModel(Protocol):
    """Scores sentences. Depends on nothing but the sentence."""

    @property
    def identity(self) -> str:
        """Names the model and its weights, for the origin of findings."""

    def score(self, words: tuple[str, ...], features: NDArray[np.int8]) -> Scores:
        """Score a sentence; ``features`` is what ``features.token_features`` tells of its tokens."""

    def between(self, words: tuple[str, ...], features: NDArray[np.int8], marks: NDArray[np.int8]) -> Floats:
        """Return (18,): the probability of each label for what the source does to the target.

        ``marks`` (n,) is 1 for the words of the source, 2 for those of the target, else 0.
        """


@dataclass(frozen=True)
class Reading:
    """One sentence as the model reads it. Tokens count from the begin of the parse."""

    sentence: TokenRange
    scores: Scores

    def labels_at(self, token: int) -> Floats:
        """Return the probability of each label."""
        found: Floats = self.scores.labels[token - self.sentence.start]
        return found

    def roles_at(self, parse: Parse, trigger: int, rule_roles: Mapping[int, int]) -> Floats:
        """Return (n_tokens of the sentence, 3), the probability of nothing, actor and recipient."""
        pairs = pair_features(parse, trigger, rule_roles, self.sentence)
        return self.scores.roles(trigger - self.sentence.start, pairs)

    def triggers(self, floor: float) -> list[int]:
        """Return the tokens that tell an event with at least this probability."""
        chances = 1.0 - self.scores.labels[:, LABELS.index(NONE)]
        return [self.sentence.start + int(place) for place in np.nonzero(chances >= floor)[0]]


def read_sentence(
    parse: Parse, sentence: TokenRange, hints: Mapping[int, Hint], parties: Mapping[int, int], model: EventModel
) -> Reading:
    """Let the model read a sentence; ``hints`` is what the lexicon makes of tokens, ``parties`` whom they name."""
    features = token_features(parse, hints, parties, sentence)
    return Reading(sentence, model.score(parse.words[sentence.start : sentence.end], features))
