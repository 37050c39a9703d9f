"""Files with many reports, as a read met them: what is in them, and whether they were read to their end."""

from __future__ import annotations

from array import array
from collections.abc import Mapping

from dragoman.errors import RecordError
from dragoman.model import Issue
from dragoman.read import Item
from dragoman.read.item import Listing
from dragoman.store import RecordFolder, View

# Issues of single rows; the file around them was read all the same. After any other error of a file it is not known
# whether what is missing is in it no more.
_OF_ROWS = frozenset({"broken-json", "broken-row", "line-too-long", "too-long"})


# Files whose columns a summary tells.
_MAX_COLUMNS_TOLD = 5


def counts_of(folder: RecordFolder) -> Mapping[str, int] | None:
    """Return how many reports, statements, events and actors a record holds; None where its tables cannot be asked."""
    if not folder.database.is_file():
        return {"reports": 0, "statements": 0, "events": 0, "actors": 0}
    try:
        with View(folder.path) as view:
            n_reports, n_statements, n_actors = view.counts("reports", "statements", "actors")
            return {"reports": n_reports, "statements": n_statements, "events": view.n_events, "actors": n_actors}
    except RecordError:
        return None


class Listings:
    """What was met in each table or file of JSON. Holds eight bytes a report."""

    def __init__(self) -> None:
        self._met: dict[str, array[int]] = {}
        self._sources: dict[str, str] = {}
        self._cut: set[str] = set()
        self._columns: list[Listing] = []

    def meet(self, item: Item, number: int) -> None:
        """Take note of an item by the number of its input."""
        if item.listing is not None and len(self._columns) < _MAX_COLUMNS_TOLD:
            self._columns.append(item.listing)
        if item.container is not None:
            self._met.setdefault(item.container, array("Q")).append(number)
            self._sources.setdefault(item.container, item.source.rpartition(":")[0])

    def note(self, issue: Issue) -> None:
        """Take note of what was not read."""
        if issue.level == "error" and issue.code not in _OF_ROWS:
            self._cut.add(issue.source)

    @property
    def columns(self) -> tuple[Listing, ...]:
        """Which columns of the first files were taken for which fields."""
        return tuple(self._columns)

    def whole(self) -> Mapping[str, array[int]]:
        """Return the numbers of what is in each file that was read to its end, by the file's locator."""
        return {place: met for place, met in self._met.items() if not self._is_cut(self._sources[place])}

    def _is_cut(self, source: str) -> bool:
        outer = [source[:at] for at, sign in enumerate(source) if sign == "!"]
        return not self._cut.isdisjoint((source, *outer)) or any(
            each.rpartition(":")[0] == source and each.rpartition(":")[2].isdigit() for each in self._cut
        )
