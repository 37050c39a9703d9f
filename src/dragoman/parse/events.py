"""The event model at work: an encoder in ONNX Runtime, its heads in NumPy.

Every sentence is read by itself. The recipe of the weights is ``training/train_events.py``, their card
``data/events/card.md``. A second model of the same make, ``data/pairs``, only answers what one marked party does to
another. The words' vectors are those of the statement model.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import ParserError
from dragoman.parse.attribution import Attribution, Floats, linear, load_attribution, session_from
from dragoman.parse.shipped import check_model


@dataclass(frozen=True)
class SentenceScores:
    """Scores of one sentence; see ``extract.events.event_model``."""

    labels: Floats
    states: Floats
    as_token: Floats
    heads: Mapping[str, Floats]

    def roles(self, trigger: int, pairs: NDArray[np.int8]) -> Floats:
        """Return (n_tokens, 3): probability of nothing, actor, recipient."""
        heads = self.heads
        total = linear(self.states[trigger][None], heads, "of_anchor") + self.as_token
        for column in range(pairs.shape[1]):
            total += heads[f"of_pair.{column}"][pairs[:, column]]
        total = np.maximum(total, 0.0)
        return softmax(linear(np.maximum(linear(total, heads, "hidden"), 0.0) + total, heads, "role"))


class EventReader:
    """The event model. ``identity`` names it and its weights."""

    def __init__(self, session: Any, pieces: Attribution, heads: Mapping[str, Floats], card: Mapping[str, Any]) -> None:
        self._session = session
        self._pieces = pieces
        self._heads = heads
        self._max_pieces = int(card["max_pieces"])
        self.identity = str(card["identity"])

    def score(self, words: tuple[str, ...], features: NDArray[np.int8]) -> SentenceScores:
        """Score a sentence; ``features`` is (n_tokens, n) as ``extract.events.event_features`` makes them."""
        states = self._states(words, features, None)
        heads = self._heads
        return SentenceScores(
            labels=softmax(_two_layers(states, heads, "label", "3")),
            states=states,
            as_token=linear(states, heads, "of_token"),
            heads=heads,
        )

    def between(self, words: tuple[str, ...], features: NDArray[np.int8], marks: NDArray[np.int8]) -> Floats:
        """Return (n_labels,): the probability of each label for what words marked 1 do to words marked 2."""
        states = self._states(words, features, marks)
        parts = [_mean(states, marks == n) for n in (1, 2)]
        asked = linear((parts[0] + parts[1])[None], self._heads, "ask")[0]
        shares = softmax((states @ asked)[None] / np.sqrt(states.shape[1]))[0]
        whole = np.concatenate([*parts, shares @ states, states.mean(axis=0)])[None]
        scores: Floats = softmax(_two_layers(whole.astype(np.float32), self._heads, "given", "3"))[0]
        return scores

    def _states(self, words: tuple[str, ...], features: NDArray[np.int8], marks: NDArray[np.int8] | None) -> Floats:
        heads = self._heads
        low: Floats = np.asarray(sum(heads[f"below.{n}"][features[:, n]] for n in range(features.shape[1])))
        top = sum(heads[f"above.{n}"][features[:, n]] for n in range(features.shape[1]))
        low = low + heads["marks"][np.zeros(len(words), dtype=np.int8) if marks is None else marks]
        embedded, first = self._pieces.embedded(words, low, self._max_pieces)
        (states,) = self._session.run(None, {"inputs_embeds": embedded[None]})
        return np.concatenate([states[0][first], np.asarray(top)], axis=1).astype(np.float32)


@lru_cache(maxsize=1)
def load_event_reader() -> EventReader:
    """Load the event model, once a process. Raises ``ParserError`` where its files are not those shipped."""
    with resources.as_file(resources.files("dragoman.parse") / "data" / "events") as folder:
        check_model(folder)
        return event_reader_from(folder)


@lru_cache(maxsize=1)
def load_pair_reader() -> EventReader:
    """Load the model of marked pairs, once a process. Raises ``ParserError`` where its files are not those shipped."""
    with resources.as_file(resources.files("dragoman.parse") / "data" / "pairs") as folder:
        check_model(folder)
        return event_reader_from(folder)


def event_reader_from(folder: Path) -> EventReader:
    """Load an event model from a folder (``encoder.onnx``, ``heads.npz``, ``model.json``)."""
    try:
        card = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        with np.load(folder / "heads.npz") as file:
            heads = {name: file[name].astype(np.float32) for name in file.files}
        session = session_from(folder / "encoder.onnx")
    except Exception as error:
        raise ParserError(f"{folder}: the event model cannot be loaded ({error}); install dragoman again") from error
    return EventReader(session, load_attribution(), heads, card)


def softmax(scores: Floats) -> Floats:
    """Return the shares (n, k) that scores (n, k) make."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)


def _two_layers(rows: Floats, heads: Mapping[str, Floats], name: str, last: str) -> Floats:
    return linear(np.maximum(linear(rows, heads, f"{name}.0"), 0.0), heads, f"{name}.{last}")


def _mean(states: Floats, chosen: NDArray[np.bool_]) -> Floats:
    return states[chosen].mean(axis=0) if chosen.any() else np.zeros(states.shape[1], dtype=np.float32)
