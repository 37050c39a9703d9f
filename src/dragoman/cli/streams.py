"""The standard streams: closed ones, ones that know few characters, readers that go away, and what goes to them."""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys
from contextlib import suppress
from typing import BinaryIO, cast

from dragoman.model.shown import shown, shown_line


class ClosedOutputError(Exception):
    """Who was reading our output has closed it. Not an ``OSError``, which Typer would take for its own."""


def mend_streams() -> None:
    """Let no character that the terminal does not know be an error."""
    for each in (sys.stdout, sys.stderr):
        if isinstance(each, io.TextIOWrapper):
            each.reconfigure(errors="backslashreplace")


def tell(message: str) -> None:
    """Say something on standard error, in one line."""
    with suppress(OSError, ValueError):
        print(f"dragoman: {shown_line(message)}", file=sys.stderr, flush=True)


def say(line: str = "") -> None:
    """Print one line for a person on standard output."""
    print(shown_line(line))


def flush_output() -> None:
    """Write what is waiting. Raises ``OSError``, after which nothing more is written to that stream."""
    with suppress(OSError, ValueError):
        sys.stderr.flush()
    try:
        sys.stdout.flush()
    except ValueError as error:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF)) from error
    except OSError:
        with suppress(OSError, ValueError):
            # Python would complain once more when it closes the stream.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise


def data_output() -> BinaryIO:
    """Return standard output for data; a terminal, which is no machine, gets them as ``shown``."""
    return cast(BinaryIO, _ShownOutput()) if sys.stdout.isatty() else sys.stdout.buffer


class _ShownOutput(io.RawIOBase):
    """Takes bytes and prints them so that none of them steers the terminal."""

    def __init__(self) -> None:
        super().__init__()
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="backslashreplace")

    def writable(self) -> bool:
        return True

    def write(self, content: bytes) -> int:  # type: ignore[override]
        sys.stdout.write(shown(self._decoder.decode(content)))
        return len(content)

    def flush(self) -> None:
        sys.stdout.flush()
