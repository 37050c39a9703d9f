"""The stories of reports that have a day: those of a block of days that tell the same, then what of the block before
goes on.

What is found of a block hangs on its own reports and on the stories of the block before it. So a block is done again
where a report of it came or went, then those after it as long as something comes out otherwise. Decision 0020.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dragoman.model import KeptOutline
from dragoman.resolve.stories.clusters import LEAST_WITHOUT_PERSON, cluster_reports, copies_among, near_pairs
from dragoman.resolve.stories.judged import Judged
from dragoman.resolve.stories.masses import LEAST, Mass, day_of, least_beside_own, likeness_of, share_left_by_days
from dragoman.resolve.stories.reports import Reports
from dragoman.resolve.stories.weights import UNIT

# How long a story lasts.
_SPAN_DAYS = 30

# A term of more stories of the block before than this finds none.
_MOST_STORIES = 300

# Blocks of which the sums are kept at hand.
_N_HELD = 3


class _Going(NamedTuple):
    """A story with its reports of the block before, and the day it began."""

    mass: Mass
    first: int


class Blocks:
    """The blocks of days, done again where something changed."""

    def __init__(self, reports: Reports, judged: Judged) -> None:
        self._reports = reports
        self._judged = judged
        self._held: dict[int, dict[str, Mass]] = {}

    def settle(self, changed: Iterable[int]) -> None:
        """Do the blocks again of which reports came or went, and those that hang on them."""
        again = set(changed)
        waiting = set(again)
        while waiting:
            block = min(waiting)
            waiting.remove(block)
            self._reports.load("block", map(str, range(block - 1, block + 2)))
            if block in again:
                self._cluster(block)
            others = self._link(block)
            if block in again or others:
                waiting |= {block + 1} & self._there(block + 1) | self._of_judged(others, block)

    def _there(self, block: int) -> set[int]:
        return {block} if self._reports.of_block(str(block)) else set()

    def _of_judged(self, others: Iterable[str], block: int) -> set[int]:
        """Return the later blocks of reports that people put apart from those that are of another story now."""
        now = self._reports.now
        partners = (now[each] for key in others for each in self._judged.apart_from(key) if each in now)
        return {int(row.block) for row in partners if row.block and int(row.block) > block}

    def _cluster(self, block: int) -> None:
        rows = sorted(self._reports.of_block(str(block)), key=_by_day)
        apart = self._judged.apart_among(row.report_id for row in rows)
        for members in cluster_reports(rows, near_pairs(rows), copies_among(rows), apart):
            first = min((self._reports.now[key] for key in members), key=_by_day)
            for key in members:
                self._reports.change(key, cluster=first.report_id)
        self._held.pop(block, None)

    def _link(self, block: int) -> set[str]:
        """Find of which story each cluster of a block is; return the reports that are of another than before."""
        going = self._going(block - 1)
        holders = self._holders(going, block)
        settled: dict[str, str] = {}
        for cluster, mass in self._masses(block).items():
            members = [row.report_id for row in self._reports.of_cluster(cluster)]
            forbidden = self._forbidden(members, block, settled)
            root = self._copied(members, block, forbidden) or _likest(mass, going, holders, forbidden)
            settled.update(dict.fromkeys(members, root or cluster))
        moved = {key for key, root in settled.items() if self._reports.now[key].root != root}
        for key, root in settled.items():
            first = going[root].first if root in going else day_of(self._reports.now[root])
            self._reports.change(key, root=root, first=first)
        return moved

    def _going(self, block: int) -> dict[str, _Going]:
        """Return the stories of a block by their roots."""
        found: dict[str, _Going] = {}
        for cluster, mass in self._masses(block).items():
            row = self._reports.now[cluster]
            if row.root not in found:
                assert row.first is not None
                found[row.root] = _Going(Mass(()), row.first)
            found[row.root].mass.join(mass)
        return found

    def _holders(self, going: dict[str, _Going], block: int) -> dict[str, list[str]]:
        """Return the stories that have a term, of the terms of a block."""
        wanted = {term for mass in self._masses(block).values() for term in mass.total}
        holders: defaultdict[str, list[str]] = defaultdict(list)
        for root, own in going.items():
            for term in own.mass.total:
                if term in wanted:
                    holders[term].append(root)
        return {term: roots for term, roots in holders.items() if len(roots) <= _MOST_STORIES}

    def _masses(self, block: int) -> dict[str, Mass]:
        """Return the clusters of a block, by their ids."""
        if block not in self._held:
            of_cluster = defaultdict(list)
            for row in self._reports.of_block(str(block)):
                of_cluster[row.cluster].append(row)
            self._held[block] = {cluster: Mass(of_cluster[cluster]) for cluster in sorted(of_cluster)}
            for old in sorted(self._held)[:-_N_HELD]:
                del self._held[old]
        return self._held[block]

    def _copied(self, members: Sequence[str], block: int, forbidden: set[str]) -> str | None:
        """Return the story of a text of the block before that one of the reports is a copy of."""
        now = self._reports.now
        for key in members:
            origin = now.get(now[key].copy_of or "")
            if origin is not None and origin.block == str(block - 1) and origin.root not in forbidden:
                return origin.root
        return None

    def _forbidden(self, members: Sequence[str], block: int, settled: dict[str, str]) -> set[str]:
        """Return the stories of which reports are that people put apart from one of these."""
        found = set()
        for key in members:
            for other in self._judged.apart_from(key):
                row = self._reports.now.get(other)
                if row is not None and row.block and int(row.block) < block:
                    found.add(row.root)
                elif other in settled:
                    found.add(settled[other])
        return found


def _likest(mass: Mass, going: dict[str, _Going], holders: dict[str, list[str]], forbidden: set[str]) -> str | None:
    """Return the story of the block before that a cluster is most like, None where it is a story of its own."""
    shared: defaultdict[str, int] = defaultdict(int)
    for term, weight in mass.total.items():
        for root in holders.get(term, ()):
            shared[root] += weight * going[root].mass.total[term]
    best: tuple[float, str] | None = None
    for root in sorted(shared.keys() - forbidden):
        own = going[root]
        if shared[root] >= LEAST * mass.n * own.mass.n * UNIT * UNIT:
            likeness = _likeness(mass, own)
            if likeness is not None and (best is None or likeness > best[0]):
                best = likeness, root
    return None if best is None else best[1]


def _likeness(mass: Mass, going: _Going) -> float | None:
    """Return how like a cluster is to a story of the block before; None where it is none of it."""
    assert mass.last is not None
    if mass.last - going.first > _SPAN_DAYS:
        return None
    likeness = likeness_of(mass, going.mass)
    if likeness.whole < least_beside_own(mass, going.mass) or likeness.without_person < LEAST_WITHOUT_PERSON:
        return None
    whole = likeness.whole * share_left_by_days(mass, going.mass)
    return whole if whole >= LEAST else None


def _by_day(row: KeptOutline) -> tuple[int, str]:
    return day_of(row) or 0, row.report_id
