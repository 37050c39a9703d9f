"""Stems of words, and words that say much the same: "talks" and "negotiations"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dragoman.lexicon.tables import cell_list, read_table

_SHORTEST = 3
_ENDINGS = (
    ("ization", ""), ("isation", ""), ("izing", ""), ("ising", ""), ("ized", ""), ("ised", ""), ("ize", ""), ("ise", ""),
    ("ational", "at"), ("ation", ""), ("ately", ""), ("ment", ""), ("ness", ""), ("ingly", ""), ("edly", ""), ("ity", ""),
    ("ion", ""), ("ive", ""), ("ance", ""), ("ence", ""), ("ally", ""), ("ably", ""), ("able", ""), ("ible", ""),
    ("fully", ""), ("ful", ""), ("less", ""), ("ied", "i"), ("ing", ""), ("ed", ""), ("er", ""), ("or", ""), ("ly", ""),
    ("al", ""), ("e", ""), ("y", "i"),
)  # fmt: skip
_DOUBLED = re.compile(r"([bdfgmnprt])\1$")
_IRREGULAR = {
    word: first
    for first, words in {
        "leave": "left", "lose": "lost", "pay": "paid", "know": "knew known", "speak": "spoke spoken", "take": "took taken",
        "give": "gave given", "see": "saw seen", "say": "said", "tell": "told", "fall": "fell fallen", "rise": "rose risen",
        "buy": "bought", "sell": "sold", "fight": "fought", "begin": "began begun", "break": "broke broken", "hold": "held",
        "win": "won", "shoot": "shot", "build": "built", "rebuild": "rebuilt", "send": "sent", "keep": "kept", "go": "went gone",
        "come": "came", "grow": "grew grown", "withdraw": "withdrew withdrawn", "steal": "stole stolen", "child": "children",
        "man": "men", "woman": "women", "lie": "lying lied", "die": "dying died", "hide": "hid hidden", "write": "wrote written",
        "stand": "stood", "choose": "chose chosen", "lead": "led", "meet": "met", "think": "thought", "bring": "brought",
        "beat": "beaten", "strike": "struck", "forbid": "forbade forbidden", "understand": "understood", "find": "found",
        "free": "freed freeing", "spend": "spent", "feed": "fed", "run": "ran", "drive": "drove driven", "get": "got",
        "good": "better best", "bad": "worse worst", "expensive": "dear", "people": "peoples",
    }.items()
    for word in words.split()
}  # fmt: skip


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


def nearness(left: str, right: str) -> float:
    """Return how alike two stems are used, from 0.3 to 1 (a cosine of word vectors), 0 where they are not near."""
    near = _near()
    return max(near.get(left, {}).get(right, 0.0), near.get(right, {}).get(left, 0.0))


@cache
def _near() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for row in read_table("near_words"):
        own = found.setdefault(stem_of(row["word"]), {})
        for cell in cell_list(row["near"]):
            word, _, cosine = cell.rpartition(" ")
            stem = stem_of(word)
            own[stem] = max(own.get(stem, 0.0), float(cosine))
    return found
