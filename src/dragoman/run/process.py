"""One worker process, as the driver sees it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from typing import Any

from dragoman.config import Settings
from dragoman.errors import DragomanError
from dragoman.run.pipes import Began, receive, send
from dragoman.run.shards import Shard, ShardTables

# Each worker is one thread of numbers: more would only wait for each other, as there is a worker for every core.
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")

# What a worker does before it imports what is large, which takes a second: it asks the kernel to end with its driver
# (prctl's PR_SET_PDEATHSIG, 1 in <linux/prctl.h>), and ends if that has ended meanwhile.
_START = """
import ctypes, os, signal, sys
if sys.platform.startswith("linux"):
    try:
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)
    except (OSError, AttributeError):
        pass
    if os.getppid() != int(sys.argv[1]):
        os._exit(0)
from dragoman.run.worker import main
main()
"""


class WorkerDiedError(Exception):
    """The message says how, as a verb phrase."""


class TooSlowError(Exception):
    """The process was killed because of an item that took too long, ``index`` in its shard."""

    def __init__(self, index: int) -> None:
        super().__init__(index)
        self.index = index


class WorkerProcess:
    """One process, and the clock of the item it works on."""

    def __init__(self, work: str, settings: Settings) -> None:
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  (closed in ``end``)
        # -P: the folder the user stands in is not a place to import from, whatever its files are called.
        self._process = subprocess.Popen(  # noqa: S603  (our own interpreter, our own words)
            [sys.executable, "-P", "-c", _START, str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=_environment(),
            start_new_session=True,  # Ctrl-C is the driver's to see, which ends its workers
        )
        self._first: tuple[str, Settings] | None = (work, settings)
        self._clock = threading.Lock()
        self._began: Began | None = None
        self._began_at = 0.0
        self._overdue: int | None = None

    def work_on(self, shard: Shard) -> ShardTables:
        """Return what the process makes of a shard.

        Raises ``WorkerDiedError``, ``TooSlowError`` where ``kill_if_overdue`` ended it, and errors the process sends.
        """
        try:
            answer = self._asked(shard)
        except (EOFError, OSError) as error:
            if self._overdue is not None:
                raise TooSlowError(self._overdue) from error
            raise WorkerDiedError(self._death()) from error
        if isinstance(answer, DragomanError):
            raise answer
        if not isinstance(answer, ShardTables):
            raise DragomanError(f"a worker answered with {type(answer).__name__}, not with tables")
        return answer

    def kill_if_overdue(self, limit_s: float) -> None:
        """End the process if it has worked on one item for longer than this. For another thread to call."""
        with self._clock:
            if self._began is not None and time.monotonic() - self._began_at > limit_s:
                self._overdue, self._began = self._began.index, None
                self._process.kill()

    def last_words(self) -> str:
        """Return the last line the process wrote to its standard error, as an addition to a sentence."""
        self._errors.seek(0)
        lines = self._errors.read().decode("utf-8", "replace").strip().splitlines()
        return f" ({lines[-1].strip()})" if lines else ""

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()

    def end(self) -> None:
        """Let the process end, and wait for it; it has nothing to do."""
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._errors.close()

    def _asked(self, shard: Shard) -> Any:
        if self._process.stdin is None or self._process.stdout is None:
            raise EOFError
        if self._first is not None:
            send(self._process.stdin, self._first)
            self._first = None
        send(self._process.stdin, shard)
        while True:
            answer = receive(self._process.stdout)
            with self._clock:
                if self._overdue is not None:
                    raise EOFError  # killed as it answered
                is_under_way = isinstance(answer, Began)
                self._began, self._began_at = (answer, time.monotonic()) if is_under_way else (None, 0.0)
            if not is_under_way:
                return answer

    def _death(self) -> str:
        status = self._process.wait()
        if status < 0:
            return f"was killed ({signal.Signals(-status).name})"
        return f"ended (status {status})"


def _environment() -> dict[str, str]:
    paths = os.pathsep.join(path for path in sys.path if path)
    return {**dict.fromkeys(_ONE_THREAD, "1"), **os.environ, "PYTHONPATH": paths}
