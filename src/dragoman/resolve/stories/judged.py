"""What people judged of pairs of reports: that they are one story, or are not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

Pair = tuple[str, str]


class Judged:
    """Pairs of reports that people put together, and that they put apart."""

    def __init__(self, together: Iterable[Pair] = (), apart: Iterable[Pair] = ()) -> None:
        self.together = sorted({(min(pair), max(pair)) for pair in together})
        self._apart: defaultdict[str, set[str]] = defaultdict(set)
        self._notes: defaultdict[str, set[str]] = defaultdict(set)
        for one, other in self.together:
            self._notes[one].add(f"+{other}")
            self._notes[other].add(f"+{one}")
        for one, other in apart:
            self._apart[one].add(other)
            self._apart[other].add(one)
            self._notes[one].add(f"-{other}")
            self._notes[other].add(f"-{one}")

    @property
    def reports(self) -> set[str]:
        """The reports of all pairs."""
        return set(self._notes)

    def notes_of(self, report: str) -> tuple[str, ...]:
        """Return what is judged of a report, as it is kept."""
        return tuple(sorted(self._notes[report])) if report in self._notes else ()

    def apart_from(self, report: str) -> set[str]:
        """Return the reports that are not of one story with this."""
        return self._apart.get(report, set())

    def apart_among(self, reports: Iterable[str]) -> Iterator[Pair]:
        """Yield the pairs of these reports that are apart."""
        there = set(reports)
        for one in sorted(there & self._apart.keys()):
            yield from ((one, other) for other in sorted(self._apart[one] & there) if one < other)
