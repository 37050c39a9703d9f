"""The commands and their options. Each loads what it needs when it is called, so that ``--help`` is quick."""

# ruff: noqa: PLC0415, PLR0917

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Optional

import typer
import typer.core

from dragoman.cli.conditions import with_options_of
from dragoman.cli.formats import ProgressForm, TableFormat
from dragoman.cli.streams import ClosedOutputError
from dragoman.errors import ConfigError
from dragoman.model.conditions import (
    ActorConditions,
    EventConditions,
    IssueConditions,
    NamingConditions,
    PositionConditions,
    StatementConditions,
    StoryConditions,
    conditions_of,
)


class _Commands(typer.core.TyperGroup):
    """Commands of one word, and of two where a command of that name is there: ``actors import``."""

    # Typer brings its own copy of click or takes the installed one, by version: its types have no name of their own.
    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the name of the command called, the command, and its arguments."""
        two = " ".join(args[:2])
        return super().resolve_command(ctx, [two, *args[2:]] if two in self.commands else args)

    # Typer ends with status 1 where a reader goes away; shells expect that of a broken pipe.
    def make_context(self, *args: Any, **extra: Any) -> Any:
        """Return what a call is made of; prints the help where that is asked for."""
        try:
            return super().make_context(*args, **extra)
        except BrokenPipeError as error:
            raise ClosedOutputError from error

    def invoke(self, ctx: Any) -> Any:
        """Call the command."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ClosedOutputError from error


app = typer.Typer(
    name="dragoman",
    cls=_Commands,
    help="Read news reports and keep the book of who said what, to or about whom, when and where.",
    epilog="Example: dragoman read reports/ --into record && dragoman statements record --by Lindqvist",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

# For commands that take some of the conditions of statements beside their own options.
_TOLD = conditions_of(StatementConditions)

RecordPath = Annotated[Path, typer.Argument(metavar="RECORD", help="A record, made by 'dragoman read'.")]
Format = Annotated[TableFormat, typer.Option("--format", "-f", help="How the rows are written.")]
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
Limit = Annotated[Optional[int], typer.Option("--limit", min=0, metavar="N", help=_TOLD["limit"].help)]  # noqa: UP045
Kind = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option("--kind", metavar="KIND", help=_TOLD["kind"].help),
]
Floor = Annotated[
    Optional[float],  # noqa: UP045
    typer.Option("--floor", metavar="CONFIDENCE", help=_TOLD["floor"].help),
]


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
        ProgressForm, typer.Option("--progress", help="A bar, or a line a minute (plain), as where no terminal is.")
    ] = ProgressForm.BAR,
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


@app.command(epilog="Example: dragoman statements record --by Lindqvist --since 2024-03 --format csv --out said.csv")
@with_options_of(StatementConditions)
def statements(
    record: RecordPath,
    conditions: dict[str, Any],
    format: Format = TableFormat.TABLE,
    out: Out = "-",
    force: Force = False,
    as_is: AsIs = False,
) -> None:
    """Who said what: the statements of a record that meet all conditions."""
    from dragoman.cli.output import STATEMENT_COLUMNS, Destination, open_record, write_out

    where = Destination(out, format, force=force, as_is=as_is)
    with open_record(record) as opened:
        table = opened.statements(**conditions)
    write_out(table, where, STATEMENT_COLUMNS)


@app.command(
    epilog="Example: dragoman events record --type ASSAULT --status happened --since 2024-03 --distinct\n\n"
    "dragoman events record --party Lindqvist --place Oslo --format csv --out events.csv"
)
@with_options_of(EventConditions)
def events(
    record: RecordPath,
    conditions: dict[str, Any],
    format: Format = TableFormat.TABLE,
    out: Out = "-",
    force: Force = False,
    as_is: AsIs = False,
) -> None:
    """Who did what to whom, where, when, and whether it happened: the events that meet all conditions."""
    from dragoman.cli.output import EVENT_COLUMNS, Destination, open_record, warn_if_without_events, write_out

    where = Destination(out, format, force=force, as_is=as_is)
    with open_record(record) as opened:
        warn_if_without_events(opened)
        table = opened.events(**conditions)
    write_out(table, where, EVENT_COLUMNS)


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
    format: Format = TableFormat.TABLE,
    out: Out = "-",
    force: Force = False,
    as_is: AsIs = False,
) -> None:
    """Who stands where on the issues of your codebook: agrees, disagrees, unclear."""
    from dragoman.cli.output import Destination
    from dragoman.cli.positions import Judging, codebook_of, write_positions
    from dragoman.cli.positions import judge as judge_them

    where = Destination(out, format, force=force, as_is=as_is)
    codebook = codebook_of(record, conditions["codebook"])
    asked = Judging(judge, judgements, undo, by_author, note)
    if asked:
        judge_them(record, asked, codebook or "")
        return
    write_positions(record, where, {**conditions, "codebook": codebook}, suggest=suggest)


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
    format: Format = TableFormat.TABLE,
    out: Out = "-",
    force: Force = False,
    as_is: AsIs = False,
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
    where = Destination(out, format, force=force, as_is=as_is)
    with open_record(record) as opened:
        if judgements:
            write_out(opened.judgements(), where, JUDGEMENT_COLUMNS)
        elif actor is not None:
            write_profile(opened.profile(actor, limit=limit), where)
        else:
            write_out(opened.actors(**conditions), where, ACTOR_COLUMNS)


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


@app.command(epilog="Example: dragoman compact record")
def compact(record: RecordPath) -> None:
    """Make one part of the many that reads left, and the tables anew, in order; no report is read again."""
    from dragoman.cli.actors import compact_parts_of

    compact_parts_of(record)


@app.command(epilog="Example: dragoman resolve record")
def resolve(record: RecordPath, with_pack: WithPack = None) -> None:
    """Make the tables of a record anew: after a pack was deleted, or with a newer program. No report is read again."""
    from dragoman.cli.actors import resolve_again

    resolve_again(record, with_pack=with_pack)


@app.command(
    epilog="Example: dragoman namings record --of Chile --by outlet\n\n"
    "dragoman namings record --of Chile --term regime --voice report"
)
@with_options_of(NamingConditions)
def namings(
    record: RecordPath,
    conditions: dict[str, Any],
    format: Format = TableFormat.TABLE,
    out: Out = "-",
    force: Force = False,
    as_is: AsIs = False,
) -> None:
    """How actors, places and events are named, by which outlet, in whose voice: passages, counts, what sets apart."""
    from dragoman.cli.output import Destination, naming_columns, open_record, write_out

    where = Destination(out, format, force=force, as_is=as_is)
    with open_record(record) as opened:
        table = opened.namings(**conditions)
    write_out(table, where, naming_columns(table))


@app.command(
    epilog="Example: dragoman compare record\n\n"
    "dragoman compare record --utterance u1e183ba31c8c8692 --format html --out versions.html"
)
def compare(
    record: RecordPath,
    utterance: Annotated[
        str | None, typer.Option("--utterance", metavar="ID", help="An utterance, or a statement of it.")
    ] = None,
    limit: Limit = None,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="How versions are written: table, html, jsonl.")
    ] = "table",
    out: Out = "-",
    force: Force = False,
) -> None:
    """Versions of one utterance side by side, differences marked; without an id the utterances that have several."""
    from dragoman.cli.compare import list_utterances, write_versions
    from dragoman.cli.output import Destination

    if utterance is None:
        list_utterances(record, limit)
    else:
        write_versions(record, utterance, format, Destination(out, force=force))


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
    format: Format = TableFormat.TABLE,
    out: Out = "-",
    force: Force = False,
    as_is: AsIs = False,
) -> None:
    """What reports tell together: stories with their size, days, outlets, independent reports and main actors."""
    from dragoman.cli.output import STORY_COLUMNS, STORY_REPORT_COLUMNS, Destination, open_record, write_out

    where = Destination(out, format, force=force, as_is=as_is)
    with open_record(record) as opened:
        if story is not None:
            write_out(opened.story(story), where, STORY_REPORT_COLUMNS)
        else:
            write_out(opened.stories(**conditions), where, STORY_COLUMNS)


@app.command(epilog="Example: dragoman issues record --level error --code language")
@with_options_of(IssueConditions)
def issues(
    record: RecordPath,
    conditions: dict[str, Any],
    format: Format = TableFormat.TABLE,
    out: Out = "-",
    force: Force = False,
    as_is: AsIs = False,
) -> None:
    """What was skipped or left open, and why."""
    from dragoman.cli.output import ISSUE_COLUMNS, Destination, open_record, write_out

    where = Destination(out, format, force=force, as_is=as_is)
    with open_record(record) as opened:
        table = opened.issues(**conditions)
    write_out(table, where, ISSUE_COLUMNS)


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
            help="jsonl: the exchange format, a line a report. Events: events-csv, events-parquet, plover, polecat, "
            "icews, phoenix, gdelt (to a folder).",
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
    out: Out = "-",
    force: Force = False,
    as_is: AsIs = False,
) -> None:
    """Write a whole record, its statements of some kinds, or its events, in a format of the field."""
    from dragoman.cli.output import export_record

    listed = None if statuses is None else [status.strip() for status in statuses.split(",") if status.strip()]
    export_record(
        record, to, out, kind=kind, floor=floor, statuses=listed, claimed=claimed, count=count, force=force, as_is=as_is
    )


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
