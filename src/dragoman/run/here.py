"""The work in the driver's own process, where no other can be started; slower, and a crash ends the read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Self

from dragoman.config import Settings
from dragoman.read import Item
from dragoman.run.limits import Alarm, OverdueError, Watched
from dragoman.run.shards import Shard, ShardTables, too_slow
from dragoman.run.threads import one_thread
from dragoman.run.worker import load_work


class HereRunner:
    """Does one shard after the other. A report that takes too long is interrupted where ``Alarm`` can do so."""

    def __init__(self, n_workers: int, work: str, settings: Settings) -> None:
        del n_workers
        self.n_retries = 0  # what ends this process ends the read
        self._work = load_work(work)
        self._settings = settings

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def map(self, shards: Iterable[Shard]) -> Iterator[ShardTables]:
        """Yield what comes of the shards, in their order."""
        for number, shard in enumerate(shards):
            if number == 0:
                self._work((), self._settings)  # loads what it needs, outside of any report's time
            yield from self._work_in_time(shard)

    def _work_in_time(self, shard: Shard) -> Iterator[ShardTables]:
        limit = self._settings.run.max_report_seconds
        while shard:
            alarm = Alarm()
            watched = _Timed(shard, alarm, limit)
            try:
                with one_thread(), alarm:
                    tables: ShardTables = self._work(watched, self._settings)
            except OverdueError:
                alarm.off()
                yield too_slow(shard[watched.at], limit)
                shard = (*shard[: watched.at], *shard[watched.at + 1 :])
            else:
                yield tables
                return


class _Timed(Watched[Item]):
    """Sets the alarm anew for each item."""

    def __init__(self, items: Sequence[Item], alarm: Alarm, limit: float) -> None:
        super().__init__(items)
        self._alarm = alarm
        self._limit = limit
        self.at = 0

    def begin(self, index: int) -> None:
        """Note which item it is, and let its time begin."""
        self.at = index
        self._alarm.set(self._limit)
