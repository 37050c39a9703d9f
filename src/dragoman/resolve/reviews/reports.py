"""People's judgements on the findings of single reports, applied to what the machine reads there."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable
from typing import cast

from dragoman.model import (
    Event,
    FindingJudgement,
    FindingOutcome,
    Findings,
    JudgedReport,
    Member,
    Naming,
    Review,
    ReviewedField,
    ReviewedFindings,
    ReviewedKind,
    Statement,
)
from dragoman.resolve.reviews.additions import added_finding
from dragoman.resolve.reviews.anchors import MAIN_ROLE, Finding, find_finding, find_spans, key_field
from dragoman.resolve.reviews.fields import values_of, with_values
from dragoman.resolve.reviews.holding import Holding, Said, outcomes, said_by, who_counts
from dragoman.resolve.reviews.rejoining import without_statements
from dragoman.resolve.reviews.report_index import ReportIndex, UnfitError

_REPLACED: tuple[ReviewedKind, ...] = ("statement", "event", "naming")
_Key = tuple[ReviewedKind, str, str, str]


@dataclasses.dataclass
class Reviewed:
    """What became of a report: findings that are replaced, fields by both, judgements, and what their places are."""

    findings: ReviewedFindings
    fields: list[ReviewedField] = dataclasses.field(default_factory=list)
    outcomes: list[FindingOutcome] = dataclasses.field(default_factory=list)
    members: list[Member] = dataclasses.field(default_factory=list)


def review_report(judged: JudgedReport, holding: Holding) -> Reviewed:
    """Return what a report's findings are by the judgements that are of it.

    Those that wait leave everything as the machine has it.
    """
    return _Review(judged.findings, holding).of(judged.places)


class _Review:
    def __init__(self, machine: Findings, holding: Holding) -> None:
        self._machine = machine
        self._index = ReportIndex(machine)
        self._holding = holding
        self._added: dict[str, Finding] = {}
        self._effective: dict[str, Finding | None] = {}
        self._noted: tuple[str, ReviewedKind, Review] = ("", "statement", "unreviewed")
        self._done = Reviewed(ReviewedFindings(machine, frozenset()))

    def of(self, places: Iterable[tuple[str, int]]) -> Reviewed:
        """Judge all and return what came of it."""
        own = [(self._holding.by_id[key], place) for key, place in places if key in self._holding.by_id]
        own.sort(key=lambda each: (self._holding.order[each[0].id], each[1]))
        found = self._find_all(own)
        on: dict[_Key, list[FindingJudgement]] = defaultdict(list)
        for judgement, _ in own:
            if judgement.id in found and judgement.kind not in {"copy", "story", "utterance"}:
                kind = cast(ReviewedKind, judgement.kind)
                on[kind, found[judgement.id].id, judgement.codebook, judgement.issue].append(judgement)
        machine = {each.id: each for each in (*_all(self._machine), *self._added.values())}
        for (kind, finding_id, _, _), judgements in on.items():
            if kind in _REPLACED:
                self._judge(kind, machine[finding_id], judgements)
            else:
                self._tell(judgements, finding_id)
        self._done.findings = self._replacing()
        return self._done

    # --- finding -------------------------------------------------------------------------------------------------

    def _find_all(self, own: list[tuple[FindingJudgement, int]]) -> dict[str, Finding]:
        """Return of what each judgement is; additions come first, as others may be of what they add."""
        found: dict[str, Finding] = {}
        for judgement, place in sorted(own, key=lambda each: each[0].verdict != "add"):
            if judgement.kind in {"copy", "story"}:
                self._member(judgement, place, None, None)
                continue
            one = self._find(judgement, place)
            if isinstance(one, str):
                self._member(judgement, place, None, one)
                if judgement.kind != "utterance":
                    self._done.outcomes.append(FindingOutcome(judgement, "waiting", None, one))
                continue
            self._member(judgement, place, one.id, None)
            found[judgement.id] = one
        return found

    def _member(self, judgement: FindingJudgement, place: int, finding: str | None, remark: str | None) -> None:
        self._done.members.append(Member(judgement.id, place, self._machine.report.id, finding, remark))

    def _find(self, judgement: FindingJudgement, place: int) -> Finding | str:
        kind, where = cast(ReviewedKind, judgement.kind), judgement.places[place]
        found = find_finding(self._with_added(), judgement, where)
        if not isinstance(found, str) or judgement.verdict != "add" or kind not in _REPLACED:
            return found
        spans = find_spans(self._machine.report, where, MAIN_ROLE[kind])
        if isinstance(spans, str):
            return spans
        added = added_finding(self._index, kind, spans)
        self._added[added.id] = added
        return added

    def _with_added(self) -> Findings:
        return _with(self._machine, self._added.values()) if self._added else self._machine

    # --- judging -------------------------------------------------------------------------------------------------

    def _judge(self, kind: ReviewedKind, machine: Finding, judgements: list[FindingJudgement]) -> None:
        fitting = [each for each in judgements if self._fits(kind, machine, each)]
        counting = who_counts(fitting, self._holding.decided)
        said = said_by(counting)
        self._done.outcomes += outcomes(fitting, counting, machine.id)
        if machine.id in self._added and not said.is_added:
            return  # the addition itself waits, or was not decided on
        if said.whole is None:
            return
        effective: Finding | None = None
        if not said.is_rejected:
            try:
                effective = with_values(self._index, machine, self._differing(machine, said))
            except UnfitError as error:  # values of several judgements that do not go together
                own = {each.id for each in counting}
                kept = [each for each in self._done.outcomes if each.judgement.id not in own]
                waiting = [FindingOutcome(each, "waiting", None, str(error)) for each in counting]
                self._done.outcomes = [*kept, *waiting]
                return
        self._note(kind, machine, effective, said)

    def _differing(self, machine: Finding, said: Said) -> dict[str, str]:
        there = values_of(self._index, machine)
        return {name: value for name, (value, _) in said.values.items() if value != there.get(name)}

    def _fits(self, kind: ReviewedKind, machine: Finding, judgement: FindingJudgement) -> bool:
        """Tell whether a judgement can be applied to what the machine reads now; if not, it is told why it waits."""
        try:
            if judgement.verdict == "reject":
                self._check_key(kind, machine, judgement)
            else:
                said = said_by([judgement])
                with_values(self._index, machine, self._differing(machine, said))
        except UnfitError as error:
            self._done.outcomes.append(FindingOutcome(judgement, "waiting", None, str(error)))
            return False
        return True

    def _check_key(self, kind: ReviewedKind, machine: Finding, judgement: FindingJudgement) -> None:
        """Raise ``UnfitError`` where what was rejected is read as something else now."""
        key = key_field(kind)
        if key is None or machine.id in self._added:
            return
        was = dict(judgement.machine).get(key)
        now = values_of(self._index, machine)[key]
        if was is not None and was != now:
            raise UnfitError(f"what was rejected was of {key} {was or 'none'}, and is read as {now or 'none'} now")

    def _note(self, kind: ReviewedKind, machine: Finding, effective: Finding | None, said: Said) -> None:
        """Note what counts in place of what the machine has, and the fields that differ."""
        is_added = machine.id in self._added
        assert said.whole is not None
        if effective is None:
            self._effective[machine.id] = None
            self._noted = (machine.id, kind, "rejected")
            self._row(said.whole)
            return
        before, after = values_of(self._index, machine), values_of(self._index, effective)
        differing = [name for name in before if before[name] != after[name]]
        review: Review = "added" if is_added else "corrected" if differing or effective != machine else "accepted"
        self._effective[machine.id] = _reviewed(effective, review)
        self._noted = (machine.id, kind, review)
        for name in differing:
            by = said.values[name][1] if name in said.values else said.whole
            self._row(by, name, None if is_added else before[name], after[name])
        if not differing:
            self._row(said.whole)

    def _row(
        self, by: FindingJudgement, field: str = "", machine: str | None = None, person: str | None = None
    ) -> None:
        finding, kind, review = self._noted
        row = ReviewedField(
            finding, kind, self._machine.report.id, review, field, machine, person, by.by, by.at, by.id
        )  # fmt: skip
        self._done.fields.append(row)

    def _tell(self, judgements: list[FindingJudgement], finding_id: str) -> None:
        """Note what became of judgements on positions, which the step of positions applies."""
        self._done.outcomes += outcomes(judgements, who_counts(judgements, self._holding.decided), finding_id)

    # --- what comes of it ----------------------------------------------------------------------------------------

    def _replacing(self) -> ReviewedFindings:
        kept = [each for each in self._effective.values() if each is not None]
        others = [each for each in _all(self._machine) if each.id not in self._effective]
        rejected = {key for key, each in self._effective.items() if each is None}
        statements = {each.id: each for each in self._machine.statements if each.id in rejected}
        moved = without_statements([*kept, *others], statements, self._machine.statements)
        changed = {**{each.id: each for each in kept}, **{each.id: each for each in moved}}
        aside = frozenset({*self._effective, *changed} - self._added.keys())
        nothing = dataclasses.replace(self._machine, statements=(), events=(), namings=())
        return ReviewedFindings(_with(nothing, changed.values()), aside)


def _reviewed(finding: Finding, review: Review) -> Finding:
    if isinstance(finding, Naming):
        return dataclasses.replace(finding, review=review)
    return dataclasses.replace(finding, review=review, confidence=1.0)


def _all(findings: Findings) -> tuple[Finding, ...]:
    return (*findings.statements, *findings.events, *findings.namings)


def _with(findings: Findings, added: Iterable[Finding]) -> Findings:
    own = list(added)
    return dataclasses.replace(
        findings,
        statements=(*findings.statements, *(each for each in own if isinstance(each, Statement))),
        events=(*findings.events, *(each for each in own if isinstance(each, Event))),
        namings=(*findings.namings, *(each for each in own if isinstance(each, Naming))),
    )
