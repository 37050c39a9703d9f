"""What `import dragoman` costs. Which room may import which is checked by `lint-imports` (pyproject.toml)."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("spacy", "thinc", "numpy", "duckdb", "pyarrow", "trafilatura", "feedparser", "fastwarc", "rich", "typer")


@pytest.fixture(scope="module")
def loaded_by_import() -> set[str]:
    program = "import sys, dragoman; print(*sys.modules)"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return {module.partition(".")[0] for module in result.stdout.split()}


@pytest.mark.parametrize("library", HEAVY)
def test_importing_dragoman_does_not_load(library: str, loaded_by_import: set[str]):
    assert library not in loaded_by_import
