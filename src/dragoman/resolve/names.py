"""Names made comparable: what is left of a name when the ways of writing it in Latin letters are taken away."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from dragoman.lexicon.people import PARTICLES

# Given names whose spellings differ by more than the rules below take away.
_VARIANTS = {
    variant: names.split()[0]
    for names in (
        "mohammad mohammed muhammad mohamed mohamad muhammed mohammod muhammadu mehmed",
        "hossein hussein husayn hussain hosein husain huseyin",
        "ahmad ahmed ahmet",
        "yusuf yousef youssef yousuf yosef joseph",
        "abdollah abdullah abdallah",
        "ebrahim ibrahim",
        "mahmud mahmoud mahmood",
        "ali aly",
        "said saeed saied sayed",
        "mostafa mustafa mustapha moustafa",
        "omar umar omer",
        "osman othman usman uthman",
        "suleiman soleiman sulaiman solomon sulayman",
        "khaled khalid",
        "nasser nasir naser",
        "aleksandr alexander aleksander oleksandr alyaksandr",
        "sergei sergey serhii siarhei serhiy",
        "dmitry dmitri dmitriy dmytro",
        "vladimir volodymyr uladzimir wladimir",
        "mikhail mykhailo michail",
        "nikolai nikolay mykola",
        "andrei andrey andriy andrii",
        "yuri yury iurii yuriy",
        "alexei aleksei alexey aleksey oleksii oleksiy",
        "yevgeny evgeny yevgeni evgeni evgenii",
        "anthony antony",
        "steven stephen",
        "jeffrey geoffrey",
        "zelenskyy zelensky zelenskiy zelenski",
    )
    for variant in names.split()
}

# Letters and groups that transliterations write differently, longest first.
_FOLDS = (
    ("tsch", "ch"), ("dzh", "j"), ("sch", "sh"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"),
    ("qv", "kv"),
    ("ck", "k"), ("dj", "j"), ("tz", "z"), ("ts", "z"), ("ou", "u"), ("oo", "u"), ("ow", "u"), ("aw", "u"),
    ("ee", "i"), ("ii", "i"), ("iy", "i"), ("yi", "i"), ("ei", "e"), ("ey", "e"), ("ay", "e"), ("ai", "e"),
    ("ae", "e"), ("oe", "o"), ("ue", "u"), ("ya", "ia"), ("q", "g"), ("c", "k"), ("x", "ks"), ("w", "v"), ("y", "i"),
)  # fmt: skip
_DOUBLE = re.compile(r"([^\W\d])\1+")
_SPLIT = re.compile(r"[\s\-–‐.,'’`ʿʾ]+")
_DIGITS = re.compile(r"\d+")
_VOWELS = re.compile(r"[aeiou]")
_CONSONANT = re.compile(r"[^aeiou]")


FoldedName = tuple[str, ...]
"""The words of a name, folded."""

# First letters that spellings of one name exchange.
_FIRST_CLASSES = str.maketrans("eiouj" + "k", "aaaaa" + "g")


@lru_cache(maxsize=200_000)
def plain_words(name: str) -> tuple[str, ...]:
    """Return the words of a name without accents, marks, capitals, particles and initials' dots."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    bare = bare.replace("ı", "i").replace("ø", "o").replace("ł", "l").replace("ß", "ss").replace("đ", "d")
    # "O'Neill" and "Sana'a" are one word; "Amir-Hosseini" and "al-Hadi" are two.
    bare = re.sub(r"(?<=\w)['’`ʿʾ](?=\w)", "", bare)
    words = [word for word in _SPLIT.split(bare) if word]
    kept = [word for word in words if word not in PARTICLES and word not in {"jr", "sr", "ii", "iii", "s"}]
    return tuple(kept or words)


@lru_cache(maxsize=200_000)
def fold_word(word: str) -> str:
    """Return what all common transliterations of a word share, vowels and all."""
    word = _VARIANTS.get(word, word)
    for variant in ("abdel", "abdol", "abdal"):
        if word.startswith(variant):
            word = "abdul" + word[len(variant) :]
    for written, plain in _FOLDS:
        if written in word:
            word = word.replace(written, plain)
    word = _DOUBLE.sub(r"\1", word)
    if len(word) > 4 and word.endswith("h"):
        word = word[:-1]
    if len(word) > 4 and word.endswith("e"):
        word = word[:-1] + "a"
    return word


def fold_name(name: str) -> FoldedName:
    """Return the folded words of a name."""
    return tuple(fold_word(word) for word in plain_words(name))


def skeleton(folded: str) -> str:
    """Return the consonants of a folded word with its first letter: the key of its block."""
    return folded[:1] + _VOWELS.sub("", folded[1:]).replace("h", "")


def first_class(folded: str) -> str:
    """Return what first letters that are exchanged for each other share."""
    return folded[:1].translate(_FIRST_CLASSES)


def similarity(left: FoldedName, right: FoldedName) -> float:
    """Return how alike two folded names are, from 0 to 1. Word limits count less than letters: hyphens come and go."""
    if left == right or "".join(left) == "".join(right):
        return 1.0
    if len(left) == len(right):
        return min(word_similarity(a, b) for a, b in zip(left, right, strict=True))
    return word_similarity("".join(left), "".join(right))


@lru_cache(maxsize=200_000)
def word_similarity(left: str, right: str) -> float:
    """Return how alike two folded words are, from 0 to 1."""
    if left == right:
        return 1.0
    if _DIGITS.findall(left) != _DIGITS.findall(right):
        # Numbers are not spelled differently: "Room 7" is not "Room 70".
        return 0.0
    if len(left) == 1 or len(right) == 1:
        return 0.9 if left[0] == right[0] else 0.0
    if left[0] != right[0] and {left[0], right[0]} not in ({"g", "k"}, {"i", "j"}, {"e", "i"}, {"a", "e"}, {"o", "u"}):
        return 0.0
    if skeleton(left)[1:] == skeleton(right)[1:]:
        return max(0.0, 1.0 - 0.05 * _vowel_cost(left, right))
    longest = max(len(left), len(right))
    distance = _distance(left, right, 2)
    if distance == 1 and longest >= 7 and _may_be_spelling(left, right):
        return 0.85
    return max(0.0, 1.0 - distance / longest - 0.2)


# Consonants that spellings of one name exchange; any other pair makes two names ("Markovec", "Markoved").
_LIKE_CONSONANTS = frozenset(map(frozenset, ("bp", "dt", "gk", "fv", "sz", "mn", "jg", "jz", "kh", "gh", "jh")))


def _may_be_spelling(left: str, right: str) -> bool:
    """Tell whether words one edit apart differ by a letter that comes and goes, or by letters that sound alike."""
    if len(left) != len(right):
        return True
    a, b = next((a, b) for a, b in zip(left, right, strict=True) if a != b)
    if a in "aeiou" and b in "aeiou":
        return True
    return frozenset((a, b)) in _LIKE_CONSONANTS


# Vowels that transliterations of one word exchange.
_LIKE_VOWELS = frozenset({"ae", "ea", "ei", "ie", "ou", "uo"})


def _vowel_cost(left: str, right: str) -> float:
    """Return how far the vowels of two words with the same consonants are apart; 10 for not the same word."""
    cost = 0.0
    for a, b in zip(_vowel_gaps(left), _vowel_gaps(right), strict=True):
        if a == b:
            continue
        if a + b in _LIKE_VOWELS:
            cost += 1.0
        elif (not a or not b) and len(a + b) == 1 and min(len(left), len(right)) >= 5:
            cost += 2.5
        else:
            return 10.0
    return cost


def _vowel_gaps(word: str) -> list[str]:
    """Return the vowels before, between and after the consonants of a folded word."""
    bare = word[:1] + word[1:].replace("h", "")
    return _CONSONANT.split(bare)


def _distance(left: str, right: str, limit: int) -> int:
    """Return the edit distance, or ``limit`` + 1 if it is larger."""
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        above, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (a != b))
        if min(row) > limit:
            return limit + 1
    return row[-1]
