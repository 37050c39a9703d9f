"""The work in the driver's own process, where no other can be started; slower, and a crash ends the read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Self

from dragoman.config import Settings
from dragoman.run.shards import Shard, ShardTables
from dragoman.run.worker import load_work


class HereRunner:
    """Does one shard after the other."""

    def __init__(self, n_workers: int, work: str, settings: Settings) -> None:
        del n_workers
        self._work = load_work(work)
        self._settings = settings

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def map(self, shards: Iterable[Shard]) -> Iterator[ShardTables]:
        """Yield what comes of the shards, in their order."""
        for shard in shards:
            yield self._work(shard, self._settings)
