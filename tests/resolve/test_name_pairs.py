"""Names written differently are told from names of different people, on pairs of which half was never looked at."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "evaluation"))
from name_pairs import figures, load_pairs

LEAST_F1 = 0.95


@pytest.mark.parametrize("is_held_out", [False, True])
def test_names_written_differently_are_joined_and_no_others(is_held_out: bool):
    pairs = [pair for pair in load_pairs() if pair.is_held_out is is_held_out]

    assert LEAST_F1 <= figures(pairs)[3]


def test_there_are_pairs_enough_of_both_sorts():
    pairs = load_pairs()

    assert (300, 150, 150) <= (len(pairs), sum(p.is_same for p in pairs), sum(not p.is_same for p in pairs))
