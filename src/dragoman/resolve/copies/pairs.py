"""The pairs of reports that are compared, of a record that grows: which come, and which go, with what came and went."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from dragoman.model import Kept, KeptCopyPair, KeptPrints
from dragoman.resolve.copies.candidates import N_NEXT, n_asked_of
from dragoman.resolve.copies.groups import Pair

# Fingerprints that are asked for at a time.
_A_TIME = 100_000


def holder_of(kept: KeptPrints) -> str:
    """Return a report as it stands among those that share a fingerprint: its day, then its id; without a day last."""
    return f"{kept.day.isoformat() if kept.day else '9999-12-31'} {kept.report_id}"


class Pairs:
    """The pairs that were compared and those that are now, as far as they were asked for."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self.before: dict[Pair, KeptCopyPair] = {}
        self.now: dict[Pair, KeptCopyPair] = {}
        self._of: defaultdict[str, set[Pair]] = defaultdict(set)
        self._set: set[Pair] = set()
        self._loaded: set[str] = set()

    def load(self, reports: Iterable[str]) -> None:
        """Ask for the pairs that reports were in."""
        new = set(reports) - self._loaded
        self._loaded |= new
        for column in ("one", "other"):
            for row in self._kept.find("kept_copy_pairs", column, new):
                pair = (row.one, row.other)
                self.before[pair] = row
                if pair not in self._set:
                    self._note(pair, row)

    def set(self, pair: Pair, row: KeptCopyPair | None) -> None:
        """Note what a pair is now, None where it is not compared."""
        self._set.add(pair)
        self.now.pop(pair, None)
        if row is not None:
            self._note(pair, row)

    def _note(self, pair: Pair, row: KeptCopyPair) -> None:
        self.now[pair] = row
        for each in pair:
            self._of[each].add(pair)

    def is_linked(self, pair: Pair) -> bool:
        """Tell whether two reports have text in common now, or had before."""
        return any(pair in rows and rows[pair].is_linked for rows in (self.before, self.now))

    def linked_to(self, report: str) -> Iterator[str]:
        """Yield the reports that a report has text in common with."""
        for pair in self._of[report]:
            if pair in self.now and self.now[pair].is_linked:
                yield pair[1] if pair[0] == report else pair[0]

    def changed(self) -> list[Pair]:
        """Return the pairs of which a row is another now."""
        return sorted(pair for pair in self._set if self.before.get(pair) != self.now.get(pair))


class Counting:
    """How many fingerprints reports share that stand near each other there, as reports come and go."""

    def __init__(self, kept: Kept, came: Sequence[KeptPrints], went: Collection[str]) -> None:
        self._kept = kept
        self._prints: dict[str, KeptPrints] = {}
        self._gone = {row.report_id: row for row in kept.find("kept_prints", "report_id", went)}
        self._came = {row.report_id: row for row in came}
        self._touched = self._gone.keys() | self._came.keys()

    def counts(self, pairs: Pairs) -> dict[Pair, tuple[int, int]]:
        """Return how many fingerprints pairs share now, and must share; of all pairs that this may be another of."""
        gained, lost = self._crossing()
        pairs.load(self._touched)
        moved = {pair for pair in gained.keys() | lost.keys() if gained[pair] != lost[pair]}
        pairs.load(pair[0] for pair in moved)
        found = {pair: 0 for pair in pairs.before if not self._touched.isdisjoint(pair)}
        unknown = []
        for pair in moved | {pair for pair in gained if not self._touched.isdisjoint(pair)}:
            if not self._touched.isdisjoint(pair):
                found[pair] = gained[pair]
            elif pair in pairs.before:
                found[pair] = pairs.before[pair].n_shared + gained[pair] - lost[pair]
            elif gained[pair] > lost[pair]:
                unknown.append(pair)
        self._load({report for pair in (*found, *unknown) for report in pair})
        asked = {pair: self._n_asked(pair) for pair in (*found, *unknown)}
        found.update(self._counted_anew(unknown, asked))
        return {pair: (n_shared, asked[pair]) for pair, n_shared in found.items()}

    def _load(self, reports: set[str]) -> None:
        new = reports - self._came.keys() - self._prints.keys()
        self._prints.update({row.report_id: row for row in self._kept.find("kept_prints", "report_id", new)})

    def _prints_of(self, report: str) -> KeptPrints:
        return self._came.get(report) or self._prints[report]

    def _n_asked(self, pair: Pair) -> int:
        return n_asked_of(*(len(self._prints_of(report).prints) for report in pair))

    def _crossing(self) -> tuple[Counter[Pair], Counter[Pair]]:
        """Return in how many fingerprints pairs are near now, and were, across a report that came or went."""
        gained, lost = Counter[Pair](), Counter[Pair]()
        coming, going = _by_print(self._came.values()), _by_print(self._gone.values())
        for prints in _some(sorted(coming.keys() | going.keys())):
            were = self._holders(prints)
            for each in prints:
                before, came, gone = were.get(each, []), coming.get(each, []), going.get(each, [])
                changed = {*came, *gone}
                lost.update(_near_across(before, changed))
                gained.update(_near_across(_after(before, came, gone), changed))
        return gained, lost

    def _holders(self, prints: Collection[int]) -> dict[int, list[str]]:
        found = self._kept.find("holders_of_prints", "fingerprint", prints)
        return {row.fingerprint: sorted(row.holders) for row in found}

    def _counted_anew(self, pairs: Sequence[Pair], asked: Mapping[Pair, int]) -> Iterator[tuple[Pair, int]]:
        """Yield pairs that came nearer and were not compared, with how many fingerprints they share now."""
        shared = {pair: set.intersection(*(set(self._prints_of(each).prints) for each in pair)) for pair in pairs}
        shared = {pair: prints for pair, prints in shared.items() if len(prints) >= asked[pair]}
        coming, going = _by_print(self._came.values()), _by_print(self._gone.values())
        counts = Counter[Pair]()
        of_print: defaultdict[int, list[Pair]] = defaultdict(list)
        for pair, prints in shared.items():
            for each in prints:
                of_print[each].append(pair)
        for some in _some(sorted(of_print)):
            were = self._holders(some)
            for each in some:
                now = _after(were.get(each, []), coming.get(each, []), going.get(each, []))
                for pair in of_print[each]:
                    first, second = (bisect_left(now, holder_of(self._prints_of(report))) for report in pair)
                    counts[pair] += second - first <= N_NEXT
        yield from ((pair, counts[pair]) for pair in shared)


def _by_print(some: Iterable[KeptPrints]) -> dict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for each in some:
        holder = holder_of(each)
        for fingerprint in each.prints:
            found[int(fingerprint)].append(holder)
    return found


def _some(prints: Sequence[int]) -> Iterator[Sequence[int]]:
    for first in range(0, len(prints), _A_TIME):
        yield prints[first : first + _A_TIME]


def _after(before: Sequence[str], came: Sequence[str], gone: Sequence[str]) -> list[str]:
    if not came and not gone:
        return list(before)
    left = set(gone)
    return sorted({*came, *(each for each in before if each not in left)})


def _near_across(holders: Sequence[str], changed: Iterable[str]) -> set[Pair]:
    """Return the pairs that are near each other and have a report that came or went between or among them."""
    found = set()
    for each in changed:
        at = bisect_left(holders, each)
        is_there = at < len(holders) and holders[at] == each
        for first in range(max(0, at - N_NEXT), at + is_there):
            for second in range(max(first + 1, at), min(first + N_NEXT + 1, len(holders))):
                found.add((holders[first].partition(" ")[2], holders[second].partition(" ")[2]))
    return found
