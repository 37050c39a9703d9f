"""How scores become statements."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.extract.statements.statement_model import CONTENT, CUE, SOURCE, Reading, decoded, runs_of
from dragoman.model import TokenRange

SURE, UNSURE = np.log(0.97), np.log(0.01)


def chances(roles: list[int]) -> np.ndarray:
    table = np.full((1, len(roles), 4), UNSURE, dtype=np.float32)
    table[0, np.arange(len(roles)), roles] = SURE
    return table


def test_the_likeliest_roles_are_read():
    roles = [SOURCE, SOURCE, CUE, CONTENT, CONTENT, 0]

    assert roles == list(decoded(chances(roles))[0])


def test_a_single_doubtful_token_does_not_break_a_stretch():
    table = chances([CONTENT] * 5)
    table[0, 2] = np.log([0.4, 0.1, 0.15, 0.35])

    assert [CONTENT] * 5 == list(decoded(table)[0])


def test_runs_close_gaps_of_one_token():
    held = np.array([True, True, False, True, False, False, True])

    assert [TokenRange(10, 14), TokenRange(16, 17)] == runs_of(held, 10)


def test_nothing_held_is_no_run():
    assert [] == runs_of(np.zeros(3, dtype=bool), 0)


def reading(odds: list[float]) -> Reading:
    return Reading(
        anchor=12,
        probability=0.9,
        source=None,
        cue=TokenRange(12, 13),
        content=(TokenRange(13, 15),),
        source_sureness=0.0,
        content_sureness=0.9,
        odds=np.array(odds, dtype=np.float32),
        start=12,
    )


def test_another_content_costs_the_odds_of_what_differs():
    found = reading([-9.0, 3.0, 2.0, -1.5, -4.0])

    assert pytest.approx(2.0 + 1.5) == found.cost([TokenRange(13, 14), TokenRange(15, 16)])


def test_its_own_content_costs_nothing():
    assert reading([-9.0, 3.0, 2.0]).cost([TokenRange(13, 15)]) == 0.0


def test_tokens_that_were_not_read_together_cost_nothing():
    assert reading([-9.0, 3.0, 2.0]).cost([TokenRange(13, 15), TokenRange(40, 50)]) == 0.0


def test_a_reading_without_odds_knows_no_cost():
    assert reading([-9.0, 3.0, 2.0]).without_odds().cost([TokenRange(13, 14)]) == 0.0
