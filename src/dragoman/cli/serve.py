"""``dragoman serve``: a record in the browser."""

# ruff: noqa: PLC0415

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.group import app
from dragoman.cli.options import RecordPath


@app.command(epilog="Example: dragoman serve record")
def serve(
    record: RecordPath,
    port: Annotated[
        int | None, typer.Option("--port", min=1, max=65535, metavar="N", help="The port; a free one by default.")
    ] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Open no browser, only tell the address.")] = False,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Write nothing: judgements that wait are not applied first.")
    ] = False,
) -> None:
    """Read and search a record in the browser, on this machine alone. Ctrl-C ends it."""
    from dragoman.cli.serving import serve_record

    serve_record(record, port, with_browser=not no_browser, is_read_only=read_only)
