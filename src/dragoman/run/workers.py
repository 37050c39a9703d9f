"""How many processes work."""

from __future__ import annotations

import os

from dragoman.errors import ConfigError


def check_workers(workers: int | None) -> int:
    """Return how many processes are to work; None is one a usable core. Raises ``ConfigError``."""
    if workers is not None and workers < 1:
        raise ConfigError(f"--workers must be 1 or more, it is {workers}")
    return workers or usable_cores()


def usable_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
