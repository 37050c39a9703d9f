"""A person's judgements on findings: what is meant, what the machine says of it, kept with its words, applied."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path

from dragoman.errors import ConfigError, RecordError
from dragoman.model import (
    PAIRS,
    FindingJudgement,
    FindingPlace,
    Findings,
    FindingVerdict,
    PassageRole,
    ReviewedKind,
    digest_of,
)
from dragoman.query import report_called
from dragoman.resolve.reviews import (
    ReportIndex,
    UnfitError,
    added_finding,
    check_term,
    find_spans,
    finding_called,
    holding,
    nearest,
    passage_of,
    place_of,
    places_of,
    values_of,
    with_values,
)
from dragoman.run.judging import LAST, author_name
from dragoman.run.resolving import try_to_resolve
from dragoman.store import RecordFolder, View, append_finding_judgements, load_finding_judgements

Terms = tuple[tuple[str, str], ...]

_TABLES: Mapping[ReviewedKind, str] = {
    "statement": "statements",
    "event": "events",
    "naming": "namings",
    "position": "positions",
}
_MAIN: Mapping[ReviewedKind, PassageRole] = {"statement": "content", "event": "trigger", "naming": "label"}
# Fields whose values are actors, who may be called as the record calls them.
_ACTOR_FIELDS = frozenset({"speaker", "to", "about", "also_by", "actors", "recipients", "of"})


@dataclass(frozen=True, slots=True)
class FindingRequest:
    """What is to be judged: findings by their ids, or what is added by its report and words.

    ``findings`` holds one id, of a pair two: of reports, or of statements. ``kind`` may be left out where the id tells
    it. ``words`` are those of an addition, several stretches of one statement one after another. Of an undoing and a
    deciding ``findings`` is the id of the judgement.
    """

    verdict: FindingVerdict
    findings: tuple[str, ...] = ()
    kind: ReviewedKind | None = None
    terms: Terms = ()
    report: str = ""
    words: tuple[str, ...] = ()
    note: str | None = None


def judge_findings(
    record: Path, requests: Sequence[FindingRequest], *, by: str | None = None
) -> tuple[tuple[FindingJudgement, ...], bool]:
    """Keep judgements and apply them; return them, and whether they are applied already.

    They are not while another process is writing to the record, which applies them when it ends. All are checked before
    the first is kept. Raises ``RecordError`` where an id means nothing, ``ConfigError`` at impossible values.
    """
    folder = RecordFolder(record)
    folder.check()
    known = load_finding_judgements(folder)
    with View(record) as view:
        maker = Maker(view, by or author_name(), known)
        made = [maker.judgement(each) for each in requests]
    return tuple(made), keep_and_apply(record, made)


def keep_and_apply(record: Path, made: Sequence[FindingJudgement]) -> bool:
    """Keep judgements and apply them; tell with False that another process is writing, which applies them."""
    if made:
        append_finding_judgements(RecordFolder(record), made)
    try:
        return try_to_resolve(record)
    except RecordError as error:
        raise RecordError(
            f"{record}: the judgement is kept, but cannot be applied now ({error}); do not judge again: the next "
            "command that asks the record applies it, and so does 'dragoman resolve'"
        ) from error


def program_name() -> str:
    """Return the program and its version, as judgements tell them."""
    return f"dragoman {metadata.version('dragoman')}"


class Maker:
    """Makes judgements of what is asked for, by what a record holds."""

    def __init__(self, view: View, by: str, known: Sequence[FindingJudgement]) -> None:
        self._view = view
        self._by = by
        self._known = known
        self._read: dict[tuple[str, str], Findings] = {}

    def judgement(self, asked: FindingRequest) -> FindingJudgement:
        """Return what is asked for as a judgement. Raises ``RecordError`` and ``ConfigError``."""
        if asked.verdict in {"undo", "decide"}:
            return self._signed(self._on_judgement(asked), asked)
        if asked.verdict == "add" and asked.kind not in {*PAIRS, "position"}:
            return self._signed(self._addition(asked), asked)
        kind = asked.kind or self._kind_of(asked.findings)
        for field, value in asked.terms:
            check_term(kind, field, value)
        if asked.verdict == "change" and not asked.terms:
            raise ConfigError("a change needs FIELD=VALUE: what is it to be?")
        if kind in PAIRS:
            return self._signed(self._pair(kind, asked), asked)
        return self._signed(self._on_finding(kind, asked), asked)

    def _signed(self, judgement: FindingJudgement, asked: FindingRequest) -> FindingJudgement:
        at = dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
        terms = [] if judgement.of else [judgement.kind, judgement.finding, list(judgement.terms)]
        identity = digest_of("j", judgement.verdict, judgement.of, terms, self._by, at, uuid.uuid4().hex)
        return replace(judgement, id=identity, by=self._by, at=at, program=program_name(), note=asked.note)

    # --- judgements on judgements ------------------------------------------------------------------------------------

    def _on_judgement(self, asked: FindingRequest) -> FindingJudgement:
        [wanted] = asked.findings
        held = holding(self._known)
        undone = {each.judgement.id for each in held.settled if each.state == "undone"}
        there = [each for each in self._known if each.id not in undone]
        if wanted == LAST:
            own = [each for each in there if each.verdict not in {"undo"} and each.by == self._by]
            found = own[-1:]
        else:
            found = [each for each in there if each.id == wanted or (len(wanted) > 3 and each.id.startswith(wanted))]
            if not found:
                found = self._last_on(wanted, there)
        if len(found) != 1:
            what = "several judgements that hold go" if found else "no judgement that holds goes"
            where = self._view.folder.path
            raise RecordError(f"{where}: {what} by '{wanted}'; 'dragoman judgements {where}' lists them")
        return _blank(asked.verdict, of=found[0].id)

    def _last_on(self, finding: str, there: Sequence[FindingJudgement]) -> list[FindingJudgement]:
        """Return the latest judgement of this person on a finding by its id."""
        rows = self._view.ask(
            "select id from judgements_on_findings where finding = $finding", {"finding": finding}
        ).column("id")
        own = set(rows.to_pylist())
        return [each for each in there if each.id in own and each.by == self._by][-1:]

    # --- findings ----------------------------------------------------------------------------------------------------

    def _kind_of(self, findings: tuple[str, ...]) -> ReviewedKind:
        if len(findings) == 2:
            return "copy" if findings[0].startswith("r") else "utterance"
        view = self._view.as_reviewed("any")
        for kind, table in _TABLES.items():
            if view.ask(f"select 1 from {table} where id = $id limit 1", {"id": findings[0]}).num_rows:  # noqa: S608
                return kind
        raise self._unknown(findings[0])

    def _unknown(self, name: str) -> RecordError:
        where = self._view.folder.path
        return RecordError(
            f"{where}: holds no finding '{name}'; the last columns of 'dragoman statements {where} --format csv' (or "
            "events, namings, positions) hold the ids"
        )

    def _on_finding(self, kind: ReviewedKind, asked: FindingRequest) -> FindingJudgement:
        if kind == "position":
            return self._position(asked)
        finding_id = asked.findings[0]
        findings = self._findings_with(kind, finding_id)
        index = ReportIndex(findings)
        finding = finding_called(findings, kind, finding_id)
        if finding is None:
            raise self._unknown(finding_id)
        terms = tuple((field, self._name(index, field, value)) for field, value in asked.terms)
        try:
            with_values(index, finding, dict(terms))
        except UnfitError as error:
            raise ConfigError(f"{finding_id}: {error}") from error
        said = values_of(index, finding) if finding.review != "added" else {}
        machine = {name: value for name, value in said.items() if asked.verdict != "change" or name in dict(terms)}
        return _blank(
            asked.verdict, kind=kind, places=(place_of(findings.report, finding),), terms=terms,
            machine=tuple(machine.items()), finding=finding_id,
        )  # fmt: skip

    def _findings_with(self, kind: ReviewedKind, finding_id: str) -> Findings:
        """Return the findings of the report that a finding is of, as the machine has them and with what was added."""
        rows = self._view.as_reviewed("any").ask(
            f"select report_id from {_TABLES[kind]} where id = $id",  # noqa: S608
            {"id": finding_id},
        )
        if not rows.num_rows:
            raise self._unknown(finding_id)
        return self.findings_of(rows.column("report_id")[0].as_py())

    def findings_of(self, report_id: str) -> Findings:
        """Return the findings of a report, as the machine has them and with what was added."""
        key = ("any", report_id)
        if key not in self._read:
            self._read[key] = self._view.as_reviewed("any").findings_of(report_id)[0]
        return self._read[key]

    def _name(self, index: ReportIndex, field: str, value: str) -> str:
        """Return values of a field that are actors by the names that the report has for them."""
        if field not in _ACTOR_FIELDS or not value:
            return value
        return "; ".join(self._actor(index, each.strip()) for each in value.split(";") if each.strip())

    def _actor(self, index: ReportIndex, name: str) -> str:
        try:
            if index.entity_called(name) is not None or nearest(places_of(index.text, name), 0) is not None:
                return name
        except UnfitError:
            pass
        rows = self._view.ask(
            "select distinct entities.name from entity_actors join entities on entities.id = entity_actors.entity_id "
            "where entity_actors.report_id = $report and ($name in (entity_actors.actor_id, entities.id) "
            "or lower(entity_actors.name) = lower($name))",
            {"report": index.findings.report.id, "name": name},
        )
        names = rows.column("name").to_pylist()
        return str(names[0]) if len(names) == 1 else name

    def _position(self, asked: FindingRequest) -> FindingJudgement:
        rows = self._view.as_reviewed("any").ask("select * from positions where id = $id", {"id": asked.findings[0]})
        if not rows.num_rows:
            raise self._unknown(asked.findings[0])
        [row] = rows.to_pylist()
        findings = self.findings_of(row["report_id"])
        statement = finding_called(findings, "statement", row["statement"])
        if statement is None:
            raise self._unknown(row["statement"])
        said = row["machine_stance"]
        return _blank(
            asked.verdict, kind="position", places=(place_of(findings.report, statement),), terms=asked.terms,
            machine=() if said is None else (("stance", said),), finding=row["id"], codebook=row["codebook"],
            issue=row["issue"],
        )  # fmt: skip

    # --- pairs -------------------------------------------------------------------------------------------------------

    def _pair(self, kind: ReviewedKind, asked: FindingRequest) -> FindingJudgement:
        if len(asked.findings) != 2 or len(set(asked.findings)) != 2:
            of = "statements" if kind == "utterance" else "reports"
            raise ConfigError(f"a judgement on a {kind} is of two {of}: give both ids")
        places = tuple(self._member(kind, each) for each in asked.findings)
        return _blank(asked.verdict, kind=kind, places=places, terms=asked.terms, finding=" ".join(asked.findings))

    def _member(self, kind: ReviewedKind, name: str) -> FindingPlace:
        if kind != "utterance":
            return place_of(self.report_called(name).report, None)
        findings = self._findings_with("statement", name)
        return place_of(findings.report, finding_called(findings, "statement", name))

    def report_called(self, name: str) -> Findings:
        """Return the findings of the one report that goes by a name. Raises ``RecordError``."""
        return self.findings_of(report_called(self._view, name))

    # --- additions ---------------------------------------------------------------------------------------------------

    def _addition(self, asked: FindingRequest) -> FindingJudgement:
        kind = asked.kind
        if kind is None or kind not in _MAIN or not asked.report or not any(map(str.strip, asked.words)):
            raise ConfigError("to add a finding give its kind (statement, event, naming), its report and its words")
        for field, value in asked.terms:
            check_term(kind, field, value)
        if kind == "event" and not dict(asked.terms).get("type"):
            raise ConfigError("an event that is added needs its type, such as type=CONSULT")
        findings = self.report_called(asked.report)
        return self.addition(kind, findings, asked.words, asked.terms)

    def addition(self, kind: ReviewedKind, findings: Findings, words: Iterable[str], terms: Terms) -> FindingJudgement:
        """Return a judgement that adds a finding of a report by its words."""
        index = ReportIndex(findings)
        passages = []
        for each in words:
            there = list(places_of(index.text, each))
            if len(there) != 1:
                what = "several times" if there else "nowhere"
                raise ConfigError(f"the report has the words “{each}” {what}; give words that it has once")
            passages.append(passage_of(index.text, _MAIN[kind], there[0]))
        report = findings.report
        place = FindingPlace(report.id, report.given_id, report.url, report.source, tuple(passages))
        own = with_extent(kind, [each.exact for each in passages], terms)
        own = tuple((field, self._name(index, field, value)) for field, value in own)
        spans = find_spans(report, place, _MAIN[kind])
        assert not isinstance(spans, str)
        added = added_finding(index, kind, spans)
        try:
            with_values(index, added, dict(own))
        except UnfitError as error:
            raise ConfigError(str(error)) from error
        return _blank("add", kind=kind, places=(place,), terms=own, finding=added.id)


def with_extent(kind: ReviewedKind, words: Sequence[str], terms: Terms) -> Terms:
    """Return what an addition says with its words as its extent: they count where the machine finds others there."""
    field = {"statement": "content", "event": "trigger"}.get(kind)
    if field is None or field in dict(terms):
        return terms
    return (*terms, (field, " … ".join(words)))


def _blank(
    verdict: FindingVerdict,
    *,
    kind: ReviewedKind | None = None,
    places: tuple[FindingPlace, ...] = (),
    terms: Terms = (),
    machine: Terms = (),
    finding: str = "",
    codebook: str = "",
    issue: str = "",
    of: str | None = None,
) -> FindingJudgement:
    """Return a judgement that nobody signed yet."""
    return FindingJudgement(
        "", verdict, kind, places, terms, machine, "", "", "", finding=finding, codebook=codebook, issue=issue, of=of
    )
