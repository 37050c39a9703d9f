"""Ctrl-C, a request to end, a terminal that closes: one line, the right status, nothing left, within a second.

The signal raises ``StoppedError`` in the main thread, so that a read can keep what is finished. It may be deep in a
library that makes another error of it, or does not come back for long. So every error after a signal counts as the
stop, and a thread ends the process where that takes too long. What lies on disk is whole at any moment, see
docs/decisions/0002: to end a process anywhere costs nothing but the work of the last half second.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time

from dragoman.errors import StoppedError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType
    from typing import NoReturn

# Not SIGQUIT: it is for who wants a process to end at once, and to see where it was. Workers end with it.
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
# What the main thread has to end in order before the process is ended, in seconds; with what it takes to remove
# unfinished files, it is over within a second.
_GRACE_S = 0.6
_SHOW_CURSOR = b"\x1b[?25h\r\x1b[2K"


class Stopping:
    """Watches for signals that end a command, while it runs."""

    def __init__(self) -> None:
        self.signal: int | None = None
        self._watched: set[int] = set()
        self._is_leaving = threading.Lock()
        self._pipe = self._others = -1
        self._errors = 2

    def begin(self) -> None:
        """Watch from now on."""
        if threading.current_thread() is not threading.main_thread():
            return
        self._pipe, written = os.pipe()
        os.set_blocking(written, False)
        self._others = signal.set_wakeup_fd(written, warn_on_full_buffer=False)
        threading.Thread(target=self._watch, daemon=True).start()
        for name in _SIGNALS:
            number = getattr(signal, name, None)
            # What who started the process ignores, such as `nohup`, stays ignored.
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                self._watched.add(number)
                signal.signal(number, self._stop)

    def end(self) -> None:
        """Watch no more: the command is done, and Python only tidies up."""
        for number in self._watched:
            signal.signal(number, signal.SIG_DFL)
        if self._pipe >= 0:
            os.close(signal.set_wakeup_fd(self._others))

    def leave(self, message: str = "stopped") -> NoReturn:
        """End the process: remove unfinished files, say one line, and give the status that shells give."""
        number = self.signal or signal.SIGINT
        if self._is_leaving.acquire(timeout=_GRACE_S / 2):
            for clean in (*_CLEANERS, _abandon_unfinished):
                try:
                    clean()
                except Exception:  # noqa: S112  (the next one may do better; the next command removes the rest)
                    continue
            _say(self._errors, f"dragoman: {message}\n")
        os._exit(128 + number)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        del frame
        if self.signal is not None:
            return  # it is ending already
        self.signal = number
        self._silence()
        raise StoppedError

    def _silence(self) -> None:
        """Put the bin in place of standard error: whatever falls to pieces now, and says so, is of no interest."""
        try:
            self._errors = os.dup(2)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        except OSError:
            return

    def _watch(self) -> None:
        # Python writes the number of a signal here as it comes, whatever the main thread is doing.
        while received := os.read(self._pipe, 1):
            if received[0] in self._watched:
                time.sleep(_GRACE_S)
                if self.signal is None:  # the main thread has not come back to Python yet
                    self.signal = received[0]
                    self._silence()
                self.leave()
        os.close(self._pipe)


_CLEANERS: list[Callable[[], object]] = []


def clean_when_stopped(clean: Callable[[], object]) -> None:
    """Have something done where the command is stopped."""
    _CLEANERS.append(clean)


def _abandon_unfinished() -> None:
    store = sys.modules.get("dragoman.store.files")
    if store is not None:  # not loaded, nothing written
        store.abandon_unfinished()


def _say(stream: int, line: str) -> None:
    try:
        if os.isatty(stream):
            os.write(stream, _SHOW_CURSOR)
        os.write(stream, line.encode(errors="backslashreplace"))
    except OSError:
        return  # the terminal is gone
