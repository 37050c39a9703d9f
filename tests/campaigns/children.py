"""Processes that do a real command, begun in a tenth of the time: forks of one that has loaded the program.

The parent itself must never use DuckDB or Arrow: their threads do not live on in a fork.
"""

from __future__ import annotations

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path


class Child:
    """A process that calls a function, and ends with the status that it exits with. What it prints is in ``said``."""

    def __init__(self, call: Callable[[], object], output: Path) -> None:
        self._output = output
        self.returncode: int | None = None
        sys.stdout.flush()
        self.pid = os.fork()
        if not self.pid:
            _call(call, output)

    @property
    def said(self) -> str:
        """What it printed, on both its outputs."""
        return self._output.read_text(encoding="utf-8", errors="replace")

    def poll(self) -> int | None:
        """Return how it ended, negative for a signal, or None while it runs."""
        if self.returncode is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def wait(self, timeout_s: float) -> int | None:
        """Wait for its end, but not longer than this; return how it ended, None while it runs."""
        end = time.monotonic() + timeout_s
        while self.poll() is None and time.monotonic() < end:
            time.sleep(0.002)
        return self.returncode

    def kill(self) -> None:
        """End it at once."""
        if self.poll() is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.returncode = -signal.SIGKILL


def _call(call: Callable[[], object], output: Path) -> None:
    """Call a function in a fork, as if it were the program; never returns."""
    os.setsid()
    descriptor = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(descriptor, 1)
    os.dup2(descriptor, 2)
    status = 0
    try:
        call()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        status = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
