"""Issues a codebook might have: groups of statements that say alike, labelled in their own words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from dragoman.model import WordedStatement
from dragoman.resolve.positions.texts import Floats, Vectors

# Statements less alike than this are of two groups.
_ALIKE = 0.55
_FEWEST, _FEWEST_HOLDERS = 3, 2
_MOST_STATEMENTS = 20_000
_ROWS_AT_ONCE = 1_000
_WORDS_OF_LABEL = 4


@dataclass(frozen=True)
class Suggestion:
    """Statements that say alike. ``label`` are the words that set them apart, ``wording`` the most central of them."""

    label: str
    wording: str
    n_holders: int
    statements: tuple[str, ...]


def suggest_issues(statements: Iterable[WordedStatement], vectors: Vectors) -> list[Suggestion]:
    """Return groups of at least three wordings by at least two holders, the largest first.

    Of more than 20,000 statements an even sample is looked at.
    """
    distinct = _distinct(statements)
    texts = list(distinct)
    pieces = [vectors.pieces(text)[0] for text in texts]
    if len(texts) < _FEWEST:
        return []
    points = np.stack([vectors.text_vector(each) for each in pieces])
    found = [_suggestion(members, texts, distinct, points) for members in _groups(points) if len(members) >= _FEWEST]
    spread = _words_in(texts)
    named = [Suggestion(_label(each[1], texts, spread), *each[0]) for each in found if each[0][1] >= _FEWEST_HOLDERS]
    return sorted(named, key=lambda each: (-len(each.statements), each.label, each.wording))


def _distinct(statements: Iterable[WordedStatement]) -> dict[str, list[WordedStatement]]:
    """Return the statements by their wording, in the order of the alphabet."""
    found: dict[str, list[WordedStatement]] = defaultdict(list)
    for each in statements:
        found[each.wording].append(each)
    texts = sorted(found)
    step = -(-len(texts) // _MOST_STATEMENTS) or 1
    return {text: found[text] for text in texts[::step]}


def _groups(points: Floats) -> list[list[int]]:
    """Return groups of rows: who has the most like it takes those that no other group has."""
    like: list[np.ndarray] = []
    for first in range(0, len(points), _ROWS_AT_ONCE):
        cosines = points[first : first + _ROWS_AT_ONCE] @ points.T
        like.extend(np.nonzero(row >= _ALIKE)[0] for row in cosines)
    order = sorted(range(len(points)), key=lambda row: (-len(like[row]), row))
    taken: set[int] = set()
    groups: list[list[int]] = []
    for row in order:
        if row not in taken:
            members = [int(each) for each in like[row] if int(each) not in taken]
            taken.update(members)
            groups.append(members)
    return groups


def _suggestion(
    members: Sequence[int], texts: Sequence[str], distinct: dict[str, list[WordedStatement]], points: Floats
) -> tuple[tuple[str, int, tuple[str, ...]], list[str]]:
    own = points[list(members)]
    central = members[int((own @ own.sum(axis=0)).argmax())]
    told = [each for member in members for each in distinct[texts[member]]]
    holders = {each.holder or each.statement_id for each in told}
    ids = tuple(sorted({each.statement_id for each in told}))
    return (texts[central], len(holders), ids), [texts[member] for member in members]


def _words_in(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in set(_words(text)))


def _words(text: str) -> list[str]:
    bare = (word.strip(".,;:!?\"'“”‘’()").lower() for word in text.split())
    return [word for word in bare if len(word) > 3 and word.isalpha()]


def _label(own: Sequence[str], texts: Sequence[str], spread: Counter[str]) -> str:
    """Return the words in the most of these texts, and in few others."""
    counts = _words_in(own)
    outside = len(texts) - len(own) + 1
    scores = {word: n / len(own) - (spread[word] - n) / outside for word, n in counts.items() if n >= 2 or len(own) < 2}
    best = sorted(scores, key=lambda word: (-scores[word], word))[:_WORDS_OF_LABEL]
    return ", ".join(best)
