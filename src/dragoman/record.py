"""A record in Python: read into it, open it, ask it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, Self, cast

from dragoman.config import Settings
from dragoman.errors import ConfigError, NothingReadError
from dragoman.evaluate import Evaluation, GoldReport, evaluate_reports, load_gold
from dragoman.export import Losses
from dragoman.exporting import told_of, write_folder
from dragoman.judged_record import JudgedRecord
from dragoman.model import Actor, Findings
from dragoman.model.conditions import (
    REVIEWED,
    ActorConditions,
    Counting,
    EventConditions,
    IssueConditions,
    NamingConditions,
    PositionConditions,
    StatementConditions,
    StoryConditions,
)
from dragoman.model.shown import shown_line
from dragoman.query import (
    Profile,
    StoryComparison,
    Table,
    Versions,
    compare_story,
    compare_versions,
    find_codings,
    list_actors,
    list_events,
    list_issues,
    list_judgements,
    list_namings,
    list_positions,
    list_reports,
    list_runs,
    list_statements,
    list_stories,
    list_story_reports,
    list_utterances,
    make_profile,
    report_called,
    select_statements,
    table_of_suggestions,
)
from dragoman.query.asking import ask
from dragoman.query.coders.record import CodedRecord
from dragoman.query.conditions import asked_by
from dragoman.query.export_choice import choose_export
from dragoman.query.filters import check_limit, choices_of
from dragoman.query.networks import DrawnNetworks
from dragoman.store import ReviewedWay, View, written_out

if TYPE_CHECKING:
    from dragoman.model.conditions import Choice
    from dragoman.run import Progress, Summary

PathLike = str | os.PathLike[str]


def read(
    paths: PathLike | Sequence[PathLike],
    into: PathLike,
    *,
    settings: Settings | None = None,
    workers: int | None = None,
    strict: bool = False,
    keep_gone: bool = False,
    progress: Progress | None = None,
) -> Record:
    """Read what is new or changed under the paths into a record, made if need be, and open it.

    ``record.summary`` tells what was done. Raises ``NothingReadError`` where no report came of it, and what
    ``dragoman.run.read_into`` raises.
    """
    from dragoman.run import read_into  # noqa: PLC0415  (who only asks a record need not load the steps)

    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    summary = read_into(
        [os.fspath(path) for path in given],
        Path(into),
        settings,
        workers=workers,
        strict=strict,
        keep_gone=keep_gone,
        progress=progress,
    )
    if summary.exit_status == NothingReadError.exit_status:
        raise NothingReadError(
            f"{', '.join(map(str, given))}: holds no report that could be read; 'dragoman issues {into}' tells why"
        )
    return Record(into, summary)


def open_record(path: PathLike) -> Record:
    """Open a record for reading. Raises ``RecordError`` where it is missing, damaged or of a later format."""
    return Record(path)


class Record(JudgedRecord, CodedRecord, DrawnNetworks):
    """A record as it was when it was opened; a later read does not change what it answers."""

    def __init__(self, path: PathLike, summary: Summary | None = None) -> None:
        self.path = Path(path)
        self.summary = summary
        """What the read that gave this record did; None where the record was just opened."""
        self.not_held: tuple[str, ...] = ()
        """What the last export could not hold, a line each."""
        self._view = View(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        n_reports, n_statements, n_actors = self._view.counts("reports", "statements", "actors")
        counts = f"{n_reports} reports, {n_statements} statements, {self._view.n_events} events, {n_actors} actors"
        return f"<dragoman record {shown_line(str(self.path))}: {counts}>"

    def __len__(self) -> int:
        return self._view.n_reports

    @property
    def n_claimed(self) -> int:
        """How many events are there that no report tells in its own voice, and speakers in them claim."""
        return self._view.n_claimed

    @property
    def is_complete(self) -> bool:
        """Whether no later read was interrupted before its end. If False, reading again finishes it."""
        return self._view.is_complete

    @property
    def is_applied(self) -> bool:
        """Whether all judgements and packs that are kept are applied. If not, ``dragoman resolve`` applies them."""
        return self._view.is_applied

    @property
    def has_torn_judgement(self) -> bool:
        """Whether the last judgement was not written to its end, as its process was killed; it does not count."""
        return self._view.has_torn_judgement

    @cached_property
    def settings(self) -> Settings:
        """The settings the record was made with."""
        return self._view.folder.settings()

    def close(self) -> None:
        """Let go of the record's files."""
        self._view.close()

    def _as_reviewed(self, reviewed: str | None) -> View:
        choices_of(reviewed, "reviewed", REVIEWED)
        return self._view.as_reviewed(cast(ReviewedWay, reviewed or "prefer"))

    @asked_by(StatementConditions)
    def statements(self, asked: StatementConditions) -> Table:
        """Return the statements that meet all conditions; see the manual, command ``statements``."""
        return list_statements(self._as_reviewed(asked.reviewed), asked)

    @asked_by(EventConditions)
    def events(self, asked: EventConditions) -> Table:
        """Return the events that meet all conditions; see the manual, command ``events``.

        They are what reports tell in their own voice; ``claimed`` adds what speakers claim.
        """
        return list_events(self._as_reviewed(asked.reviewed), asked)

    @asked_by(ActorConditions)
    def actors(self, asked: ActorConditions) -> Table:
        """Return the actors, those with the most statements first."""
        return list_actors(self._as_reviewed(asked.reviewed), asked)

    @asked_by(NamingConditions)
    def namings(self, asked: NamingConditions) -> Table:
        """Return the words by which actors, places and events are named, or terms counted; see the manual."""
        return list_namings(self._as_reviewed(asked.reviewed), asked)

    def utterances(
        self, utterance: str | None = None, *, reviewed: str | None = None, limit: int | None = None
    ) -> Table:
        """Return what is told in several versions; of an id that utterance, and those by which it is said again."""
        return list_utterances(self._as_reviewed(reviewed), utterance=utterance, limit=limit)

    def versions(self, utterance: str, *, reviewed: str | None = None) -> Versions:
        """Return the versions of an utterance with their differences, by its id or a statement's."""
        return compare_versions(self._as_reviewed(reviewed), utterance)

    def compare_story(self, story_id: str, *, limit: int | None = None) -> StoryComparison:
        """Return a story's reports by day, copies folded, and the versions of what several of them tell that was said.

        ``limit`` is the most utterances. Raises ``RecordError`` where there is no such story.
        """
        return compare_story(self._view, story_id, limit=check_limit(limit))

    @asked_by(StoryConditions)
    def stories(self, asked: StoryConditions) -> Table:
        """Return the stories that reports tell, the largest first; see the manual, command ``stories``."""
        return list_stories(self._as_reviewed(asked.reviewed), asked)

    def story(self, story_id: str, *, reviewed: str | None = None) -> Table:
        """Return the reports of one story, with what makes each of it. Raises ``RecordError`` where there is none."""
        return list_story_reports(self._as_reviewed(reviewed), story_id)

    @asked_by(PositionConditions)
    def positions(self, asked: PositionConditions) -> Table:
        """Return where speakers stand on the issues of the record's codebooks; see the manual, page ``positions``.

        ``codebook`` is the name of one that the record has: ``dragoman.run.bring_codebook`` brings it.
        """
        return list_positions(self._as_reviewed(asked.reviewed), asked)

    def suggest_issues(self, *, limit: int | None = None) -> Table:
        """Return groups of statements that say alike, the largest first, with the words that set each apart."""
        from dragoman.run import suggest_for  # noqa: PLC0415  (who only asks a record need not load the steps)

        return table_of_suggestions(suggest_for(self.path)[: check_limit(limit)])

    def profile(self, name: str, *, limit: int | None = None) -> Profile:
        """Return all that is known of one actor, by id or words of a name; ``limit`` is the most statements shown.

        Raises ``RecordError`` where nobody, or more than one, goes by that name.
        """
        return make_profile(self._view, name, limit=check_limit(limit))

    def judgements(self) -> Table:
        """Return what people decided about actors, in the order they did, and whether it holds."""
        return list_judgements(self._view)

    def runs(self) -> Table:
        """Return what each read and resolve did until now, and how long its parts took; see the manual."""
        return list_runs(self._view.folder)

    def reports(self) -> Table:
        """Return the reports in the record's order, without their text."""
        return list_reports(self._view)

    @asked_by(IssueConditions)
    def issues(self, asked: IssueConditions) -> Table:
        """Return what was skipped or left open, and why."""
        return list_issues(self._view, asked)

    def findings(
        self, *, kind: Choice = None, floor: float | None = None, reviewed: str | None = None
    ) -> Iterator[tuple[Findings, Mapping[str, Actor]]]:
        """Yield each report's findings with the actor of each of its entities, by the entity's id.

        ``kind`` and ``floor`` narrow the statements; every report is there, and its actors.
        """
        wanted = select_statements(kind, floor)
        found = self._as_reviewed(reviewed).findings()
        return ((wanted.narrow(findings), actors) for findings, actors in found)

    def findings_of(
        self, name: str, *, kind: Choice = None, floor: float | None = None, reviewed: str | None = None
    ) -> tuple[Findings, Mapping[str, Actor]]:
        """Return one report's findings. It goes by its id or the beginning of it, given id, URL, source or file name.

        ``kind`` and ``floor`` narrow the statements. Raises ``RecordError`` where no report, or more than one,
        goes by that name.
        """
        wanted = select_statements(kind, floor)
        findings, actors = self._as_reviewed(reviewed).findings_of(report_called(self._view, name))
        return wanted.narrow(findings), actors

    def query(self, sql: str, parameters: Mapping[str, Any] | Sequence[Any] | None = None) -> Table:
        """Return the answer to a question in SQL, which reads the tables of the manual's page 'record' alone.

        ``parameters`` stand for ``$name``, by name, or for ``?``, in order. Raises ``RecordError``.
        """
        return Table(self._view.ask_freely(sql, parameters))

    def tables(self) -> Table:
        """Return the tables that ``query`` can ask, each with its columns and their types."""
        return ask(self._view, "tables")

    def evaluate(
        self,
        gold: PathLike | Sequence[GoldReport],
        *,
        kind: Choice = None,
        floor: float | None = None,
        boot: int = 1000,
        seed: int = 0,
        missing: bool = False,
    ) -> Evaluation:
        """Compare the record's statements with reports coded by hand. Manual: page 'measuring'.

        ``boot`` is the number of samples the intervals are made of. With ``missing``, a coded report that is not in
        the record counts as one in which nothing was found. Raises ``GoldError`` and ``ConfigError``.
        """
        if boot < 0:
            raise ConfigError(f"'boot' must not be negative, it is {boot}")
        reports = load_gold(Path(gold)) if isinstance(gold, str | os.PathLike) else gold
        codings = find_codings(self._view.as_reviewed("machine"), reports, kind=kind, floor=floor, missing=missing)
        return evaluate_reports(codings, boot=boot, seed=seed, options={"kind": kind, "floor": floor})

    def export(
        self,
        out: PathLike,
        to: str = "jsonl",
        *,
        kind: Choice = None,
        floor: float | None = None,
        statuses: Choice = None,
        claimed: bool = False,
        count: Counting | None = None,
        reviewed: str | None = None,
        as_is: bool = False,
        without_text: bool = False,
        replace: bool = True,
    ) -> Path:
        """Write the record to a file for other tools; the file is there whole or not at all. Returns its path.

        ``kind`` and ``floor`` narrow the statements of the exchange format; in a format of events ``floor`` narrows
        these, and so does ``statuses``, and ``count`` says what is told once. With ``claimed`` a format that cannot
        tell what reports tell from what speakers claim holds both, else the former. The format ``gdelt`` writes its two
        files to a folder. ``as_is`` leaves text in ``events-csv`` that a spreadsheet would take for a formula;
        ``without_text`` leaves the words of reports out of ``annotations``. A file
        that is there is replaced, unless ``replace`` is False; a pipe or device is written to as what it is. Manual:
        page 'event-formats'. Raises ``ConfigError``.
        """
        form, wanted = choose_export(to, kind, statuses, count)
        if not os.fspath(out):
            raise ConfigError("--out is empty; give a path, or - for standard output")
        path = Path(out)
        if not form.is_folder:
            with written_out(path, replace=replace) as file:
                self.write_export(
                    file, to, kind=kind, floor=floor, statuses=statuses, claimed=claimed, count=count,
                    reviewed=reviewed, as_is=as_is, without_text=without_text,
                )  # fmt: skip
            return path
        told = told_of(self, form, floor, wanted, claimed=claimed, count=count, reviewed=reviewed)
        write_folder(form, told, path, wanted, to, replace=replace)
        return path

    def write_export(
        self,
        file: BinaryIO,
        to: str = "jsonl",
        *,
        kind: Choice = None,
        floor: float | None = None,
        statuses: Choice = None,
        claimed: bool = False,
        count: Counting | None = None,
        reviewed: str | None = None,
        as_is: bool = False,
        without_text: bool = False,
    ) -> None:
        """Write the record to an open file, as ``export`` does. Raises ``ConfigError``, also for a format of files."""
        form, wanted = choose_export(to, kind, statuses, count)
        if form.is_folder:
            raise ConfigError(f"'{to}' is more than one file; give a folder")
        options = {"as_is": as_is} if form.can_be_as_is else {}
        if without_text:
            if not form.can_be_without_text:
                raise ConfigError(f"'{to}' cannot be written without text; 'annotations' can")
            options["without_text"] = True
        if form.of == "events":
            told = told_of(self, form, floor, wanted, claimed=claimed, count=count, reviewed=reviewed)
            form.write(told, file, wanted, **options)
        else:
            view = self._as_reviewed(reviewed)
            found = self.findings(kind=kind, floor=floor, reviewed=reviewed)
            lost = form.write(found, file, view.standings(), **options)
            self.not_held = tuple(lost.lines()) if isinstance(lost, Losses) else ()
