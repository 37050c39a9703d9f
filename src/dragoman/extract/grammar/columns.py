"""A look beside a token, which the report may begin or end before."""

from __future__ import annotations

from collections.abc import Sequence


def at(column: Sequence[str], token: int) -> str:
    """Return what a column of a parse says of a token; nothing before the first token and behind the last."""
    return column[token] if 0 <= token < len(column) else ""
