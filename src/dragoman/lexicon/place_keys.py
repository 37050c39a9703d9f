"""What spellings of one place name share, so that they are found by each other."""

from __future__ import annotations

import unicodedata
from typing import Final

# The first words of town names that news write in two ways.
_SAME_WORDS: Final = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
# Romanised articles before Arabic names, which news mostly leave out; and what news add or leave out elsewhere.
_ARTICLES: Final = frozenset("al el ar er as es ash esh at et az ez ad ed an en adh ath".split())
# The ASCII part of ``place_key``, for names of which it changes nothing but case and hyphens.
LOWER: Final = bytes.maketrans(bytes(range(65, 91)) + b"-", bytes(range(97, 123)) + b" ")
CHANGED: Final = tuple(f"{word} ".encode() for word in (*_SAME_WORDS, *sorted(_ARTICLES)))
# Letters to their plain forms: no accents; apostrophes and full stops go, hyphens and brackets part words.
_PLAIN: Final = {
    **{
        code: "".join(c for c in unicodedata.normalize("NFKD", chr(code)) if not unicodedata.combining(c))
        for code in range(0xA0, 0x1F00)
        if unicodedata.decomposition(chr(code)) and (code < 0x250 or code >= 0x1E00)
    },
    **dict.fromkeys((code for code in range(0x300, 0x370)), None),
    **{ord(mark): None for mark in ".'’‘ʿʾʼʻ`´"},
    **{ord(mark): " " for mark in "-–—‐/,()_"},
    **{ord(a): b for a, b in zip("ıłŁøØđĐ", "ilLoOdD", strict=True)},
    ord("ß"): "ss",
    ord("æ"): "ae",
    ord("Æ"): "AE",
    ord("œ"): "oe",
    ord("Œ"): "OE",
}
_VOWELS: Final = (
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ei", "ay"),
    ("ai", "ay"),
    ("iy", "i"),
    ("o", "u"),
    ("e", "i"),
)


def place_key(name: str) -> str:
    """Return what two spellings of one name share: no case, accents, apostrophes, hyphens; ``St.`` is ``saint``."""
    if name.isalpha() and name.isascii():
        return name.lower()
    plain = name.translate(_PLAIN).lower()
    if " " not in plain:
        return plain
    words = plain.split()
    if not _SAME_WORDS.keys().isdisjoint(words):
        words[:-1] = [_SAME_WORDS.get(word, word) for word in words[:-1]]
    return " ".join(words)


def loose_key(name: str) -> str:
    """Return what romanisations of one Arabic or Persian name mostly share: no article, fewer vowels, no final h."""
    words = [word for word in place_key(name).split() if word not in _ARTICLES] or [name]
    return "".join(_loose_word(word) for word in words)


def _loose_word(word: str) -> str:
    for written, same in _VOWELS:
        word = word.replace(written, same)
    plain = "".join(letter for n, letter in enumerate(word) if n == 0 or letter != word[n - 1])
    return (
        plain.replace("q", "k")
        .replace("dh", "d")
        .replace("th", "t")
        .replace("w", "u")
        .removesuffix("h")
        .removesuffix("t")
    )


def town_keys(name: str) -> list[str]:
    """Return the keys of a town's name: as listed, without its article, and without what stands in brackets."""
    key = place_key(name)
    keys = [key]
    first, _, rest = key.partition(" ")
    if rest and first in _ARTICLES:
        keys.append(rest)
    if "(" in name:
        keys.append(place_key(name.partition("(")[0]))
    return keys
