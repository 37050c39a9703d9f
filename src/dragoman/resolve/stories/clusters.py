"""From reports that are like each other to clusters of them: the two that are most like are joined first."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.model import KeptOutline
from dragoman.resolve.stories.masses import (
    LEAST,
    Mass,
    least_beside_own,
    likeness_of,
    share_left_by_days,
    whole_likeness,
)
from dragoman.resolve.stories.weights import UNIT

# A term of more reports than this finds nobody; it still counts in how like two are.
_MOST_TELLINGS = 300

# With how many of those before it a report is compared, the most like first; clusters join the others.
_N_KEPT = 30

# How like two reports must be without the person that they share most of: a spokesman speaks about many things.
LEAST_WITHOUT_PERSON = 0.08

Pair = tuple[str, str]


def cluster_reports(
    rows: Sequence[KeptOutline], pairs: Iterable[Pair], together: Iterable[Pair], apart: Iterable[Pair]
) -> list[list[str]]:
    """Return the clusters as sorted ids of reports; reports that are like no other are alone.

    ``pairs`` are those that may be of one cluster. ``together`` are of one whatever they are like (copies of one text),
    ``apart`` are not.
    """
    return _Joining(rows, pairs, together, apart).clusters()


def near_pairs(rows: Sequence[KeptOutline]) -> Iterator[Pair]:
    """Yield pairs of reports that are like each other."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    masses = [Mass([row]) for row in rows]
    for place, row in enumerate(rows):
        found: defaultdict[int, int] = defaultdict(int)
        for term, weight in zip(row.terms, row.weights, strict=True):
            known = holders[term]
            if len(known) <= _MOST_TELLINGS:
                for other in known:
                    found[other] += weight * masses[other].total[term]
            known.append(place)
        least = LEAST * UNIT * UNIT
        like = sorted((-whole, other) for other, whole in found.items() if whole >= least)
        for _, other in like[:_N_KEPT]:
            if are_near(masses[other], masses[place], LEAST, LEAST_WITHOUT_PERSON):
                yield rows[other].report_id, row.report_id


def are_near(one: Mass, other: Mass, least: float, least_without_person: float) -> bool:
    """Tell whether two are like enough, also without the person that they share most of."""
    likeness = likeness_of(one, other)
    return likeness.whole >= least and likeness.without_person >= least_without_person


def copies_among(rows: Iterable[KeptOutline]) -> Iterator[Pair]:
    """Yield pairs of reports of which one is a copy of the other, or both of a third."""
    first: dict[str, str] = {}
    for row in rows:
        origin = row.copy_of or row.report_id
        if first.setdefault(origin, row.report_id) != row.report_id:
            yield first[origin], row.report_id


@dataclass(slots=True)
class _Cluster:
    members: list[str]
    mass: Mass
    apart: set[str] = field(default_factory=set)


class _Joining:
    """The clusters so far, and the pairs of them that may be one."""

    def __init__(
        self, rows: Sequence[KeptOutline], pairs: Iterable[Pair], together: Iterable[Pair], apart: Iterable[Pair]
    ) -> None:
        self._clusters = {place: _Cluster([row.report_id], Mass([row])) for place, row in enumerate(rows)}
        places = {row.report_id: place for place, row in enumerate(rows)}
        for one, other in apart:
            self._clusters[places[one]].apart.add(other)
            self._clusters[places[other]].apart.add(one)
        self._next = len(rows)
        self._near: defaultdict[int, set[int]] = defaultdict(set)
        of = dict(places)
        for one, other in sorted(together):
            left, right = of[one], of[other]
            if left != right and not self._are_apart(left, right):
                joined = self._join(left, right)
                of.update(dict.fromkeys(self._clusters[joined].members, joined))
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

    def clusters(self) -> list[list[str]]:
        """Join the most like as long as some are, and return the clusters."""
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
        if len(larger.mass.total) < len(smaller.mass.total):
            larger, smaller = smaller, larger
        larger.mass.join(smaller.mass)
        number = self._next
        self._next += 1
        self._clusters[number] = _Cluster(larger.members + smaller.members, larger.mass, larger.apart | smaller.apart)
        near = (self._near.pop(one, set()) | self._near.pop(other, set())) - {one, other}
        for each in near:
            self._near[each] -= {one, other}
            self._near[each].add(number)
        self._near[number] = near
        return number

    def _likeness(self, one: int, other: int) -> float | None:
        """Return how like two clusters are, None where they are not one."""
        if self._are_apart(one, other):
            return None
        left, right = self._clusters[one].mass, self._clusters[other].mass
        whole = whole_likeness(left, right)
        if whole < max(LEAST, least_beside_own(left, right)):
            return None
        whole *= share_left_by_days(left, right)
        return whole if whole >= LEAST else None

    def _are_apart(self, one: int, other: int) -> bool:
        return not self._clusters[one].apart.isdisjoint(self._clusters[other].members)
