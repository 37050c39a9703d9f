"""``dragoman sql``: a question of one's own, in SQL."""

# ruff: noqa: PLC0415, PLR0917

from __future__ import annotations

import sys
from typing import Annotated

import typer

from dragoman.cli.group import app
from dragoman.cli.options import AsIs, Bom, Force, Format, Limit, Out, RecordPath


@app.command(
    epilog='Example: dragoman sql record "select outlet, count(*) as n from reports group by outlet"\n\n'
    "dragoman sql record - < question.sql --out answer.csv"
)
def sql(
    record: RecordPath,
    question: Annotated[
        str | None,
        typer.Argument(metavar="[SQL]", help="The question; - is standard input. Without it, what can be asked."),
    ] = None,
    limit: Limit = None,
    format: Format = None,
    out: Out = "-",
    force: Force = False,
    as_is: AsIs = False,
    bom: Bom = False,
) -> None:
    """Ask the tables of a record in SQL. It reads them alone: no file, no address, and it changes nothing."""
    from dragoman.cli.output import Destination, open_record, write_out

    where = Destination(out, format, force=force, as_is=as_is, bom=bom)
    asked = sys.stdin.read() if question == "-" else question
    with open_record(record) as opened:
        answer = (opened.tables() if asked is None else opened.query(asked)).head(limit)
    write_out(answer, where, dict.fromkeys(answer.columns, 1), limit=limit)
