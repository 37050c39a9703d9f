"""The manual's page on settings lists every setting with its default."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import orjson
import pytest

from dragoman.config import Settings

PAGE = (Path(__file__).parents[1] / "docs" / "manual" / "settings.md").read_text(encoding="utf-8")
DEFAULTS = [
    (f"{section}.{name}", value)
    for section, values in dataclasses.asdict(Settings()).items()
    for name, value in values.items()
]


@pytest.mark.parametrize(("name", "default"), DEFAULTS)
def test_every_setting_stands_in_the_manual_with_its_default(name: str, default: object):
    [line] = [line for line in PAGE.splitlines() if line.startswith(f"| `{name}` ")]

    assert orjson.dumps(default).decode() == line.split("|")[2].strip().strip("`")


def test_the_manual_names_no_setting_that_is_not_there():
    named = [line.split("`")[1] for line in PAGE.splitlines() if line.startswith("| `")]

    assert sorted(named) == sorted(name for name, _ in DEFAULTS)
