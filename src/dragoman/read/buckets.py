"""Objects of a bucket (``s3://``, ``gs://``, ``abfs://``) → opened inputs, as files of a folder are.

Arrow's file systems do the talking; keys, regions and addresses come from where each service's own tools take them
(``AWS_…`` variables and profiles, say), never from the address, which would end in the record.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import closing
from fnmatch import fnmatchcase
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import urlsplit

from dragoman.errors import first_line
from dragoman.model import Issue, escaped
from dragoman.read.item import read_issue
from dragoman.read.streams import Opened

if TYPE_CHECKING:
    from pyarrow import fs

_ADDRESS = re.compile(r"(?:s3|gs|gcs|abfs|abfss)://", re.IGNORECASE)
_PATTERN = re.compile(r"[*?\[]")
_USER = re.compile(r"//[^/@]{0,1000}@")
_SETTING = re.compile(r"\?\w+=")
# An object of this size or less is fetched at once, a larger one in pieces of it: each piece is a request.
_PIECE_BYTES = 8 * 1024 * 1024


def is_in_bucket(path: str) -> bool:
    """Tell whether a path names what lies in a bucket."""
    return _ADDRESS.match(path) is not None


def walk_bucket(given: str) -> Iterator[tuple[Opened, bool] | Issue]:
    """Yield the objects at an address, below it, or that its pattern (in quotes) meets, in the order of their names.

    Each is open until the next one is asked for; with it comes whether it was found below what was given. Objects and
    folders whose names begin with a dot are left out, as in folders. What cannot be reached becomes an ``Issue``.
    """
    if _holds_key(given):
        hidden = _USER.sub("//…@", given.partition("?")[0])
        message = "holds a name, key or setting; put these into the environment, as the record keeps addresses"
        yield read_issue(escaped(hidden), "unreadable", message)
        return
    n_found = 0
    try:
        for each in _Bucket(given).walk():
            n_found += 1
            yield each
    except (OSError, ValueError, ImportError, NotImplementedError) as error:
        yield read_issue(escaped(given), "unreadable", f"cannot be reached ({_told(error)}); check address and access")
        return
    if not n_found:
        yield read_issue(escaped(given), "not-found", "names nothing in the bucket; check the address")


def _holds_key(given: str) -> bool:
    scheme, host = given.partition("://")[0].lower(), urlsplit(given).netloc
    user, at, _ = host.rpartition("@")
    # Of Azure's addresses the container stands before the ``@``.
    return _SETTING.search(given) is not None or (at != "" and (":" in user or not scheme.startswith("abfs")))


class _Bucket:
    """What lies at one address."""

    def __init__(self, given: str) -> None:
        from pyarrow import fs  # noqa: PLC0415  (loads what talks to services)

        scheme = given.partition("://")[0]
        fixed = _PATTERN.split(given, maxsplit=1)[0]
        self._pattern = given.partition("://")[2] if fixed != given else None
        if self._pattern is not None:
            fixed = fixed.rpartition("/")[0] + "/"
        self._system, self._path = fs.FileSystem.from_uri(fixed.rstrip("/") if fixed.count("/") > 2 else fixed)
        self._scheme, self._host = scheme, urlsplit(given).netloc
        self._fs = fs

    def walk(self) -> Iterator[tuple[Opened, bool] | Issue]:
        """Yield what there is, each object open. Raises ``OSError`` where the bucket cannot be reached."""
        info = self._system.get_file_info(self._path)
        if info.type == self._fs.FileType.File:
            yield from self._open(info, from_folder=False)
        elif info.type == self._fs.FileType.Directory:
            for below in self._below(self._path):
                yield from self._open(below, from_folder=True)

    def _below(self, folder: str) -> Iterator[fs.FileInfo]:
        """Yield the objects below a folder. One level is listed at a time: a bucket may hold more than fits."""
        for info in sorted(self._system.get_file_info(self._fs.FileSelector(folder)), key=lambda each: each.path):
            if info.base_name.startswith("."):
                continue
            if info.type == self._fs.FileType.Directory:
                yield from self._below(info.path)
            elif self._pattern is None or _meets(info.path, self._pattern):
                yield info

    def _open(self, info: fs.FileInfo, *, from_folder: bool) -> Iterator[tuple[Opened, bool] | Issue]:
        address = escaped(f"{self._scheme}://{_under(self._host, info.path)}")
        try:
            stream = self._stream(info)
        except OSError as error:
            yield read_issue(address, "unreadable", f"cannot be opened ({_told(error)}); check the access to it")
            return
        with closing(stream):
            yield Opened.over(stream, info.base_name, address, address), from_folder

    def _stream(self, info: fs.FileInfo) -> IO[bytes]:
        file = self._system.open_input_file(info.path)
        if info.size > _PIECE_BYTES:
            return io.BufferedReader(_Pieces(file), _PIECE_BYTES)
        with closing(file):
            return io.BytesIO(file.read())


class _Pieces(io.RawIOBase):
    """An object of a bucket, read where it is asked for."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._file.seek(offset, whence)
        return self.tell()

    def tell(self) -> int:
        return int(self._file.tell())

    def readinto(self, buffer: Any) -> int:
        return int(self._file.readinto(buffer))

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()


def _under(host: str, path: str) -> str:
    """Return a path as Arrow has it, which begins with the bucket, below the host of its address.

    >>> _under("news", "news/2024/a.txt"), _under("news@press.dfs.core.windows.net", "news/a.txt")
    ('news/2024/a.txt', 'news@press.dfs.core.windows.net/a.txt')
    """
    bucket, slash, rest = path.partition("/")
    return f"{host}{slash}{rest}" if host.partition("@")[0] == bucket else f"{host}/{path}"


def _meets(path: str, pattern: str) -> bool:
    """Tell whether a name meets a pattern: ``*`` stays within a folder, ``**`` goes through any number of them."""
    return _meets_parts(path.split("/"), pattern.split("/"))


def _meets_parts(parts: list[str], patterns: list[str]) -> bool:
    if not patterns:
        return not parts
    if patterns[0] == "**":
        return any(_meets_parts(parts[n:], patterns[1:]) for n in range(len(parts) + 1))
    return bool(parts) and fnmatchcase(parts[0], patterns[0]) and _meets_parts(parts[1:], patterns[1:])


def _told(error: Exception) -> str:
    """Return what an error says in a line, without what services add of the request."""
    line = first_line(error)
    return line if len(line) <= 200 else f"{line[:200]}…"
