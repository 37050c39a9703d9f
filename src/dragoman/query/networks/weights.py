"""Weights of ties, by the formulas of discourse networks. Manual: page ``networks``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from dragoman.query.networks.cells import SIDES, Cells, Pairs, count_cells, pair_nodes
from dragoman.query.networks.plan import NetworkPlan
from dragoman.query.networks.rows import Numbers, TieRows

Weights = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ties:
    """Ties between nodes by number, ordered; ``n`` rows are behind each, of days from ``first`` to ``last``."""

    left: Numbers
    right: Numbers
    weight: Weights
    n: Numbers
    first: Numbers
    last: Numbers

    def take(self, which: npt.NDArray[Any]) -> Ties:
        """Return the ties that a mask or numbers choose."""
        return Ties(
            self.left[which], self.right[which], self.weight[which], self.n[which], self.first[which], self.last[which]
        )


def weigh(rows: TieRows, plan: NetworkPlan) -> Ties:
    """Return the ties that rows make, without those that weigh nothing or that too few rows are behind."""
    ties = _projected(rows, plan) if plan.is_projected else _direct(rows, plan)
    return ties.take((ties.weight != 0) & (ties.n >= plan.min_count))


def _direct(rows: TieRows, plan: NetworkPlan) -> Ties:
    """Weigh ties of a node to what it has to do with: the rows of both, or those that agree less those that do not."""
    counted = count_cells(rows.left, rows.right, rows.day, len(rows.lefts))
    weight = counted.count.astype(float)
    if plan.aggregate == "subtract":
        key = np.searchsorted(_key(counted.node, counted.cell, rows), _key(rows.left, rows.right, rows))
        signs = np.where(rows.side == 1, 1.0, -1.0)
        weight = np.bincount(key, weights=signs, minlength=len(weight))
    if plan.normalise == "activity":
        weight = weight / np.bincount(rows.left, minlength=len(rows.lefts))[counted.node]
    elif plan.normalise == "prominence":
        weight = weight / np.bincount(rows.right, minlength=len(rows.rights))[counted.cell]
    return Ties(counted.node, counted.cell, weight, counted.count, counted.first, counted.last)


def _key(left: Numbers, right: Numbers, rows: TieRows) -> Numbers:
    return left * (len(rows.rights) + 1) + right


def _projected(rows: TieRows, plan: NetworkPlan) -> Ties:
    """Weigh ties of nodes of one sort by what they share."""
    n_nodes = len(rows.lefts)
    sided = count_cells(rows.left, rows.right * SIDES + rows.side, rows.day, n_nodes)
    whole = count_cells(rows.left, rows.right * SIDES, rows.day, n_nodes)
    if plan.aggregate in {"congruence", "conflict"}:
        pairs = pair_nodes(sided, opposed=plan.aggregate == "conflict")
        weight = pairs.product.astype(float)
    else:
        pairs = pair_nodes(whole)
        weight = pairs.product.astype(float)
        if plan.aggregate == "subtract":
            alike, opposed = pair_nodes(sided), pair_nodes(sided, opposed=True)
            weight = _of(pairs, alike, alike.product, n_nodes) - _of(pairs, opposed, opposed.product, n_nodes)
    norm = _norm(plan, pairs, sided, whole)
    return Ties(pairs.left, pairs.right, weight / norm, pairs.own + pairs.other, pairs.first, pairs.last)


def _norm(plan: NetworkPlan, pairs: Pairs, sided: Cells, whole: Cells) -> Weights:
    """Return what the weight of each pair is divided by.

    ``average`` and ``dna-cosine`` go by how many rows each has; ``jaccard`` takes for what both have the products of
    their counts; ``cosine`` is the angle of their counts, by side except where sides are not looked at.
    """
    n = sided.per_node(sided.count).astype(float)
    left, right = n[pairs.left], n[pairs.right]
    if plan.normalise == "average":
        return np.asarray((left + right) / 2)
    if plan.normalise == "dna-cosine":
        return np.asarray(left * right)
    if plan.normalise == "jaccard":
        shared = pair_nodes(sided)
        both = shared.product - shared.own - shared.other
        return np.asarray(left + right + _of(pairs, shared, both, sided.n_nodes))
    if plan.normalise == "cosine":
        counted = whole if plan.aggregate == "count" else sided
        length = np.sqrt(counted.per_node(counted.count**2))
        return np.asarray(length[pairs.left] * length[pairs.right], dtype=float)
    return np.ones(len(pairs.left))


def _of(pairs: Pairs, others: Pairs, values: Numbers, n_nodes: int) -> Weights:
    """Return for each pair the value that another list of pairs has for it; 0 where it has not the pair."""
    key, known = pairs.left * n_nodes + pairs.right, others.left * n_nodes + others.right
    found = np.zeros(len(key))
    if len(known):
        at = np.minimum(np.searchsorted(known, key), len(known) - 1)
        found = np.where(known[at] == key, values[at], 0.0)
    return found
