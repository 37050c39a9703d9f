"""The record that is being looked at: always the last whole one, whatever is read into it meanwhile."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import RecordError
from dragoman.store import ReviewedWay, View

_Stamp = tuple[int, int, int]


@dataclass(frozen=True)
class _Opened:
    view: View
    stamp: _Stamp


class Desk:
    """Holds a record open. Where its tables are replaced, the next to ask gets the new ones."""

    def __init__(self, path: Path) -> None:
        """Open a record. Raises ``RecordError`` where it cannot be."""
        self.path = path
        self._lock = threading.Lock()
        stamp = self._stamp()
        self._opened = _Opened(View(path), stamp)

    @property
    def view(self) -> View:
        """The record's tables: the newest that are whole.

        A view that is no longer given out closes when the last page that asks it is done.
        """
        with self._lock:
            stamp = self._stamp()
            if stamp != self._opened.stamp:
                try:
                    self._opened = _Opened(View(self.path), stamp)
                except RecordError:
                    return self._opened.view  # the tables are being replaced: as before, until they are there
            return self._opened.view

    def face(self, reviewed: ReviewedWay) -> View:
        """Return the record's tables with the findings that are wanted, by what people made of them."""
        view = self.view
        with self._lock:  # a face is made when it is first asked for, of a connection that all pages share
            return view.as_reviewed(reviewed)

    def close(self) -> None:
        """Let go of the record's files."""
        self._opened.view.close()

    def _stamp(self) -> _Stamp:
        try:
            told = (self.path / "record.duckdb").stat()
        except OSError:
            return (0, 0, 0)
        return (told.st_ino, told.st_size, told.st_mtime_ns)
