"""How far figures may be off because other reports might have been coded: a bootstrap over reports."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from dragoman.evaluate.figures import Tally

Interval = tuple[float, float]
_LOW, _HIGH = 0.025, 0.975
_SAMPLES_A_BATCH = 500


def bootstrap_intervals(reports: Sequence[Mapping[str, Tally]], n_samples: int, seed: int) -> dict[str, Interval]:
    """Return the 95 % interval of each figure's F1, in [0, 1]; empty for no samples.

    A sample draws as many reports as there are, with replacement. The interval is between the values at 2.5 % and
    97.5 % of the sorted samples. The same seed gives the same interval.
    """
    if not n_samples or not reports:
        return {}
    names = list(reports[0])
    counts = np.array([[each[name] for name in names] for each in reports], dtype=float).reshape(len(reports), -1)
    draws = random.Random(seed)  # noqa: S311  (nothing secret; the same on every machine and NumPy)
    samples = [
        _f1_of((drawn_weights(draws, len(reports), size) @ counts).reshape(size, len(names), 4))
        for size in _batches(n_samples)
    ]
    values = np.sort(np.concatenate(samples), axis=0)
    low, high = values[int(n_samples * _LOW)], values[int(n_samples * _HIGH)]
    return {name: (float(low[n]), float(high[n])) for n, name in enumerate(names)}


def _batches(n_samples: int) -> list[int]:
    whole, rest = divmod(n_samples, _SAMPLES_A_BATCH)
    return [_SAMPLES_A_BATCH] * whole + [rest] * bool(rest)


def drawn_weights(draws: random.Random, n_reports: int, n_samples: int) -> npt.NDArray[np.float64]:
    """Return how often each report is drawn, a row a sample."""
    weights = np.zeros((n_samples, n_reports))
    for row in weights:
        for _ in range(n_reports):
            row[draws.randrange(n_reports)] += 1
    return weights


def _f1_of(sums: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return F1 for sums of (hits, found, hits, gold) in the last axis; 0 where nothing was found or coded."""
    precision = _divided(sums[..., 0], sums[..., 1])
    recall = _divided(sums[..., 2], sums[..., 3])
    return _divided(2 * precision * recall, precision + recall)


def _divided(part: npt.NDArray[np.float64], whole: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
