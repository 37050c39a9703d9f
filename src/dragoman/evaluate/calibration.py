"""Whether a confidence of 0.8 means that eight of ten are right."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

N_BINS = 10


class Bin(NamedTuple):
    """Statements of similar confidence: how many, their mean confidence, and the share that is right."""

    n: int
    confidence: float
    right: float


class Calibration(NamedTuple):
    """``ece``: mean distance between confidence and share of right ones over the bins. ``brier``: mean square error."""

    ece: float
    brier: float
    n: int
    bins: tuple[Bin, ...]


def calibrate(judged: Iterable[tuple[float, bool]]) -> Calibration | None:
    """Compare each statement's confidence with whether it is right; None where there is no statement.

    The bins are ten of equal count as far as possible: statements of one confidence stay together.
    """
    ordered = sorted(judged)
    if not ordered:
        return None
    total = len(ordered)
    first = {confidence: number for number, (confidence, _) in reversed(list(enumerate(ordered)))}
    groups = groupby(ordered, key=lambda each: first[each[0]] * N_BINS // total)
    bins = tuple(_bin(list(group)) for _, group in groups)
    ece = sum(each.n * abs(each.confidence - each.right) for each in bins) / total
    brier = sum((confidence - is_right) ** 2 for confidence, is_right in ordered) / total
    return Calibration(ece, brier, total, bins)


def _bin(judged: list[tuple[float, bool]]) -> Bin:
    return Bin(
        len(judged),
        sum(confidence for confidence, _ in judged) / len(judged),
        sum(is_right for _, is_right in judged) / len(judged),
    )
