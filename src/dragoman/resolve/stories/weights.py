"""How much each term of a report weighs among all reports: by how often it is told there, and how rarely elsewhere."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

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
_N_KEPT = 100


class Weighing:
    """The terms of a collection by number, and how many reports tell of each."""

    def __init__(self, outlines: Iterable[Outline]) -> None:
        self._n_reports: Counter[Term] = Counter()
        self._total = _OTHERS
        for outline in outlines:
            self._n_reports.update(outline.counts.keys())
            self._total += 1
        self.terms: Sequence[Term] = sorted(self._n_reports)
        self._numbers = {term: number for number, term in enumerate(self.terms)}

    def vector_of(self, outline: Outline) -> Vector:
        """Return the weights of a report's terms, of length 1 with those that are not kept."""
        weighed = [(self._weight(term, n), self._numbers[term]) for term, n in sorted(outline.counts.items())]
        squares = sum(w * w * (_ALONE if self._n_reports[self.terms[number]] == 1 else 1.0) for w, number in weighed)
        length = math.sqrt(squares) or 1.0
        shared = [(w, number) for w, number in weighed if self._n_reports[self.terms[number]] > 1]
        kept = sorted(shared, key=lambda pair: (-pair[0], pair[1]))[:_N_KEPT]
        return {number: weight / length for weight, number in kept}

    def _weight(self, term: Term, n_told: int) -> float:
        return KIND_WEIGHTS[term[0]] * (1 + math.log(n_told)) * math.log(self._total / self._n_reports[term])
