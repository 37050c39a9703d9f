"""A statement in the making, in tokens of the parse."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.extract.grammar.quotations import Quotation, quotations_by_token
from dragoman.extract.grammar.verbs import TENSED
from dragoman.model import Parse, StatementKind, TokenRange

# A quotation of fewer tokens, marks included, is a quoted term and no statement, unless a comma or colon sets it off.
MIN_QUOTATION = 5


@dataclass(slots=True)
class Draft:
    """A statement in the making. ``anchor`` is the token of the cue's verb or noun; ranges are of tokens.

    ``listed`` tells that the cue lexicon knows the lemma in this frame; ``by_rules`` and ``by_model`` what found it.
    """

    anchor: int | None
    cue: TokenRange | None
    source: TokenRange | None
    content: list[TokenRange]
    lemma: str = ""
    frame: str = ""
    act: str = "SAY"
    kind: StatementKind = "speech"
    listed: bool = True
    to: TokenRange | None = None
    quotations: list[Quotation] = field(default_factory=list)
    confidence: float = 0.0
    by_rules: bool = True
    by_model: bool = False

    def start(self) -> int:
        """Return the first token of cue and content."""
        pieces = [*self.content, self.cue] if self.cue is not None else self.content
        return min(piece.start for piece in pieces)

    def end(self) -> int:
        """Return one past the last token of the content."""
        return max(piece.end for piece in self.content)


def merged(pieces: Iterable[TokenRange]) -> list[TokenRange]:
    """Return the ranges in order, those that touch or overlap joined, empty ones dropped."""
    joined: list[TokenRange] = []
    for piece in sorted(piece for piece in pieces if piece.end > piece.start):
        if joined and piece.start <= joined[-1].end:
            joined[-1] = TokenRange(joined[-1].start, max(joined[-1].end, piece.end))
        else:
            joined.append(piece)
    return joined


def overlap(left: TokenRange, right: TokenRange) -> bool:
    """Tell whether two ranges share a token."""
    return left.start < right.end and right.start < left.end


def without(pieces: Iterable[TokenRange], others: Iterable[TokenRange]) -> list[TokenRange]:
    """Return the pieces without the tokens of others."""
    kept = list(pieces)
    for other in others:
        kept = [
            rest
            for piece in kept
            for rest in (
                TokenRange(piece.start, min(piece.end, other.start)),
                TokenRange(max(piece.start, other.end), piece.end),
            )
            if rest.end > rest.start
        ]
    return kept


def is_term(quotation: Quotation) -> bool:
    """Tell a quoted term from a quotation, by its length."""
    return quotation.last - quotation.first < MIN_QUOTATION


def joined_verb(parse: Parse, anchor: int, frame: str) -> int | None:
    """Return the finite verb of a cue, of a noun its light verb, where it is joined to a verb before; else None."""
    verb = parse.heads[anchor] if frame.startswith("light-") else anchor
    is_joined = parse.deps[verb] == "conj" and parse.tags[verb] in TENSED
    return verb if is_joined else None


def quoted_tokens(n_tokens: int, quotations: Iterable[Quotation]) -> list[Quotation | None]:
    """Return for each token the quotation it lies in; quoted terms do not count."""
    return quotations_by_token(n_tokens, (each for each in quotations if not is_term(each)))
