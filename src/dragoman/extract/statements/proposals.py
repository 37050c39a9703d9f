"""What the rules propose: the statements that cues tell of by grammar and by the quotations beside them, weighed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.grammar.below import word_below
from dragoman.extract.grammar.clauses import child, trimmed
from dragoman.extract.grammar.coverage import Coverage
from dragoman.extract.grammar.quotations import Quotation
from dragoman.extract.statements.cue_candidate import CueCandidate
from dragoman.extract.statements.cue_candidates import find_candidates
from dragoman.extract.statements.cue_lookup import entry_of
from dragoman.extract.statements.quoted import LONE_CONFIDENCE, drafts_beside
from dragoman.extract.statements.reported import draft_reported
from dragoman.extract.statements.scoring import confidence_of, features_of, nesting_feature
from dragoman.extract.statements.statement_draft import Draft, joined_verb, quoted_tokens
from dragoman.lexicon.cues import CueLexicon
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

CONTRASTS = words_of("statements", "conjunctions of contrast")


@dataclass(frozen=True)
class Proposals:
    """Every statement that a cue of a report could tell of, weighed, before any is chosen.

    ``quoted`` holds for each token the quotation it lies in.
    """

    parse: Parse
    quotations: Sequence[Quotation]
    quoted: list[Quotation | None]
    cues: CueLexicon
    by_grammar: Sequence[Draft]
    bare: list[CueCandidate]

    def settled(self, floor: float) -> list[Draft]:
        """Return the surest statement of each cue, by anchor; those told within others' content only if sure enough.

        The drafts are the caller's own.
        """
        best: dict[int, Draft] = {}
        for draft in self.by_grammar:
            _keep_surer(draft, best, floor)
        best = {anchor: replace(draft, content=list(draft.content)) for anchor, draft in best.items()}
        taken = {quotation for draft in best.values() for quotation in draft.quotations}
        free = [quotation for quotation in self.quotations if quotation not in taken]
        for draft in drafts_beside(self.parse, self.bare, free, self.cues, self.quoted):
            _keep_beside(self.parse, draft, self.cues, best, floor)
        _drop_light_verbs(self.parse, best)
        part_participles(self.parse, list(best.values()))
        return _without_unsure_nested([best[anchor] for anchor in sorted(best)], self.cues, floor)


def propose(parse: Parse, quotations: Sequence[Quotation], cues: CueLexicon) -> Proposals:
    """Weigh every candidate of a report."""
    quoted = quoted_tokens(len(parse), quotations)
    return Proposals(parse, quotations, quoted, cues, *weigh_by_grammar(parse, quotations, quoted, cues))


def weigh_by_grammar(
    parse: Parse, quotations: Sequence[Quotation], quoted: list[Quotation | None], cues: CueLexicon
) -> tuple[list[Draft], list[CueCandidate]]:
    """Return what grammar says each cue may tell of, weighed, and the verbs that a quotation may stand beside."""
    drafts: list[Draft] = []
    bare: list[CueCandidate] = []
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


def part_participles(parse: Parse, drafts: Sequence[Draft]) -> None:
    """End a statement where a participle of the same speaker tells the next: ``noted that A, stressing that B``."""
    # Content is only ever cut here: what lies around a place is among what lay around it at first.
    contents = by_content(drafts)
    for draft in drafts:
        anchor = draft.anchor
        if anchor is None:
            continue
        if _is_set_against(parse, anchor):
            _cut(parse, contents, draft, parse.edges[anchor][0])
        elif parse.tags[anchor] == "VBG" or joined_verb(parse, anchor, draft.frame) is not None:
            _part_from(parse, contents, draft, anchor)


def _part_from(parse: Parse, contents: Coverage[Draft], draft: Draft, anchor: int) -> None:
    """End the content of the statements of the same source before a draft where its cue begins."""
    if draft.source is None or draft.cue is None:
        return
    for other in _around(contents, draft.cue.start):
        is_before = other.anchor is not None and other.anchor <= anchor
        if is_before and other is not draft and other.source == draft.source:
            _end_at(parse, other, draft.cue.start)


def _is_set_against(parse: Parse, anchor: int) -> bool:
    """Tell whether the clause of a cue is set against what was said before: ``…, although he clarified that …``."""
    if parse.deps[anchor] != "advcl" or word_below(parse, anchor, "mark") not in CONTRASTS:
        return False
    subject = child(parse, anchor, "nsubj")
    return subject is not None and parse.pos[subject] == "PRON"


def _around(contents: Coverage[Draft], place: int) -> Iterator[Draft]:
    """Yield the drafts whose content may go on at a token, and goes on before it."""
    return contents.around(place - 1, place + 1) if place > 0 else iter(())


def _cut(parse: Parse, contents: Coverage[Draft], draft: Draft, place: int) -> None:
    """End the content of the statements before a draft where its clause begins."""
    for other in _around(contents, place):
        if other is not draft and other.anchor is not None and other.anchor < place:
            _end_at(parse, other, place)


def _end_at(parse: Parse, draft: Draft, place: int) -> None:
    """End the piece of content that goes on beyond a token before that token."""
    draft.content = [
        trimmed(parse, piece.start, place) if piece.start < place < piece.end else piece for piece in draft.content
    ]


def _without_unsure_nested(drafts: list[Draft], cues: CueLexicon, floor: float) -> list[Draft]:
    kept: list[Draft] = []
    contents = by_content(drafts)
    for draft in drafts:
        if is_nested(draft, contents):
            lift = cues.weights.get(nesting_feature(draft), 0.0)
            draft.confidence = _lifted(draft.confidence, lift)
        if draft.confidence >= floor:
            kept.append(draft)
    return kept


def by_content(drafts: Iterable[Draft]) -> Coverage[Draft]:
    """Return drafts by the tokens of their content."""
    return Coverage((piece, draft) for draft in drafts for piece in draft.content)


def is_nested(draft: Draft, contents: Coverage[Draft]) -> bool:
    """Tell whether the cue of a draft stands within the content of another one."""
    if draft.anchor is None:
        return False
    return any(other is not draft for other in contents.around(draft.anchor, draft.anchor + 1))


def _lifted(confidence: float, lift: float) -> float:
    """Return a confidence after its log odds were raised by ``lift``."""
    odds = confidence / max(1e-9, 1.0 - confidence)
    return confidence_of([], {}, lift=math.log(max(odds, 1e-12)) + lift)
