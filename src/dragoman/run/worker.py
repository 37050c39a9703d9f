"""A worker process, started by ``process``. Takes shards from its standard input, gives tables back.

Not ``multiprocessing``: its children run the user's main script again, and those of a killed driver live on. This one
ends when its input does, that is, when the driver ends, however it ends: at once, in the middle of its work.
"""

from __future__ import annotations

import importlib
import os
import queue
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, cast

from dragoman.errors import ConfigError, DragomanError, InputError
from dragoman.run.limits import Watched
from dragoman.run.pipes import Began, receive, send

# Where memory is short the kernel is to end a worker, whose shard is worked again, and not the driver (Linux).
_OUT_OF_MEMORY_SCORE = "500"


def main() -> None:
    """Work until there is no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the driver sees Ctrl-C and ends the workers
    _go_first_where_memory_is_short()
    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not fall among the answers
    try:
        work, settings = receive(requests)
        function = load_work(work)
        shards = _received(requests)
        while True:
            send(answers, _answer(function, _Told(shards.get(), answers), settings))
    except (EOFError, OSError):
        return


def _go_first_where_memory_is_short() -> None:
    if sys.platform.startswith("linux"):
        with suppress(OSError):
            Path("/proc/self/oom_score_adj").write_text(_OUT_OF_MEMORY_SCORE, encoding="ascii")


def _received(requests: IO[bytes]) -> queue.SimpleQueue[Sequence[Any]]:
    """Return the queue that shards come to. A thread fills it, and ends this process where the input ends."""
    shards: queue.SimpleQueue[Sequence[Any]] = queue.SimpleQueue()

    def receive_all() -> None:
        try:
            while True:
                shards.put(receive(requests))
        except (EOFError, OSError):
            os._exit(0)
        except BaseException:
            traceback.print_exc()
            os._exit(1)

    threading.Thread(target=receive_all, daemon=True).start()
    return shards


class _Told(Watched[Any]):
    """Tells the driver which item is begun."""

    def __init__(self, items: Sequence[Any], answers: IO[bytes]) -> None:
        super().__init__(items)
        self._answers = answers

    def begin(self, index: int) -> None:
        """Send the item's place."""
        send(self._answers, Began(index))


def load_work(name: str) -> Callable[[Any, Any], Any]:
    """Return the function that ``module:function`` names. Raises ``ConfigError``."""
    module, _, function = name.partition(":")
    try:
        return cast(Callable[[Any, Any], Any], getattr(importlib.import_module(module), function))
    except (ImportError, AttributeError) as error:
        raise ConfigError(f"{name}: there is no such function ({error})") from error


def _answer(function: Callable[[Any, Any], Any], shard: Any, settings: Any) -> Any:
    try:
        return function(shard, settings)
    except InputError as error:  # cannot be pickled: it takes more than a message
        return DragomanError(str(error))
    except DragomanError as error:
        return error
    except Exception as error:  # the driver tells it: a traceback here would be seen by nobody
        return DragomanError(f"{type(error).__name__}: {error}; this is a fault of dragoman: please report it")


if __name__ == "__main__":
    main()
