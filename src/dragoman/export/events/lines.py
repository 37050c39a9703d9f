"""Rows as lines of tab-separated text, for readers that know no quoting."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

# What would end a cell or a line early, for any of the readers.
_BREAKS = str.maketrans(dict.fromkeys("\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))


def tab_line(cells: Iterable[object]) -> bytes:
    """Return cells as a line of UTF-8. Tabs and line ends in them become spaces, None an empty cell."""
    return ("\t".join(cell_of(cell) for cell in cells) + "\n").encode("utf-8")


def cell_of(value: object) -> str:
    """Return a value as a cell of one line."""
    return "" if value is None else str(value).translate(_BREAKS)


def joined(values: Iterable[object], missing: str = "", parting: str = "; ") -> str:
    """Return several values as one cell, ``missing`` for each that is unknown; ``missing`` alone for none at all."""
    return parting.join(missing if value in {None, ""} else cell_of(value) for value in values) or missing


def number_of(*content: str) -> int:
    """Return a number that stands for the content, below 2**53: what R and JavaScript hold exactly."""
    return int.from_bytes(blake2b("\x1f".join(content).encode(), digest_size=8).digest()) >> 11
