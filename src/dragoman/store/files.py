"""Writing a file so that it is there whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dragoman.errors import RecordError

TEMPORARY_PREFIX = ".writing-"
SPILL = f"{TEMPORARY_PREFIX}spill"
"""Where a database puts what finds no room in memory."""


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Give a temporary path beside ``path``; when the block ends well, sync it to disk and rename it.

    When the block fails, nothing is left. Raises ``RecordError`` where the disk is full or may not be written.
    """
    temporary = path.with_name(f"{TEMPORARY_PREFIX}{os.getpid()}-{path.name}")
    _UNDER_WAY.add(temporary)
    try:
        yield temporary
        _sync(temporary)
        temporary.replace(path)
        _sync(path.parent)
    except OSError as error:
        raise RecordError(
            f"{path}: cannot be written ({error.strerror or error}); make room there or correct the permissions, then "
            "run the same command again"
        ) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        _UNDER_WAY.discard(temporary)


_UNDER_WAY: set[Path] = set()


def abandon_unfinished() -> None:
    """Remove what this process is writing, with all that lies beside it. Only for a process that is about to end."""
    for temporary in list(_UNDER_WAY):
        for path in temporary.parent.glob(f"{temporary.name}*"):
            path.unlink(missing_ok=True)
        if temporary.suffix == ".duckdb":
            shutil.rmtree(temporary.with_name(SPILL), ignore_errors=True)


def remove_unfinished(folder: Path) -> None:
    """Remove what writers that were killed left behind in a folder. Only for the one who holds the record's lock."""
    for path in folder.glob(f"{TEMPORARY_PREFIX}*"):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    if path.is_dir() and os.name == "nt":  # Windows cannot open a folder to sync it
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
