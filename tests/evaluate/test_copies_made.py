"""Copies made of our own reports: no figure falls below its floor."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

EVALUATION = Path(__file__).parents[2] / "evaluation"


@pytest.mark.slow
def test_copies_made_of_our_own_reports_are_told():
    command = [sys.executable, EVALUATION / "score_copies.py", "--limits", EVALUATION / "copies.toml"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (0, "") == (run.returncode, run.stderr)


@pytest.mark.slow
def test_a_figure_below_its_limit_is_told(tmp_path: Path):
    limits = tmp_path / "limits.toml"
    limits.write_text('[at_least]\n"reports" = 100000\n', encoding="utf-8")
    command = [sys.executable, EVALUATION / "score_copies.py", "--limits", limits]
    run = subprocess.run(command, capture_output=True, text=True, check=False)

    assert run.returncode == 1
    assert "reports is" in run.stderr
