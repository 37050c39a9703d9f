"""The frame that samples are drawn from: every paragraph of a record's reports, with what the machine found in it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.evaluate.coders.drawing import FramePassage
from dragoman.model import Event, Findings, Naming, Report, Span, Statement, digest_of
from dragoman.model.sample import CODED_FIELDS, TYPE_FIELDS, CodedFinding, FrameCount, SampledKind
from dragoman.parse.segments import paragraphs_of
from dragoman.resolve.reviews import ReportIndex, values_of

NO_TYPE = "none"
UNKNOWN_OUTLET = "unknown"


@dataclass(frozen=True, slots=True)
class ReportPassages:
    """The paragraphs of a report, in order, and the machine's findings that begin in each."""

    report: Report
    spans: tuple[Span, ...]
    findings: tuple[tuple[CodedFinding, ...], ...]


def passages_of(found: Findings, kind: SampledKind) -> ReportPassages:
    """Return a report's paragraphs with its findings of a kind.

    A finding belongs to the paragraph in which its first word stands. Of events those are there that `dragoman events`
    counts: of a type, told in the report's own voice.
    """
    report = found.report
    spans = [each for each in (_stripped(report.text, span) for span in paragraphs_of(report)) if each]
    index = ReportIndex(found)
    starts = [span.start for span in spans]
    placed: list[list[CodedFinding]] = [[] for _ in spans]
    for finding in _of_kind(found, kind):
        anchor = _anchor(finding)
        if spans and anchor:
            number = max(0, bisect_right(starts, anchor[0].start) - 1)
            placed[number].append(_coded(index, kind, finding, anchor))
    return ReportPassages(report, tuple(spans), tuple(map(tuple, placed)))


def _stripped(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _of_kind(found: Findings, kind: SampledKind) -> Sequence[Statement | Event | Naming]:
    if kind == "statement":
        return found.statements
    if kind == "naming":
        return found.namings
    return [event for event in found.events if event.type is not None and event.tie != "claims"]


def _anchor(finding: Statement | Event | Naming) -> tuple[Span, ...]:
    """Return the words a finding goes by, in the order of the text."""
    if isinstance(finding, Statement):
        return tuple(sorted(finding.content))
    return finding.triggers[:1] if isinstance(finding, Event) else (finding.span,)


def _coded(
    index: ReportIndex, kind: SampledKind, finding: Statement | Event | Naming, anchor: tuple[Span, ...]
) -> CodedFinding:
    told = values_of(index, finding)
    confidence = None if isinstance(finding, Naming) else finding.confidence
    return CodedFinding(finding.id, anchor, tuple((name, told[name]) for name in CODED_FIELDS[kind]), confidence)


def passage_id(report_id: str, span: Span) -> str:
    """Return the id of a passage: a digest of its report and where it stands."""
    return digest_of("q", report_id, span)


def frame_of(passages: ReportPassages, kind: SampledKind) -> Iterator[FramePassage]:
    """Yield a report's paragraphs as what can be drawn."""
    report = passages.report
    for span, findings in zip(passages.spans, passages.findings, strict=True):
        types = sorted({each.value(TYPE_FIELDS[kind]) or NO_TYPE for each in findings})
        sure = min((each.confidence for each in findings if each.confidence is not None), default=None)
        yield FramePassage(passage_id(report.id, span), report.id, span, report.outlet, tuple(types), sure)


def count_findings(counts: Counter[tuple[str, str]], passages: ReportPassages, kind: SampledKind) -> None:
    """Add a report's findings to the counts of the frame: all, by type, by outlet."""
    outlet = passages.report.outlet or UNKNOWN_OUTLET
    for findings in passages.findings:
        for each in findings:
            kind_of = each.value(TYPE_FIELDS[kind]) or NO_TYPE
            counts.update((("all", ""), ("type", kind_of), ("outlet", outlet)))


def frame_counts(counts: Counter[tuple[str, str]]) -> tuple[FrameCount, ...]:
    """Return the counts of a frame, in order."""
    return tuple(FrameCount(what, value, n) for (what, value), n in sorted(counts.items()))
