"""Writing a file so that it is there whole or not at all."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dragoman.errors import RecordError

TEMPORARY_PREFIX = ".writing-"
SPILL = f"{TEMPORARY_PREFIX}spill"
"""Where a database puts what finds no room in memory."""
# In bytes; with the prefix and a process number it keeps below the 255 that file systems allow.
_LONGEST_NAME = 200


@contextmanager
def written_whole(path: Path, *, replace: bool = True) -> Iterator[Path]:
    """Give a temporary path beside ``path``; when the block ends well, sync it to disk and rename it.

    When the block fails, nothing is left. Raises ``RecordError`` where the disk is full or may not be written, and,
    unless ``replace``, where a file has come to lie there meanwhile.
    """
    temporary = _beside(path)
    _UNDER_WAY.add(temporary)
    try:
        yield temporary
        _sync(temporary)
        if replace:
            temporary.replace(path)
        else:
            _put_in_place(temporary, path)
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
        # Not by a pattern: what is written may be called `k[1].csv`.
        for path in temporary.parent.iterdir():
            if path.name.startswith(temporary.name):
                path.unlink(missing_ok=True)
        if temporary.suffix == ".duckdb":
            shutil.rmtree(temporary.with_name(SPILL), ignore_errors=True)


def _beside(path: Path) -> Path:
    """Return a temporary path whose name is no longer than a name may be."""
    name = path.name
    if len(os.fsencode(name)) > _LONGEST_NAME:
        name = hashlib.blake2b(os.fsencode(name), digest_size=8).hexdigest()
    return path.with_name(f"{TEMPORARY_PREFIX}{os.getpid()}-{name}")


def _put_in_place(temporary: Path, path: Path) -> None:
    """Give a file its name unless another has it, in one step where the file system can."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        if path.exists():
            raise FileExistsError(17, "File exists") from None
        temporary.replace(path)


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
