"""Files with many reports, as a read met them: what is in them, and whether they were read to their end."""

from __future__ import annotations

from array import array
from collections.abc import Mapping

from dragoman.model import Issue
from dragoman.read import Item

# Issues of single rows; the file around them was read all the same. After any other error of a file it is not known
# whether what is missing is in it no more.
_OF_ROWS = frozenset({"broken-json", "broken-row", "line-too-long", "too-long"})


class Listings:
    """What was met in each table or file of JSON. Holds eight bytes a report."""

    def __init__(self) -> None:
        self._met: dict[str, array[int]] = {}
        self._sources: dict[str, str] = {}
        self._cut: set[str] = set()

    def meet(self, item: Item, number: int) -> None:
        """Take note of an item by the number of its input."""
        if item.container is not None:
            self._met.setdefault(item.container, array("Q")).append(number)
            self._sources.setdefault(item.container, item.source.rpartition(":")[0])

    def note(self, issue: Issue) -> None:
        """Take note of what was not read."""
        if issue.level == "error" and issue.code not in _OF_ROWS:
            self._cut.add(issue.source)

    def whole(self) -> Mapping[str, array[int]]:
        """Return the numbers of what is in each file that was read to its end, by the file's locator."""
        return {place: met for place, met in self._met.items() if not self._is_cut(self._sources[place])}

    def _is_cut(self, source: str) -> bool:
        outer = [source[:at] for at, sign in enumerate(source) if sign == "!"]
        return not self._cut.isdisjoint((source, *outer)) or any(
            each.rpartition(":")[0] == source and each.rpartition(":")[2].isdigit() for each in self._cut
        )
