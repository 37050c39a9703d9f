"""How long one report may take, where the work is done in this very process.

A worker process needs none of this: its driver holds the clock and kills it (``process``).
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Sequence
from types import FrameType, TracebackType
from typing import Self, TypeVar, overload

_Each = TypeVar("_Each")
# Raised again this often until it is through: Python drops what is raised while an object is being deleted.
_AGAIN_S = 0.5


class OverdueError(BaseException):
    """The time is up. No ``Exception``: what looks after the mishaps of a report is not to take it for one."""


class Alarm:
    """Raises ``OverdueError`` in this thread when a time that was set is up.

    That takes a signal, so it works in the main thread of a process on Linux and macOS, and where the program that
    Dragoman is a part of does not use that signal itself; elsewhere nothing happens. One call into a library that
    does not come back to Python is not interrupted.
    """

    def __init__(self) -> None:
        self._is_usable = (
            hasattr(signal, "setitimer")
            and threading.current_thread() is threading.main_thread()
            and signal.getsignal(signal.SIGALRM) is signal.SIG_DFL
        )

    def __enter__(self) -> Self:
        if self._is_usable:
            signal.signal(signal.SIGALRM, _raise_overdue)
        return self

    def set(self, seconds: float) -> None:
        """Let the time begin anew; 0 sets none."""
        if self._is_usable:
            signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN_S if seconds else 0)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.off()

    def off(self) -> None:
        """Take the time back. To be called once more by who catches ``OverdueError``: it may come as this begins."""
        if self._is_usable:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)


class Watched(Sequence[_Each]):
    """A shard that notes when work on each of its items begins: as it is taken out."""

    def __init__(self, items: Sequence[_Each]) -> None:
        self._items = items

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, index: int) -> _Each: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[_Each]: ...

    def __getitem__(self, index: int | slice) -> _Each | Sequence[_Each]:
        if isinstance(index, slice):
            return self._items[index]
        item = self._items[index]
        self.begin(index)
        return item

    def begin(self, index: int) -> None:
        """Is told that work on an item begins."""


def _raise_overdue(signum: int, frame: FrameType | None) -> None:
    del signum, frame
    raise OverdueError
