"""What grammar and the cue lexicon tell the statement model about each token, and about each pair of cue and token."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.extract.grammar.quotations import Quotation, quotations_on
from dragoman.extract.grammar.verbs import own_subject_of
from dragoman.extract.statements.proposals import Proposals
from dragoman.extract.statements.statement_draft import Draft
from dragoman.model import Parse, TokenRange

# Below this confidence a proposal of the rules is not worth a hint.
HINT_FLOOR = 0.03
CONFIDENCE_STEPS = (0.03, 0.1, 0.25, 0.5, 0.75)
POS = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X SPACE".split())
DEPS = tuple(
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass "
    "dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj "
    "poss preconj predet prep prt punct quantmod relcl xcomp".split()
)
TAGS = tuple("VB VBD VBG VBN VBP VBZ MD NN NNS NNP NNPS PRP PRP$ WP WDT WRB IN TO DT JJ RB CC CD POS RP EX".split())
NAMES = ("PERSON", "ORG", "GPE", "NORP", "DATE")
_POS = {label: n + 1 for n, label in enumerate(POS)}
_DEPS = {label: n + 1 for n, label in enumerate(DEPS)}
_TAGS = {label: n + 1 for n, label in enumerate(TAGS)}
_NAMES = {label: n + 1 for n, label in enumerate(NAMES)}
# Sizes of the vocabularies of the features, in their order; what is new to them is number 0.
TOKEN_FEATURE_SIZES = (len(POS) + 1, len(DEPS) + 1, len(TAGS) + 1, len(NAMES) + 1, 4, 4, len(CONFIDENCE_STEPS) + 1, 4)
N_BRANCHES = len(DEPS) + 5
N_DISTANCES = 33
PAIR_FEATURE_SIZES = (4, N_BRANCHES, N_DISTANCES, 8, 6)


@dataclass(frozen=True)
class Hints:
    """The proposals of the rules: for each token the confidence, in [0, 1], of the statement it anchors (0 if none)."""

    drafts: Mapping[int, Draft]
    confidence: Sequence[float]
    quotations: Sequence[Quotation]


def hints_from(proposals: Proposals) -> Hints:
    """Return what the rules propose for a report, unlikely proposals among it."""
    drafts = {draft.anchor: draft for draft in proposals.settled(HINT_FLOOR) if draft.anchor is not None}
    confidence = [0.0] * len(proposals.parse)
    for anchor, draft in drafts.items():
        confidence[anchor] = draft.confidence
    return Hints(drafts, confidence, proposals.quotations)


def token_features(parse: Parse, hints: Hints) -> NDArray[np.int8]:
    """Return (n_tokens, 8): part of speech, dependency, tag, name, letter case, quotation, proposal, place."""
    table = np.zeros((len(parse), len(TOKEN_FEATURE_SIZES)), dtype=np.int8)
    table[:, 0] = [_POS.get(label, 0) for label in parse.pos]
    table[:, 1] = [_DEPS.get(label, 0) for label in parse.deps]
    table[:, 2] = [_TAGS.get(label, 0) for label in parse.tags]
    for name in parse.names:
        table[name.start : name.end, 3] = _NAMES.get(name.label, 0)
    table[:, 4] = [_case(word) for word in parse.words]
    for quotation in hints.quotations:
        table[quotation.first : quotation.last, 5] = 2 if quotation.closed else 3
        table[quotation.first, 5] = 1
    table[:, 6] = np.searchsorted(CONFIDENCE_STEPS, hints.confidence, side="right")
    _mark_beginnings(parse, table[:, 7])
    return table


def _mark_beginnings(parse: Parse, column: NDArray[np.int8]) -> None:
    """Mark where sentences begin, and where paragraphs do."""
    for sentence in parse.sentences:
        column[sentence.start] = 1
    for paragraph in parse.paragraphs:
        if paragraph.end > paragraph.start:
            column[paragraph.start] = 2


def pair_features(parse: Parse, hints: Hints, anchor: int, window: TokenRange) -> NDArray[np.int8]:
    """Return (n_tokens of the window, 5): role in the rules' proposal, branch below the anchor, distance, nearness."""
    start, end = window
    table = np.zeros((end - start, len(PAIR_FEATURE_SIZES)), dtype=np.int8)
    draft = hints.drafts.get(anchor)
    if draft is not None:
        for pieces, role in ((draft.content, 3), ((draft.source,), 1), ((draft.cue,), 2)):
            for piece in pieces:
                if piece is not None:
                    table[max(0, piece.start - start) : max(0, piece.end - start), 0] = role
    mark_branches(parse, anchor, start, table[:, 1])
    places = np.arange(start, end) - anchor
    table[:, 2] = 16 + np.sign(places) * np.minimum(16, np.ceil(4 * np.log2(1 + np.abs(places) / 3))).astype(np.int64)
    table[:, 3] = _nearness(parse, anchor, start, end)
    _mark_quotations(parse, hints, anchor, start, table[:, 4])
    return table


def _mark_quotations(parse: Parse, hints: Hints, anchor: int, start: int, column: NDArray[np.int8]) -> None:
    """Mark the tokens in quotations by where the anchor stands to theirs: in it, beside it, in its sentence, …"""
    sentence, paragraph = parse.sentence_of(anchor), parse.paragraph_numbers[anchor]
    for quotation in quotations_on(hints.quotations, start, start + len(column)):
        gap = max(quotation.first - anchor, anchor - quotation.last + 1)
        if quotation.first <= anchor < quotation.last:
            mark = 1
        elif sentence.start <= quotation.first < sentence.end or sentence.start < quotation.last <= sentence.end:
            mark = 2 if gap <= 6 else 3
        else:
            mark = 4 if parse.paragraph_numbers[quotation.first] == paragraph else 5
        column[max(0, quotation.first - start) : max(0, quotation.last - start)] = mark


def _case(word: str) -> int:
    if not word[:1].isupper():
        return 0
    return 2 if len(word) > 1 and word.isupper() else 1


def mark_branches(parse: Parse, anchor: int, start: int, column: NDArray[np.int8]) -> None:
    """Mark each token by the arc that leads to it from the anchor, or by where it lies if none does."""
    sentence = parse.sentence_of(anchor)
    n_labels = len(DEPS)
    column[max(0, sentence.start - start) : max(0, sentence.end - start)] = n_labels + 1
    token, steps = anchor, 0
    while parse.heads[token] != token and steps < 50:
        token, steps = parse.heads[token], steps + 1
        if 0 <= token - start < len(column):
            column[token - start] = n_labels + 2
        subject = own_subject_of(parse, token)
        if subject is not None:
            left, right = parse.edges[subject]
            if not left <= anchor < right:
                column[max(0, left - start) : max(0, right - start)] = n_labels + 4
    for below in parse.children[anchor]:
        left, right = parse.edges[below]
        column[max(0, left - start) : max(0, right - start)] = _DEPS.get(parse.deps[below], 0)
    if 0 <= anchor - start < len(column):
        column[anchor - start] = n_labels + 3


def _nearness(parse: Parse, anchor: int, start: int, end: int) -> NDArray[np.int8]:
    sentence = np.array(parse.sentence_numbers[start:end]) - parse.sentence_numbers[anchor]
    paragraph = np.array(parse.paragraph_numbers[start:end]) - parse.paragraph_numbers[anchor]
    near = np.select(
        [
            sentence == 0,
            (sentence == -1) & (paragraph == 0),
            (sentence == 1) & (paragraph == 0),
            (sentence < 0) & (paragraph == 0),
            paragraph == 0,
            paragraph == -1,
            paragraph == 1,
        ],
        [1, 2, 3, 4, 5, 6, 7],
        default=0,
    )
    return near.astype(np.int8)
