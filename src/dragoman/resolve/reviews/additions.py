"""Findings that the machine missed, as people add them: by their words, with nothing more than those tell."""

from __future__ import annotations

from dragoman.model import JUDGED, Event, Naming, ReviewedKind, Span, Statement, digest_of, wording
from dragoman.resolve.reviews.anchors import Finding
from dragoman.resolve.reviews.fields import line_around
from dragoman.resolve.reviews.report_index import ReportIndex

_MARKS = "\"“”„«»‘’'"


def added_finding(index: ReportIndex, kind: ReviewedKind, spans: tuple[Span, ...]) -> Finding:
    """Return a finding at these spans that says nothing else; ``kind`` is statement, event or naming."""
    report_id = index.findings.report.id
    if kind == "event":
        return _event(index, report_id, spans)
    if kind == "naming":
        return _naming(index, report_id, spans[0])
    return _statement(index, report_id, spans)


def _statement(index: ReportIndex, report_id: str, spans: tuple[Span, ...]) -> Statement:
    return Statement(
        id=digest_of("s", "judged", report_id, spans),
        report_id=report_id,
        speaker=None,
        speaker_entity=None,
        speaker_span=None,
        cue=None,
        kind="speech",
        act="SAY",
        mode="direct" if _is_marked(index.text, spans[0]) else "indirect",
        content=spans,
        date=None,
        date_span=None,
        place=None,
        venue=None,
        venue_span=None,
        to=(),
        to_spans=(),
        about=(),
        within=None,
        confidence=1.0,
        origin=JUDGED.id,
        review="added",
    )


def _event(index: ReportIndex, report_id: str, spans: tuple[Span, ...]) -> Event:
    return Event(
        id=digest_of("v", "judged", report_id, spans),
        report_id=report_id,
        type=None,
        mode=None,
        contexts=(),
        quad=None,
        cameo=None,
        score=None,
        triggers=spans,
        evidence=tuple(line_around(index.text, span) for span in spans),
        actors=(),
        actor_spans=(),
        recipients=(),
        recipient_spans=(),
        date=None,
        date_end=None,
        date_precision=None,
        date_span=None,
        place=None,
        status="happened",
        statement=None,
        tie=None,
        because="judged",
        confidence=1.0,
        origin=JUDGED.id,
        review="added",
    )


def _naming(index: ReportIndex, report_id: str, span: Span) -> Naming:
    return Naming(
        id=digest_of("n", "judged", report_id, span),
        report_id=report_id,
        span=span,
        normal=" ".join(wording(index.text, span).lower().split()),
        kind="actor",
        mention=None,
        entity=None,
        place=None,
        event=None,
        voice="report",
        statement=None,
        is_marked=_is_marked(index.text, span),
        in_headline=False,
        origin=JUDGED.id,
        review="added",
    )


def _is_marked(text: str, span: Span) -> bool:
    return span.start > 0 and text[span.start - 1] in _MARKS
