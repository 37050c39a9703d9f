"""Byte streams that never run away: they count what they unpack, and end where their input is cut or damaged."""

from __future__ import annotations

import codecs
import io
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any

from dragoman.errors import InputError
from dragoman.read.decode import KEPT

# A packed file this small is harmless whatever its ratio, and short files of blanks do reach high ones.
_RATIO_APPLIES_FROM_BYTES = 1024 * 1024

_CHUNK_BYTES = 65_536


class Allowance:
    """How much one archive may unpack to: in all, and as a multiple of what it takes packed."""

    def __init__(
        self,
        max_bytes: int,
        max_ratio: int,
        packed: Callable[[], int],
        ratio_from: int = _RATIO_APPLIES_FROM_BYTES,
    ) -> None:
        self._max_bytes = max_bytes
        self._max_ratio = max_ratio
        self._packed = packed
        self._ratio_from = ratio_from
        self._n_unpacked = 0

    def take(self, n_bytes: int) -> None:
        """Count bytes that were unpacked. Raises ``InputError`` with code ``archive-too-large``."""
        self._n_unpacked += n_bytes
        if self._n_unpacked > self._max_bytes:
            raise InputError(
                "archive-too-large",
                f"unpacks to more than {self._max_bytes:,} bytes; unpack it or raise 'read.max_unpacked_bytes'",
            )
        if self._n_unpacked > max(self._ratio_from, self._max_ratio * self._packed()):
            raise InputError(
                "archive-too-large",
                f"unpacks to more than {self._max_ratio} times its size, as harmful archives do; "
                "unpack it yourself or raise 'read.max_unpack_ratio' if you trust it",
            )


class GuardedStream(io.RawIOBase):
    """A readable stream that turns what goes wrong underneath into its end and a ``failure``.

    So a reader gets all that lies before the damage, and whoever opened the stream asks for ``failure`` afterwards.
    """

    def __init__(self, inner: IO[bytes], allowances: tuple[Allowance, ...] = ()) -> None:
        self.failure: InputError | None = None
        self.n_read = 0
        self._inner = inner
        self._allowances = allowances
        self._ahead = b""
        self._read1: Callable[[int], bytes] = getattr(inner, "read1", inner.read)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer).cast("B")
        data = self._ahead[: len(view)] if self._ahead else self._next(len(view))
        self._ahead = self._ahead[len(data) :]
        view[: len(data)] = data
        return len(data)

    def head(self, n_bytes: int) -> bytes:
        """Return the first bytes without consuming them. To be called before reading."""
        while len(self._ahead) < n_bytes and (data := self._next(n_bytes - len(self._ahead))):
            self._ahead += data
        return self._ahead

    def plain_file(self) -> IO[bytes] | None:
        """Return the file underneath if it is seekable and not unpacked from anything."""
        return self._inner if not self._allowances and self._inner.seekable() else None

    def _next(self, n_bytes: int) -> bytes:
        if self.failure is not None:
            return b""
        try:
            # One read at a time: a longer one that meets the damage would lose what lies before it.
            data = self._read1(n_bytes)
            for allowance in self._allowances:
                allowance.take(len(data))
        except InputError as error:
            self.failure = error
        except EOFError:
            self.failure = InputError("truncated", "is cut short; what lies before the cut was read")
        except (zlib.error, zipfile.BadZipFile) as error:
            self.failure = InputError("damaged", f"is damaged ({error}); what lies before the damage was read")
        except OSError as error:
            code = "unreadable" if error.errno else "damaged"
            self.failure = InputError(code, f"cannot be read ({error.strerror or error}); check it or get it anew")
        else:
            self.n_read += len(data)
            return data
        return b""


@dataclass(frozen=True, slots=True)
class Opened:
    """An open input. ``name`` decides the format together with the first bytes; ``locator`` is None for a pipe."""

    name: str
    source: str
    locator: str | None
    guard: GuardedStream
    stream: io.BufferedReader
    allowances: tuple[Allowance, ...] = ()
    depth: int = 0

    @classmethod
    def over(  # noqa: PLR0917
        cls,
        inner: IO[bytes],
        name: str,
        source: str,
        locator: str | None,
        allowances: tuple[Allowance, ...] = (),
        depth: int = 0,
    ) -> Opened:
        """Guard an open byte stream. ``depth`` counts the archives it lies in."""
        guard = GuardedStream(inner, allowances)
        return cls(name, source, locator, guard, io.BufferedReader(guard, _CHUNK_BYTES), allowances, depth)

    @contextmanager
    def seekable(self) -> Iterator[IO[bytes]]:
        """Give the input as a file that can be read at any place: itself, or a temporary copy of a pipe or a member.

        Raises ``InputError`` where the stream fails while it is copied.
        """
        file = self.guard.plain_file()
        if file is not None:
            file.seek(0)
            yield file
            return
        with tempfile.TemporaryFile() as copy:
            shutil.copyfileobj(self.stream, copy)
            if self.guard.failure is not None:
                raise self.guard.failure
            copy.seek(0)
            yield copy

    def read_whole(self, max_bytes: int) -> bytes:
        """Return all bytes. Raises ``InputError``: ``too-large``, or why the stream ended early."""
        payload = self.stream.read(max_bytes + 1)
        if self.guard.failure is not None:
            raise self.guard.failure
        if len(payload) > max_bytes:
            raise InputError(
                "too-large", f"has more than {max_bytes:,} bytes; split it up or raise 'read.max_item_bytes'"
            )
        return payload


def lines_of(stream: IO[bytes], max_bytes: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield line numbers from 1 and lines without their ends; None for a line of more than ``max_bytes``.

    No more than ``max_bytes`` of a line are ever in memory.
    """
    number = 0
    while line := stream.readline(max_bytes + 1):
        number += 1
        if len(line) <= max_bytes or line.endswith(b"\n"):
            yield number, line.rstrip(b"\r\n")
            continue
        while rest := stream.readline(_CHUNK_BYTES):
            if rest.endswith(b"\n"):
                break
        yield number, None


def recoded(stream: IO[bytes], encoding: str) -> io.BufferedReader:
    """Return a stream of the same JSON in UTF-8, without a byte order mark.

    What is no text becomes a lone surrogate, written as JSON writes one.
    """
    return io.BufferedReader(_Recoded(stream, encoding), _CHUNK_BYTES)


class _Recoded(io.RawIOBase):
    def __init__(self, inner: IO[bytes], encoding: str) -> None:
        self._inner = inner
        self._decoder = codecs.getincrementaldecoder(encoding)(errors=KEPT)
        self._ready = b""
        self._at_start = True

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer).cast("B")
        while not self._ready:
            data = self._inner.read(_CHUNK_BYTES)
            text = self._decoder.decode(data, final=not data)
            if self._at_start and text:
                text = text.removeprefix("\ufeff")
                self._at_start = False
            self._ready = text.encode("utf-8", errors="backslashreplace")
            if not data and not self._ready:
                return 0
        data = self._ready[: len(view)]
        self._ready = self._ready[len(data) :]
        view[: len(data)] = data
        return len(data)
