"""Which found item is which coded one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Pair = tuple[int, int]
WordSet = frozenset[int]


def overlap(left: WordSet, right: WordSet) -> float:
    """Return the Jaccard index of two sets: 1 where they are the same, 0 where they share nothing or are empty."""
    n_shared = len(left & right)
    return n_shared / (len(left) + len(right) - n_shared) if n_shared else 0.0


def match_one_to_one(
    gold: Sequence[WordSet],
    found: Sequence[WordSet],
    is_match: Callable[[int, int, float], bool] = lambda _gold, _found, _overlap: True,
) -> list[Pair]:
    """Pair items that share words, each at most once, those that overlap most first and ties in the order given.

    ``is_match`` gets the numbers of both and their overlap, and may refuse. Gives (number in gold, number in found).
    """
    candidates = sorted(
        (-share, one, other)
        for one, words in enumerate(gold)
        for other, others in enumerate(found)
        if (share := overlap(words, others)) and is_match(one, other, share)
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, one, other in candidates:
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return list(pairs.items())
