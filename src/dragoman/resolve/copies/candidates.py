"""Which reports may have text in common: those that share fingerprints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from dragoman.resolve.copies.signatures import Signature

# With how many of the next reports of a fingerprint each is paired. Of a text that hundreds have, neighbours are
# enough: groups join them. So a phrase that everybody uses costs no more than a rare one.
N_NEXT = 8

# How many fingerprints reports must share to be compared. A report of 400 words has about 90.
_LEAST = 3
_LEAST_OF_SHORT = 2
_SHORT = 30


def n_asked_of(size: int, other_size: int) -> int:
    """Return how many fingerprints two reports must share to be compared, by how many each has."""
    least = min(size, other_size)
    return _LEAST if least >= _SHORT else min(_LEAST_OF_SHORT, least)


def find_candidates(signatures: Sequence[Signature]) -> Iterator[tuple[int, int, int]]:
    """Yield pairs of places in ``signatures``, the lesser first, in order, each once, and how many they share.

    Signatures come in the order of their reports, by day and id: a report is paired with those next to it.
    """
    sizes = np.array([len(each.fingerprints) for each in signatures], np.int64)
    if not sizes.sum():
        return
    pairs, n_shared = _counted(_pairs_of(signatures, sizes), len(signatures))
    first, second = np.divmod(pairs, len(signatures))
    least = np.minimum(sizes[first], sizes[second])
    asked = np.where(least >= _SHORT, _LEAST, np.minimum(_LEAST_OF_SHORT, least))
    kept = n_shared >= asked
    yield from zip(first[kept].tolist(), second[kept].tolist(), n_shared[kept].tolist(), strict=True)


def _pairs_of(signatures: Sequence[Signature], sizes: npt.NDArray[np.int64]) -> Iterator[npt.NDArray[np.int64]]:
    """Yield the pairs that each fingerprint gives, as one number each: first times how many there are plus second."""
    prints = np.concatenate([each.fingerprints for each in signatures])
    owners = np.repeat(np.arange(len(signatures), dtype=np.int32), sizes)
    order = np.argsort(prints, kind="stable")  # those of one fingerprint stay in the order of their reports
    prints, owners = prints[order], owners[order]
    del order
    for step in range(1, N_NEXT + 1):
        met = np.flatnonzero(prints[step:] == prints[:-step])
        if not len(met):
            return
        yield owners[met].astype(np.int64) * len(signatures) + owners[met + step]


def _counted(
    some_pairs: Iterator[npt.NDArray[np.int64]], n_signatures: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    pairs = np.empty(0, np.int64)
    counts = np.empty(0, np.int64)
    for some in some_pairs:
        new, n_new = np.unique(some, return_counts=True)
        both = np.concatenate([pairs, new])
        pairs, places = np.unique(both, return_inverse=True)
        counts = np.bincount(places, np.concatenate([counts, n_new]), len(pairs)).astype(np.int64)
    return pairs, counts
