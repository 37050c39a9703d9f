"""A WARC file → its records, each by itself: what one of them claims wrongly costs no other.

A record says how many bytes it has. Where no record begins behind them, the number is wrong, and the record ends where
the next one begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

# A record's header takes less, even with a long address.
_MAX_HEADER_BYTES = 65_536
_CHUNK_BYTES = 262_144

# What a record begins with: its version, and a line of its header.
_BEGINNING = re.compile(rb"WARC/\d\.\d{1,2}\r?\n[A-Za-z-]{2,40}:")
_NEXT = re.compile(rb"(?<=\n)WARC/\d\.\d{1,2}\r?\n(?:WARC-[A-Z][A-Za-z-]{2,40}|Content-[LT][a-z]{3,6}):")
# The longest that ``_NEXT`` can see.
_NEXT_BYTES = 80
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_LINE_END = re.compile(rb"\r?\n")
_LENGTH = re.compile(rb"^(Content-Length[ \t]*:[ \t]*)([^\r\n]*)", re.IGNORECASE | re.MULTILINE)
_TYPE = re.compile(rb"^WARC-Type[ \t]*:[ \t]*([a-z]+)", re.IGNORECASE | re.MULTILINE)
_TYPES = (b"response", b"resource", b"conversion")


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One record: its header, with the length that it has, and its body.

    ``problem`` is ``length`` where it claimed another, ``cut`` where the file ends in its body, ``header`` where it
    ends in its header or has none, and ``large`` where it has more bytes than are kept: then the body is empty and
    ``n_bytes`` what it claims.
    """

    header: bytes
    body: bytes
    problem: str | None = None
    n_bytes: int = 0


def split_records(stream: IO[bytes], max_bytes: int) -> Iterator[RawRecord]:
    """Yield the records that hold what was fetched, in the order of the file; of others, those that are broken."""
    file = _Buffered(stream)
    while file.has(1):
        yield from _record(file, max_bytes)


def _record(file: _Buffered, max_bytes: int) -> Iterator[RawRecord]:
    while file.has(1) and file.data[file.at] in b"\r\n":
        file.at += 1
    if not file.has(1):
        return
    file.has(_NEXT_BYTES)
    if _BEGINNING.match(file.data, file.at) is None:
        # Bytes that no record has: what is left of one, or no crawl at all.
        if b"WARC/"[: file.left()] == bytes(file.data[file.at : file.at + 5]) and not file.has(_NEXT_BYTES):
            yield RawRecord(file.take(file.left()), b"", "header")
            return
        file.skip_to_next(1)
        yield RawRecord(b"", b"", "header")
        return
    file.has(_MAX_HEADER_BYTES)
    end = _HEADER_END.search(file.data, file.at, file.at + _MAX_HEADER_BYTES)
    if end is None:
        n_left = file.left()
        if n_left <= _MAX_HEADER_BYTES:
            yield RawRecord(file.take(n_left), b"", "header")
            return
        file.skip_to_next(1)
        yield RawRecord(b"", b"", "header")
        return
    header = _LINE_END.sub(b"\r\n", file.take(end.end() - file.at))
    yield from _with_body(file, header, max_bytes)


def _with_body(file: _Buffered, header: bytes, max_bytes: int) -> Iterator[RawRecord]:
    length = _LENGTH.search(header)
    claimed = int(length[2]) if length and length[2].strip().isdigit() and len(length[2]) < 19 else -1
    kind = _TYPE.search(header)
    is_wanted = kind is None or kind[1].lower() in _TYPES
    if claimed > max_bytes:
        file.skip_to_next(0)
        if is_wanted:
            yield RawRecord(header, b"", "large", claimed)
        return
    if claimed >= 0 and file.has(claimed) and file.ends_at(claimed):
        body = file.take(claimed)
        if is_wanted:
            yield RawRecord(header, body)
        return
    n_next = file.find_next(max_bytes)
    if n_next is None and claimed >= 0 and not file.has(claimed):
        yield RawRecord(header, file.take(file.left()), "cut" if is_wanted else "header")
        return
    n_bytes = file.left() if n_next is None else n_next
    if n_bytes > max_bytes:
        file.skip_to_next(0)
        yield RawRecord(header, b"", "large", n_bytes)
        return
    body = file.take(n_bytes).rstrip(b"\r\n")
    if is_wanted:
        yield RawRecord(_with_length(header, len(body)), body, "length")


def _with_length(header: bytes, n_bytes: int) -> bytes:
    written = b"Content-Length: %d" % n_bytes
    if _LENGTH.search(header):
        return _LENGTH.sub(written, header, count=1)
    first, _, rest = header.partition(b"\n")
    return first + b"\n" + written + b"\r\n" + rest


class _Buffered:
    """A stream of which a stretch is in memory: ``data`` from the place ``at`` on."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.data = bytearray()
        self.at = 0
        self._stream = stream
        self._is_at_end = False

    def left(self) -> int:
        return len(self.data) - self.at

    def has(self, n_bytes: int) -> bool:
        """Read on until so many bytes are there; tell whether they are."""
        if self.left() < n_bytes and self.at:
            del self.data[: self.at]
            self.at = 0
        while self.left() < n_bytes and not self._is_at_end:
            piece = self._stream.read(max(_CHUNK_BYTES, n_bytes - self.left()))
            self._is_at_end = not piece
            self.data += piece
        return self.left() >= n_bytes

    def take(self, n_bytes: int) -> bytes:
        taken = bytes(self.data[self.at : self.at + n_bytes])
        self.at += n_bytes
        return taken

    def ends_at(self, n_bytes: int) -> bool:
        """Tell whether a record that has so many bytes is followed by another or by the end of the file."""
        self.has(n_bytes + 4 + _NEXT_BYTES)
        place = self.at + n_bytes
        last = min(len(self.data), place + 16)
        while place < last and self.data[place] in b"\r\n":
            place += 1
        if place >= len(self.data):
            return True
        # The beginning of a record that the file ends in counts, too.
        rest = bytes(self.data[place : place + 5])
        return b"WARC/"[: len(rest)] == rest

    def find_next(self, max_bytes: int) -> int | None:
        """Return how many bytes stand before the next record; None where there is none within so many bytes."""
        searched = 0
        while True:
            match = _NEXT.search(self.data, self.at + searched)
            if match is not None:
                return match.start() - self.at
            searched = max(0, self.left() - _NEXT_BYTES)
            if self.left() > max_bytes or not self.has(self.left() + 1):
                return None

    def skip_to_next(self, n_bytes: int) -> None:
        """Leave out so many bytes, and all before the next record."""
        self.at += n_bytes
        while True:
            match = _NEXT.search(self.data, self.at)
            if match is not None:
                self.at = match.start()
                return
            self.at = max(self.at, len(self.data) - _NEXT_BYTES)
            if not self.has(self.left() + 1):
                self.at = len(self.data)
                return
