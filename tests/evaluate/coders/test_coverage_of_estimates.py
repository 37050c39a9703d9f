"""Intervals hold the truth in about 95 of 100 samples. The long form: evaluation/cover_estimates.py."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[3] / "evaluation" / "cover_estimates.py"
N_SAMPLES = 250


@pytest.fixture(scope="module")
def simulation() -> ModuleType:
    spec = importlib.util.spec_from_file_location("cover_estimates", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["cover_estimates"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("by", [(), ("outlet", "confidence")])
def test_intervals_hold_the_truth(simulation: ModuleType, by: tuple[str, ...]):
    made = simulation.make_record(simulation.World("for tests", 100, 8, 0.4, 0.75, 0.8, 0.1), 1)

    covered = simulation.cover(made, 120, by, range(N_SAMPLES), draws=500, only_all=True)

    # Of 250 samples 95 % are 237.5, with a standard deviation of 3.4; four of these below is 89.5 %.
    for figure in ("precision", "recall", "count"):
        own = covered["all", "", figure]
        assert own.n == N_SAMPLES
        assert own.n_held >= 0.9 * N_SAMPLES, figure


def test_estimates_are_the_truth_on_average(simulation: ModuleType):
    made = simulation.make_record(simulation.World("for tests", 100, 8, 0.4, 0.75, 0.8, 0.1), 1)
    truths = simulation.truths_of(made)

    covered = simulation.cover(made, 120, ("outlet", "type"), range(200), draws=1, only_all=True)

    for figure in ("precision", "recall", "count"):
        own = covered["all", "", figure]
        assert pytest.approx(truths["all", "", figure], rel=0.02) == own.estimates / own.n
