"""``dragoman network``: who is tied to whom, as tables and as files for tools of network analysis."""

# ruff: noqa: PLC0415

from __future__ import annotations

from typing import Annotated, Any

import typer

from dragoman.cli.conditions import with_options_of
from dragoman.cli.group import app
from dragoman.cli.options import AsIs, Bom, Force, Out, RecordPath
from dragoman.model.conditions import NetworkConditions


@app.command(
    epilog="Example: dragoman network record nodes --out nodes.csv && dragoman network record edges --out edges.csv\n\n"
    "dragoman network record --nodes actor,issue --aggregate subtract --out positions.gexf\n\n"
    "dragoman network record --nodes actor,actor --from positions --normalise average --out congruence.graphml"
)
@with_options_of(NetworkConditions)
def network(
    record: RecordPath,
    table: Annotated[
        str,
        typer.Argument(
            metavar="[TABLE]", help="nodes, edges or dyads; with --nodes also matrix, passages or eventlist."
        ),
    ] = "edges",
    *,
    nodes: Annotated[
        str | None,
        typer.Option("--nodes", metavar="A,B", help="What is tied to what: actor,issue  actor,actor  outlet,term ..."),
    ] = None,
    from_: Annotated[
        str | None,
        typer.Option("--from", metavar="WHAT", help="statements, positions, events or namings; by --nodes by default."),
    ] = None,
    over: Annotated[
        str | None,
        typer.Option("--over", metavar="VARIABLE", help="What nodes of one sort are tied by: issue, outlet, term."),
    ] = None,
    aggregate: Annotated[
        str | None,
        typer.Option("--aggregate", metavar="HOW", help="congruence, conflict, subtract or count."),
    ] = None,
    normalise: Annotated[
        str | None,
        typer.Option(
            "--normalise",
            metavar="HOW",
            help="no; of two sorts activity, prominence; of one average, jaccard, cosine, dna-cosine.",
        ),
    ] = None,
    duplicates: Annotated[
        str | None,
        typer.Option(
            "--duplicates",
            metavar="HOW",
            help="include; or what says the same counts once in a document, week, month, year, or in all.",
        ),
    ] = None,
    window: Annotated[
        str | None,
        typer.Option("--window", metavar="LENGTH", help="A network for each stretch of days: 30d, 4w, 3m, 1y."),
    ] = None,
    step: Annotated[
        str | None,
        typer.Option("--step", metavar="LENGTH", help="How much later the next window begins; its length by default."),
    ] = None,
    min_count: Annotated[
        int, typer.Option("--min-count", min=1, metavar="N", help="Only ties that so many passages are behind.")
    ] = 1,
    isolates: Annotated[bool, typer.Option("--isolates", help="Also nodes that nothing is tied to.")] = False,
    codebook: Annotated[
        str | None, typer.Option("--codebook", metavar="NAME", help="Positions of this codebook of the record.")
    ] = None,
    between: Annotated[
        list[str] | None,
        typer.Option("--between", metavar="NODE", help="Of passages: those of this node's ties; once or twice."),
    ] = None,
    measures: Annotated[
        bool, typer.Option("--measures", help="Of nodes: degree, strength, betweenness, component, cluster.")
    ] = False,
    conditions: dict[str, Any],
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="gexf, graphml, pajek, dl, or of tables: table, csv, jsonl, parquet, xlsx, md, html; by default as "
            "--out ends.",
        ),
    ] = None,
    out: Out = "-",
    force: Force = False,
    as_is: AsIs = False,
    bom: Bom = False,
) -> None:
    """Who is tied to whom, by what they say of each other and do, or by positions, terms or outlets they share."""
    from dragoman.cli.networks import Drawn, write_network_of, write_network_table

    plan = {
        "from_": from_, "over": over, "aggregate": aggregate, "normalise": normalise, "duplicates": duplicates,
        "window": window, "step": step,
    }  # fmt: skip
    asked: dict[str, Any] = {name: value for name, value in plan.items() if value is not None}
    if min_count != 1:
        asked["min_count"] = min_count
    drawn = Drawn(
        table, format, out, force=force, as_is=as_is, bom=bom, between=tuple(between or ()), measures=measures
    )
    if nodes is None:
        write_network_table(record, drawn, conditions, asked)
    else:
        own = {"nodes": nodes, "isolates": isolates, "codebook": codebook}
        write_network_of(record, drawn, conditions, {**asked, **own})
