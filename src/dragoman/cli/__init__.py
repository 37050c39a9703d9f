"""The command ``dragoman``: thin commands, named like the rooms."""

from __future__ import annotations

import os
import sys

from dragoman.cli.stopping import Stopping
from dragoman.errors import DragomanError, InterruptedReadError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

_WRONG_CALL = 2
_CLOSED_OUTPUT = 141
_SHOW_FAULTS = "DRAGOMAN_FAULTS"
"""Where this is in the environment, a fault of the program ends with its traceback."""


def main() -> NoReturn:
    """Run a command and exit: 0 all well, 1 nothing usable, 2 wrong call or settings, 3 read with issues.

    Stopped by a signal, it exits with 128 and the signal's number.
    """
    stopping = Stopping()
    status = 0
    try:
        _open_closed_streams()
        stopping.begin()
        status = _flushed(_run(stopping))
        if stopping.signal is not None:
            stopping.leave()
    except InterruptedReadError as error:
        stopping.leave(str(error))
    except BaseException as error:
        # Whatever a library made of a signal; or Ctrl-C before, or without, the watch.
        if stopping.signal is not None or isinstance(error, KeyboardInterrupt):
            stopping.leave()
        raise
    finally:
        stopping.end()
    sys.exit(status)


def _open_closed_streams() -> None:
    """Put the bin where a standard stream is closed: else the next file would take its number, and what a library
    prints would be written into it. It imports nothing, for a signal may come at once.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            # What is written to a closed output must not seem to have arrived; messages to nobody may be lost.
            descriptor = os.open(os.devnull, os.O_RDONLY if name == "stdout" else os.O_RDWR)
            os.set_inheritable(descriptor, True)
            stream = open(number, "r" if name == "stdin" else "w", encoding="utf-8", closefd=False)  # noqa: SIM115
            setattr(sys, name, stream)


def _run(stopping: Stopping) -> int:
    """Run the command that was called; return its exit status. Raises what a signal makes of it."""
    from dragoman.cli.streams import ClosedOutputError, mend_streams  # noqa: PLC0415  (after the watch began)

    mend_streams()
    try:
        from dragoman.cli.app import app  # noqa: PLC0415  (only when a command is called)

        return int(app(prog_name="dragoman", standalone_mode=False) or 0)
    except (ClosedOutputError, SystemExit):
        # Who was reading, such as `head`, has enough. The printer of Typer's help exits itself then, and only then.
        return _CLOSED_OUTPUT
    except Exception as error:
        if stopping.signal is not None or isinstance(error, InterruptedReadError):
            raise
        return _told(error)


def _told(error: Exception) -> int:
    """Say what went wrong in one line; return the exit status."""
    from dragoman.cli.streams import tell  # noqa: PLC0415

    if isinstance(error, DragomanError):
        tell(str(error))
        return error.exit_status
    if hasattr(error, "format_message"):  # of a call that cannot be understood: Typer has no name for its type
        if message := error.format_message():  # without any command, the help was printed in its place
            tell(f"{message} See 'dragoman --help'.")
        return int(getattr(error, "exit_code", _WRONG_CALL))
    if _SHOW_FAULTS in os.environ:
        raise error
    if isinstance(error, OSError):
        tell(_of_disk(error))
    else:
        tell(
            f"{type(error).__name__}: {error}; this is a fault of dragoman: please report it, with what "
            f"{_SHOW_FAULTS}=1 in the environment shows"
        )
    return _WRONG_CALL


def _of_disk(error: OSError) -> str:
    if error.filename is None:
        return _unwritten(error)
    where = os.fsdecode(error.filename)
    return f"{where}: cannot be read or written ({error.strerror or error}); check the path and the disk"


def _flushed(status: int) -> int:
    """Write what is waiting; return the exit status after that."""
    from dragoman.cli.streams import flush_output, tell  # noqa: PLC0415

    try:
        flush_output()
    except BrokenPipeError:
        return _CLOSED_OUTPUT
    except OSError as error:
        if status != _WRONG_CALL:  # else it was told
            tell(_unwritten(error))
        return _WRONG_CALL
    return status


def _unwritten(error: OSError) -> str:
    return f"standard output: cannot be written ({error.strerror or error}); give a file with --out, or another output"
