"""How names are compared: without case, accents and punctuation, word by word."""

from __future__ import annotations

import re
import unicodedata

_LETTERS_WITHOUT_DECOMPOSITION = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t", "ə": "e"}
)
_APOSTROPHES = re.compile("['’‘ʼʻ`´]")
_BREAKS = re.compile(r"[\W_]+")


def name_parts(name: str) -> list[str]:
    """Return the words of a name as they are compared: ``Łukasz O'Brien-Sør`` gives lukasz, obrien, sor."""
    decomposed = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name).casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return [part for part in _BREAKS.split(bare.translate(_LETTERS_WITHOUT_DECOMPOSITION)) if part]
