"""Krippendorff's alpha for nominal values, with values that are missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

# The library `krippendorff` is under the GPL, which a program under the Apache License cannot build on; tests hold
# this function to what it gives.


def nominal_alpha(units: Iterable[Sequence[Hashable | None]]) -> float | None:
    """Return alpha of units, each with a value a coder; None stands where a coder gave none.

    Units with fewer than two values say nothing of agreement and are left out (Krippendorff 2019, ch. 12). None where
    nothing is left, or where all values are one and the same: without variation alpha is not defined.
    """
    n_values: Counter[Hashable] = Counter()
    n_pairs_apart = 0.0
    for unit in units:
        values = Counter(value for value in unit if value is not None)
        n_here = values.total()
        if n_here < 2:
            continue
        n_values.update(values)
        n_pairs_apart += sum(n * (n_here - n) for n in values.values()) / (n_here - 1)
    return alpha_of(n_pairs_apart, list(n_values.values()))


def alpha_of(n_apart: float, n_values: Sequence[float]) -> float | None:
    """Return alpha of the coincidences that differ and the numbers of values; see ``nominal_alpha``."""
    total = sum(n_values)
    expected = total * total - sum(n * n for n in n_values)
    return None if expected <= 0 else 1 - (total - 1) * n_apart / expected
