"""Weights learnt from few examples, on top of what is known without any; in seconds, the same every time."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
_STEPS = 80


def learn_columns(rows: Matrix, labels: Matrix, known: Matrix) -> Matrix:
    """Return weights (n_features, n_labels) that, added to the log odds ``known``, tell each label (0 or 1) alone."""
    return _descend(rows, labels, known, _odds, steepness=0.25)


def learn_choice(rows: Matrix, choices: Matrix, known: Matrix) -> Matrix:
    """Return weights (n_features, n_choices) that, added to the scores ``known``, tell which one is chosen."""
    return _descend(rows, choices, known, shares, steepness=0.5)


def _descend(
    rows: Matrix, wanted: Matrix, known: Matrix, chances: Callable[[Matrix], Matrix], steepness: float
) -> Matrix:
    """Return the weights that fit best with their square as the price (Nesterov's way, a fixed number of steps)."""
    weights = ahead = np.zeros((rows.shape[1], wanted.shape[1]))
    reach = steepness * float((rows * rows).sum(axis=1).max(initial=0.0)) * len(rows) + 1.0
    reach = min(reach, steepness * float(np.linalg.norm(rows, 2)) ** 2 + 1.0) if len(rows) else reach
    pace = 1.0
    for _ in range(_STEPS):
        slope = rows.T @ (chances(rows @ ahead + known) - wanted) + ahead
        following, faster = ahead - slope / reach, (1.0 + math.sqrt(1.0 + 4.0 * pace * pace)) / 2.0
        ahead = following + (pace - 1.0) / faster * (following - weights)
        weights, pace = following, faster
    return weights


def _odds(scores: Matrix) -> Matrix:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(scores, -50.0, 50.0))))


def shares(scores: Matrix) -> Matrix:
    """Return the shares that rows of scores make."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def chance(score: float) -> float:
    """Return the probability of log odds."""
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, score))))
