"""Where results go that are no record: to a new file whole, into a pipe or device as it is, over nothing unasked."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import ConfigError, RecordError
from dragoman.store.files import written_whole

# The open files of this process under the names that systems give them.
_OWN_STREAM = re.compile(r"/(?:dev|proc/self|proc/(?P<process>\d+))/fd/(?P<number>\d+)")
_MOST_LINKS = 40


@contextmanager
def written_out(path: Path, *, replace: bool) -> Iterator[BinaryIO]:
    """Give a file to write a result to.

    A regular file is there whole when the block ends well, or else as it was. Where there is one already it is
    replaced only if ``replace``; of a link, the file it leads to. A pipe or a character device is written to as it
    is, and so is an open file of this process, such as ``/dev/stdout``. Raises ``ConfigError`` for anything else.
    """
    check_out(path, replace=replace)
    own = _own_stream(path)
    if own is not None or _is_stream(path):
        try:
            with os.fdopen(os.dup(own), "wb") if own is not None else path.open("wb", buffering=0) as file:
                yield file
        except BrokenPipeError:
            raise
        except OSError as error:
            raise RecordError(f"{path}: cannot be written ({error.strerror or error})") from error
        return
    target = Path(os.path.realpath(path))
    was = target.stat() if target.exists() else None
    with written_whole(target, replace=replace) as temporary:
        with temporary.open("wb") as file:
            yield file
        if was is not None:
            temporary.chmod(stat.S_IMODE(was.st_mode))


def check_out(path: Path, *, replace: bool) -> None:
    """Raise ``ConfigError`` unless a result may be written there; see ``written_out``."""
    if not os.fspath(path) or path == Path():
        raise ConfigError("--out is empty; give a path, or - for standard output")
    if _own_stream(path) is not None:
        return
    try:
        mode = path.stat().st_mode
    except FileNotFoundError as error:
        if path.is_symlink():
            raise ConfigError(f"{path}: is a link that leads to no file; give another path") from error
        return
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written ({error.strerror}); give another path") from error
    if stat.S_ISDIR(mode):
        raise ConfigError(f"{path}: is a folder; give the path of a file in it")
    if stat.S_ISBLK(mode) or stat.S_ISSOCK(mode):
        raise ConfigError(f"{path}: is a {'disk' if stat.S_ISBLK(mode) else 'socket'}; give the path of a file")
    if stat.S_ISREG(mode) and not replace:
        raise ConfigError(is_there_already(path))


def is_there_already(path: Path) -> str:
    """Return the message of a file that would have to be replaced."""
    return f"{path}: is there already; give another path, or --force to replace it"


def _is_stream(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)


def _own_stream(path: Path) -> int | None:
    """Return the number of the open file of this process that a path is a name of, through links; None for others."""
    place = os.path.abspath(path)  # noqa: PTH100  (links must be seen one by one)
    for _ in range(_MOST_LINKS):
        match = _OWN_STREAM.fullmatch(place)
        if match and match["process"] in {None, str(os.getpid())}:
            return int(match["number"])
        if not os.path.islink(place):  # noqa: PTH114
            return None
        place = os.path.normpath(os.path.join(os.path.dirname(place), os.readlink(place)))  # noqa: PTH115, PTH118, PTH120
    return None
