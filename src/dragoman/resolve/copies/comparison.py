"""How much of one report stands in another, word by word, and which passages of twenty words and more."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from dragoman.model import SharedPassage, Span
from dragoman.resolve.copies.signatures import Hashes, Marks, Signature, hashes_of, long_hashes_of

# A word is found where three in a row with it are. Rows of found words that are shorter than this come about by
# chance and do not count; up to _GAP words between two rows are taken for an editor's.
_GRAM = 3
_LEAST_ROW = 8
_GAP = 2

_PASSAGE_WORDS = 20

# Forms that are filled in anew each time share their words and not their figures and names: of those, in what two
# reports have in common, at least this share must be the same, where there are enough to tell.
_SAME_PARTICULARS = 0.6
_N_PARTICULARS = 5


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two reports have in common: the share of the words of each that stand in the other.

    ``longest`` is the most words in a row that stand in both, but for the few an editor changed; ``n_prose`` how many
    stand in both outside of quotations. ``is_form`` tells that they are one form filled in twice. ``particulars`` says
    of how many figures and names within the shared rows how many are the same.
    """

    share: float
    other_share: float
    longest: int
    n_prose: int
    particulars: str
    is_form: bool

    @property
    def most(self) -> float:
        """The greater of the shares."""
        return max(self.share, self.other_share)

    @property
    def least(self) -> float:
        """The smaller of the shares."""
        return min(self.share, self.other_share)


def compare(one: Signature, other: Signature) -> Comparison:
    """Compare two reports. Reports too short for three words in a row share all or nothing."""
    if min(one.n_words, other.n_words) < _GRAM:
        is_same = one.n_words == other.n_words and bool((one.words == other.words).all())
        return Comparison(float(is_same), float(is_same), one.n_words, one.n_words, "", False)
    found, other_found = _found(one, other), _found(other, one)
    (rows, longest), (other_rows, other_longest) = _rows(found), _rows(other_found)
    sides = ((one, found, rows), (other, other_found, other_rows))
    told = [_particulars(*side) for side in sides]
    kinds = [tuple(map(sum, zip(*both, strict=True))) for both in zip(*told, strict=True)]
    return Comparison(
        _share(found & rows),
        _share(other_found & other_rows),
        min(longest, other_longest),
        min(int((each.is_quoted < (marks & within)).sum()) for each, marks, within in sides),
        ", ".join(
            f"{n_same} of {n_all} {kind}" for kind, (n_same, n_all) in zip(("figures", "names"), kinds, strict=True)
        ),
        any(n_all >= 2 * _N_PARTICULARS and n_same < _SAME_PARTICULARS * n_all for n_same, n_all in kinds),
    )


def find_passages(one: Signature, other: Signature) -> list[SharedPassage]:
    """Return the passages that two reports share word by word, in the order of the first, none within another."""
    hashed = long_hashes_of(one.words, _PASSAGE_WORDS // 5)
    other_hashed = long_hashes_of(other.words, _PASSAGE_WORDS // 5)
    if not len(hashed) or not len(other_hashed):
        return []
    order = np.argsort(other_hashed, kind="stable")
    places = np.searchsorted(other_hashed[order], hashed)
    places = order[np.minimum(places, len(order) - 1)]
    met = np.flatnonzero(other_hashed[places] == hashed)
    if not len(met):
        return []
    there = places[met]
    breaks = np.flatnonzero((np.diff(met) != 1) | (np.diff(there) != 1)) + 1
    return [
        _passage(one, int(here[0]), other, int(away[0]), len(here) + _PASSAGE_WORDS - 1)
        for here, away in zip(np.split(met, breaks), np.split(there, breaks), strict=True)
    ]


def _passage(one: Signature, first: int, other: Signature, other_first: int, n_words: int) -> SharedPassage:
    return SharedPassage(
        one.report_id,
        _span(one, first, n_words),
        other.report_id,
        _span(other, other_first, n_words),
        n_words,
    )


def _span(signature: Signature, first: int, n_words: int) -> Span:
    return Span(int(signature.starts[first]), int(signature.ends[first + n_words - 1]))


def _share(found: Marks) -> float:
    return round(float(found.mean()), 4)


def _found(one: Signature, other: Signature) -> Marks:
    """Mark the words that stand in the other report with two beside them."""
    own, known = _grams(one), _sorted_grams(other)
    places = np.minimum(np.searchsorted(known, own), len(known) - 1)
    begins = known[places] == own
    found = np.zeros(one.n_words, np.bool_)
    for place in range(_GRAM):
        found[place : place + len(begins)] |= begins
    return found


def _rows(found: Marks) -> tuple[Marks, int]:
    """Mark rows of found words that are long enough, with the few words between that were not; and the longest."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], found, [False])).astype(np.int8)))
    begins, ends = edges[::2], edges[1::2]
    rows = np.zeros(len(found), np.bool_)
    if not len(begins):
        return rows, 0
    is_new = np.concatenate(([True], begins[1:] - ends[:-1] > _GAP))
    firsts = begins[is_new]
    lasts = ends[np.concatenate((is_new[1:], [True]))]
    for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True):
        if last - first >= _LEAST_ROW:
            rows[first:last] = True
    return rows, int((lasts - firsts).max())


def _particulars(signature: Signature, found: Marks, rows: Marks) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return of figures, then of names, how many within the rows are found, and how many there are."""
    figures, names = signature.is_number & rows, signature.is_name & rows
    return (int((figures & found).sum()), int(figures.sum())), (int((names & found).sum()), int(names.sum()))


@lru_cache(maxsize=256)
def _grams(signature: Signature) -> Hashes:
    return hashes_of(signature.words, _GRAM)


@lru_cache(maxsize=256)
def _sorted_grams(signature: Signature) -> Hashes:
    return np.unique(_grams(signature))
