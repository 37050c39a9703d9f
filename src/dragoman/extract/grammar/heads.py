"""The word that a stretch of words hangs on, the way up from a word, the words of a row, and what a relative means.

Token numbers of a ``Parse`` throughout.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from dragoman.model import Parse

# Longest way up that is followed, in arcs. Longer ways lead through mistakes of the parser.
MOST_ARCS = 12
# Most words that one row of joined words is followed over.
MOST_JOINED = 24


def head_of(parse: Parse, start: int, end: int) -> int:
    """Return the first of the tokens from ``start`` to one before ``end`` whose head is none of them, else the last.

    Marks are no heads, whatever the parser hangs on them.
    """
    for token in range(start, end):
        is_outer = not start <= parse.heads[token] < end or parse.heads[token] == token
        if is_outer and parse.pos[token] != "PUNCT":
            return token
    return end - 1


def first_conjunct(parse: Parse, token: int, labels: Collection[str] = ("conj",)) -> int:
    """Return the first of the words that a word is joined to: "Oslo" for "Rome" in "Oslo, Bern and Rome"."""
    while parse.deps[token] in labels and parse.heads[token] != token:
        token = parse.heads[token]
    return token


def arcs_up(parse: Parse, token: int, most: int = MOST_ARCS) -> Iterator[tuple[int, int]]:
    """Yield the way up from a token, each word with its head, up to the root, which has none, or so many arcs."""
    for _ in range(most):
        head = parse.heads[token]
        if head == token:
            return
        yield token, head
        token = head


def meant_by(parse: Parse, token: int) -> int:
    """Return the noun that a relative pronoun means: "men" for "who" in "the men who fled"; else the token itself."""
    clause = parse.heads[token]
    is_relative = parse.tags[token] in ("WDT", "WP") and parse.deps[clause] == "relcl"
    return parse.heads[clause] if is_relative else token


def spread(
    parse: Parse,
    heads: Iterable[int],
    beside: Callable[[Parse, int], Iterable[int]],
    left_out: Collection[int] = (),
) -> list[int]:
    """Return heads with those that stand beside them, in the order they are met, each once; relatives as their nouns.

    ``beside`` gives what stands beside one: conjuncts, what is counted. What is ``left_out`` is not followed either.
    """
    found: list[int] = []
    pending = list(heads)
    while pending and len(found) < MOST_JOINED:
        head = meant_by(parse, pending.pop(0))
        if head not in found and head not in left_out:
            found.append(head)
            pending += beside(parse, head)
    return found
