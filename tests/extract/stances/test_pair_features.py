"""What is told of two parties of a sentence, and a head over it."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.extract.stances.pair_features import (
    CLASSES,
    N_WORDS,
    SWAPPED,
    PairOfParties,
    ReadSentence,
    numbers_of,
    words_of_pair,
)
from dragoman.extract.stances.stance_head import StanceHead

WIDTH = 6


def read(n: int = 5) -> ReadSentence:
    """Return "Norland has accused Velt .", the verb the head of all."""
    states = np.arange(n * WIDTH, dtype=np.float32).reshape(n, WIDTH)
    return ReadSentence(
        ("Norland", "have", "accuse", "Velt", "."),
        ("PROPN", "AUX", "VERB", "PROPN", "PUNCT"),
        ("nsubj", "aux", "ROOT", "dobj", "punct"),
        (2, 2, 2, 2, 2),
        states,
        np.zeros((n, 18), dtype=np.float32),
        {2: "ACCUSE"},
    )


@pytest.fixture
def head() -> StanceHead:
    draw = np.random.default_rng(0)
    n_numbers = len(numbers_of(PairOfParties(read(), [0], [3])))
    return StanceHead(
        {
            "numbers.weight": draw.normal(size=(4, n_numbers)).astype(np.float32) / 100,
            "numbers.bias": np.zeros(4, dtype=np.float32),
            "words": draw.normal(size=(N_WORDS, 4)).astype(np.float32),
            "out.weight": draw.normal(size=(5, 4)).astype(np.float32),
            "out.bias": np.zeros(5, dtype=np.float32),
        }
    )


def test_a_class_swapped_twice_is_itself():
    assert list(range(len(CLASSES))) == [SWAPPED[each] for each in SWAPPED]


def test_a_pair_told_the_other_way_round_has_other_words():
    pair, other = PairOfParties(read(), [0], [3]), PairOfParties(read(), [3], [0])

    assert words_of_pair(pair) != words_of_pair(other)


def test_the_head_tells_the_same_whichever_is_called_p(head: StanceHead):
    one, other = head.shares(PairOfParties(read(), [0], [3])), head.shares(PairOfParties(read(), [3], [0]))

    assert one == pytest.approx(other[list(SWAPPED)])


def test_shares_of_the_classes_make_one(head: StanceHead):
    assert 1.0 == pytest.approx(head.shares(PairOfParties(read(), [0], [3])).sum(), abs=1e-6)


@pytest.mark.parametrize(("p", "q"), [([0], [1]), ([0, 1], [1]), ([2], [2])])
def test_parties_side_by_side_or_in_each_other_give_finite_numbers(p: list[int], q: list[int]):
    assert np.isfinite(numbers_of(PairOfParties(read(), p, q))).all()
