"""Thin commands, named like the rooms. Only this room prints and exits."""

from __future__ import annotations

import os
import sys

from dragoman.cli.stopping import Stopping
from dragoman.errors import DragomanError, InterruptedReadError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

_CLOSED_OUTPUT = 141


def main() -> NoReturn:
    """Run a command and exit: 0 all well, 1 nothing usable, 2 wrong call or settings, 3 read with issues.

    Stopped by a signal, it exits with 128 and the signal's number.
    """
    stopping = Stopping()
    try:
        _open_closed_streams()
        stopping.begin()
        _run()
    except InterruptedReadError as error:
        stopping.leave(str(error))
    except BaseException as error:
        # Whatever a library made of a signal; or Ctrl-C before, or without, the watch.
        if stopping.signal is not None or isinstance(error, KeyboardInterrupt):
            stopping.leave()
        _exit(error)
    finally:
        stopping.end()
    sys.exit(0)


def _run() -> None:
    from dragoman.cli.app import app  # noqa: PLC0415  (only when a command is called)

    app(prog_name="dragoman")


def _exit(error: BaseException) -> NoReturn:
    if isinstance(error, DragomanError):
        print(f"dragoman: {error}", file=sys.stderr)
        sys.exit(error.exit_status)
    if isinstance(error, BrokenPipeError):
        # Who was reading, such as `head`, has enough. Python would complain once more when it closes the output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(_CLOSED_OUTPUT)
    raise error


def _open_closed_streams() -> None:
    """Put the bin where a standard stream is closed: else the next file would take its number, and what a library
    prints would be written into it.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(number, "r" if number == 0 else "w", closefd=False))
