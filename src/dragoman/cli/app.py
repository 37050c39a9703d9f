"""The commands and their options. Each loads what it needs when it is called, so that ``--help`` is quick."""

# ruff: noqa: PLC0415, PLR0917

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.formats import ProgressForm
from dragoman.cli.group import app
from dragoman.cli.options import (
    REVIEWED_HELP,
    AsIs,
    Bom,
    Floor,
    Force,
    Format,
    Kind,
    Memory,
    Out,
    RecordPath,
    WithPack,
)
from dragoman.errors import ConfigError

__all__ = ["app"]


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib import metadata

        typer.echo(f"dragoman {metadata.version('dragoman')}")
        raise typer.Exit


@app.callback()
def _dragoman(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Tell the version.")
    ] = False,
) -> None:
    pass


@app.command(
    epilog="Example: dragoman read reports/ 'more/*.jsonl.gz' --into record\n\n"
    "Exit status: 0 all read, 1 nothing usable, 2 wrong call or settings, 3 some text was not read (errors)."
)
def read(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, globs; - is standard input.")],
    into: Annotated[Path, typer.Option("--into", metavar="RECORD", help="The record; made if it is not there.")],
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, metavar="N", help="Processes; one a usable core by default.")
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="PLACE", help="ray or ray://HOST: the work is done by a Ray cluster."),
    ] = None,
    settings: Annotated[
        Path | None, typer.Option("--settings", metavar="FILE", help="Settings (TOML) of a new record.")
    ] = None,
    with_pack: WithPack = None,
    dates: Annotated[
        str | None,
        typer.Option(
            "--dates",
            metavar="ORDER",
            help="How 03/04/2022 is read where a table leaves it open: day-first, month-first.",
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first warning or error.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no summary.")] = False,
    progress: Annotated[
        ProgressForm,
        typer.Option(
            "--progress", case_sensitive=False, help="A bar, or a line a minute (plain), as where no terminal is."
        ),
    ] = ProgressForm.BAR,
    memory: Memory = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            "--column",
            metavar="FIELD=NAME",
            help="Which column of a table is which field: date=Datum; may be repeated.",
        ),
    ] = None,
    keep_gone: Annotated[
        bool,
        typer.Option("--keep-gone", help="What is in a table or file of JSON no more counts all the same."),
    ] = False,
    json_summary: Annotated[
        Path | None,
        typer.Option("--json-summary", metavar="FILE", help="Write the summary there, as JSON, for other programs."),
    ] = None,
) -> None:
    """Read reports into a record. What is there already is not read again; a killed read goes on where it stopped."""
    from dragoman.cli.read import Asked, read_reports

    asked = Asked(
        settings=settings,
        dates=dates,
        workers=workers,
        strict=strict,
        quiet=quiet,
        with_pack=with_pack,
        is_plain=progress is ProgressForm.PLAIN,
        json_summary=json_summary,
        on=on,
        memory=memory,
        keep_gone=keep_gone,
        columns=tuple(column or ()),
    )
    raise typer.Exit(read_reports(paths, into, asked))


@app.command(epilog="Example: dragoman show record 2024-04-12-lindqvist.txt")
def show(
    record: RecordPath,
    report: Annotated[
        str | None,
        typer.Argument(metavar="[REPORT]", help="Id (or its beginning), given id, URL, source or file name."),
    ] = None,
    kind: Kind = None,
    floor: Floor = None,
) -> None:
    """List the reports of a record, or show one with its statements marked: who, act, mode, when."""
    from dragoman.cli.show import show_report, show_reports

    if report is None:
        show_reports(record)
    else:
        show_report(record, report, kind=kind, floor=floor)


@app.command(epilog="Example: dragoman compact record")
def compact(record: RecordPath, memory: Memory = None) -> None:
    """Make one part of the many that reads left, and the tables anew, in order; no report is read again."""
    from dragoman.cli.actors import compact_parts_of

    compact_parts_of(record, memory=memory)


@app.command(epilog="Example: dragoman resolve record")
def resolve(record: RecordPath, with_pack: WithPack = None, memory: Memory = None) -> None:
    """Make the tables of a record anew: after a pack was deleted, or with a newer program. No report is read again."""
    from dragoman.cli.actors import resolve_again

    resolve_again(record, with_pack=with_pack, memory=memory)


@app.command(epilog="Example: dragoman runs record --format csv --out runs.csv")
def runs(
    record: RecordPath,
    format: Format = None,
    out: Out = "-",
    force: Force = False,
    as_is: AsIs = False,
    bom: Bom = False,
) -> None:
    """What each read and resolve did, how long each part of it took, and which steps were done again for all."""
    from dragoman.cli.output import Destination
    from dragoman.cli.runs import write_runs

    write_runs(record, Destination(out, format, force=force, as_is=as_is, bom=bom))


@app.command(
    epilog="Example: dragoman evaluate coded.jsonl record --kind speech --errors\n\n"
    "Exit status: 0 compared, 1 a figure does not keep its limit, 2 wrong call, or reports that cannot be compared."
)
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Reports coded by hand, as JSON lines.")],
    record: RecordPath,
    kind: Kind = None,
    floor: Floor = None,
    by_report: Annotated[bool, typer.Option("--by-report", help="Main figures of each report too.")] = False,
    errors: Annotated[
        bool, typer.Option("--errors", help="List what was missed, is extra, or has a wrong source, with the words.")
    ] = False,
    missing: Annotated[
        bool, typer.Option("--missing", help="A coded report that is not in the record counts as nothing found.")
    ] = False,
    limits: Annotated[
        Path | None, typer.Option("--limits", metavar="FILE", help="Figures that must be kept (TOML).")
    ] = None,
    boot: Annotated[
        int, typer.Option("--boot", min=0, metavar="N", help="Samples for the intervals; 0 for none.")
    ] = 1000,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Seed of the samples.")] = 0,
    json: Annotated[bool, typer.Option("--json", help="JSON instead of a table.")] = False,
    out: Out = "-",
    force: Force = False,
) -> None:
    """Compare a record with reports coded by hand: how much of what was said is found, and how much of it is right."""
    from dragoman.cli.evaluate import Wanted, evaluate_record

    wanted = Wanted(by_report=by_report, errors=errors, as_json=json, out=out, force=force, limits=limits)
    raise typer.Exit(
        evaluate_record(gold, record, wanted, kind=kind, floor=floor, boot=boot, seed=seed, missing=missing)
    )


@app.command(
    epilog="Example: dragoman export record --to jsonl --out record.jsonl\n\n"
    "dragoman export record --to polecat --out events.txt\n\n"
    "dragoman export record --to gdelt --out gdelt-files/"
)
def export(
    record: RecordPath,
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="FORMAT",
            help="jsonl: the exchange format, a line a report; dna: for DNA 3; qdpx: REFI-QDA; "
            "annotations: Web Annotation; bibtex, csl: references. Events: events-csv, events-parquet, plover, "
            "polecat, icews, phoenix, gdelt (to a folder).",
        ),
    ],
    kind: Kind = None,
    floor: Annotated[
        float | None,
        typer.Option(
            "--floor", metavar="CONFIDENCE", help="Only statements, or events, at least so sure, from 0 to 1."
        ),
    ] = None,
    statuses: Annotated[
        str | None,
        typer.Option(
            "--statuses",
            metavar="STATUS,...",
            help="Only events of these: happened, planned, hypothetical, denied, background. By "
            "default all in events-csv and events-parquet; else what happened, and plans as promises or threats.",
        ),
    ] = None,
    claimed: Annotated[
        bool,
        typer.Option(
            "--claimed",
            help="Also what only speakers claim, in polecat, icews, phoenix and gdelt, which cannot tell it apart; all "
            "others hold it, marked.",
        ),
    ] = False,
    count: Annotated[
        str | None,
        typer.Option(
            "--count",
            metavar="WHAT",
            help="Of events. reports: as each tells them; independent: once where copies tell the same; acts: once.",
        ),
    ] = None,
    reviewed: Annotated[str | None, typer.Option("--reviewed", metavar="WHICH", help=REVIEWED_HELP)] = None,
    without_text: Annotated[
        bool, typer.Option("--without-text", help="In annotations: no words of reports, digests in their place.")
    ] = False,
    out: Out = "-",
    force: Force = False,
    as_is: AsIs = False,
) -> None:
    """Write a whole record, its statements of some kinds, or its events, in a format of the field."""
    from dragoman.cli.output import export_record

    listed = None if statuses is None else [status.strip() for status in statuses.split(",") if status.strip()]
    export_record(
        record, to, out, kind=kind, floor=floor, statuses=listed, claimed=claimed, count=count, reviewed=reviewed,
        force=force, as_is=as_is, without_text=without_text,
    )  # fmt: skip


@app.command(epilog="Example: dragoman demo demo-record")
def demo(
    into: Annotated[
        Path | None, typer.Argument(metavar="[RECORD]", help="Where to; a temporary folder by default.")
    ] = None,
) -> None:
    """The whole chain on the bundled sample reports."""
    from dragoman.cli.demo import run_demo

    if into is not None and into.exists() and not (into / "record.toml").is_file() and any(into.iterdir()):
        raise ConfigError(f"{into}: is there already and is not a record; give an empty or a new folder")
    raise typer.Exit(run_demo(into))


# After the commands above, which stand first in the help.
import dragoman.cli.coder_commands  # noqa: E402
import dragoman.cli.hand_coding  # noqa: E402
import dragoman.cli.judging  # noqa: E402
import dragoman.cli.network  # noqa: E402
import dragoman.cli.questions  # noqa: E402
import dragoman.cli.serve  # noqa: E402
import dragoman.cli.sql  # noqa: E402, F401
