"""The copies of a record that grows: what is done again when reports come and go.

Reports are found by fingerprints that are kept. Which pairs are compared is kept too, so that only pairs across which a
report came or went are looked at; where two have text in common now, or had, the reports that hang together with them
are made groups of again. All others stand as they stood. Decision 0018.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import cast

from dragoman.model import Change, Changes, Copy, Growth, Kept, KeptCopyPair, KeptPrints
from dragoman.resolve.copies.candidates import find_candidates, n_asked_of
from dragoman.resolve.copies.finding import Texts
from dragoman.resolve.copies.groups import Link, Pair, group_copies
from dragoman.resolve.copies.pairs import Counting, Pairs
from dragoman.resolve.copies.signatures import Signature


def grow_copies(kept: Kept, growth: Growth) -> Changes:
    """Return what becomes of copies and shared passages, and of what is kept for the next time.

    ``growth`` holds reports that came, and the ids of those that went.
    """
    region = _Region(kept, growth)
    region.compare()
    region.grow()
    return region.changes()


class _Region:
    """The pairs that are looked at again, and the reports that hang together with them."""

    def __init__(self, kept: Kept, growth: Growth) -> None:
        self._kept = kept
        self._texts = Texts()
        self._signatures = [self._texts.add(report) for report, _ in growth.came]
        self._signatures.sort(key=lambda each: self._texts.told[each.report_id].place)
        self._came = [self._prints_of(each) for each in self._signatures]
        self._went = set(growth.went)
        self._touched = self._went | {each.report_id for each in self._came}
        self._pairs = Pairs(kept)
        self._links: dict[Pair, Link | None] = {}
        self._renewed: set[Pair] = set()
        self._reports: set[str] = set()

    def _prints_of(self, signature: Signature) -> KeptPrints:
        # As an array: those of all reports of a record would take four times as much as numbers of their own.
        prints = cast(Sequence[int], signature.fingerprints)
        return KeptPrints(signature.report_id, self._texts.told[signature.report_id].day, prints)

    def compare(self) -> None:
        """Compare the pairs that came, and forget those that went."""
        for pair, (n_shared, n_asked) in sorted(self._counts()):
            before = self._pairs.before.get(pair)
            if before is not None and self._touched.isdisjoint(pair) and n_shared >= n_asked:
                self._pairs.set(pair, replace(before, n_shared=n_shared))
                continue
            self._renewed.add(pair)
            row = None
            if n_shared >= n_asked:
                row = KeptCopyPair(*pair, n_shared, n_asked, self._link(pair) is not None)
            self._pairs.set(pair, row)

    def _counts(self) -> Iterable[tuple[Pair, tuple[int, int]]]:
        if not self._kept.is_empty:
            found = Counting(self._kept, self._came, self._went).counts(self._pairs)
            self._load({each for pair, (n, asked) in found.items() if n >= asked for each in pair})
            return found.items()
        return self._counts_of_all()

    def _counts_of_all(self) -> Iterator[tuple[Pair, tuple[int, int]]]:
        for first, second, n_shared in find_candidates(self._signatures):
            one, other = self._signatures[first], self._signatures[second]
            n_asked = n_asked_of(len(one.fingerprints), len(other.fingerprints))
            yield (one.report_id, other.report_id), (n_shared, n_asked)

    def _load(self, reports: Iterable[str]) -> None:
        """Read the texts of reports that are not known yet."""
        for report in self._kept.find("reports", "id", set(reports) - self._texts.told.keys()):
            self._texts.add(report)

    def _link(self, pair: Pair) -> Link | None:
        if pair not in self._links:
            self._links[pair] = self._texts.link_between(*pair)
        return self._links[pair]

    def grow(self) -> None:
        """Find all reports that hang together with those whose pairs have text in common now, or had before."""
        pairs = [pair for pair in self._renewed if self._pairs.is_linked(pair)]
        gone = self._went - {each.report_id for each in self._came}
        left = {each for pair in pairs for each in pair} - gone
        while left:
            self._reports |= left
            self._pairs.load(left)
            left = {other for each in left for other in self._pairs.linked_to(each)} - self._reports

    def changes(self) -> Changes:
        """Return what becomes of the tables."""
        self._load(self._reports)
        before: list[Copy] = self._kept.find("copies", "report_id", self._reports | self._went)
        copies = self._copies()
        were, are = _with_origins(before), _with_origins(copies)
        again = {pair for pair in were if not self._touched.isdisjoint(pair)}
        renewed = {_unordered(pair) for pair in self._renewed} | were ^ are | again
        compared = {_unordered(pair) for pair in self._pairs.now}
        due = renewed & (compared | are)
        self._load({each for pair in due for each in pair})
        changed = self._pairs.changed()
        return {
            "copies": Change({each.report_id for each in before}, copies),
            "shared_passages": Change(
                {_key(each) for pair in renewed for each in (pair, pair[::-1])},
                self._texts.passages_of(self._texts.in_order(*pair) for pair in due),
            ),
            "kept_prints": Change(self._touched, self._came),
            "kept_copy_pairs": Change(
                {_key(pair) for pair in changed if pair in self._pairs.before},
                [self._pairs.now[pair] for pair in changed if pair in self._pairs.now],
            ),
        }

    def _copies(self) -> list[Copy]:
        pairs = sorted(pair for pair, row in self._pairs.now.items() if row.is_linked and pair[0] in self._reports)
        links = [link for pair in pairs if (link := self._link(pair)) is not None]
        return self._texts.copies_of(group_copies(self._texts.told, links, self._texts.link_between))


def _with_origins(copies: Iterable[Copy]) -> set[Pair]:
    return {_unordered((copy.report_id, copy.origin)) for copy in copies if copy.kind != "origin"}


def _unordered(pair: Pair) -> Pair:
    return (min(pair), max(pair))


def _key(pair: Pair) -> str:
    return f"{pair[0]} {pair[1]}"
