"""Workers of a Ray cluster: on this machine, or on many. The only module that knows of Ray.

The driver hands out shards and gets their tables back; nothing else passes between machines, and only the driver
writes. So a shard whose worker or node is lost is simply handed out again, and its tables are taken in once.
"""

from __future__ import annotations

import logging
import os
import shutil
import signal
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib import metadata
from typing import Any, Self

from dragoman.config import Settings
from dragoman.errors import DragomanError, first_line
from dragoman.run.pool import WorkerPool
from dragoman.run.shards import Shard, ShardTables, died

# Both are read as Ray is imported. Nothing is told to Ray's makers, and no note on coming versions among our lines.
os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")

import ray
from ray import exceptions

# Ray starts in 5 to 12 s; on a machine that has much to do, in more.
_START_S = 120.0
# Within this the first shard is back, also where machines are started for it and load the models.
_FIRST_ANSWER_S = 900.0
_LOOK_S = 1.0
# How often the size of the cluster is asked for: it may grow and shrink.
_SIZE_EVERY_S = 10.0
# Shards a processor has before it and behind it.
_SHARDS_A_CPU = 2
# So often a shard is handed out at most, then its items one by one, as often.
_TRIES = 3
# What a node may want for itself where the tables of a shard do not fit into memory.
_MIN_FREE_BYTES = 256 * 1024 * 1024
# Ray's store of what passes between processes: the tables of a shard are below 2 MB.
_STORE_BYTES_A_CPU = 16 * 1024 * 1024
_MIN_STORE_BYTES = 128 * 1024 * 1024

# What Ray raises where a process or a machine is gone, and not the work at fault.
_LOST = (
    exceptions.WorkerCrashedError,
    exceptions.NodeDiedError,
    exceptions.ObjectLostError,
    exceptions.OutOfMemoryError,
    exceptions.LocalRayletDiedError,
)


@dataclass(frozen=True, slots=True)
class _Task:
    """A shard that is handed out, and how often it was lost before."""

    shard: Shard
    n_lost: int = 0


class RayRunner:
    """Hands shards to a cluster: the one at ``address``, or, where that is None, one of this machine's own.

    ``n_workers`` is the number of processes; None takes every processor of the cluster, however many there come to be.
    """

    def __init__(self, n_workers: int | None, work: str, settings: Settings, address: str | None = None) -> None:
        self.n_retries = 0
        self._n_workers = n_workers
        self._call = (work, settings, _version())
        self._address = address
        self._running: dict[Any, _Task] = {}
        self._room = 0
        self._asked_at = 0.0
        self._has_answered = False
        self._has_ended = threading.Event()

    def __enter__(self) -> Self:
        """Start Ray. Raises ``DragomanError`` where it does not start, or not in time."""
        try:
            _in_time(self._start, _START_S, self._has_ended)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Take back what is handed out, and leave the cluster; one of this machine's own ends."""
        for reference in self._running:
            with suppress(Exception):
                ray.cancel(reference, force=True)
        self._running.clear()
        if ray.is_initialized():
            with suppress(Exception):
                ray.shutdown()
        self._has_ended.set()

    def map(self, shards: Iterable[Shard]) -> Iterator[ShardTables]:
        """Yield what comes of the shards, as it comes. Takes from ``shards`` only what the cluster is ready for.

        A shard whose process or machine is lost is handed out again, and counted in ``n_retries``. What a report does
        to the process that reads it becomes an ``Issue``, as in ``WorkerPool``. Raises what workers cannot go on from.
        """
        work = ray.remote(num_cpus=1, max_retries=0)(work_here)
        for shard in shards:
            self._hand_out(work, _Task(shard))
            while len(self._running) >= self._ready_for():
                yield from self._take(work)
        while self._running:
            yield from self._take(work)

    def _start(self) -> None:
        own: dict[str, Any] = {"address": self._address}
        if self._address is None:
            n_cpus = self._n_workers or 1
            store = max(_MIN_STORE_BYTES, n_cpus * _STORE_BYTES_A_CPU)
            own = {"address": "local", "num_cpus": n_cpus, "object_store_memory": store, "include_dashboard": False}
        ray.init(**own, log_to_driver=False, logging_level=logging.ERROR, configure_logging=True)

    def _ready_for(self) -> int:
        """Return how many shards may be out at once."""
        if self._n_workers is not None and self._address is not None:
            return self._n_workers  # Ray knows no limit but its processors: none waits there
        now = time.monotonic()
        if not self._room or now - self._asked_at > _SIZE_EVERY_S:
            self._asked_at = now
            self._room = _SHARDS_A_CPU * max(1, int(ray.cluster_resources().get("CPU", 0)))
        return self._room

    def _hand_out(self, work: Any, task: _Task) -> None:
        self._running[work.remote(task.shard, *self._call)] = task

    def _take(self, work: Any) -> Iterator[ShardTables]:
        began = time.monotonic()
        while not (ready := ray.wait(list(self._running), num_returns=1, timeout=_LOOK_S)[0]):
            if not self._has_answered and time.monotonic() - began > _FIRST_ANSWER_S:
                raise DragomanError(
                    f"no worker of the Ray cluster answered within {_FIRST_ANSWER_S:g} seconds; see with 'ray status' "
                    "whether it has processors that are free, and run the same command again"
                )
        for reference in ready:
            task = self._running.pop(reference)
            try:
                answer = ray.get(reference)
            except _LOST as error:
                yield from self._again(work, task, type(error).__name__)
            except exceptions.RayError as error:
                line = next(iter(str(error).strip().splitlines()[-1:]), "")
                raise DragomanError(f"Ray: {type(error).__name__}: {line}; what was finished is kept") from error
            else:
                self._has_answered = True
                if isinstance(answer, DragomanError):
                    raise answer
                yield from answer

    def _again(self, work: Any, task: _Task, how: str) -> Iterator[ShardTables]:
        self.n_retries += 1
        if task.n_lost + 1 < _TRIES:
            self._hand_out(work, _Task(task.shard, task.n_lost + 1))
        elif len(task.shard) > 1:
            for item in task.shard:
                self._hand_out(work, _Task((item,)))
        else:
            yield died(task.shard[0], f"was lost (Ray: {how})")


_pools: dict[tuple[str, Settings], WorkerPool] = {}


def work_here(shard: Shard, work: str, settings: Settings, version: str) -> list[ShardTables] | DragomanError:
    """Return what comes of a shard; on a worker of the cluster. The models are loaded with the first one.

    The work is done in a process beside this one, as a report may end it, or have to be ended. A ``DragomanError`` is
    returned, not raised: a read does not go on from it.
    """
    where = socket.gethostname()
    if version != _version():
        return DragomanError(
            f"{where} has dragoman {_version()}, and this machine {version}: rows would differ; install one version "
            "on all"
        )
    free = shutil.disk_usage(tempfile.gettempdir()).free
    if free < _MIN_FREE_BYTES:
        return DragomanError(
            f"{where} has {free / 1e6:,.0f} MB free in {tempfile.gettempdir()}, and {_MIN_FREE_BYTES / 1e6:,.0f} MB "
            "are needed; make room, and run the same command again to go on"
        )
    if (work, settings) not in _pools:
        _pools[work, settings] = WorkerPool(1, work, settings)
    try:
        return _pools[work, settings].work_on(shard)
    except DragomanError as error:
        return DragomanError(f"{where}: {error}")


def _version() -> str:
    return metadata.version("dragoman")


def _in_time(start: Callable[[], None], limit_s: float, has_ended: threading.Event) -> None:
    """Call ``start`` in a thread: there it may take for ever, and takes no signal from who waits for it.

    The thread lives until ``has_ended``: Ray has the kernel kill what a thread started once that thread ends (Linux).
    """
    errors: list[BaseException] = []
    has_started = threading.Event()

    def run() -> None:
        try:
            start()
        except BaseException as error:
            errors.append(error)
        finally:
            has_started.set()
        has_ended.wait()

    thread = threading.Thread(target=run, daemon=True)
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    thread.start()
    is_in_time = has_started.wait(limit_s)
    if threading.current_thread() is threading.main_thread():
        for number, handler in handlers.items():
            if signal.getsignal(number) is not handler:
                signal.signal(number, handler)
    if not is_in_time:
        raise DragomanError(
            f"Ray did not start within {limit_s:g} seconds; see with 'ray status' whether the cluster is there, or "
            "leave --on out to read on this machine"
        )
    if errors:
        raise DragomanError(
            f"Ray did not start: {first_line(errors[0])}; the cluster must be running, and "
            "this machine one of it ('ray start'); see the manual, page 'cluster'"
        ) from errors[0]
