"""Serving a record until Ctrl-C, and telling where."""

from __future__ import annotations

import threading
import webbrowser
from pathlib import Path

from dragoman.cli.streams import flush_output, say
from dragoman.workbench import Desk, open_door, serve


def serve_record(record: Path, port: int | None, *, with_browser: bool, is_read_only: bool) -> None:
    """Open a record in the browser. What people decided and is not applied is applied first, unless it is read-only."""
    desk = Desk(record)
    if not is_read_only and not desk.view.is_applied:
        desk.close()
        desk = _with_what_waits(record)
    serving = open_door(port)
    say(f"{record} is open at")
    say(f"  {serving.address}")
    say("for this machine alone; Ctrl-C ends it")
    flush_output()
    if with_browser:
        # Some browsers come back only when they are closed.
        threading.Thread(target=webbrowser.open, args=[serving.address], daemon=True).start()
    serve(desk, serving, is_read_only=is_read_only)


def _with_what_waits(record: Path) -> Desk:
    """Apply what people decided, or tell why it cannot be now; return the record."""
    from dragoman.cli.output import open_record  # noqa: PLC0415  (it takes time, and most have nothing to apply)

    open_record(record).close()
    return Desk(record)
