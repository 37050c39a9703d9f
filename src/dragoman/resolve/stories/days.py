"""The stories of reports that have a day: those of a day that tell the same, then what of the days before goes on.

What is found of a day hangs on its own reports and on the days just before it. So a day is done again where a report
of it came or went, then those after it as long as something comes out otherwise. Decision 0020.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dragoman.resolve.stories.clusters import LEAST_WITHOUT_PERSON, cluster_reports, copies_among, near_pairs
from dragoman.resolve.stories.judged import Judged
from dragoman.resolve.stories.masses import LEAST, Mass, day_of, least_beside_own, likeness_of
from dragoman.resolve.stories.reports import Reports
from dragoman.resolve.stories.weights import UNIT

MOST_DAYS = 5
"""Days between a report and those of its story before it."""

# What each day takes of their likeness, and how long a story lasts.
_A_DAY = 0.04
_SPAN_DAYS = 30

# A term of more stories of the days before than this finds none.
_MOST_STORIES = 300

# Days of which the sums are kept at hand.
_N_DAYS_HELD = 2 * MOST_DAYS + 2


class _Going(NamedTuple):
    """A story with its reports of the days just before, and the day it began."""

    mass: Mass
    first: int


class Days:
    """The days, done again where something changed."""

    def __init__(self, reports: Reports, judged: Judged) -> None:
        self._reports = reports
        self._judged = judged
        self._held: dict[int, dict[str, Mass]] = {}

    def settle(self, changed: Iterable[int]) -> None:
        """Do the days again of which reports came or went, and those that hang on them."""
        due = set(changed)
        again = set(due)
        self._load(due)
        waiting = set(due)
        while waiting:
            day = min(waiting)
            waiting.remove(day)
            self._load({day})
            if not self._reports.of_block(_block(day)):
                if day in again:
                    waiting |= self._after(day)
                continue
            if day in again:
                self._cluster(day)
            others = self._link(day)
            if day in again or others:
                waiting |= self._after(day) | self._of_judged(others, day)

    def _load(self, days: set[int]) -> None:
        near = {n for day in days for n in range(day - MOST_DAYS, day + MOST_DAYS + 1)}
        self._reports.load("block", map(_block, near))

    def _after(self, day: int) -> set[int]:
        """Return the days that can hang on a day and have reports."""
        self._load({day})
        return {n for n in range(day + 1, day + MOST_DAYS + 1) if self._reports.of_block(_block(n))}

    def _of_judged(self, others: Iterable[str], day: int) -> set[int]:
        """Return the later days of reports that people put apart from those that are of another story now."""
        now = self._reports.now
        partners = (now[each] for key in others for each in self._judged.apart_from(key) if each in now)
        return {later for row in partners if (later := day_of(row)) is not None and later > day}

    def _cluster(self, day: int) -> None:
        rows = self._reports.of_block(_block(day))
        apart = self._judged.apart_among(row.report_id for row in rows)
        for members in cluster_reports(rows, near_pairs(rows), copies_among(rows), apart):
            for key in members:
                self._reports.change(key, cluster=members[0])
        self._held.pop(day, None)

    def _link(self, day: int) -> set[str]:
        """Find of which story each cluster of a day is; return the reports that are of another than before."""
        going = self._going(day)
        holders = self._holders(going, day)
        settled: dict[str, str] = {}
        for cluster, mass in self._masses(day).items():
            members = [row.report_id for row in self._reports.of_cluster(cluster)]
            root = self._copied(members, day, settled) or self._likest(mass, members, going, holders, settled, day)
            settled.update(dict.fromkeys(members, root or cluster))
        moved = {key for key, root in settled.items() if self._reports.now[key].root != root}
        for key, root in settled.items():
            first = going[root].first if root in going else day
            self._reports.change(key, root=root, first=first)
        return moved

    def _going(self, day: int) -> dict[str, _Going]:
        """Return the stories of the days before, by their roots."""
        found: dict[str, _Going] = {}
        for n in range(day - MOST_DAYS, day):
            for cluster, mass in self._masses(n).items():
                row = self._reports.now[cluster]
                if row.root not in found:
                    found[row.root] = _Going(Mass(()), row.first or n)
                found[row.root].mass.join(mass)
        return found

    def _holders(self, going: dict[str, _Going], day: int) -> dict[str, list[str]]:
        """Return the stories that have a term, of the terms of a day."""
        wanted = {term for mass in self._masses(day).values() for term in mass.total}
        holders: defaultdict[str, list[str]] = defaultdict(list)
        for root, own in going.items():
            for term in own.mass.total:
                if term in wanted:
                    holders[term].append(root)
        return {term: roots for term, roots in holders.items() if len(roots) <= _MOST_STORIES}

    def _masses(self, day: int) -> dict[str, Mass]:
        """Return the clusters of a day, by their ids."""
        if day not in self._held:
            of_cluster = defaultdict(list)
            for row in self._reports.of_block(_block(day)):
                of_cluster[row.cluster].append(row)
            self._held[day] = {cluster: Mass(of_cluster[cluster]) for cluster in sorted(of_cluster)}
            for old in sorted(self._held)[:-_N_DAYS_HELD]:
                del self._held[old]
        return self._held[day]

    def _copied(self, members: Sequence[str], day: int, settled: dict[str, str]) -> str | None:
        """Return the story of a text of the days before that one of the reports is a copy of."""
        now = self._reports.now
        for key in members:
            origin = now.get(now[key].copy_of or "")
            told = day_of(origin) if origin is not None else None
            if origin is not None and told is not None and day - MOST_DAYS <= told < day:
                if origin.root not in self._forbidden(members, day, settled):
                    return origin.root
        return None

    def _likest(
        self,
        mass: Mass,
        members: Sequence[str],
        going: dict[str, _Going],
        holders: dict[str, list[str]],
        settled: dict[str, str],
        day: int,
    ) -> str | None:
        """Return the story of the days before that a cluster is most like, None where it is a story of its own."""
        shared: defaultdict[str, int] = defaultdict(int)
        for term, weight in mass.total.items():
            for root in holders.get(term, ()):
                shared[root] += weight * going[root].mass.total[term]
        forbidden = self._forbidden(members, day, settled)
        best: tuple[float, str] | None = None
        for root in sorted(shared):
            own = going[root]
            if shared[root] < LEAST * mass.n * own.mass.n * UNIT * UNIT or root in forbidden:
                continue
            likeness = _likeness(mass, own, day)
            if likeness is not None and (best is None or likeness > best[0]):
                best = likeness, root
        return None if best is None else best[1]

    def _forbidden(self, members: Sequence[str], day: int, settled: dict[str, str]) -> set[str]:
        """Return the stories of which reports are that people put apart from one of these."""
        found = set()
        for key in members:
            for other in self._judged.apart_from(key):
                row = self._reports.now.get(other)
                told = day_of(row) if row is not None else None
                if row is not None and told is not None and told < day:
                    found.add(row.root)
                elif other in settled:
                    found.add(settled[other])
        return found


def _likeness(mass: Mass, going: _Going, day: int) -> float | None:
    """Return how like a cluster of a day is to a story of the days before; None where it is none of it."""
    if day - going.first > _SPAN_DAYS:
        return None
    likeness = likeness_of(mass, going.mass)
    if likeness.whole < least_beside_own(mass, going.mass) or likeness.without_person < LEAST_WITHOUT_PERSON:
        return None
    n_days = day - (going.mass.last or day)
    whole = likeness.whole * (1 - _A_DAY * n_days)
    return whole if whole >= LEAST else None


def _block(day: int) -> str:
    return dt.date.fromordinal(day).isoformat() if day > 0 else "-"
