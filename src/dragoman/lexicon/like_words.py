"""Stems of words, and words that say much the same: "talks" and "negotiations"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from dragoman.lexicon.tables import cell_list, read_table
from dragoman.lexicon.word_sorts import ordered_words_of, variants_of

_SHORTEST = 3
_ENDINGS = tuple(
    (ending, instead)
    for ending, _, instead in (cell.partition("/") for cell in ordered_words_of("utterances", "endings"))
)
_DOUBLED = re.compile(r"([bdfgmnprt])\1$")
_IRREGULAR = variants_of("utterances", "irregular forms")


@lru_cache(maxsize=200_000)
def stem_of(word: str) -> str:
    """Return what the forms of a word have in common: "normalization" and "normalizing" have one stem.

    Words are in small letters. A stem is no word: it is only good for being compared.
    """
    word = _singular(_IRREGULAR.get(word, word))
    word = _IRREGULAR.get(word, word)
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)] + instead
            break
    if _DOUBLED.search(word) and len(word) > _SHORTEST:
        word = word[:-1]
    return word.removesuffix("e") if len(word) > _SHORTEST else word


def _singular(word: str) -> str:
    if not word.endswith("s") or len(word) <= _SHORTEST or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zes")) else word[:-1]


def groups_of(word: str) -> frozenset[int]:
    """Return the numbers of the groups of words that a stem, or two words in small letters, are alike with."""
    return _groups().get(word, frozenset())


@cache
def _groups() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, row in enumerate(read_table("like_words")):
        for word in cell_list(row["words"]):
            found.setdefault(word if " " in word else stem_of(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def near_of(stem: str) -> Mapping[str, float]:
    """Return the stems that are used like a stem, and how much alike: a cosine of word vectors, from 0.3 to 1."""
    return _near().get(stem, {})


def load_near_words() -> None:
    """Load what ``near_of`` looks up, which takes half a second."""
    _near()


@cache
def _near() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for row in read_table("near_words"):
        own = stem_of(row["word"])
        for cell in cell_list(row["near"]):
            word, _, cosine = cell.rpartition(" ")
            other = stem_of(word)
            for left, right in ((own, other), (other, own)):
                near = found.setdefault(left, {})
                near[right] = max(near.get(right, 0.0), float(cosine))
    return found
