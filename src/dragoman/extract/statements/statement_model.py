"""How the statement model reads a report: which tokens anchor a statement, and what the others are to each anchor.

The model itself lies in ``parse``; here is what it must offer, and how its scores become statements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dragoman.extract.statements.statement_features import Hints, pair_features, token_features
from dragoman.model import Parse, TokenRange


class Scores(Protocol):
    """What a model makes of a part of a report: one or more windows."""

    @property
    def anchors(self) -> NDArray[np.float32]:
        """For each token of the part the probability, in [0, 1], that it anchors a statement."""

    @property
    def windows(self) -> tuple[TokenRange, ...]:
        """The stretches of tokens that were read together; in order, they cover the part."""

    def roles(self, window: int, anchors: NDArray[np.intp], pairs: NDArray[np.int8]) -> NDArray[np.float32]:
        """Return (n_anchors, n_tokens of the window, 4): log probabilities of nothing, source, cue and content.

        ``anchors`` are tokens of the window; ``pairs`` is what ``features.pair_features`` tells of each and its window.
        """


class StatementModel(Protocol):
    """Scores reports. Depends on nothing but the report."""

    @property
    def identity(self) -> str:
        """Names the model and its weights, for the origin of findings."""

    def score(self, parse: Parse, features: NDArray[np.int8]) -> Iterable[Scores]:
        """Score a report, part by part; ``features`` is what ``features.token_features`` tells of its tokens.

        The parts, in order, cover the report, so that of a long one no more than a part need be held.
        """


SOURCE, CUE, CONTENT = 1, 2, 3
# What it costs to begin a stretch of a role (nothing, source, cue, content), in log probability, so that single tokens
# neither fall out of spans nor make spans of their own. Chosen on held-out parts of the training data.
ENTRY_COSTS = (0.3, 0.3, 0.3, 2.0)
# Tokens less likely to be anchors are not looked at: reading the roles of each costs time.
ANCHOR_FLOOR = 0.1
# Anchors of a window that are read at once. News has a tenth of that in a window.
MOST_ANCHORS = 64


_NO_ODDS: NDArray[np.float32] = np.zeros(0, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Reading:
    """A statement as the model reads it, in tokens.

    ``probability`` is that of the anchor; ``source_sureness`` and ``content_sureness`` the mean probability, in
    [0, 1], of the tokens in the role. ``odds`` are, from the token ``start`` on, the log odds of content against
    whatever else is likeliest.
    """

    anchor: int
    probability: float
    source: TokenRange | None
    cue: TokenRange
    content: tuple[TokenRange, ...]
    source_sureness: float
    content_sureness: float
    odds: NDArray[np.float32]
    start: int

    def without_odds(self) -> Reading:
        """Return the reading for whoever asks for no cost."""
        return replace(self, odds=_NO_ODDS)

    def cost(self, content: Iterable[TokenRange]) -> float:
        """Return by how much less likely, in log odds, another content is to the model than its own.

        Tokens that the model did not read together with the anchor cost nothing.
        """
        chosen = np.zeros(len(self.odds), dtype=bool)
        own = np.zeros(len(self.odds), dtype=bool)
        for pieces, places in ((content, chosen), (self.content, own)):
            for piece in pieces:
                places[max(0, piece.start - self.start) : max(0, piece.end - self.start)] = True
        return float(self.odds[own & ~chosen].sum() - self.odds[chosen & ~own].sum())


def read_statements(parse: Parse, hints: Hints, model: StatementModel) -> Iterator[Reading]:
    """Yield the statements that the model reads in a report, by anchor, however unsure."""
    if len(parse):
        for scores in model.score(parse, token_features(parse, hints)):
            for number in range(len(scores.windows)):
                yield from _in_window(parse, hints, scores, number)


def _in_window(parse: Parse, hints: Hints, scores: Scores, number: int) -> Iterator[Reading]:
    window, begin = scores.windows[number], scores.windows[0].start
    likely = scores.anchors[window.start - begin : window.end - begin] >= ANCHOR_FLOOR
    anchors = window.start + np.nonzero(likely)[0]
    # A window of nothing but cues is read in several goes: what is told of each anchor and token takes memory.
    for few in np.array_split(anchors, -(-len(anchors) // MOST_ANCHORS) or 1):
        if not len(few):
            continue
        pairs = np.stack([pair_features(parse, hints, int(anchor), window) for anchor in few])
        chances = scores.roles(number, few, pairs)
        for anchor, roles, told in zip(few, decoded(chances), chances, strict=True):
            if (roles == CONTENT).any():
                probability = float(scores.anchors[anchor - begin])
                yield _reading(int(anchor), probability, roles, told, window.start)


def _reading(
    anchor: int, probability: float, roles: NDArray[np.int8], chances: NDArray[np.float32], start: int
) -> Reading:
    shares = np.exp(chances)
    source = _heaviest(runs_of(roles == SOURCE, start), shares[:, SOURCE], start)
    cue = next((run for run in runs_of(roles == CUE, start) if run.start <= anchor < run.end), None)
    return Reading(
        anchor=anchor,
        probability=probability,
        source=source,
        cue=cue or TokenRange(anchor, anchor + 1),
        content=tuple(runs_of(roles == CONTENT, start)),
        source_sureness=float(shares[roles == SOURCE, SOURCE].mean()) if source is not None else 0.0,
        content_sureness=float(shares[roles == CONTENT, CONTENT].mean()),
        odds=chances[:, CONTENT] - chances[:, :CONTENT].max(axis=1),
        start=start,
    )


def decoded(chances: NDArray[np.float32]) -> NDArray[np.int8]:
    """Return the likeliest role of each token where beginning a stretch costs ``ENTRY_COSTS`` (Viterbi).

    ``chances`` is (n_anchors, n_tokens, n_roles), in log probabilities; what is returned (n_anchors, n_tokens).
    """
    n_anchors, n_tokens, n_roles = chances.shape
    came_from = np.zeros((n_tokens, n_anchors, n_roles), dtype=np.int8)
    costs = np.array(ENTRY_COSTS)
    best = chances[:, 0] - costs
    same = np.arange(n_roles, dtype=np.int8)
    for token in range(1, n_tokens):
        top = best.argmax(axis=1)[:, None]
        changed = best.max(axis=1, keepdims=True) - costs
        stays = best >= changed
        came_from[token] = np.where(stays, same, top)
        best = np.where(stays, best, changed) + chances[:, token]
    roles = np.zeros((n_tokens, n_anchors), dtype=np.int8)
    roles[-1] = best.argmax(axis=1)
    each = np.arange(n_anchors)
    for token in range(n_tokens - 1, 0, -1):
        roles[token - 1] = came_from[token, each, roles[token]]
    return roles.T


def runs_of(held: NDArray[np.bool_], start: int) -> list[TokenRange]:
    """Return the runs of true places as ranges, ``start`` being the first place; gaps of one token are closed."""
    runs: list[TokenRange] = []
    for place in np.nonzero(held)[0]:
        token = start + int(place)
        if runs and token - runs[-1].end <= 1:
            runs[-1] = TokenRange(runs[-1].start, token + 1)
        else:
            runs.append(TokenRange(token, token + 1))
    return runs


def _heaviest(runs: list[TokenRange], shares: NDArray[np.float32], start: int) -> TokenRange | None:
    """Return the run with the most probability in it."""
    return max(runs, key=lambda run: float(shares[run.start - start : run.end - start].sum()), default=None)
