"""Statements: who is reported to have said, written, held or intended what, by parse and cue lexicon.

Rules and their limits: docs/codebook/statements.md.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.extract.clauses import child, trimmed
from dragoman.extract.cues import Candidate, find_candidates
from dragoman.extract.drafts import Draft, merged, quoted_tokens
from dragoman.extract.headlines import drafts_from_colons
from dragoman.extract.lookup import entry_of
from dragoman.extract.quoted import LONE_CONFIDENCE, add_lone_quotations, drafts_beside, drafts_signed
from dragoman.extract.quotes import Quotation
from dragoman.extract.reported import draft_reported
from dragoman.extract.scoring import confidence_of, features_of, nesting_feature
from dragoman.extract.venues import Venue, find_venue
from dragoman.lexicon.cues import CueLexicon
from dragoman.model import Cue, Mode, Parse, Report, Statement, digest_of


def extract_statements(
    parse: Parse, report: Report, quotations: Sequence[Quotation], cues: CueLexicon, *, origin: str, floor: float
) -> tuple[Statement, ...]:
    """Return the statements of a report in reading order, each with the span of its source, speaker not yet resolved.

    Spans are half-open offsets in code points of the report's text. A statement without a source has
    ``speaker_span=None``. Those less sure than ``floor`` are left out. Not covered: see the codebook.
    """
    drafts = _drafts_from_cues(parse, quotations, cues, floor)
    drafts += list(drafts_from_colons(parse, report, drafts))
    taken = {id(quotation) for draft in drafts for quotation in draft.quotations}
    drafts += list(drafts_signed(parse, [quotation for quotation in quotations if id(quotation) not in taken]))
    drafts += add_lone_quotations(parse, quotations, drafts)
    kept = sorted(_without_repeats(drafts), key=lambda draft: (draft.start(), draft.content[0].start))
    return tuple(_nested([_statement(parse, draft, quotations, origin) for draft in kept]))


def _drafts_from_cues(parse: Parse, quotations: Sequence[Quotation], cues: CueLexicon, floor: float) -> list[Draft]:
    """Return the surest statement of each cue, those told within others' content only if they are sure enough."""
    quoted = quoted_tokens(len(parse), quotations)
    by_grammar, bare = weigh_by_grammar(parse, quotations, quoted, cues)
    best: dict[int, Draft] = {}
    for draft in by_grammar:
        _keep_surer(draft, best, floor)
    taken = {id(quotation) for draft in best.values() for quotation in draft.quotations}
    free = [quotation for quotation in quotations if id(quotation) not in taken]
    for draft in drafts_beside(parse, bare, free, cues, quoted):
        _keep_beside(parse, draft, cues, best, floor)
    _drop_light_verbs(parse, best)
    _part_participles(parse, best)
    return _without_unsure_nested([best[anchor] for anchor in sorted(best)], cues, floor)


def weigh_by_grammar(
    parse: Parse, quotations: Sequence[Quotation], quoted: list[Quotation | None], cues: CueLexicon
) -> tuple[list[Draft], list[Candidate]]:
    """Return what grammar says each cue may tell of, weighed, and the verbs that a quotation may stand beside."""
    drafts: list[Draft] = []
    bare: list[Candidate] = []
    for candidate in find_candidates(parse):
        if quoted[candidate.anchor] is not None:
            continue
        if candidate.frame == "bare":
            bare.append(candidate)
            continue
        entry = entry_of(parse, candidate, cues, candidate.frame)
        draft = draft_reported(parse, candidate, entry, quotations, quoted)
        if draft is not None:
            draft.confidence = confidence_of(features_of(parse, draft), cues.weights)
            drafts.append(draft)
    return drafts, bare


def _keep_surer(draft: Draft, best: dict[int, Draft], floor: float) -> None:
    """Keep a draft in place of a less sure one of the same cue; one with a quotation comes first."""
    if draft.confidence < floor:
        return
    anchor = draft.anchor or 0
    known = best.get(anchor)
    if known is None or (bool(draft.quotations), draft.confidence) > (bool(known.quotations), known.confidence):
        best[anchor] = draft


def _keep_beside(parse: Parse, draft: Draft, cues: CueLexicon, best: dict[int, Draft], floor: float) -> None:
    """Keep the statement of a quotation beside its cue, unless the cue's own clause holds another one."""
    anchor = draft.anchor or 0
    if anchor in best and best[anchor].quotations:
        return
    draft.confidence = confidence_of(features_of(parse, draft), cues.weights)
    if draft.frame == "quote" and draft.listed and draft.source is not None:
        # The quotation is a statement anyway; the cue right beside it only says whose.
        draft.confidence = max(draft.confidence, LONE_CONFIDENCE)
    if draft.confidence >= floor:
        best[anchor] = draft


def _drop_light_verbs(parse: Parse, best: dict[int, Draft]) -> None:
    """``expressed hope that …`` is told once, by the noun with its verb, not by the verb alone too."""
    for anchor, draft in list(best.items()):
        if draft.frame.startswith("light-"):
            best.pop(parse.heads[anchor], None)


def _part_participles(parse: Parse, best: dict[int, Draft]) -> None:
    """End a statement where a participle of the same speaker tells the next: ``noted that A, stressing that B``."""
    for anchor, draft in best.items():
        if _is_set_against(parse, anchor):
            _cut(parse, best, draft, parse.edges[anchor][0])
            continue
        verb = parse.heads[anchor] if draft.frame.startswith("light-") else anchor
        joined = parse.deps[verb] == "conj" and parse.tags[verb] in ("VBD", "VBZ", "VBP")
        if draft.source is None or draft.cue is None or not (joined or parse.tags[anchor] == "VBG"):
            continue
        for other in best.values():
            if other is draft or other.source != draft.source or other.anchor is None or other.anchor > anchor:
                continue
            _end_at(parse, other, draft.cue.start)


def _is_set_against(parse: Parse, anchor: int) -> bool:
    """Tell whether the clause of a cue is set against what was said before: ``…, although he clarified that …``."""
    mark = child(parse, anchor, "mark")
    subject = child(parse, anchor, "nsubj")
    return (
        parse.deps[anchor] == "advcl"
        and mark is not None
        and parse.lower[mark] in ("although", "though", "while", "whereas")
        and subject is not None
        and parse.pos[subject] == "PRON"
    )


def _cut(parse: Parse, best: dict[int, Draft], draft: Draft, place: int) -> None:
    """End the content of the statements before a draft where its clause begins."""
    for other in best.values():
        if other is not draft and other.anchor is not None and other.anchor < place:
            _end_at(parse, other, place)


def _end_at(parse: Parse, draft: Draft, place: int) -> None:
    """End the piece of content that goes on beyond a token before that token."""
    draft.content = [
        trimmed(parse, piece.start, place) if piece.start < place < piece.end else piece for piece in draft.content
    ]


def _without_unsure_nested(drafts: list[Draft], cues: CueLexicon, floor: float) -> list[Draft]:
    kept: list[Draft] = []
    for draft in drafts:
        if is_nested(draft, drafts):
            lift = cues.weights.get(nesting_feature(draft), 0.0)
            draft.confidence = _lifted(draft.confidence, lift)
        if draft.confidence >= floor:
            kept.append(draft)
    return kept


def is_nested(draft: Draft, drafts: Iterable[Draft]) -> bool:
    """Tell whether the cue of a draft stands within the content of another one."""
    anchor = draft.anchor if draft.anchor is not None else -1
    return any(piece.start <= anchor < piece.end for other in drafts if other is not draft for piece in other.content)


def _lifted(confidence: float, lift: float) -> float:
    """Return a confidence after its log odds were raised by ``lift``."""
    odds = confidence / max(1e-9, 1.0 - confidence)
    return confidence_of([], {}, lift=math.log(max(odds, 1e-12)) + lift)


def _without_repeats(drafts: list[Draft]) -> list[Draft]:
    """Drop a statement whose content another, surer one has."""
    kept: dict[tuple[tuple[int, int], ...], Draft] = {}
    for draft in sorted(drafts, key=lambda draft: (-draft.confidence, draft.start())):
        draft.content = merged(draft.content)
        kept.setdefault(tuple(draft.content), draft)
    return list(kept.values())


def _statement(parse: Parse, draft: Draft, quotations: Sequence[Quotation], origin: str) -> Statement:
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
        kind=draft.kind,
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
        origin=origin,
    )


def _mode(parse: Parse, draft: Draft, quotations: Sequence[Quotation]) -> Mode:
    """Direct where at least nine tenths of the words are in quotation marks, indirect where none is, else mixed."""
    words = [token for piece in draft.content for token in range(*piece) if parse.words[token][0].isalnum()]
    inside = sum(1 for token in words if any(quotation.holds(token) for quotation in quotations))
    if inside == 0:
        return "indirect"
    return "direct" if inside >= 0.9 * len(words) else "mixed"


def _nested(statements: list[Statement]) -> Iterator[Statement]:
    """Say of each statement which other one its cue lies within: the one with the shortest content."""
    for statement in statements:
        cue = statement.cue
        around = [
            other
            for other in statements
            if cue is not None and other is not statement and any(span.covers(cue.span) for span in other.content)
        ]
        if around:
            outer = min(around, key=lambda other: (sum(span.end - span.start for span in other.content), other.id))
            yield replace(statement, within=outer.id)
        else:
            yield statement
