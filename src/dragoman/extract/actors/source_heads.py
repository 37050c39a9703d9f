"""The head of a source phrase, and what a relative pronoun in its place stands for."""

from __future__ import annotations

from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

_RELATIVES = words_of("actors", "relative pronouns")
# Longest way from a relative pronoun up to its clause.
_LONGEST_WAY = 4


def head_of(parse: Parse, tokens: range) -> int:
    """Return the first token of a phrase that hangs on none of its own, the first of all where there is no such one."""
    return next((token for token in tokens if _is_head(parse, token, tokens)), tokens.start)


def _is_head(parse: Parse, token: int, tokens: range) -> bool:
    head = parse.heads[token]
    is_inside = head in tokens and head != token
    return not is_inside and parse.pos[token] not in {"PUNCT", "DET", "ADP"}


def antecedent(parse: Parse, tokens: range) -> range:
    """Return the noun that a relative pronoun stands for; any other phrase as it is."""
    if len(tokens) != 1 or parse.lower[tokens.start] not in _RELATIVES:
        return tokens
    token = tokens.start
    for _ in range(_LONGEST_WAY):
        head = parse.heads[token]
        if parse.deps[token] in {"relcl", "acl"}:
            return range(head, head + 1)
        if head == token:
            break
        token = head
    return tokens
