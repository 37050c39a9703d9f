"""Codebooks as their users write them."""

from __future__ import annotations

import pytest

from dragoman.errors import ConfigError
from dragoman.model import CodedExample
from dragoman.resolve import parse_codebook

TOML = b"""
name = "rivers"
[[issue]]
id = "dam"
label = "The dam"
description = "The dam should be built."
for = ["Build it."]
against = ["Leave the river alone."]
"""


def test_a_toml_file_names_its_codebook():
    assert "rivers" == parse_codebook("file", TOML, "toml").name


def test_examples_for_and_against_are_kept_with_their_stance():
    [issue] = parse_codebook("file", TOML, "toml").issues

    assert (CodedExample("Build it.", "agrees"), CodedExample("Leave the river alone.", "disagrees")) == issue.examples


def test_examples_in_a_csv_cell_stand_after_bars():
    content = b"issue,label,description,for,against\ndam,The dam,Build it.,Yes. | Now.,\n"

    [issue] = parse_codebook("rivers", content, "csv").issues

    assert [("Yes.", "agrees"), ("Now.", "agrees")] == [(each.text, each.stance) for each in issue.examples]


@pytest.mark.parametrize(
    ("content", "form", "told"),
    [
        (b"[[issue]]\nid='a'\nlabel='b'\n[[issue]]\nid='a'\nlabel='c'", "toml", "issue 'a' stands there twice"),
        (b"name = 'x'", "toml", "has no issue"),
        (b"[[issue]]\nlabel='b'", "toml", "issue 1 needs an id"),
        (b"[[issue]]\nid='a'\nlabel='b'\nfor='yes'", "toml", "'for' of issue 'a' is a list"),
        (b"label\nx", "csv", "has no column 'issue'"),
        (b"\xff", "csv", "is no codebook"),
        (b"", "xlsx", "a codebook is a .toml or a .csv file"),
    ],
)
def test_what_is_no_codebook_is_refused_with_the_reason(content: bytes, form: str, told: str):
    with pytest.raises(ConfigError, match=told):
        parse_codebook("file", content, form)
