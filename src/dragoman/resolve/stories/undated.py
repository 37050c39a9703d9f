"""The stories of reports without a day: told apart by what they weigh most, on stronger evidence than days give.

Reports that hang together by rare terms are clusters by themselves; a cluster is told beside reports of some day where
it is much like these. What changed is done again with all that hangs together with it. Decision 0020.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dragoman.model import KeptOutline, StoryKeyHolders
from dragoman.resolve.stories.clusters import are_near, cluster_reports
from dragoman.resolve.stories.judged import Judged
from dragoman.resolve.stories.masses import Mass, least_beside_own, likeness_of
from dragoman.resolve.stories.reports import Reports

# How like two reports without a day must be, in all and without the person they share most of; and how like one must be
# to reports of a day, which may lie years away. Chosen on the train half of ECB+ and the seen half of
# evaluation/stories.
_LEAST = 0.12
_LEAST_WITHOUT_PERSON = 0.10
_LEAST_BESIDE = 0.20

# By how many terms a report is found, those that weigh most; one of more reports than this finds none.
N_KEYS = 12
_MOST_HOLDERS = 100


def keys_of(row: KeptOutline) -> list[str]:
    """Return the keys by which a report is found: the text it is a copy of, and what it weighs most."""
    return [f"={row.copy_of or row.report_id}", *row.terms[:N_KEYS]]


class _Holders:
    """Which reports have a key, as it was and as it is."""

    def __init__(self, reports: Reports) -> None:
        self._reports = reports
        self._before: dict[str, tuple[set[str], set[str]]] = {}
        self._came: defaultdict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
        wanted = self._keys_worth_keeping()
        for key in reports.changed & reports.now.keys():
            row = reports.now[key]
            for each in keys_of(row):
                if wanted is None or each in wanted:
                    self._came[each][not row.block].add(key)

    def _keys_worth_keeping(self) -> set[str] | None:
        """Return the keys of reports without a day, where all reports are new; None where any may be asked for."""
        if not self._reports.kept.is_empty:
            return None
        return {each for row in self._reports.of_block("") for each in keys_of(row)}

    def load(self, keys: Iterable[str]) -> None:
        new = set(keys) - self._before.keys()
        if not new:
            return
        self._before.update({key: (set(), set()) for key in new})
        found: list[StoryKeyHolders] = self._reports.kept.find("holders_of_story_keys", "key", new)
        for each in found:
            self._before[each.key] = set(each.dated), set(each.undated)

    def with_day(self, key: str) -> set[str]:
        """Return the reports with a day that have a key; none where too many do."""
        return self._few(self._now(key, is_undated=False))

    def without_day(self, key: str) -> set[str]:
        """Return the reports without a day that have a key; none where too many do."""
        return self._few(self._now(key, is_undated=True))

    def touched_by(self, key: str) -> set[str]:
        """Return the reports without a day that have a key, or had, where they can be found by it otherwise now."""
        was, is_now = self._before[key], [self._now(key, is_undated=kind) for kind in (False, True)]
        crossed = any((len(was[kind]) > _MOST_HOLDERS) != (len(is_now[kind]) > _MOST_HOLDERS) for kind in (0, 1))
        return is_now[1] if crossed else self._few(is_now[1])

    def _now(self, key: str, *, is_undated: bool) -> set[str]:
        self.load([key])
        kept = self._before[key][is_undated]
        came = self._came[key][is_undated] if key in self._came else set()
        return (kept - self._reports.changed) | came

    @staticmethod
    def _few(reports: set[str]) -> set[str]:
        return reports if len(reports) <= _MOST_HOLDERS else set()


class Undated:
    """The reports without a day, done again where something changed."""

    def __init__(self, reports: Reports, judged: Judged) -> None:
        self._reports = reports
        self._judged = judged
        self._holders = _Holders(reports)
        self._masses: dict[str, Mass] = {}

    def settle(self) -> None:
        """Do the clusters again in which a report came or went, and those told beside others that did."""
        clusters = self._cluster(self._touched()) | self._beside_others() | self._put_apart()
        clusters |= self._put_apart_from(clusters)
        self._load_what_may_stand_beside(clusters)
        for cluster in sorted(clusters):
            for row in self._reports.of_cluster(cluster):
                self._reports.change(row.report_id, root="", beside=None)
        for cluster in sorted(clusters):
            rows = self._reports.of_cluster(cluster)
            beside = self._likest(rows)
            root = cluster if beside is None else self._reports.now[beside].root
            first = None if beside is None else self._reports.now[beside].first
            for row in rows:
                self._reports.change(row.report_id, root=root, beside=beside, first=first)

    def _load_what_may_stand_beside(self, clusters: set[str]) -> None:
        """Read these clusters, and those with a day that share a key with them, all at once."""
        reports = self._reports
        reports.load("cluster", clusters)
        keys = {key for cluster in clusters for row in reports.of_cluster(cluster) for key in keys_of(row)}
        self._holders.load(keys)
        holders = set[str]().union(*(self._holders.with_day(key) for key in keys))
        reports.load("report_id", holders)
        reports.load("cluster", {reports.now[key].cluster for key in holders})

    # --- clusters ------------------------------------------------------------------------------------------------

    def _touched(self) -> set[str]:
        """Return the reports without a day that came, and those that share a key with one that came or went."""
        reports = self._reports
        old = [reports.before[key] for key in sorted(reports.changed & reports.before.keys())]
        new = [reports.now[key] for key in sorted(reports.changed & reports.now.keys())]
        touched = {row.report_id for row in new if not row.block}
        if reports.kept.is_empty:
            return touched
        keys = {key for row in (*old, *new) if not row.block for key in keys_of(row)}
        self._holders.load(keys)
        return touched.union(*(self._holders.touched_by(key) for key in keys))

    def _cluster(self, touched: set[str]) -> set[str]:
        """Make the clusters of all reports that hang together with these; return their ids, old ones too."""
        self._reports.load("report_id", touched)
        pairs, copies = set[tuple[str, str]](), set[tuple[str, str]]()
        there, left = set(touched), sorted(touched)
        while left:
            later = set()
            self._load_neighbours(left)
            for key in left:
                for other, is_copy in self._neighbours(self._reports.now[key]):
                    (copies if is_copy else pairs).add((min(key, other), max(key, other)))
                    later.add(other)
            left = sorted(later - there)
            there |= later
        rows = [self._reports.now[key] for key in sorted(there)]
        was = {row.cluster for row in rows if row.cluster}
        clusters = set()
        for members in cluster_reports(rows, sorted(pairs), sorted(copies), self._judged.apart_among(there)):
            clusters.add(members[0])
            for key in members:
                self._reports.change(key, cluster=members[0])
        self._reports.load("cluster", clusters | was)
        return {each for each in clusters | was if self._reports.of_cluster(each)}

    def _load_neighbours(self, reports: Iterable[str]) -> None:
        keys = {key for each in reports for key in keys_of(self._reports.now[each])}
        self._holders.load(keys)
        self._reports.load("report_id", set[str]().union(*(self._holders.without_day(key) for key in keys)))

    def _neighbours(self, row: KeptOutline) -> Iterator[tuple[str, bool]]:
        keys = keys_of(row)
        copies = self._holders.without_day(keys[0]) - {row.report_id}
        others = set[str]().union(*(self._holders.without_day(key) for key in keys[1:]))
        yield from ((other, True) for other in sorted(copies))
        for other in sorted(others - copies - {row.report_id}):
            if are_near(self._mass(row.report_id), self._mass(other), _LEAST, _LEAST_WITHOUT_PERSON):
                yield other, False

    def _mass(self, key: str) -> Mass:
        if key not in self._masses:
            self._masses[key] = Mass([self._reports.now[key]])
        return self._masses[key]

    # --- beside reports that have a day ----------------------------------------------------------------------------

    def _beside_others(self) -> set[str]:
        """Return the clusters that may be told beside others now: reports with a day changed that share a key."""
        reports = self._reports
        if reports.kept.is_empty:
            return set()
        moved = reports.moved("cluster", "published", "terms", "weights", "copy_of")
        rows = [row for key in moved for row in (reports.before.get(key), reports.now.get(key)) if row and row.block]
        clusters = {row.cluster for row in rows}
        reports.load("cluster", clusters)
        rows += [row for cluster in sorted(clusters) for row in reports.of_cluster(cluster)]
        keys = {key for row in rows for key in keys_of(row)}
        self._holders.load(keys)
        found = set[str]().union(*(self._holders.touched_by(key) for key in keys))
        resettled = reports.moved("root")
        reports.load("report_id", found)
        reports.load("beside", {reports.now[key].cluster for key in resettled & reports.now.keys()} | clusters)
        beside = {row.cluster for row in reports.of_block("") if row.beside in clusters | resettled}
        return {reports.now[key].cluster for key in found if key in reports.now} | beside

    def _put_apart(self) -> set[str]:
        """Return the clusters of reports that people put apart from others, whose stories may be others now."""
        rows = (self._reports.now[key] for key in self._judged.reports if key in self._reports.now)
        return {row.cluster for row in rows if not row.block and self._judged.apart_from(row.report_id)}

    def _put_apart_from(self, clusters: set[str]) -> set[str]:
        """Return the clusters with reports that people put apart from reports of these, and from theirs, and so on."""
        found, left = set[str](), set(clusters)
        while left:
            self._reports.load("cluster", left)
            keys = {row.report_id for cluster in left for row in self._reports.of_cluster(cluster)}
            partners = {other for key in keys for other in self._judged.apart_from(key) if other in self._reports.now}
            left = {self._reports.now[other].cluster for other in partners if not self._reports.now[other].block}
            left -= found | clusters
            found |= left
        return found

    def _likest(self, rows: list[KeptOutline]) -> str | None:
        """Return the cluster of a day beside which reports are told, None where there is none."""
        mass = Mass(rows)
        forbidden = {
            self._reports.now[other].root
            for row in rows
            for other in self._judged.apart_from(row.report_id)
            if other in self._reports.now
        }
        copied = sorted({key for row in rows for key in self._holders.with_day(keys_of(row)[0])})
        keys = {key for row in rows for key in keys_of(row)[1:]}
        holders = set[str]().union(*(self._holders.with_day(key) for key in keys))
        for key in copied:
            row = self._reports.now[key]
            if row.root not in forbidden:
                return row.cluster
        best: tuple[float, str] | None = None
        for cluster in sorted({self._reports.now[key].cluster for key in holders}):
            likeness = self._likeness(mass, cluster, forbidden)
            if likeness is not None and (best is None or likeness > best[0]):
                best = likeness, cluster
        return None if best is None else best[1]

    def _likeness(self, mass: Mass, cluster: str, forbidden: set[str]) -> float | None:
        rows = self._reports.of_cluster(cluster)
        if rows[0].root in forbidden:
            return None
        other = Mass(rows)
        likeness = likeness_of(mass, other)
        least = max(_LEAST_BESIDE, least_beside_own(mass, other))
        return likeness.whole if likeness.whole >= least and likeness.without_person >= _LEAST_BESIDE else None
