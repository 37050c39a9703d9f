"""``dragoman network``: who is tied to whom, as tables."""

# ruff: noqa: PLC0415

from __future__ import annotations

from typing import Annotated, Any

import typer

from dragoman.cli.conditions import with_options_of
from dragoman.cli.group import app
from dragoman.cli.options import AsIs, Bom, Force, Format, Out, RecordPath
from dragoman.model.conditions import NetworkConditions

COLUMNS = {
    "date": 0, "source": 4, "target": 4, "name": 4, "kind": 0, "country": 0, "relation": 0, "type": 0, "status": 0,
    "place": 2, "n_acts": 0, "n_statements": 0, "n_events": 0, "n_reports": 0, "first": 0, "last": 0,
}  # fmt: skip


@app.command(
    epilog="Example: dragoman network record nodes --out nodes.csv && dragoman network record edges --out edges.csv"
)
@with_options_of(NetworkConditions)
def network(
    record: RecordPath,
    table: Annotated[str, typer.Argument(metavar="[TABLE]", help="nodes, edges or dyads.")] = "edges",
    *,
    conditions: dict[str, Any],
    format: Format = None,
    out: Out = "-",
    force: Force = False,
    as_is: AsIs = False,
    bom: Bom = False,
) -> None:
    """Who is tied to whom: actors (nodes), what they say about and do to each other (edges), events by pair (dyads)."""
    from dragoman.cli.output import Destination, open_record, write_out

    where = Destination(out, format, force=force, as_is=as_is, bom=bom)
    limit = conditions.pop("limit")
    with open_record(record) as opened:
        found = opened.network(table, **conditions).head(limit)
    write_out(found, where, {name: share for name, share in COLUMNS.items() if name in found.columns}, limit=limit)
