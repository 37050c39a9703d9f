"""Files that only grow, line by line: a line counts when its line break is there.

Who is killed while writing leaves at most the beginning of a line; the next one to write takes it away.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from dragoman.errors import RecordError

# A million lines take less; more is no file of ours.
_MOST_BYTES = 512 * 1024 * 1024


def whole_lines(path: Path, what: str = "judgements") -> tuple[bytes, bytes]:
    """Return the whole lines of a file, and what stands after them; nothing where there is no file.

    ``what`` names what the lines are, in the plural. Raises ``RecordError`` where the file cannot be read.
    """
    try:
        if path.exists() and path.stat().st_size > _MOST_BYTES:
            raise RecordError(f"{path}: is larger than {what} can be ({_MOST_BYTES:,} bytes); move it away")
        content = path.read_bytes() if path.exists() else b""
    except OSError as error:
        raise RecordError(f"{path}: cannot be read ({error.strerror}); correct the permissions") from error
    end = content.rfind(b"\n") + 1
    return content[:end], content[end:]


def append_lines(path: Path, lines: bytes) -> None:
    """Append whole lines; when this returns they are on the disk. Raises ``OSError``, and then none of them is there.

    The caller sees to it that nobody else writes.
    """
    is_new = not path.exists()
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        end = _go_to_end(descriptor)
        try:
            _write(descriptor, lines)
            os.fsync(descriptor)
        except OSError:
            # Nobody is told that it is kept, so no part of it may be.
            with suppress(OSError):
                os.ftruncate(descriptor, end)
            raise
    finally:
        os.close(descriptor)
    if is_new:
        _sync_folder(path.parent)


def _go_to_end(descriptor: int) -> int:
    """Go behind the last whole line, and cut off what stands after it. Returns where that is."""
    size = os.fstat(descriptor).st_size
    end = size
    step = 65_536
    while end:
        begin = max(0, end - step)
        os.lseek(descriptor, begin, os.SEEK_SET)
        at = os.read(descriptor, end - begin).rfind(b"\n")
        end = begin + at + 1 if at >= 0 else begin
        if at >= 0:
            break
    if end < size:
        os.ftruncate(descriptor, end)
    os.lseek(descriptor, end, os.SEEK_SET)
    return end


def _write(descriptor: int, content: bytes) -> None:
    while content:
        content = content[os.write(descriptor, content) :]


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder to sync it
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
