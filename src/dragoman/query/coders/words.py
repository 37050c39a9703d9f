"""Where words that a coder typed stand in a passage: a spreadsheet or a hand may have changed their marks."""

from __future__ import annotations

import re

from dragoman.model import Span

# Marks that keyboards and spreadsheets put for one another, one character each so that offsets stay.
_PLAIN = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "`": "'", "–": "-", "—": "-", "−": "-"}
)
_SPACES = re.compile(r"\s+")


def find_words(text: str, words: str, to: int = 0) -> Span | None:
    """Return where words stand in a text, nearest to an offset; None where they do not.

    As they are first; else whatever white space, quotation marks and dashes they are written with; else without case,
    and without what stands around them of marks and an apostrophe that a spreadsheet puts before a formula.
    """
    for wanted, is_plain, flags in (
        (words.strip(), False, 0),
        (words.strip().translate(_PLAIN), True, 0),
        (words.strip().translate(_PLAIN).strip("'\" ."), True, re.IGNORECASE),
    ):
        if wanted:
            pattern = _pattern(wanted, flags)
            places = [Span(*match.span()) for match in pattern.finditer(text.translate(_PLAIN) if is_plain else text)]
            if places:
                return min(places, key=lambda place: (abs(place.start - to), place.start))
    return None


def _pattern(wanted: str, flags: int) -> re.Pattern[str]:
    """Return what finds words, however they are parted."""
    return re.compile(r"\s+".join(map(re.escape, _SPACES.split(wanted))), flags)
