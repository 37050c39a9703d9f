"""What a relative pronoun in the place of a source phrase stands for."""

from __future__ import annotations

from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

_RELATIVES = words_of("actors", "relative pronouns")
# Longest way from a relative pronoun up to its clause.
_LONGEST_WAY = 4


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
