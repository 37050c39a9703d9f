"""Worker processes on this machine."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from typing import Any, Self

from dragoman.config import Settings
from dragoman.errors import DragomanError
from dragoman.run.pipes import receive, send
from dragoman.run.shards import Shard, ShardTables, died

# Each worker is one thread of numbers: more would only wait for each other, as there is a worker for every core.
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")

# Shards a worker has before it and behind it: one to go on with while the driver writes, so that memory stays flat.
_SHARDS_A_WORKER = 2


class WorkerPool:
    """As many workers as asked for, each minded by a thread of the driver that does nothing but wait for it."""

    def __init__(self, n_workers: int, work: str, settings: Settings) -> None:
        self._n_workers = n_workers
        self._work = work
        self._settings = settings
        self._shards: queue.Queue[Shard | None] = queue.Queue()
        self._results: queue.Queue[list[ShardTables] | DragomanError] = queue.Queue()
        self._workers: set[_Worker] = set()
        self._is_stopping = threading.Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End the workers, in the middle of their work if need be."""
        self._is_stopping.set()
        for worker in list(self._workers):
            worker.kill()

    def map(self, shards: Iterable[Shard]) -> Iterator[ShardTables]:
        """Yield what comes of the shards, as it comes. Takes from ``shards`` only what workers are ready for.

        Workers start with the first shard. A shard whose worker dies is worked again, item by item, in fresh
        processes; an item that its own process dies of gives an ``Issue``. Raises what a worker cannot go on from.
        """
        n_waiting = 0
        n_threads = 0
        for shard in shards:
            if n_threads < self._n_workers:
                threading.Thread(target=self._mind_worker, daemon=True).start()
                n_threads += 1
            self._shards.put(shard)
            n_waiting += 1
            while n_waiting >= self._n_workers * _SHARDS_A_WORKER:
                yield from self._take()
                n_waiting -= 1
        for _ in range(n_threads):
            self._shards.put(None)
        for _ in range(n_waiting):
            yield from self._take()

    def _take(self) -> list[ShardTables]:
        result = self._results.get()
        if isinstance(result, DragomanError):
            raise result
        return result

    def _mind_worker(self) -> None:
        worker: _Worker | None = None
        try:
            while (shard := self._shards.get()) is not None and not self._is_stopping.is_set():
                worker = worker or self._start()
                try:
                    self._results.put([worker.work_on(shard)])
                except _WorkerDiedError:
                    self._drop(worker)
                    tables, worker = self._work_singly(shard)
                    self._results.put(tables)
        except DragomanError as error:
            self._results.put(error)
        except Exception as error:  # a thread that ends silently would leave the driver waiting for ever
            self._results.put(DragomanError(f"{type(error).__name__}: {error}; this is a fault of dragoman"))
        finally:
            if worker is not None:
                self._drop(worker)

    def _work_singly(self, shard: Shard) -> tuple[list[ShardTables], _Worker | None]:
        """Work a shard item by item, with a new process after each death; return the last process too."""
        worker: _Worker | None = None
        results = []
        for item in shard:
            worker = worker or self._start()
            try:
                results.append(worker.work_on((item,)))
            except _WorkerDiedError as death:
                results.append(died(item, str(death)))
                self._drop(worker)
                worker = None
        return results, worker

    def _start(self) -> _Worker:
        worker = _Worker(self._work, self._settings)
        self._workers.add(worker)
        if self._is_stopping.is_set():
            worker.kill()
        try:
            worker.work_on(())
        except _WorkerDiedError as death:
            raise DragomanError(
                f"a worker process {death} before it began{worker.last_words()}; run with fewer --workers if memory is "
                "short"
            ) from death
        return worker

    def _drop(self, worker: _Worker) -> None:
        worker.end()
        self._workers.discard(worker)


class _WorkerDiedError(Exception):
    """The message says how, as a verb phrase."""


class _Worker:
    """One process."""

    def __init__(self, work: str, settings: Settings) -> None:
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  (closed in ``end``)
        # -P: the folder the user stands in is not a place to import from, whatever its files are called.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "dragoman.run.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=_environment(),
            start_new_session=True,  # Ctrl-C is the driver's to see
        )
        self._first: tuple[str, Settings] | None = (work, settings)

    def work_on(self, shard: Shard) -> ShardTables:
        """Return what the process makes of a shard. Raises ``_WorkerDiedError``, and errors the process sends."""
        if self._process.stdin is None or self._process.stdout is None:
            raise _WorkerDiedError("has no pipes")
        try:
            if self._first is not None:
                send(self._process.stdin, self._first)
                self._first = None
            send(self._process.stdin, shard)
            answer: Any = receive(self._process.stdout)
        except (EOFError, OSError) as error:
            raise _WorkerDiedError(self._death()) from error
        if isinstance(answer, DragomanError):
            raise answer
        if not isinstance(answer, ShardTables):
            raise DragomanError(f"a worker answered with {type(answer).__name__}, not with tables")
        return answer

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

    def _death(self) -> str:
        status = self._process.wait()
        if status < 0:
            return f"was killed ({signal.Signals(-status).name})"
        return f"ended (status {status})"


def _environment() -> dict[str, str]:
    paths = os.pathsep.join(path for path in sys.path if path)
    return {**dict.fromkeys(_ONE_THREAD, "1"), **os.environ, "PYTHONPATH": paths}
