"""Words that two statements claim: one has them, unless one statement stands whole in the other's words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.extract.grammar.clauses import trimmed
from dragoman.extract.statements.statement_draft import Draft, merged, overlap, without
from dragoman.model import Parse, TokenRange


def settle(parse: Parse, drafts: Iterable[Draft]) -> list[Draft]:
    """Return the drafts so that no two of different sources claim the same words side by side, in reading order.

    Words may be claimed twice where one statement lies with its cue inside the content of the other. Else one loses
    them; and is left out where less than half of its words are left.
    """
    kept = list(drafts)
    may_grow = True
    while True:
        n_words = sum(piece.end - piece.start for draft in kept for piece in draft.content)
        kept = _settled_once(parse, kept, may_grow=may_grow)
        # Content only shrinks from the second time on, so that this ends.
        if not may_grow and n_words == sum(piece.end - piece.start for draft in kept for piece in draft.content):
            return kept
        may_grow = False


def _settled_once(parse: Parse, drafts: Iterable[Draft], *, may_grow: bool) -> list[Draft]:
    ordered = sorted((draft for draft in drafts if draft.content), key=_begin)
    for number, one in enumerate(ordered):
        for other in ordered[number + 1 :]:
            if not one.content or _begin(other) >= one.end():
                break
            if other.content and not _is_shared(one, other):
                _settle(parse, one, other, may_grow=may_grow)
    return [draft for draft in ordered if draft.content]


def _begin(draft: Draft) -> int:
    """Return the first token of the content; of one that is empty the end of every report."""
    return min((piece.start for piece in draft.content), default=1 << 60)


def _is_shared(one: Draft, other: Draft) -> bool:
    return one.source is not None and one.source == other.source


def _settle(parse: Parse, one: Draft, other: Draft, *, may_grow: bool) -> None:
    contested = _common(one.content, other.content)
    if not contested or lies_within(parse, one, other) or lies_within(parse, other, one):
        return
    for outer, inner in ((one, other), (other, one)):
        if may_grow and _reach_over(parse, outer, inner):
            return
    loser = _loser(one, other, contested)
    rest = _without(parse, loser.content, contested)
    is_kept = _are_pieces(loser, contested) or 2 * _n_words(parse, rest) >= _n_words(parse, loser.content)
    loser.content = rest if is_kept and loser.cue is not None else []


def lies_within(parse: Parse, inner: Draft, outer: Draft) -> bool:
    """Tell whether a statement stands with its cue inside the content of another one."""
    if inner.cue is None:
        return False
    around = merged(outer.content)
    words = (trimmed(parse, *piece) for piece in (*inner.content, inner.cue))
    return all(
        any(each.start <= piece.start and piece.end <= each.end for each in around)
        for piece in words
        if piece.end > piece.start
    )


def _reach_over(parse: Parse, outer: Draft, inner: Draft) -> bool:
    """Let content around the cue of another statement reach over all that is said there; tell whether it did.

    "The ministry said that the envoy believes the truce will hold.", read as if "believes" were the end.
    """
    if inner.cue is None or outer.cue is None:
        return False
    start = _begin(outer)
    anchor = inner.anchor if inner.anchor is not None else inner.cue.start
    is_at = any(piece.start <= inner.cue.start <= piece.end for piece in outer.content)
    if not is_at or parse.sentence_of(anchor) != parse.sentence_of(outer.cue.start):
        return False
    whole = TokenRange(min(inner.cue.start, _begin(inner)), max(inner.cue.end, inner.end()))
    if whole.start < start or whole.start <= outer.cue.start < whole.end or not _is_in_sentence(parse, whole, anchor):
        return False
    if any(token in range(*whole) for token in range(*(outer.source or TokenRange(0, 0)))):
        return False
    outer.content = merged([*outer.content, whole])
    return lies_within(parse, inner, outer)


def _is_in_sentence(parse: Parse, piece: TokenRange, token: int) -> bool:
    sentence = parse.sentence_of(token)
    return sentence.start <= piece.start and piece.end <= sentence.end


def _loser(one: Draft, other: Draft, contested: Sequence[TokenRange]) -> Draft:
    """Return which of two gives up the words: a quotation without a cue, what has them as a piece apart from others,
    the less sure.
    """
    for draft, rival in ((one, other), (other, one)):
        if draft.cue is None and rival.cue is not None:
            return draft
    apart = [_are_pieces(draft, contested) for draft in (one, other)]
    if apart[0] != apart[1]:
        return one if apart[0] else other
    return one if (one.confidence, -_begin(one)) < (other.confidence, -_begin(other)) else other


def _are_pieces(draft: Draft, contested: Sequence[TokenRange]) -> bool:
    """Tell whether the words are whole pieces of a content, and others are left."""
    pieces = merged(draft.content)
    touched = [piece for piece in pieces if any(overlap(piece, words) for words in contested)]
    return len(touched) < len(pieces) and all(
        any(words.start <= piece.start + 1 and piece.end <= words.end + 1 for words in contested) for piece in touched
    )


def _common(left: Iterable[TokenRange], right: Sequence[TokenRange]) -> list[TokenRange]:
    both = (TokenRange(max(a.start, b.start), min(a.end, b.end)) for a in left for b in right)
    return merged(both)


def _n_words(parse: Parse, pieces: Iterable[TokenRange]) -> int:
    return sum(parse.words[token][0].isalnum() for piece in pieces for token in range(*piece))


def _without(parse: Parse, pieces: Iterable[TokenRange], others: Sequence[TokenRange]) -> list[TokenRange]:
    """Return the pieces without the tokens of others; pieces without a word are left out."""
    return [_without_marks(parse, piece) for piece in without(pieces, others) if _n_words(parse, [piece])]


def _without_marks(parse: Parse, piece: TokenRange) -> TokenRange:
    """Return a piece without the commas and colons that it begins with."""
    start = piece.start
    while start < piece.end and parse.words[start] in {",", ":", ";", ".", "-", "–", "—"}:
        start += 1
    return TokenRange(start, piece.end)
