"""Statements: who is reported to have said, written, held or intended what, by grammar, cue lexicon and model.

Rules and their limits: docs/codebook/statements.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.grammar.coverage import Coverage
from dragoman.extract.grammar.heads import head_of
from dragoman.extract.grammar.quotations import Quotation, quotations_on, tokens_quoted
from dragoman.extract.statements.communiques import with_communiques
from dragoman.extract.statements.contested_words import settle
from dragoman.extract.statements.deeds import without_deeds
from dragoman.extract.statements.extents import mend_extents
from dragoman.extract.statements.headlines import (
    drafts_from_colons,
    drafts_from_headline_verbs,
    within_headline,
    without_weak_headlines,
)
from dragoman.extract.statements.inner_statements import with_inner_statements
from dragoman.extract.statements.margins import without_margins
from dragoman.extract.statements.proposals import propose
from dragoman.extract.statements.quoted import add_lone_quotations, with_signed
from dragoman.extract.statements.rules_and_model import judged
from dragoman.extract.statements.set_phrases import drafts_from_phrases
from dragoman.extract.statements.statement_draft import Draft, merged
from dragoman.extract.statements.statement_features import hints_from
from dragoman.extract.statements.statement_model import StatementModel, read_statements
from dragoman.extract.statements.venues import Venue, find_venue
from dragoman.lexicon.cues import CueLexicon
from dragoman.lexicon.humans import is_document
from dragoman.model import Cue, Mode, Parse, Report, Statement, StatementKind, TokenRange, digest_of

# Below this confidence a proposal of the rules is no statement by itself. Chosen on PolNeAR train.
RULES_FLOOR = 0.25


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins of what the rules tell, what the model tells, and what both tell; without a model of the first."""

    rules: str
    model: str = ""
    both: str = ""


def extract_statements(
    parse: Parse,
    report: Report,
    quotations: Sequence[Quotation],
    cues: CueLexicon,
    *,
    origins: Origins,
    floor: float,
    model: StatementModel | None = None,
) -> tuple[Statement, ...]:
    """Return the statements of a report in reading order, each with the span of its source, speaker not yet resolved.

    Spans are half-open offsets in code points of the report's text. A statement without a source has
    ``speaker_span=None``. Those less sure than ``floor`` are left out. Without a model the rules decide alone. Not
    covered: see the codebook.
    """
    drafts = within_headline(parse, report, _drafts_from_cues(parse, quotations, cues, floor, model))
    drafts += list(drafts_from_colons(parse, report, drafts))
    drafts = with_communiques(parse, without_margins(parse, drafts))
    drafts += list(drafts_from_phrases(parse, drafts))
    drafts += list(drafts_from_headline_verbs(parse, report, drafts))
    drafts = without_weak_headlines(parse, report, drafts)
    drafts = with_signed(parse, quotations, drafts)
    drafts += add_lone_quotations(parse, quotations, drafts)
    sure = [draft for draft in drafts if draft.confidence >= floor]
    kept = sorted(_without_repeats(settle(parse, sure)), key=lambda draft: (draft.start(), draft.content[0].start))
    return tuple(_nested(parse, [_statement(parse, draft, quotations, origins) for draft in kept]))


def _drafts_from_cues(
    parse: Parse, quotations: Sequence[Quotation], cues: CueLexicon, floor: float, model: StatementModel | None
) -> list[Draft]:
    proposals = propose(parse, quotations, cues)
    settled = proposals.settled(min(floor, RULES_FLOOR) if model is None else RULES_FLOOR)
    if model is None:
        drafts = settled
    else:
        hints = hints_from(proposals)
        drafts = judged(proposals, settled, hints, read_statements(parse, hints, model), floor)
    for draft in drafts:
        draft.quotations = _covered(draft.content, quotations)
    drafts = mend_extents(parse, with_inner_statements(proposals, without_deeds(parse, drafts)))
    for draft in drafts:
        draft.quotations = _covered(draft.content, quotations)
    return drafts


def _covered(content: Sequence[TokenRange], quotations: Sequence[Quotation]) -> list[Quotation]:
    """Return the quotations most of which lies in the content."""
    touched = dict.fromkeys(q for piece in sorted(content) for q in quotations_on(quotations, piece.start, piece.end))
    return [quotation for quotation in touched if _covers(content, quotation)]


def _covers(content: Sequence[TokenRange], quotation: Quotation) -> bool:
    """Tell whether most of a quotation lies in the content."""
    inside = sum(max(0, min(piece.end, quotation.last) - max(piece.start, quotation.first)) for piece in content)
    return 2 * inside > quotation.last - quotation.first


def _without_repeats(drafts: list[Draft]) -> list[Draft]:
    """Drop a statement whose content another, surer one has, or the same cue of the same source with more or less of
    it, and one of which nothing is left.
    """
    kept: dict[tuple[tuple[int, int], ...], Draft] = {}
    by_cue: dict[int, list[Draft]] = defaultdict(list)
    for draft in sorted(drafts, key=lambda draft: (-draft.confidence, draft.start())):
        draft.content = merged(draft.content)
        same_cue = by_cue[-1 if draft.cue is None else draft.cue.start]
        if draft.content and not any(_tells_again(draft, other) for other in same_cue):
            kept.setdefault(tuple(draft.content), draft)
            same_cue += [draft] if draft.cue is not None else []
    return list(kept.values())


def _tells_again(draft: Draft, other: Draft) -> bool:
    """Tell whether two statements of one cue are one: the same source, and content that lies in the other's."""
    if draft.source != other.source:
        return False
    narrow, wide = sorted((draft.content, other.content), key=lambda pieces: sum(p.end - p.start for p in pieces))
    return all(any(w.start <= p.start and p.end <= w.end for w in wide) for p in narrow)


def _statement(parse: Parse, draft: Draft, quotations: Sequence[Quotation], origins: Origins) -> Statement:
    content = tuple(parse.span(*piece) for piece in draft.content)
    speaker_span = parse.span(*draft.source) if draft.source is not None else None
    cue = Cue(parse.span(*draft.cue), draft.lemma) if draft.cue is not None else None
    venue = find_venue(parse, draft.anchor, draft.content) if draft.anchor is not None else Venue(None, None, None)
    return Statement(
        id=digest_of("s", parse.report_id, speaker_span, cue.span if cue else None, content),
        report_id=parse.report_id,
        speaker=None,
        speaker_entity=None,
        speaker_span=speaker_span,
        cue=cue,
        kind=_kind(parse, draft),
        act=draft.act,
        mode=_mode(parse, draft, quotations),
        content=content,
        date=None,
        date_span=None,
        place=venue.place,
        venue=venue.name,
        venue_span=venue.span,
        to=(),
        to_spans=(parse.span(*draft.to),) if draft.to is not None else (),
        about=(),
        within=None,
        confidence=round(draft.confidence, 3),
        origin=_origin(draft, origins),
    )


def _kind(parse: Parse, draft: Draft) -> StatementKind:
    """Return ``document`` where a document by itself is the source of what would be speech, else the cue's kind."""
    is_speech_of = draft.source if draft.kind == "speech" else None
    if is_speech_of is None:
        return draft.kind
    head = head_of(parse, *is_speech_of)
    is_of_document = parse.pos[head] == "NOUN" and is_document(parse.lemmas[head].lower())
    return "document" if is_of_document else draft.kind


def _origin(draft: Draft, origins: Origins) -> str:
    if draft.by_model:
        return origins.both if draft.by_rules else origins.model
    return origins.rules


def _mode(parse: Parse, draft: Draft, quotations: Sequence[Quotation]) -> Mode:
    """Direct where at least nine tenths of the words are in quotation marks, indirect where none is, else mixed."""
    words = [token for piece in draft.content for token in range(*piece) if parse.words[token][0].isalnum()]
    quoted = tokens_quoted(quotations, draft.content)
    inside = sum(token in quoted for token in words)
    if inside == 0:
        return "indirect"
    return "direct" if inside >= 0.9 * len(words) else "mixed"


def _nested(parse: Parse, statements: list[Statement]) -> Iterator[Statement]:
    """Say of each statement which other one its cue lies within: the one with the shortest content."""
    by_place = content_by_place(parse, statements)
    for statement in statements:
        tokens = parse.tokens_in(statement.cue.span) if statement.cue is not None else range(0)
        around = [other for other in by_place.around(tokens.start, tokens.stop) if tokens and other is not statement]
        if around:
            outer = min(around, key=lambda other: (sum(span.end - span.start for span in other.content), other.id))
            yield replace(statement, within=outer.id)
        else:
            yield statement


def content_by_place(parse: Parse, statements: Sequence[Statement]) -> Coverage[Statement]:
    """Return the statements by the tokens of their content."""
    return Coverage(
        (TokenRange(tokens.start, tokens.stop), statement)
        for statement in statements
        for span in statement.content
        for tokens in (parse.tokens_in(span),)
    )
