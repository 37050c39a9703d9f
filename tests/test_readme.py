"""The README's commands are what CI and a new user run."""

from __future__ import annotations

import os
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]


def shell_lines(path: Path) -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def test_ci_runs_the_readme_s_test_command_and_nothing_else():
    [test_command] = [line for line in shell_lines(ROOT / "README.md") if line.endswith("just check")]
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()

    commands = [line for line in script if line and not line.startswith(("#", "set ", "cd "))]

    assert [test_command] == commands


def test_ci_script_can_be_started():
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_demo_command_creates_its_environment_and_installs():
    [demo_command] = [line for line in shell_lines(ROOT / "README.md") if line.endswith("dragoman demo")]

    assert demo_command.startswith("python3 -m venv .venv && .venv/bin/pip install --quiet . && ")


def test_links_of_the_documentation_lead_to_files():
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("benchmarks/*.md")]
    links = [
        (page, target)
        for page in pages
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
        if "://" not in target
    ]

    assert [] == [
        f"{page.relative_to(ROOT)}: {target}" for page, target in links if not (page.parent / target).exists()
    ]
