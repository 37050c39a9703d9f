"""Commands of people who judge. Each loads what it needs when it is called."""

# ruff: noqa: PLC0415, PLR0917

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.group import app
from dragoman.cli.options import AsIs, Bom, Force, Format, Out, RecordPath
from dragoman.errors import ConfigError


@app.command(
    epilog="Example: dragoman judge record s0123456789abcdef change speaker='Mara Lindqvist' act=ACCUSE\n\n"
    "dragoman judge record v0123456789abcdef reject --note 'a plan, not an event'\n\n"
    "dragoman judge record --add statement --in 2024-04-12-hall.txt --words 'we will stay' speaker='Jon Hall'\n\n"
    "dragoman judge record --from coded.csv --by ada\n\n"
    "dragoman judge record j0123456789abcdef undo"
)
def judge(
    record: RecordPath,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID accept|reject|change FIELD=VALUE...|note TEXT|undo]",
            help="A finding by its id (of a copy, story or utterance two ids), and what is judged.",
        ),
    ] = None,
    *,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="Of two reports: copy or story; else by the id.")
    ] = None,
    add: Annotated[
        str | None, typer.Option("--add", metavar="KIND", help="Add a statement, event or naming that was missed.")
    ] = None,
    report: Annotated[str | None, typer.Option("--in", metavar="REPORT", help="Where it is added.")] = None,
    quoted: Annotated[
        list[str] | None,
        typer.Option("--words", metavar="WORDS", help="The words that are added; again for a further stretch."),
    ] = None,
    decide: Annotated[
        str | None,
        typer.Option("--decide", metavar="JUDGEMENT", help="Where people disagree, let the author of this one count."),
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="Take in judgements from JSON lines or CSV.")
    ] = None,
    undo_file: Annotated[
        Path | None, typer.Option("--undo-file", metavar="FILE", help="Take back all that came from this file.")
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="WHO", help="Who judges; your login by default.")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="WORDS", help="Why, kept with the judgement.")] = None,
) -> None:
    """Accept, reject, correct or add a finding. The machine's value is kept, and later reads keep yours."""
    from dragoman.cli.judgements import Judging
    from dragoman.cli.judgements import judge as judge_it

    given = tuple(words or ())
    if sum(map(bool, (given and add is None, add, decide, file, undo_file))) != 1:
        raise ConfigError("give one of: ID and verdict, --add, --decide, --from, --undo-file")
    asked = Judging(given, add, report, tuple(quoted or ()), kind, decide, file, undo_file, note)
    judge_it(record, asked, by)


@app.command(epilog="Example: dragoman judgements record --waiting")
def judgements(
    record: RecordPath,
    waiting: Annotated[
        bool, typer.Option("--waiting", help="Only those that find their finding no more, and why.")
    ] = False,
    fields: Annotated[
        bool, typer.Option("--fields", help="Instead each reviewed field, as the machine and as people have it.")
    ] = False,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", metavar="KIND", help="statement, event, ..., actor; may be repeated.")
    ] = None,
    format: Format = None,
    out: Out = "-",
    force: Force = False,
    as_is: AsIs = False,
    bom: Bom = False,
) -> None:
    """What people decided, whether it holds, what waits, and where two of them disagree."""
    from dragoman.cli.judgements import write_judged
    from dragoman.cli.output import Destination

    where = Destination(out, format, force=force, as_is=as_is, bom=bom)
    write_judged(record, where, waiting=waiting, kinds=kind, fields=fields)
