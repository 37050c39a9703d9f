"""Thin commands, named like the rooms. Only this room prints and exits."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from dragoman.errors import DragomanError

_CLOSED_OUTPUT = 141
_STOPPED = 130


def main() -> NoReturn:
    """Run a command and exit: 0 all well, 1 nothing usable, 2 wrong call or settings, 3 read with issues."""
    from dragoman.cli.app import app  # noqa: PLC0415  (only when a command is called)

    try:
        app(prog_name="dragoman")
    except DragomanError as error:
        print(f"dragoman: {error}", file=sys.stderr)
        sys.exit(error.exit_status)
    except BrokenPipeError:
        # Who was reading, such as `head`, has enough. Python would complain once more when it closes the output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(_CLOSED_OUTPUT)
    except KeyboardInterrupt:
        print("dragoman: stopped", file=sys.stderr)
        sys.exit(_STOPPED)
    sys.exit(0)
