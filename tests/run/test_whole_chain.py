"""The whole job with the language pipeline, killed and not."""

from __future__ import annotations

import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest
from reads import exported, parts, wait_for

pytestmark = [pytest.mark.model, pytest.mark.slow]

SAMPLES = Path(str(resources.files("dragoman"))) / "samples"


def start(record: Path, workers: int, *paths: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "dragoman", "read", *map(str, paths), "--into", str(record)]
    return subprocess.Popen(
        [*command, "--workers", str(workers), "--quiet"], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    )


def test_a_killed_read_with_two_workers_in_another_order_gives_the_record_of_one(tmp_path: Path):
    samples = sorted(SAMPLES.iterdir())
    undisturbed = start(tmp_path / "undisturbed", 1, *samples)
    assert undisturbed.wait(timeout=300) in (0, 3)
    killed = start(tmp_path / "killed", 2, *reversed(samples))
    wait_for(lambda: parts(tmp_path / "killed", "inputs"), killed, timeout_s=120)
    killed.kill()
    killed.wait()
    assert start(tmp_path / "killed", 2, *reversed(samples)).wait(timeout=300) in (0, 3)

    assert exported(tmp_path / "undisturbed") == exported(tmp_path / "killed")
