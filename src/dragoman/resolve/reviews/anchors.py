"""Which finding of a report a judgement is of: by its words, never by its id alone."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model import (
    Event,
    FindingJudgement,
    FindingPlace,
    Findings,
    Naming,
    PassageRole,
    Report,
    ReviewedKind,
    Span,
    Statement,
)
from dragoman.resolve.reviews.words import find_passage, passage_of

Finding = Statement | Event | Naming

MAIN_ROLE: dict[ReviewedKind, PassageRole] = {
    "statement": "content",
    "event": "trigger",
    "naming": "label",
    "position": "content",
    "utterance": "content",
}
"""The passages by which a finding of each kind goes; reports go by themselves."""

# Of a rejected finding this must be as it was: an event read as another type now is another finding.
_KEY_FIELDS: dict[ReviewedKind, str] = {"event": "type", "naming": "kind"}

# So much of the words of each must be those of the other.
_HALF = 0.5


def place_of(report: Report, finding: Finding | None) -> FindingPlace:
    """Return what finds a finding again; of None what finds its report."""
    passages = [] if finding is None else [passage_of(report.text, role, span) for role, span in _spans(finding)]
    return FindingPlace(report.id, report.given_id, report.url, report.source, tuple(passages))


def findings_of_kind(findings: Findings, kind: ReviewedKind) -> Sequence[Finding]:
    """Return the findings of a report that a judgement of a kind can be of."""
    if kind == "event":
        return findings.events
    if kind == "naming":
        return findings.namings
    return findings.statements


def finding_called(findings: Findings, kind: ReviewedKind, finding_id: str) -> Finding | None:
    """Return the finding of an id, None where the report has none such."""
    return next((each for each in findings_of_kind(findings, kind) if each.id == finding_id), None)


def find_spans(report: Report, place: FindingPlace, role: PassageRole) -> tuple[Span, ...] | str:
    """Return where the passages of a role stand now, or why that cannot be told."""
    is_same = place.report_id == report.id
    found: list[Span] = []
    for passage in place.passages:
        if passage.role == role:
            span = find_passage(report.text, passage, is_same_text=is_same)
            if isinstance(span, str):
                return span
            found.append(span)
    return tuple(found) or "the judgement names no words"


def find_finding(findings: Findings, judgement: FindingJudgement, place: FindingPlace) -> Finding | str:
    """Return the finding that stands where the words of a judgement do, or why there is none that is sure."""
    assert judgement.kind is not None
    role = MAIN_ROLE[judgement.kind]
    spans = find_spans(findings.report, place, role)
    if isinstance(spans, str):
        return spans
    there = findings_of_kind(findings, judgement.kind)
    found = [each for each in there if _has(each, spans)]
    found = found or [each for each in there if _likeness(_main(each), spans) >= _HALF]
    if len(found) > 1:
        found = _told_apart(findings.report, found, judgement, place)
    if not found:
        return f"no {_NOUNS[judgement.kind]} is found at its words now"
    if len(found) > 1:
        return "several findings stand at its words now"
    return found[0]


_NOUNS = {"event": "event", "naming": "naming", "statement": "statement", "position": "statement"} | {
    "utterance": "statement"
}


def key_field(kind: ReviewedKind) -> str | None:
    """Return the field without which a rejected finding is not the same any more."""
    return _KEY_FIELDS.get(kind)


def _spans(finding: Finding) -> list[tuple[PassageRole, Span]]:
    if isinstance(finding, Statement):
        own: list[tuple[PassageRole, Span]] = [("content", span) for span in finding.content]
        if finding.cue is not None:
            own.append(("cue", finding.cue.span))
        if finding.speaker_span is not None:
            own.append(("speaker", finding.speaker_span))
        return own
    if isinstance(finding, Event):
        return [("trigger", span) for span in finding.triggers[:1]]
    return [("label", finding.span)]


def _main(finding: Finding) -> tuple[Span, ...]:
    if isinstance(finding, Statement):
        return finding.content
    return finding.triggers if isinstance(finding, Event) else (finding.span,)


def _has(finding: Finding, spans: tuple[Span, ...]) -> bool:
    return set(spans) <= set(finding.triggers) if isinstance(finding, Event) else _main(finding) == spans


def _likeness(own: tuple[Span, ...], spans: tuple[Span, ...]) -> float:
    """Return which share of the longer of two stretches both have."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in own for b in spans)
    longest = max(sum(a.end - a.start for a in own), sum(b.end - b.start for b in spans))
    return shared / longest if longest else 0.0


def _told_apart(
    report: Report, found: Sequence[Finding], judgement: FindingJudgement, place: FindingPlace
) -> list[Finding]:
    """Return those of several findings that have the other passages too, or the id; all where nothing tells."""
    own = [each for each in found if each.id == judgement.finding]
    if own:
        return own
    others = {
        (each.role, span)
        for each in place.passages
        if each.role in {"cue", "speaker"}
        and not isinstance(span := find_passage(report.text, each, is_same_text=place.report_id == report.id), str)
    }
    alike = [each for each in found if others and others <= set(_spans(each))]
    key = key_field(judgement.kind) if judgement.kind is not None else None
    if not alike and key is not None:
        said = dict(judgement.machine).get(key)
        alike = [each for each in found if said and getattr(each, key) == said]
    return alike or list(found)
