"""Text as a person may see it: signs that steer a terminal, turn the order of words or hide them are shown by code."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

# Control codes save tab and line feed; what opens, closes or overrides a direction; what takes no room; separators of
# lines and paragraphs; halves of a character. Joiners are part of some scripts and of emoji, so they stay among these.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    "|(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])"
)


def shown(text: str) -> str:
    """Return a text of several lines with such signs as ``\\x1b`` or ``\\u202e``."""
    return _STEERING.sub(_code, text)


def shown_line(text: str) -> str:
    """Return a text as one line: line ends and tabs are shown too."""
    return shown(text).replace("\n", "\\n").replace("\t", "\\t")


def shown_with_places(text: str) -> tuple[str, Callable[[int], int]]:
    """Return a text as ``shown`` does, and a function from an offset in the text to its offset in what is shown."""
    ends: list[int] = []
    longer: list[int] = [0]
    for match in _STEERING.finditer(text):
        ends.append(match.end())
        longer.append(longer[-1] + len(_code(match)) - 1)
    return shown(text), lambda offset: offset + longer[bisect_left(ends, offset + 1)]


def _code(sign: re.Match[str]) -> str:
    number = ord(sign[0])
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
