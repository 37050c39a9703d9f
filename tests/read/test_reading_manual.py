"""The manual's page on reading lists what the program knows."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from dragoman.model import level_of
from dragoman.read.columns import FIELDS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "manual" / "reading.md").read_text(encoding="utf-8")
SOURCES = "".join(
    path.read_text(encoding="utf-8") for path in sorted(Path(import_module("dragoman.read").__path__[0]).glob("*.py"))
)
CODES_IN_CALLS = re.compile(r"(?:read_issue|InputError|_issue)\(\s*(?:[^\s\"]+,\s*)?\"([a-z]+(?:-[a-z]+)*)\"")


def documented_codes() -> set[str]:
    table = PAGE.partition("| code |")[2].partition("## Settings")[0]
    return set(re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE))


def test_every_documented_issue_has_its_level() -> None:
    table = PAGE.partition("| code |")[2].partition("## Settings")[0]
    told = re.findall(r"^\| `([a-z-]+)` \| ([a-z]+) \|", table, re.MULTILINE)

    assert [] == [(code, level) for code, level in told if level_of(code) != level]
    assert documented_codes() == {code for code, _ in told}


def test_every_issue_is_documented() -> None:
    assert set() == set(CODES_IN_CALLS.findall(SOURCES)) - documented_codes()


def test_every_documented_issue_exists() -> None:
    assert [] == [code for code in sorted(documented_codes()) if f'"{code}"' not in SOURCES]


@pytest.mark.parametrize(("field", "names"), FIELDS.items())
def test_every_column_name_is_documented(field: str, names: tuple[str, ...]) -> None:
    listed = PAGE.partition("## Columns")[2].partition("## The text")[0]

    assert ", ".join(f"`{name}`" for name in names) in listed, field
