"""``dragoman import``: what people coded in another program."""

# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.group import app


@app.command(
    "import",
    epilog="Example: dragoman import coded.dna --into record\n\nExit status: that of 'dragoman read'.",
)
def import_coded(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file of DNA 3 (.dna) or REFI-QDA (.qdpx).")],
    into: Annotated[Path, typer.Option("--into", metavar="RECORD", help="The record; made if it is not there.")],
    judgements: Annotated[
        Path | None,
        typer.Option(
            "--judgements",
            metavar="FILE",
            help="Also write the coded statements there, as lines of judgements.",
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file that is there.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no summary.")] = False,
) -> None:
    """Read what people coded in DNA, MAXQDA, ATLAS.ti …: texts as reports, codings as judgements by their coders."""
    from dragoman.cli.read import Asked, read_reports

    status = read_reports([str(file)], into, Asked(settings=None, dates=None, workers=None, strict=False, quiet=quiet))
    if status in {0, 3}:
        _take_in(file, into, judgements, force=force)
    raise typer.Exit(status)


def _take_in(file: Path, into: Path, judgements: Path | None, *, force: bool) -> None:
    import datetime as dt

    import orjson

    from dragoman.cli.streams import tell
    from dragoman.run.hand_coding import import_coded
    from dragoman.store import written_out

    coded = import_coded(file, into, at=dt.datetime.now(dt.UTC).isoformat(timespec="microseconds"))
    if coded.n_lost:
        tell(f"{file}: {coded.n_lost:,} statements are left out: their document or their words are not in the record")
    tell(
        f"{file}: {coded.n_statements:,} coded statements, {len(coded.concepts):,} concepts; "
        f"'dragoman judgements {into} --waiting' lists what finds no place"
    )
    if judgements is not None:
        with written_out(judgements, replace=force) as out:
            out.writelines(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE) for line in coded.lines)
