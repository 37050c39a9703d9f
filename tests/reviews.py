"""Judgements on findings for tests: of a finding as it is read, with what the machine says of it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

from dragoman.model import FindingJudgement, FindingPlace, Findings, FindingVerdict, Passage, ReviewedKind, digest_of
from dragoman.resolve.reviews import ReportIndex, passage_of, place_of, values_of
from records import span_of

_NUMBERS = count(1)


def judgement_of(
    found: Findings,
    kind: ReviewedKind,
    verdict: FindingVerdict,
    *,
    number: int = 0,
    by: str = "ada",
    **fields: object,
) -> FindingJudgement:
    """Return a judgement on one of a report's findings; ``terms`` is a mapping of fields to values."""
    finding = {"statement": found.statements, "event": found.events, "naming": found.namings}.get(
        kind, found.statements
    )[number]
    values = {
        "places": (place_of(found.report, finding),),
        "finding": finding.id,
        "machine": tuple(values_of(ReportIndex(found), finding).items()),
    }
    return made(kind, verdict, by=by, **{**values, **fields})


def addition_of(found: Findings, kind: ReviewedKind, words: str, **fields: object) -> FindingJudgement:
    """Return a judgement that adds a finding by its words."""
    role = {"statement": "content", "event": "trigger", "naming": "label"}[kind]
    passage = passage_of(found.report.text, role, span_of(found.report, words))
    return made(kind, "add", places=(place_with(found, passage),), **fields)


def place_with(found: Findings, *passages: Passage) -> FindingPlace:
    """Return a place in a report with these passages."""
    report = found.report
    return FindingPlace(report.id, report.given_id, report.url, report.source, passages)


def pair_of(kind: ReviewedKind, verdict: FindingVerdict, *found: Findings, **fields: object) -> FindingJudgement:
    """Return a judgement on two reports, or on the first statement of each."""
    places = tuple(place_of(each.report, each.statements[0] if kind == "utterance" else None) for each in found)
    return made(kind, verdict, places=places, **fields)


def on(verdict: FindingVerdict, judgement: FindingJudgement, *, by: str = "ada") -> FindingJudgement:
    """Return a judgement that undoes another, or decides for it."""
    return made(None, verdict, by=by, of=judgement.id)


def made(kind: ReviewedKind | None, verdict: FindingVerdict, **fields: object) -> FindingJudgement:
    """Return a judgement made after all that were made before."""
    number = next(_NUMBERS)
    values: dict[str, object] = {"places": (), "terms": (), "machine": (), "by": "ada", **fields}
    if isinstance(values["terms"], Mapping):
        values["terms"] = tuple(values["terms"].items())
    at = f"2026-11-28T09:00:00.{number:06d}+00:00"
    return FindingJudgement(
        id=digest_of("j", number),
        verdict=verdict,
        kind=kind,
        at=at,
        program="dragoman test",
        **values,  # type: ignore[arg-type]
    )
