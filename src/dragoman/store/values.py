"""Values out of JSON that may be anything."""

from __future__ import annotations

from typing import Any


def text_of(value: Any) -> str:
    """Return a value that must be a text. Raises ``TypeError``."""
    if not isinstance(value, str):
        raise TypeError(f"{str(value)[:40]!r} where a text should be")
    return value


def text_or_none(value: Any) -> str | None:
    """Return a value that must be a text or nothing. Raises ``TypeError``."""
    return None if value is None else text_of(value)


def list_of(value: Any) -> list[Any]:
    """Return a value that must be a list. Raises ``TypeError``."""
    if not isinstance(value, list):
        raise TypeError(f"{str(value)[:40]!r} where a list should be")
    return value
