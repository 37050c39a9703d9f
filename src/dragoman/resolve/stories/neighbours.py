"""Which reports are like each other: found by the terms they share, within some days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dragoman.resolve.stories.weights import Vector

# A term of more reports of the last days than this finds nobody; it still counts in how like two are.
_MOST_TELLINGS = 300

# With how many of those before it a report is compared, the most like first; stories join the others.
_N_KEPT = 30


def find_neighbours(
    vectors: Sequence[Vector], days: Sequence[int | None], *, within: int, least: float
) -> Iterator[tuple[int, int]]:
    """Yield pairs of places, the earlier first, of reports that are at least so like, and not more days apart.

    Reports come by day, those without one last; these are compared with all before them.
    """
    tellings: defaultdict[int, list[int]] = defaultdict(list)
    for place, vector in enumerate(vectors):
        day = days[place]
        found: defaultdict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            known = tellings[term]
            if day is not None:
                _forget(known, days, day - within)
            if len(known) <= _MOST_TELLINGS:
                for other in known:
                    found[other] += weight * vectors[other][term]
            known.append(place)
        like = sorted(((-likeness, other) for other, likeness in found.items() if likeness >= least))
        for _, other in like[:_N_KEPT]:
            yield other, place


def _forget(known: list[int], days: Sequence[int | None], first: int) -> None:
    old = 0
    for place in known:
        day = days[place]
        if day is None or day >= first:
            break
        old += 1
    if old:
        del known[:old]
