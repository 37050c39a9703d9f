"""Cues that are phrases: ``according to X``, ``in X's opinion``."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.grammar.clauses import NOMINAL, child, noun_phrase, trimmed
from dragoman.extract.statements.cue_candidate import Cue, CueCandidate
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, TokenRange

OPINIONS = words_of("statements", "opinions")


def according(parse: Parse, token: int) -> Iterator[CueCandidate]:
    """``according to X, S``, ``as per X, S``: the content is the sentence without the phrase."""
    found = _according_to(parse, token) if parse.lower[token] == "according" else _as_per(parse, token)
    if found is None:
        return
    tokens, holder = found
    source = child(parse, holder, "pobj")
    if source is None or parse.pos[source] not in NOMINAL:
        return
    content = _sentence_without(parse, token, tokens.start, noun_phrase(parse, source).end)
    yield Cue(parse, "according", token, tokens, source).candidate("according", *content)


def _according_to(parse: Parse, token: int) -> tuple[TokenRange, int] | None:
    """Return the tokens of "according to" and the one on which the source hangs."""
    if parse.lower[token + 1 : token + 2] != ("to",):
        return None
    holder = next((c for c in parse.children[token] if parse.lower[c] == "to"), token)
    return TokenRange(token, token + 2), holder


def _as_per(parse: Parse, token: int) -> tuple[TokenRange, int] | None:
    is_after_as = token > 0 and parse.lower[token - 1] == "as"
    return (TokenRange(token - 1, token + 1), token) if is_after_as else None


def in_opinion(parse: Parse, token: int) -> Iterator[CueCandidate]:
    """``in X's opinion, S``, ``in the words of X, S``."""
    noun = child(parse, token, "pobj")
    if noun is None or parse.lower[noun] not in OPINIONS:
        return
    source = child(parse, noun, "poss")
    of = next((c for c in parse.children[noun] if parse.lower[c] == "of"), None)
    if source is None and of is not None:
        source = child(parse, of, "pobj")
    if source is not None and parse.pos[source] in NOMINAL:
        content = _sentence_without(parse, noun, token, parse.edges[noun][1])
        cue = Cue(parse, f"in {parse.lower[noun]}", noun, TokenRange(noun, noun + 1), source)
        yield cue.candidate("according", *content)


def _sentence_without(parse: Parse, token: int, start: int, end: int) -> tuple[TokenRange, ...]:
    """Return the sentence, or the clause that the phrase closes, without the tokens from ``start`` to ``end``."""
    sentence = parse.sentence_of(token)
    governor = parse.heads[token]
    left = sentence.start
    if token > governor and parse.deps[governor] in ("conj", "ccomp", "advcl", "relcl"):
        left = parse.edges[governor][0]
    pieces = (trimmed(parse, left, start), trimmed(parse, end, sentence.end))
    return tuple(piece for piece in pieces if piece.end > piece.start)
