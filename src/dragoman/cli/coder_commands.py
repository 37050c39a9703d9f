"""Commands that draw a sample to be coded and tell what comes of it. Each loads what it needs when it is called."""

# ruff: noqa: PLC0415, PLR0917

from __future__ import annotations

from typing import Annotated, Optional

import typer

from dragoman.cli.formats import TableFormat
from dragoman.cli.group import app
from dragoman.cli.options import AsIs, Force, Format, Out, RecordPath

_SampleName = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--sample", metavar="ID", help="Which sample; of each kind the newest that is coded by default."),
]
_Seed = Annotated[int, typer.Option("--seed", metavar="N", help="Seed of the intervals.")]


@app.command(
    epilog="Example: dragoman sample record -n 200 --by outlet,type --out coding.csv\n\n"
    "dragoman sample record -n 100 --kind events --blind --seed 7 --out coding.csv\n\n"
    "dragoman judge record --from coding.csv"
)
def sample(
    record: RecordPath,
    n: Annotated[int, typer.Option("-n", "--passages", metavar="N", help="How many passages (paragraphs).")] = 200,
    kind: Annotated[
        str, typer.Option("--kind", metavar="KIND", help="What is coded: statements, events, namings.")
    ] = "statements",
    by: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--by", metavar="WHAT,...", help="Strata: some of outlet, type, confidence."),
    ] = None,
    blind: Annotated[bool, typer.Option("--blind", help="Do not show what the machine found.")] = False,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Same seed and record: same sample.")] = 0,
    list_: Annotated[bool, typer.Option("--list", help="Instead list the samples of the record.")] = False,
    format: Annotated[
        Optional[TableFormat],  # noqa: UP045
        typer.Option("--format", "-f", help="How the rows are written; by the ending of --out, else csv."),
    ] = None,
    out: Out = "-",
    force: Force = False,
    as_is: AsIs = False,
) -> None:
    """Draw passages to be coded by hand, so that what comes of it holds for the whole record."""
    from dragoman.cli.coders import sheet_format, write_sample, write_samples
    from dragoman.cli.output import Destination

    if list_:
        write_samples(record, Destination(out, format, force=force, as_is=as_is))
        return
    where = Destination(out, format or sheet_format(out), force=force, as_is=as_is)
    write_sample(record, where, kind=kind, n=n, by=by or [], blind=blind, seed=seed)


@app.command(epilog="Example: dragoman agreement record\n\ndragoman agreement record --between ada machine --format md")
def agreement(
    record: RecordPath,
    between: Annotated[
        Optional[tuple[str, str]],  # noqa: UP045
        typer.Option("--between", metavar="A B", help="Two coders, of whom A is taken for right; machine is one."),
    ] = None,
    sample: _SampleName = None,
    boot: Annotated[
        int, typer.Option("--boot", min=0, metavar="N", help="Samples for the intervals; 0 for none.")
    ] = 1000,
    seed: _Seed = 0,
    format: Format = None,
    out: Out = "-",
    force: Force = False,
    as_is: AsIs = False,
) -> None:
    """How coders agree, the machine being one: per field precision, recall, F1, Krippendorff's alpha."""
    from dragoman.cli.coders import write_agreement
    from dragoman.cli.output import Destination

    where = Destination(out, format, force=force, as_is=as_is)
    write_agreement(record, where, between=between, sample=sample, boot=boot, seed=seed)


@app.command(epilog="Example: dragoman estimate record --format md --out table.md")
def estimate(
    record: RecordPath,
    coder: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--coder", metavar="WHO", help="Whose coding is right; of each passage the latest by default."),
    ] = None,
    sample: _SampleName = None,
    draws: Annotated[int, typer.Option("--draws", min=1, metavar="N", help="Draws for the intervals.")] = 4000,
    seed: _Seed = 0,
    format: Format = None,
    out: Out = "-",
    force: Force = False,
    as_is: AsIs = False,
) -> None:
    """What holds of the whole record, from a sample coded by hand: precision, recall, corrected counts."""
    from dragoman.cli.coders import write_estimate
    from dragoman.cli.output import Destination

    where = Destination(out, format, force=force, as_is=as_is)
    write_estimate(record, where, coder=coder, sample=sample, draws=draws, seed=seed)
