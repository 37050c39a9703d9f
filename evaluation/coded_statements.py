"""Statements coded by hand by a codebook: a line each, ``issue+;issue-|words``, or ``-|words`` where none fits."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dragoman.model import Codebook
from dragoman.resolve.positions import parse_codebook

SIGNS = {"+": "agrees", "-": "disagrees", "?": "unclear"}


@dataclass(frozen=True)
class CodedStatement:
    """Words, and the stance on each issue they are about."""

    text: str
    stances: dict[str, str]


def read_coded(path: Path) -> tuple[Codebook, list[CodedStatement]]:
    """Return the codebook ``PATH.toml`` and the statements ``PATH.txt``."""
    book = parse_codebook(path.name, path.with_suffix(".toml").read_bytes(), "toml")
    lines = path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    return book, [_statement(line) for line in lines if line]


def _statement(line: str) -> CodedStatement:
    codes, text = line.split("|", 1)
    marks = [] if codes == "-" else codes.split(";")
    return CodedStatement(text, {mark[:-1]: SIGNS[mark[-1]] for mark in marks})
