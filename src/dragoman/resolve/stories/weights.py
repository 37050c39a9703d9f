"""How much each term of a report weighs among all reports: by how often it is told there, and how rarely elsewhere."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dragoman.model import TermKind
from dragoman.resolve.stories.outlines import Outline, Term

Vector = dict[int, float]
"""The weights of a report's or a story's terms, by the terms' numbers."""

# What a term weighs by its kind: who and where tell stories apart. Chosen on the train half of ECB+: after a change,
# run evaluation/score_stories.py there.
KIND_WEIGHTS: Mapping[TermKind, float] = {
    "word": 1.0,
    "name": 2.0,
    "actor": 1.0,
    "place": 1.0,
    "event group": 2.0,
}

# A term that no other report has makes a report no less like others than this share of its weight does.
_ALONE = 0.3

# As though there were so many reports more, which have none of the terms: else of two reports nothing would be rare.
_OTHERS = 50

# Terms that a report keeps. The rest still counts in its length.
_N_KEPT = 80


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """Which terms a report tells of, by numbers, and how often."""

    terms: npt.NDArray[np.int32]
    counts: npt.NDArray[np.float32]


class Terms:
    """The terms of a collection. They have numbers as they come; ``in_order`` gives them others."""

    def __init__(self) -> None:
        self._numbers: dict[Term, int] = {}
        self._written: dict[Term, Counter[str]] = {}

    def add(self, outline: Outline) -> Told:
        """Return what a report tells of by numbers."""
        numbers = [self._numbers.setdefault(term, len(self._numbers)) for term in outline.counts]
        for term, form in outline.written.items():
            self._written.setdefault(term, Counter())[form] += 1
        return Told(np.array(numbers, np.int32), np.array(list(outline.counts.values()), np.float32))

    def in_order(self) -> tuple[Sequence[Term], npt.NDArray[np.int32]]:
        """Return all terms in an order that hangs on them alone, and the place there of each number."""
        terms = sorted(self._numbers)
        places = np.empty(len(terms), np.int32)
        places[[self._numbers[term] for term in terms]] = np.arange(len(terms), dtype=np.int32)
        return terms, places

    def written(self, term: Term) -> str:
        """Return a term as most reports write it."""
        forms = self._written.get(term)
        return term[1] if forms is None else min(forms, key=lambda form: (-forms[form], form))


class Weighing:
    """What each term weighs, by its place among the ``terms`` in order."""

    def __init__(self, known: Terms, told: Iterable[Told]) -> None:
        self._known = known
        self.terms, places = known.in_order()
        self._told = [Told(places[each.terms], each.counts) for each in told]
        numbers = np.concatenate([each.terms for each in self._told]) if self._told else np.empty(0, np.int32)
        self._n_reports = np.bincount(numbers, minlength=len(self.terms))
        kinds = np.array([KIND_WEIGHTS[kind] for kind, _ in self.terms], np.float64)
        self._weights = kinds * np.log((len(self._told) + _OTHERS) / np.maximum(1, self._n_reports))

    def vectors(self) -> list[Vector]:
        """Return the weights of each report's terms that another has too, of length 1 with those that are not kept."""
        return [self._vector_of(told) for told in self._told]

    def ranked(self, place: int) -> list[int]:
        """Return the numbers of all terms of a report, those first that weigh most."""
        terms, weights = self._weighed(self._told[place])
        return [int(term) for term in terms[np.lexsort((terms, -weights))]]

    def written(self, term: int) -> str:
        """Return a term as most reports write it."""
        return self._known.written(self.terms[term])

    def _weighed(self, told: Told) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float64]]:
        return told.terms, self._weights[told.terms] * (1 + np.log(told.counts.astype(np.float64)))

    def _vector_of(self, told: Told) -> Vector:
        terms, weights = self._weighed(told)
        is_shared = self._n_reports[terms] > 1
        length = math.sqrt(float((weights**2 * np.where(is_shared, 1.0, _ALONE)).sum())) or 1.0
        terms, weights = terms[is_shared], weights[is_shared]
        kept = np.lexsort((terms, -weights))[:_N_KEPT]
        return dict(zip(terms[kept].tolist(), (weights[kept] / length).tolist(), strict=True))
