"""Worker processes on this machine."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable, Iterator
from typing import Self

from dragoman.config import Settings
from dragoman.errors import DragomanError
from dragoman.read import Item
from dragoman.run.process import TooSlowError, WorkerDiedError, WorkerProcess
from dragoman.run.shards import Shard, ShardTables, died, too_slow

# Shards a worker has before it and behind it: one to go on with while the driver writes, so that memory stays flat.
_SHARDS_A_WORKER = 2
# A process that is killed while it loads, for want of memory of a machine that has much to do, gets a second successor.
_STARTS = 3
# Clocks are looked at this often, or ten times within the limit.
_LOOK_EVERY_S = 1.0


class WorkerPool:
    """As many workers as asked for, each minded by a thread of the driver that does nothing but wait for it."""

    def __init__(self, n_workers: int, work: str, settings: Settings) -> None:
        self._n_workers = n_workers
        self._work = work
        self._settings = settings
        self._limit_s = settings.run.max_report_seconds
        self._shards: queue.Queue[Shard | None] = queue.Queue()
        self._results: queue.Queue[list[ShardTables] | DragomanError] = queue.Queue()
        self._workers: set[WorkerProcess] = set()
        self._is_stopping = threading.Event()
        self._own_seat: _Seat | None = None
        self.n_retries = 0

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
        processes; an item that its own process dies of, or that takes too long, gives an ``Issue``. Raises what a
        worker cannot go on from.
        """
        n_waiting = 0
        n_threads = 0
        for shard in shards:
            if n_threads == 0 and self._limit_s:
                threading.Thread(target=self._watch_clocks, daemon=True).start()
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

    def work_on(self, shard: Shard) -> list[ShardTables]:
        """Return what comes of one shard, worked by one process that stays for the next one. Raises as ``map`` does."""
        if self._own_seat is None:
            self._own_seat = _Seat(self, self._limit_s)
            if self._limit_s:
                threading.Thread(target=self._watch_clocks, daemon=True).start()
        return list(self._own_seat.work_on(shard))

    def _take(self) -> list[ShardTables]:
        result = self._results.get()
        if isinstance(result, DragomanError):
            raise result
        return result

    def _watch_clocks(self) -> None:
        while not self._is_stopping.wait(min(_LOOK_EVERY_S, self._limit_s / 10)):
            for worker in list(self._workers):
                worker.kill_if_overdue(self._limit_s)

    def _mind_worker(self) -> None:
        seat = _Seat(self, self._limit_s)
        try:
            while (shard := self._shards.get()) is not None and not self._is_stopping.is_set():
                self._results.put(list(seat.work_on(shard)))
        except DragomanError as error:
            self._results.put(error)
        except Exception as error:  # a thread that ends silently would leave the driver waiting for ever
            self._results.put(DragomanError(f"{type(error).__name__}: {error}; this is a fault of dragoman"))
        finally:
            seat.clear()

    def start(self) -> WorkerProcess:
        """Start a process and let it load what it needs. One that dies meanwhile is replaced, a few times."""
        for n_died in range(1, _STARTS + 1):
            worker = WorkerProcess(self._work, self._settings)
            self._workers.add(worker)
            if self._is_stopping.is_set():
                worker.kill()
            try:
                worker.work_on(())
            except WorkerDiedError as death:
                words = worker.last_words()
                self.drop(worker)
                if n_died == _STARTS or self._is_stopping.is_set():
                    raise DragomanError(
                        f"a worker process {death} before it began{words}, {n_died} times; run with fewer --workers "
                        "if memory is short"
                    ) from death
            else:
                return worker
        raise AssertionError

    def drop(self, worker: WorkerProcess) -> None:
        """Let a process end, dead or alive."""
        worker.end()
        self._workers.discard(worker)


class _Seat:
    """Where one process works after the other; the next one comes when there is work."""

    def __init__(self, pool: WorkerPool, limit_s: float) -> None:
        self._pool = pool
        self._limit_s = limit_s
        self._worker: WorkerProcess | None = None

    def work_on(self, shard: Shard) -> Iterator[ShardTables]:
        """Yield all that comes of a shard, whatever happens to processes."""
        while shard:
            try:
                yield self._asked(shard)
            except TooSlowError as late:
                yield too_slow(shard[late.index], self._limit_s)
                shard = (*shard[: late.index], *shard[late.index + 1 :])
            except WorkerDiedError:
                self._pool.n_retries += 1
                yield from map(self._outcome_of, shard)
                return
            else:
                return

    def clear(self) -> None:
        """Let the process end, if there is one."""
        if self._worker is not None:
            self._pool.drop(self._worker)
            self._worker = None

    def _outcome_of(self, item: Item) -> ShardTables:
        try:
            return self._asked((item,))
        except TooSlowError:
            return too_slow(item, self._limit_s)
        except WorkerDiedError as death:
            return died(item, str(death))

    def _asked(self, shard: Shard) -> ShardTables:
        self._worker = self._worker or self._pool.start()
        try:
            return self._worker.work_on(shard)
        except (TooSlowError, WorkerDiedError):
            self.clear()
            raise
