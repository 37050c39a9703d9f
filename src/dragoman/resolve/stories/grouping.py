"""From reports that are like each other to stories: the two that are most like are joined first."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.resolve.stories.weights import Vector

# How like two stories are, by the average over their reports, and beside how like each one's reports are to each other:
# what follows is told in the words of what happened, a like happening of another day or place is less like than its own
# reports are. Chosen on the train half of ECB+.
LEAST = 0.12
_BESIDE_OWN = 0.75

# What the likeness among a story's reports is taken for before there are many, and with how many pairs that weighs.
_OWN = 0.12
_N_OWN = 4

# Days between the reports of two stories that can be one, and what each takes of their likeness.
MOST_DAYS = 5
_A_DAY = 0.04
_SPAN_DAYS = 30

Pair = tuple[int, int]


@dataclass(slots=True)
class Cluster:
    """Reports taken for one story: ``total`` is the sum of their vectors."""

    members: list[int]
    total: Vector
    n_vectors: int
    first: int | None
    last: int | None
    apart: set[int] = field(default_factory=set)

    @property
    def own(self) -> float:
        """How like its reports are to each other, on average over pairs."""
        n_pairs = self.n_vectors * (self.n_vectors - 1) / 2
        likeness = (sum(weight * weight for weight in self.total.values()) - self.n_vectors) / 2
        return (max(0.0, likeness) + _N_OWN * _OWN) / (n_pairs + _N_OWN)


def group_reports(
    vectors: Sequence[Vector],
    days: Sequence[int | None],
    pairs: Iterable[Pair],
    together: Sequence[Pair] = (),
    apart: Sequence[Pair] = (),
) -> list[list[int]]:
    """Return the stories as lists of places in ``vectors``; reports that are like no other are alone.

    ``pairs`` are those that may be of one story. ``together`` are of one whatever they are like (copies of one text,
    what people judged), ``apart`` are not.
    """
    return _Joining(vectors, days, pairs, together, apart).stories()


class _Joining:
    """The stories so far, and the pairs of them that may be one."""

    def __init__(
        self,
        vectors: Sequence[Vector],
        days: Sequence[int | None],
        pairs: Iterable[Pair],
        together: Sequence[Pair],
        apart: Sequence[Pair],
    ) -> None:
        self._clusters = {
            place: Cluster([place], vector, 1, day, day)
            for place, (vector, day) in enumerate(zip(vectors, days, strict=True))
        }
        for one, other in apart:
            self._clusters[one].apart.add(other)
            self._clusters[other].apart.add(one)
        self._own: dict[int, float] = {}
        self._next = len(vectors)
        self._near: defaultdict[int, set[int]] = defaultdict(set)
        of = list(range(len(vectors)))
        for one, other in sorted(together):
            left, right = of[one], of[other]
            if left != right and not self._are_apart(left, right):
                joined = self._join(left, right)
                for place in self._clusters[joined].members:
                    of[place] = joined
        for one, other in pairs:
            if of[one] != of[other]:
                self._near[of[one]].add(of[other])
                self._near[of[other]].add(of[one])
        self._heap = [
            (-likeness, one, other)
            for one in sorted(self._near)
            for other in sorted(self._near[one])
            if one < other and (likeness := self._likeness(one, other)) is not None
        ]
        heapq.heapify(self._heap)

    def stories(self) -> list[list[int]]:
        """Join the most like as long as some are, and return the stories."""
        while self._heap:
            _, one, other = heapq.heappop(self._heap)
            if one in self._clusters and other in self._clusters:
                joined = self._join(one, other)
                for near in sorted(self._near[joined]):
                    likeness = self._likeness(near, joined)
                    if likeness is not None:
                        heapq.heappush(self._heap, (-likeness, near, joined))
        return sorted(sorted(cluster.members) for cluster in self._clusters.values())

    def _join(self, one: int, other: int) -> int:
        larger, smaller = self._clusters.pop(one), self._clusters.pop(other)
        if len(larger.total) < len(smaller.total):
            larger, smaller = smaller, larger
        # Of a report alone the sum is its own vector, which stays as it is.
        total = dict(larger.total) if larger.n_vectors == 1 else larger.total
        for term, weight in smaller.total.items():
            total[term] = total.get(term, 0.0) + weight
        known = [day for day in (larger.first, larger.last, smaller.first, smaller.last) if day is not None]
        number = self._next
        self._next += 1
        self._clusters[number] = Cluster(
            larger.members + smaller.members,
            total,
            larger.n_vectors + smaller.n_vectors,
            min(known, default=None),
            max(known, default=None),
            larger.apart | smaller.apart,
        )
        near = (self._near.pop(one, set()) | self._near.pop(other, set())) - {one, other}
        for each in near:
            self._near[each] -= {one, other}
            self._near[each].add(number)
        self._near[number] = near
        return number

    def _likeness(self, one: int, other: int) -> float | None:
        """Return how like two stories are, None where they are not one."""
        left, right = self._clusters[one], self._clusters[other]
        n_days = _days_between(left, right)
        if n_days is None or self._are_apart(one, other):
            return None
        likeness = _product(left.total, right.total) / (left.n_vectors * right.n_vectors)
        if likeness < LEAST or likeness < _BESIDE_OWN * math.sqrt(self._own_of(one) * self._own_of(other)):
            return None
        likeness *= 1 - _A_DAY * n_days
        return likeness if likeness >= LEAST else None

    def _own_of(self, number: int) -> float:
        if number not in self._own:
            self._own[number] = self._clusters[number].own
        return self._own[number]

    def _are_apart(self, one: int, other: int) -> bool:
        return not self._clusters[one].apart.isdisjoint(self._clusters[other].members)


def _days_between(left: Cluster, right: Cluster) -> int | None:
    """Return how many days lie between the reports of two stories; None where they are too far apart to be one."""
    if left.first is None or left.last is None or right.first is None or right.last is None:
        return 0
    between = max(0, left.first - right.last, right.first - left.last)
    span = max(left.last, right.last) - min(left.first, right.first)
    return between if between <= MOST_DAYS and span <= _SPAN_DAYS else None


def _product(left: Vector, right: Vector) -> float:
    if len(left) > len(right):
        left, right = right, left
    return sum(weight * right[term] for term, weight in left.items() if term in right)
