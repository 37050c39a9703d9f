"""A worker process: ``python -m dragoman.run.worker``. Takes shards from its standard input, gives tables back.

Not ``multiprocessing``: its children run the user's main script again, and those of a killed driver live on. This one
ends when its input does, that is, when the driver ends, however it ends.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
from collections.abc import Callable
from typing import Any, cast

from dragoman.errors import ConfigError, DragomanError, InputError
from dragoman.run.pipes import receive, send


def main() -> None:
    """Work until there is no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the driver sees Ctrl-C and ends the workers
    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not fall among the answers
    try:
        work, settings = receive(requests)
        function = load_work(work)
        while True:
            send(answers, _answer(function, receive(requests), settings))
    except (EOFError, OSError):
        return


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
