"""Options and arguments that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from dragoman.cli.formats import TableFormat
from dragoman.model.conditions import StatementConditions, conditions_of

# For commands that take some of the conditions of statements beside their own options.
_TOLD = conditions_of(StatementConditions)

REVIEWED_HELP = _TOLD["reviewed"].help

RecordPath = Annotated[Path, typer.Argument(metavar="RECORD", help="A record, made by 'dragoman read'.")]
Format = Annotated[
    Optional[TableFormat],  # noqa: UP045
    typer.Option("--format", "-f", case_sensitive=False, help="How rows are written; by default as --out ends."),
]
Bom = Annotated[
    bool, typer.Option("--bom", help="Begin a CSV with a byte order mark, by which Excel knows that it is UTF-8.")
]
Out = Annotated[str, typer.Option("--out", "-o", metavar="PATH", help="Where to; - is standard output.")]
Force = Annotated[bool, typer.Option("--force", help="Replace the file that --out names, if there is one.")]
AsIs = Annotated[
    bool, typer.Option("--as-is", help="In CSV, leave text as it is that a spreadsheet would take for a formula.")
]
WithPack = Annotated[
    Optional[bool],  # noqa: UP045
    typer.Option(
        "--with-pack/--without-pack",
        help="Whether the pack of offices that comes with the program counts; the record keeps it.",
    ),
]
Memory = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--memory",
        metavar="SIZE",
        help="Memory that may be taken while the tables are made, such as 4G; half of what is free by default.",
    ),
]
Limit = Annotated[Optional[int], typer.Option("--limit", min=0, metavar="N", help=_TOLD["limit"].help)]  # noqa: UP045
Kind = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option("--kind", metavar="KIND", help=_TOLD["kind"].help),
]
Floor = Annotated[
    Optional[float],  # noqa: UP045
    typer.Option("--floor", metavar="CONFIDENCE", help=_TOLD["floor"].help),
]
