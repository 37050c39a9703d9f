"""What each coder of a sample sees: judgements put together again, passage by passage."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dragoman.model import FindingJudgement, Span
from dragoman.model.sample import (
    ANCHOR_ROLES,
    CODED_FIELDS,
    CodedFinding,
    CodedPassage,
    CoderView,
    Sample,
    SampledPassage,
)
from dragoman.query.coders.words import find_words
from dragoman.store import RecordFolder, load_finding_judgements
from dragoman.store.samples import load_coded_passages

BETWEEN_STRETCHES = "…"


def coder_views(folder: RecordFolder, sample: Sample) -> list[CoderView]:
    """Return the view of each coder of a sample, in order of their names.

    A passage is there if the coder said that it was read to its end and, where what the machine found was to be seen,
    judged each finding of it. Judgements that were undone do not count. Raises ``RecordError``.
    """
    coded = [each for each in load_coded_passages(folder) if each.sample == sample.id]
    holding = _holding(load_finding_judgements(folder))
    return [
        _view(sample, by, [each for each in coded if each.by == by], [each for each in holding if each.by == by])
        for by in sorted({each.by for each in coded})
    ]


def _holding(judgements: Sequence[FindingJudgement]) -> list[FindingJudgement]:
    """Return the judgements that were not taken back; an undoing can be taken back itself."""
    undone: set[str] = set()
    for each in reversed(judgements):
        if each.verdict == "undo" and each.id not in undone and each.of is not None:
            undone.add(each.of)
    return [each for each in judgements if each.id not in undone]


def _view(sample: Sample, by: str, coded: Sequence[CodedPassage], judgements: Sequence[FindingJudgement]) -> CoderView:
    is_blind = {each.passage: each.is_blind for each in coded}
    own = _by_passage(sample, judgements)
    passages = {
        passage.id: found
        for passage in sample.passages
        if passage.id in is_blind
        and (found := _found(sample, passage, own.get(passage.id, []), is_blind=is_blind[passage.id])) is not None
    }
    return CoderView(by, all(is_blind.values()), passages)


def _by_passage(sample: Sample, judgements: Iterable[FindingJudgement]) -> dict[str, list[FindingJudgement]]:
    """Return the judgements of each passage: by the machine's finding, or by where the words stand."""
    of_finding = {each.finding: passage.id for passage in sample.passages for each in passage.findings}
    of_report: dict[str, list[SampledPassage]] = {}
    for passage in sorted(sample.passages, key=lambda each: each.span):
        of_report.setdefault(passage.report_id, []).append(passage)
    found: dict[str, list[FindingJudgement]] = {}
    for judgement in judgements:
        if judgement.kind != sample.kind:
            continue
        key = of_finding.get(judgement.finding) or _passage_at(of_report, judgement)
        if key is not None:
            found.setdefault(key, []).append(judgement)
    return found


def _passage_at(of_report: Mapping[str, Sequence[SampledPassage]], judgement: FindingJudgement) -> str | None:
    [place] = judgement.places
    passages = of_report.get(place.report_id, ())
    if not place.passages or not passages:
        return None
    start = place.passages[0].start
    number = bisect_right([each.span.start for each in passages], start) - 1
    return passages[number].id if number >= 0 and start < passages[number].span.end else None


def _found(
    sample: Sample, passage: SampledPassage, judgements: Sequence[FindingJudgement], *, is_blind: bool
) -> tuple[CodedFinding, ...] | None:
    """Return what a coder found in a passage; None where a finding of the machine waits for a judgement.

    A coder who was blind is taken by what was coded blind alone, one who was not by what was not.
    """
    known = {} if is_blind else {each.finding: each for each in passage.findings}
    held: dict[str, CodedFinding | None] = {}
    for judgement in judgements:
        key = judgement.finding if judgement.finding in known else judgement.id
        if judgement.verdict == "reject":
            held[key] = None
        elif judgement.verdict in {"accept", "change"} and key in known:
            before = held.get(key) or known[key]
            held[key] = _changed(sample, passage, before, dict(judgement.terms))
        elif judgement.verdict == "add" and judgement.is_blind == is_blind:
            held[key] = _added(sample, passage, judgement)
    if not known.keys() <= held.keys():
        return None
    return tuple(each for each in held.values() if each is not None)


def _changed(sample: Sample, passage: SampledPassage, before: CodedFinding, terms: Mapping[str, str]) -> CodedFinding:
    values = tuple((name, terms.get(name, value)) for name, value in before.values)
    words = terms.get(ANCHOR_ROLES[sample.kind])
    spans = before.spans if words is None else _spans_of(passage, words, before.spans) or before.spans
    return replace(before, values=values, spans=spans)


def _spans_of(passage: SampledPassage, words: str, before: tuple[Span, ...]) -> tuple[Span, ...]:
    to = before[0].start - passage.span.start
    stretches = (find_words(passage.text, each, to) for each in words.split(BETWEEN_STRETCHES))
    start = passage.span.start
    return tuple(Span(each.start + start, each.end + start) for each in stretches if each is not None)


def _added(sample: Sample, passage: SampledPassage, judgement: FindingJudgement) -> CodedFinding:
    """Return a finding that the coder adds. A field that the coder left empty is not coded.

    Its first stretch stands where the judgement says, each further one next behind it in the passage.
    """
    [place] = judgement.places
    role, terms = ANCHOR_ROLES[sample.kind], dict(judgement.terms)
    spans: list[Span] = []
    for each in place.passages:
        if each.role == role and not spans:
            spans.append(Span(each.start, each.start + len(each.exact)))
        elif each.role == role:
            spans += _spans_of(passage, each.exact, (spans[-1],))
    return CodedFinding("", tuple(spans), tuple((name, terms.get(name)) for name in CODED_FIELDS[sample.kind]))


def latest_view(folder: RecordFolder, sample: Sample, views: Sequence[CoderView]) -> CoderView:
    """Return of each passage what the coder sees in it who coded it last, as one view by all of them."""
    by_coder = {view.by: view for view in views}
    latest: dict[str, str] = {}
    for each in load_coded_passages(folder):
        if each.sample == sample.id and each.passage in by_coder[each.by].passages:
            latest[each.passage] = each.by
    passages = {key: by_coder[by].passages[key] for key, by in latest.items()}
    names = sorted(set(latest.values()))
    return CoderView(", ".join(names), all(by_coder[name].is_blind for name in names), passages)
