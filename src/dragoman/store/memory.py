"""How much memory the tables of a record may take while they are made: what was asked for, or half of what is free.

The database gets half of it and puts what finds no room there on the disk; the other half is for the rows that steps
over the collection hold, of which no account is kept.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import duckdb

from dragoman.errors import ConfigError

LEAST = 256 * 1024**2
"""What the database gets at least: enough for 200,000 reports with 2.4 million statements. In bytes, like all here."""

_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([kmgt]?)i?b?", re.IGNORECASE)
_FACTORS = {"": 1, "k": 1024, "m": 1024**2, "g": 1024**3, "t": 1024**4}
_SMALLEST = 128 * 1024**2
# What a container may take, and takes, where it is the kernel that limits it (version 2 and 1 of control groups).
_LIMITS = (
    ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory.current"),
    ("/sys/fs/cgroup/memory/memory.limit_in_bytes", "/sys/fs/cgroup/memory/memory.usage_in_bytes"),
)


def bytes_in(text: str) -> int:
    """Return a size as people write it (``4G``, ``512M``) in bytes. Raises ``ConfigError`` where it is none."""
    match = _SIZE.fullmatch(text.strip())
    size = 0 if match is None else int(float(match[1]) * _FACTORS[match[2].lower()])
    if size < _SMALLEST:
        raise ConfigError(f"'{text}' is no size of memory; give one of 128M or more, such as 512M or 4G")
    return size


def free_memory() -> int | None:
    """Return how much memory a process can still get on this machine; None where the system does not tell."""
    found = [free for free in (_available(), *(_left(*paths) for paths in _LIMITS)) if free is not None]
    return min(found, default=None)


def limit_memory(connection: duckdb.DuckDBPyConnection, memory: int | None) -> None:
    """Let a database take half of so much memory; None is half of what is free, and then no less than ``LEAST``."""
    if memory is None:
        free = free_memory()
        share = LEAST if free is None else max(LEAST, free // 4)
    else:
        share = memory // 2
    connection.execute(f"set memory_limit = '{share}B'")
    if share < LEAST:
        connection.execute("set threads = 1")  # each holds pages of its own


def _available() -> int | None:
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:"))
    except (OSError, ValueError, StopIteration):
        pass
    try:
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, AttributeError):
        return None


def _left(most: str, taken: str) -> int | None:
    """Return what is left of a limit; None where there is none."""
    try:
        return max(0, int(Path(most).read_text(encoding="ascii")) - int(Path(taken).read_text(encoding="ascii")))
    except (OSError, ValueError):  # "max" is no limit
        return None
