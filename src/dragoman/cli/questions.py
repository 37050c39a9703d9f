"""Commands that ask a record and print a table. Each loads what it needs when it is called."""

# ruff: noqa: PLC0415, PLR0917

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Optional

import typer

from dragoman.cli.conditions import with_options_of
from dragoman.cli.group import app
from dragoman.cli.options import AsIs, Bom, Force, Format, Limit, Out, RecordPath
from dragoman.model.conditions import (
    ActorConditions,
    EventConditions,
    IssueConditions,
    NamingConditions,
    PositionConditions,
    StatementConditions,
    StoryConditions,
)


@app.command(epilog="Example: dragoman statements record --by Lindqvist --since 2024-03 --format csv --out said.csv")
@with_options_of(StatementConditions)
def statements(
    record: RecordPath,
    conditions: dict[str, Any],
    format: Format = None,
    out: Out = "-",
    force: Force = False,
    as_is: AsIs = False,
    bom: Bom = False,
) -> None:
    """Who said what: the statements of a record that meet all conditions."""
    from dragoman.cli.output import STATEMENT_COLUMNS, Destination, open_record, write_out

    where = Destination(out, format, force=force, as_is=as_is, bom=bom)
    with open_record(record) as opened:
        table = opened.statements(**conditions)
    write_out(table, where, STATEMENT_COLUMNS, limit=conditions["limit"])


@app.command(
    epilog="Example: dragoman events record --type ASSAULT --status happened --since 2024-03 --distinct\n\n"
    "dragoman events record --party Lindqvist --place Oslo --format csv --out events.csv"
)
@with_options_of(EventConditions)
def events(
    record: RecordPath,
    conditions: dict[str, Any],
    format: Format = None,
    out: Out = "-",
    force: Force = False,
    as_is: AsIs = False,
    bom: Bom = False,
) -> None:
    """Who did what to whom, where, when, and whether it happened: the events that meet all conditions."""
    from dragoman.cli.output import EVENT_COLUMNS, Destination, open_record, warn_if_without_events, write_out

    where = Destination(out, format, force=force, as_is=as_is, bom=bom)
    with open_record(record) as opened:
        warn_if_without_events(opened)
        table = opened.events(**conditions)
    write_out(table, where, EVENT_COLUMNS, limit=conditions["limit"])


@app.command(
    epilog="Example: dragoman actors record --kind person --limit 20\n\n"
    "dragoman actors record Lindqvist\n\n"
    "dragoman actors record --merge 'Mara Lindqvist' 'M. Lindkvist' --note 'same ministry'\n\n"
    "dragoman actors record Lindqvist --set country=NOR --rename 'Mara Lindqvist'\n\n"
    "dragoman actors record 'Jon Hall' --split --from 2024-04-12-hall.txt\n\n"
    "dragoman actors import leaders.csv --into record"
)
@with_options_of(ActorConditions)
def actors(
    record: RecordPath,
    actor: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="One actor, by id or words of its name: its profile.")
    ] = None,
    *,
    conditions: dict[str, Any],
    merge: Annotated[
        Optional[tuple[str, str]],  # noqa: UP045
        typer.Option("--merge", metavar="A B", help="Judge that two actors are one; A lends the name."),
    ] = None,
    split: Annotated[
        bool, typer.Option("--split", help="Judge that some of NAME is somebody else: see --from and --under.")
    ] = False,
    from_reports: Annotated[
        list[str] | None,
        typer.Option("--from", metavar="REPORT", help="Split off what this report says; may be repeated."),
    ] = None,
    under: Annotated[
        list[str] | None,
        typer.Option("--under", metavar="WORDS", help="Split off those whom reports call so; may be repeated."),
    ] = None,
    rename: Annotated[str | None, typer.Option("--rename", metavar="NEW", help="Judge what NAME is called.")] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="Judge country, kind or sectors of NAME; empty is unknown."),
    ] = None,
    undo: Annotated[
        str | None, typer.Option("--undo", metavar="ID", help="Undo a judgement; 'last' is the newest that holds.")
    ] = None,
    judgements: Annotated[
        bool, typer.Option("--judgements", help="List what was judged, and whether it holds.")
    ] = False,
    by: Annotated[
        str | None, typer.Option("--author", metavar="WHO", help="Who judges; your login by default.")
    ] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="WORDS", help="Why, kept with the judgement.")] = None,
    limit: Limit = None,
    format: Format = None,
    out: Out = "-",
    force: Force = False,
    as_is: AsIs = False,
    bom: Bom = False,
) -> None:
    """Who appears: the actors of a record, the profile of one, and what you know better than the program."""
    from dragoman.cli.actors import Changes, change_actors, write_profile
    from dragoman.cli.output import ACTOR_COLUMNS, JUDGEMENT_COLUMNS, Destination, open_record, write_out

    changes = Changes(
        actor=actor, merge=merge, split=split, reports=tuple(from_reports or ()), names=tuple(under or ()),
        rename=rename, fields=tuple(set_ or ()), undo=undo,
    )  # fmt: skip
    if changes:
        change_actors(record, changes, by, note)
        return
    where = Destination(out, format, force=force, as_is=as_is, bom=bom)
    with open_record(record) as opened:
        if judgements:
            write_out(opened.judgements(), where, JUDGEMENT_COLUMNS, limit=conditions["limit"])
        elif actor is not None:
            write_profile(opened.profile(actor, limit=limit), where)
        else:
            write_out(opened.actors(**conditions), where, ACTOR_COLUMNS, limit=conditions["limit"])


@app.command(
    "actors import",
    epilog="Example: dragoman actors import leaders.csv --into record\n\n"
    "Exit status: 0 all taken in, 2 nothing could be, 3 some of it is left out.",
)
def import_actors(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV, PETRARCH dictionary, or FollowTheMoney JSON.")],
    into: Annotated[Path, typer.Option("--into", metavar="RECORD", help="The record that is to know it.")],
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="Name of the pack; the file's by default.")
    ] = None,
    form: Annotated[
        str | None,
        typer.Option("--as", metavar="FORMAT", help="csv, petrarch, followthemoney; by the file's ending by default."),
    ] = None,
) -> None:
    """Bring knowledge of actors: names, countries, offices with their days. A pack never overrules a report."""
    from dragoman.cli.actors import import_file

    raise typer.Exit(import_file(file, into, name=name, form=form))


@app.command(
    epilog="Example: dragoman positions record --codebook issues.toml --stance disagrees\n\n"
    "dragoman positions record --suggest --limit 20\n\n"
    "dragoman positions record --judge s0123456789abcdef carbon-price agrees\n\n"
    "dragoman positions record --judgements coded.csv"
)
@with_options_of(PositionConditions)
def positions(
    record: RecordPath,
    conditions: dict[str, Any],
    suggest: Annotated[
        bool, typer.Option("--suggest", help="Instead issues that might be: groups of statements that say alike.")
    ] = False,
    judge: Annotated[
        Optional[tuple[str, str, str]],  # noqa: UP045
        typer.Option(
            "--judge",
            metavar="STATEMENT ISSUE STANCE",
            help="Judge a statement by its id: agrees, disagrees, unclear; none where it is not about the issue, "
            "'- none' where it is about none.",
        ),
    ] = None,
    judgements: Annotated[
        Path | None, typer.Option("--judgements", metavar="FILE", help="Take in judgements from JSON lines or CSV.")
    ] = None,
    undo: Annotated[
        str | None, typer.Option("--undo", metavar="ID", help="Undo a judgement; 'last' is the newest that holds.")
    ] = None,
    by_author: Annotated[
        str | None, typer.Option("--author", metavar="WHO", help="Who judges; your login by default.")
    ] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="WORDS", help="Why, kept with the judgement.")] = None,
    format: Format = None,
    out: Out = "-",
    force: Force = False,
    as_is: AsIs = False,
    bom: Bom = False,
) -> None:
    """Who stands where on the issues of your codebook: agrees, disagrees, unclear."""
    from dragoman.cli.output import Destination
    from dragoman.cli.positions import Judging, codebook_of, write_positions
    from dragoman.cli.positions import judge as judge_them

    where = Destination(out, format, force=force, as_is=as_is, bom=bom)
    codebook = codebook_of(record, conditions["codebook"])
    asked = Judging(judge, judgements, undo, by_author, note)
    if asked:
        judge_them(record, asked, codebook or "")
        return
    write_positions(record, where, {**conditions, "codebook": codebook}, suggest=suggest)


@app.command(
    epilog="Example: dragoman namings record --of Chile --by outlet\n\n"
    "dragoman namings record --of Chile --term regime --voice report"
)
@with_options_of(NamingConditions)
def namings(
    record: RecordPath,
    conditions: dict[str, Any],
    format: Format = None,
    out: Out = "-",
    force: Force = False,
    as_is: AsIs = False,
    bom: Bom = False,
) -> None:
    """How actors, places and events are named, by which outlet, in whose voice: passages, counts, what sets apart."""
    from dragoman.cli.output import Destination, naming_columns, open_record, write_out

    where = Destination(out, format, force=force, as_is=as_is, bom=bom)
    with open_record(record) as opened:
        table = opened.namings(**conditions)
    write_out(table, where, naming_columns(table), limit=conditions["limit"])


@app.command(
    epilog="Example: dragoman compare record\n\n"
    "dragoman compare record --utterance u1e183ba31c8c8692 --html versions.html\n\n"
    "dragoman compare record --story y0123456789abcdef --html story.html"
)
def compare(
    record: RecordPath,
    utterance: Annotated[
        str | None, typer.Option("--utterance", metavar="ID", help="An utterance, or a statement of it.")
    ] = None,
    story: Annotated[
        str | None, typer.Option("--story", metavar="ID", help="A story: its timeline, and what its reports tell.")
    ] = None,
    limit: Limit = None,
    html: Annotated[
        str | None,
        typer.Option("--html", metavar="FILE", help="A page of HTML: --format html --out FILE."),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="FORMAT", help="How versions are written: table, html, jsonl."),
    ] = None,
    out: Out = "-",
    force: Force = False,
) -> None:
    """Versions of one utterance, or of all that a story tells, differences marked; without an id a list of them."""
    from dragoman.cli.compare import compare_record

    compare_record(record, utterance, story, limit, form=format, html=html, out=out, force=force)


@app.command(
    epilog="Example: dragoman stories record --since 2024-03 --count independent\n\n"
    "dragoman stories record y0123456789abcdef"
)
@with_options_of(StoryConditions)
def stories(
    record: RecordPath,
    story: Annotated[
        str | None, typer.Argument(metavar="[STORY]", help="One story, by its id: its reports, and why each is of it.")
    ] = None,
    *,
    conditions: dict[str, Any],
    format: Format = None,
    out: Out = "-",
    force: Force = False,
    as_is: AsIs = False,
    bom: Bom = False,
) -> None:
    """What reports tell together: stories with their size, days, outlets, independent reports and main actors."""
    from dragoman.cli.output import STORY_COLUMNS, STORY_REPORT_COLUMNS, Destination, open_record, write_out

    where = Destination(out, format, force=force, as_is=as_is, bom=bom)
    with open_record(record) as opened:
        if story is not None:
            told = opened.story(story, reviewed=conditions["reviewed"])
            write_out(told, where, STORY_REPORT_COLUMNS, limit=conditions["limit"])
        else:
            write_out(opened.stories(**conditions), where, STORY_COLUMNS, limit=conditions["limit"])


@app.command(epilog="Example: dragoman issues record --level error --code language")
@with_options_of(IssueConditions)
def issues(
    record: RecordPath,
    conditions: dict[str, Any],
    format: Format = None,
    out: Out = "-",
    force: Force = False,
    as_is: AsIs = False,
    bom: Bom = False,
) -> None:
    """What was skipped or left open, and why."""
    from dragoman.cli.output import ISSUE_COLUMNS, Destination, open_record, write_out

    where = Destination(out, format, force=force, as_is=as_is, bom=bom)
    with open_record(record) as opened:
        table = opened.issues(**conditions)
    write_out(table, where, ISSUE_COLUMNS, limit=conditions["limit"])
