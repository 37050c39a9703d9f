"""Quality on the coded reports in ``evaluation/``: no figure falls below its floor."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import dragoman
from dragoman.evaluate import load_limits, rows_from_marked

EVALUATION = Path(__file__).parents[2] / "evaluation"
REPORTS = EVALUATION / "reports.jsonl"
LIMITS = load_limits(EVALUATION / "floors.toml")


def test_the_reports_are_those_that_are_marked_in_the_text():
    marked = (EVALUATION / "reports.txt").read_text(encoding="utf-8")

    assert list(rows_from_marked(marked)) == [
        json.loads(line) for line in REPORTS.read_text(encoding="utf-8").splitlines()
    ], "run: python evaluation/make_reports.py"


@pytest.fixture(scope="module")
def values(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float | None]:
    record = dragoman.read(REPORTS, into=tmp_path_factory.mktemp("floors") / "record", workers=1)
    return record.evaluate(REPORTS, boot=0).values


@pytest.mark.model
@pytest.mark.parametrize("name", [*LIMITS.at_least, *LIMITS.at_most])
def test_limit_is_kept_by(name: str, values: dict[str, float | None]):
    assert [] == [str(each) for each in LIMITS.broken_by(values) if each.name == name]
