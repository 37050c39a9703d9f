"""The manual's page on measuring: its example runs, and it explains every figure."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.evaluate import load_limits, rows_from_marked
from dragoman.evaluate.figures import MEANINGS, SHARE_MEANINGS

PAGE = (Path(__file__).parents[2] / "docs" / "manual" / "measuring.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    [content] = re.findall(rf"```{language}\n(.*?)```", PAGE, flags=re.DOTALL)
    return str(content)


@pytest.mark.parametrize("name", [*MEANINGS, *SHARE_MEANINGS])
def test_every_figure_is_explained(name: str):
    whole, _, part = name.partition(".")

    assert f"`{name}`" in PAGE or (f"`{whole}." in PAGE and f"`.{part}`" in PAGE)


def test_the_example_holds_six_statements():
    assert [4, 2] == [len(row["attributions"]) for row in rows_from_marked(block("text"))]


def test_the_example_of_limits_can_be_read(tmp_path: Path):
    (tmp_path / "limits.toml").write_text(block("toml"))

    assert {"relation", "relation.recall", "src_on_match.any"} == set(load_limits(tmp_path / "limits.toml").at_least)


@pytest.mark.model
def test_the_example_runs_as_it_is_written(tmp_path: Path):
    (tmp_path / "marked.txt").write_text(block("text"), encoding="utf-8")
    subprocess.run([sys.executable, "-c", block("python")], cwd=tmp_path, check=True)
    program = f"{sys.executable} -m dragoman"
    commands = re.sub(r"^dragoman", program, block("sh"), flags=re.MULTILINE)

    run = subprocess.run(
        ["sh", "-ec", commands], cwd=tmp_path, env={**os.environ}, capture_output=True, text=True, check=False
    )

    assert (0, True) == (run.returncode, "2 reports, 6 statements coded" in run.stdout), run.stdout + run.stderr
