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
    return [part for part in _BREAKS.split(_folded(name)) if part]


def known_parts(name: str) -> list[str]:
    """Return the words of a name to look among: its parts, and each word with hyphens also as one part."""
    joined = (_BREAKS.sub("", word) for word in _folded(name).split() if "-" in word or "‑" in word)
    return list(dict.fromkeys([*name_parts(name), *(word for word in joined if word)]))


def _folded(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name).casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return bare.translate(_LETTERS_WITHOUT_DECOMPOSITION)
