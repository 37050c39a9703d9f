"""A text's lines, and what their form tells."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import NamedTuple

from dragoman.model import Zone, ZoneKind
from dragoman.read.datelines import FoundDateline

# No headline, header line or byline is longer; longer lines are prose.
MAX_TITLE_CHARS = 220
MAX_HEADER_CHARS = 120
MAX_BYLINE_CHARS = 100

# The name of an outlet after a title: "Norland votes | The Port Sela Gazette".
_MAX_OUTLET_CHARS = 45

_SIGNS = re.compile(r"[\W_]+")
_OUTLET_AFTER = re.compile(r"\s[|–—-]\s[^|–—]{2,40}$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]»]*$")


class Line(NamedTuple):
    """A line that is not blank: the offsets of its text without blanks around, and whether a blank line follows."""

    start: int
    end: int
    text: str
    before_blank: bool


@dataclass(slots=True)
class Layout:
    """What the form of a text tells. ``fields`` are those of header lines, under the names of ``columns.FIELDS``.

    ``updated`` among them is a day of the last change; ``has_sure_day`` tells that ``published`` does not stand alone
    above the title. ``marks`` are lines, by number, that are zones as a whole; ``zones`` the others, until all are
    joined there.
    """

    lines: list[Line]
    zones: list[Zone] = field(default_factory=list)
    marks: dict[int, ZoneKind] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    title: str | None = None
    byline: str | None = None
    header_day: dt.date | None = None
    has_sure_day: bool = False
    dateline: FoundDateline | None = None


def split_lines(text: str) -> list[Line]:
    """Return the lines of the text that are not blank."""
    lines = []
    end = -1
    for raw in text.split("\n"):
        first, end = end + 1, end + 1 + len(raw)
        stripped = raw.strip()
        if stripped:
            start = first + len(raw) - len(raw.lstrip())
            after = text[end + 1 : end + 200]
            before_blank = end >= len(text) or not after.partition("\n")[0].strip()
            lines.append(Line(start, start + len(stripped), stripped, before_blank))
    return lines


def same_title(line: str, title: str) -> bool:
    """Tell whether a line is the title, whatever its quotation marks, last stop and an outlet's name after it."""
    # Most lines are far longer than any title, and are told apart by that alone.
    if abs(len(line) - len(title)) > len(title) + _MAX_OUTLET_CHARS:
        return False
    left, right = plain_words(line), plain_words(title)
    if left == right:
        return bool(left)
    short, long = sorted((left, right), key=len)
    if len(short) < 20 or not long.startswith(short):
        return False
    longer = line if len(left) > len(right) else title
    return _OUTLET_AFTER.search(longer) is not None and len(long) - len(short) < _MAX_OUTLET_CHARS


def plain_words(words: str) -> str:
    """Return letters and figures alone, in lower case, to compare wordings by."""
    return _SIGNS.sub("", words.casefold())


def is_headline(line: str) -> bool:
    """Tell whether a line is short and ends as headlines do: with a word or a question mark."""
    if len(line) > MAX_TITLE_CHARS or line.endswith((",", ";", ":", "-", "–", "—")):
        return False
    return _SENTENCE_END.search(line) is None or line.rstrip("\"'”’)]»").endswith("?")
