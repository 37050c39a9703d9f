"""``dragoman import``: what people coded in another program."""

# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from dragoman.cli.group import app


@app.command(
    "import",
    epilog="Example: dragoman import coded.dna --into record --judgements coded.jsonl\n\n"
    "Exit status: that of 'dragoman read'.",
)
def import_coded(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file of DNA 3 (.dna).")],
    into: Annotated[Path, typer.Option("--into", metavar="RECORD", help="The record; made if it is not there.")],
    judgements: Annotated[
        Path | None,
        typer.Option(
            "--judgements",
            metavar="FILE",
            help="Write the coded statements there, as lines of judgements, and beside it the concepts as a codebook.",
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the files that are there.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no summary.")] = False,
) -> None:
    """Read what people coded in DNA: documents as reports, statements as judgements by their coders."""
    from dragoman.cli.read import Asked, read_reports

    status = read_reports([str(file)], into, Asked(settings=None, dates=None, workers=None, strict=False, quiet=quiet))
    if status in {0, 3}:
        _write_judgements(file, into, judgements, force=force)
    raise typer.Exit(status)


def _write_judgements(file: Path, into: Path, judgements: Path | None, *, force: bool) -> None:
    import datetime as dt
    from importlib import metadata

    from dragoman.cli.streams import tell
    from dragoman.run.hand_coding import code_from_file

    program = f"dragoman {metadata.version('dragoman')}"
    at = dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
    coded = code_from_file(file, into, codebook=file.stem, at=at, program=program)
    if coded.n_lost:
        tell(f"{file}: {coded.n_lost:,} statements are left out: their document or their words are not in the record")
    tell(f"{file}: {coded.n_statements:,} coded statements, {len(coded.concepts):,} concepts")
    if judgements is None:
        tell("give --judgements FILE to have them as lines of judgements")
        return
    _write(judgements, coded.lines, coded.concepts, force=force)


def _write(judgements: Path, lines: tuple[dict[str, Any], ...], concepts: tuple[str, ...], *, force: bool) -> None:
    import csv
    import io

    import orjson

    from dragoman.run.hand_coding import issue_id
    from dragoman.store import written_out

    with written_out(judgements, replace=force) as out:
        out.writelines(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE) for line in lines)
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(["issue", "label", "description"])
    writer.writerows([issue_id(concept), concept, concept] for concept in concepts)
    with written_out(judgements.with_suffix(".codebook.csv"), replace=force) as out:
        out.write(table.getvalue().encode())
