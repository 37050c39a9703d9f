"""Names made comparable: what is left of a name when the ways of writing it in Latin letters are taken away."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import combinations

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

# Letters and groups that transliterations write differently, longest first. "č" and "š" stand for "ch" and "sh".
_FOLDS = (
    ("shch", "š"), ("tsch", "č"), ("tch", "č"), ("dzh", "j"), ("sch", "š"), ("sh", "š"), ("ch", "č"), ("zh", "j"),
    ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("qv", "kv"),
    ("ck", "k"), ("dj", "j"), ("tz", "z"), ("ts", "z"),
    ("ou", "u"), ("oo", "u"), ("ow", "u"), ("aw", "u"),
    ("ee", "i"), ("ii", "i"), ("iy", "i"), ("yi", "i"), ("ei", "e"), ("ey", "e"), ("ay", "e"), ("ai", "e"),
    ("ae", "e"), ("oe", "o"), ("ue", "u"), ("ya", "ia"), ("q", "g"), ("c", "k"), ("x", "ks"), ("w", "v"), ("y", "i"),
)  # fmt: skip
_WITHOUT_MARKS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "ß": "ss", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d",
                                "þ": "th", "ə": "a", "ħ": "h"})  # fmt: skip
# "Abd al-Rahman", "Abdel Rahman" and "Abdulrahman" are one word; so are "Salah al-Din" and "Salaheddine".
_SERVANT = frozenset({"abd", "abdul", "abdel", "abdol", "abdal", "abdu"})
_ARTICLES = frozenset(
    {"al", "el", "ul", "ol", "ud", "ad", "ed", "as", "es", "ar", "er", "an", "en", "az", "ez", "at", "et"}
)
# Small words of names that are given names as well, where they stand first.
_GIVEN_PARTICLES = frozenset({"ben"})
_OF_FAITH = re.compile(r"(?<=..)[aeiu]?dd?[ie]ne?$")
_DOUBLE = re.compile(r"([^\W\d])\1+")
_SPLIT = re.compile(r"[\s\-–‐.,'’`ʿʾ]+")
_INNER_MARK = re.compile(r"(?<=\w)['’`ʿʾ](?=\w)")
_DIGITS = re.compile(r"\d+")
_VOWELS = re.compile(r"[aeiou]")
_CONSONANT = re.compile(r"[^aeiou]")


FoldedName = tuple[str, ...]
"""The words of a name, folded."""

# First letters that spellings of one name exchange.
_FIRST_CLASSES = str.maketrans("eioujgk", "aaaaaaa")


@lru_cache(maxsize=200_000)
def plain_words(name: str) -> tuple[str, ...]:
    """Return the words of a name without accents, marks, capitals, particles and initials' dots."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    bare = bare.translate(_WITHOUT_MARKS)
    # "O'Neill" and "Sana'a" are one word; "Amir-Hosseini" and "al-Hadi" are two.
    bare = _INNER_MARK.sub("", bare)
    words = _compounds([word for word in _SPLIT.split(bare) if word])
    kept = [word for word in words if word not in PARTICLES and word not in {"jr", "sr", "ii", "iii", "s"}]
    if len(words) == len(kept) + 1 == 2 and words[0] in _GIVEN_PARTICLES and name.split(maxsplit=1)[0].isalpha():
        return tuple(words)  # "Ben Halloran" has two names, "Ben-Halloran" is one
    return tuple(kept or words)


def _compounds(words: list[str]) -> list[str]:
    """Return the words with those that Arabic writes as one name joined: ``abd al rahman`` is ``abdulrahman``."""
    joined: list[str] = []
    at = 0
    while at < len(words):
        word = words[at]
        after = at + 2 if at + 2 < len(words) and words[at + 1] in _ARTICLES else at + 1
        if word in _SERVANT and after < len(words) and len(words[after]) > 2:
            joined.append("abdul" + words[after])
            at = after + 1
        elif after < len(words) and after == at + 2 and words[after] in {"din", "deen", "dine"}:
            joined.append(word + "udin")
            at = after + 1
        else:
            joined.append(word)
            at += 1
    return joined


@lru_cache(maxsize=200_000)
def fold_word(word: str) -> str:
    """Return what all common transliterations of a word share, vowels and all."""
    word = _VARIANTS.get(word, word)
    for variant in ("abdel", "abdol", "abdal"):
        if word.startswith(variant):
            word = "abdul" + word[len(variant) :]
    if len(word) > 6:
        word = _OF_FAITH.sub("udin", word)
    for written, plain in _FOLDS:
        if written in word:
            word = word.replace(written, plain)
    word = _DOUBLE.sub(r"\1", word)
    if len(word) > 4 and word.endswith("h"):
        word = word[:-1]
    if len(word) > 4 and word.endswith("e"):
        word = word[:-1] + "a"
    return word


@lru_cache(maxsize=200_000)
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
    if left[0] != right[0] and {left[0], right[0]} not in _LIKE_FIRST:
        return 0.0
    own, other = skeleton(left)[1:], skeleton(right)[1:]
    if own.translate(_VOICELESS) == other.translate(_VOICELESS):
        exchanged = sum(a != b for a, b in zip(own, other, strict=True))
        return max(0.0, 1.0 - 0.05 * (exchanged + _vowel_cost(left, right)))
    longest = max(len(left), len(right))
    distance = _distance(left, right, 2)
    if distance == 1 and longest >= 7 and _may_be_spelling(left, right):
        return 0.85
    return max(0.0, 1.0 - distance / longest - 0.2)


_LIKE_FIRST = tuple(map(set, ("gk", "ij", "ei", "ae", "ou", "gj")))
# Consonants that are written for each other, whatever stands around them: q, k and g; s and z.
_VOICELESS = str.maketrans("gz", "ks")
# Consonants that spellings of one name exchange now and then; any other pair makes two names ("Markovec", "Markoved").
_LIKE_CONSONANTS = frozenset(map(frozenset, ("bp", "dt", "gk", "fv", "sz", "mn", "jg", "jz", "kh", "gh", "jh", "čj")))
# Consonants that come and go.
_MUTE = frozenset("hjtdv")


def _may_be_spelling(left: str, right: str) -> bool:
    """Tell whether words one edit apart differ by a letter that comes and goes, or by letters that sound alike."""
    if len(left) != len(right):
        long, short = (left, right) if len(left) > len(right) else (right, left)
        at = next((n for n, (a, b) in enumerate(zip(long, short, strict=False)) if a != b), len(short))
        return long[at] in _MUTE or (long[at] in "aeiou" and at < len(short))
    a, b = next((a, b) for a, b in zip(left, right, strict=True) if a != b)
    if a in "aeiou" and b in "aeiou":
        return True
    return frozenset((a, b)) in _LIKE_CONSONANTS


# Vowels that transliterations of one word exchange.
_LIKE_VOWELS = frozenset({"ae", "ea", "ei", "ie", "ou", "uo"})
# What a vowel more costs: beside another one, by itself, and at the end of a word, where it makes another name
# ("Robert", "Roberta"). 3.2 is the most that leaves two words alike.
_BESIDE, _ALONE, _NEVER = 1.5, 2.5, 10.0
# Words as short as this have nothing but their vowels to tell them apart.
_SHORT = 3


def _vowel_cost(left: str, right: str) -> float:
    """Return how far the vowels of two words with the same consonants are apart; 10 and more for not the same word."""
    if min(len(left), len(right)) <= _SHORT:
        return _NEVER
    one, other = _vowel_gaps(left), _vowel_gaps(right)
    if len(one) != len(other):
        return _NEVER
    last = len(one) - 1
    is_long = min(len(left), len(right)) > _SHORT + 1
    return sum(
        _gap_cost(a, b, is_long=is_long, is_last=n == last) for n, (a, b) in enumerate(zip(one, other, strict=True))
    )


@lru_cache(maxsize=50_000)
def _gap_cost(left: str, right: str, *, is_long: bool, is_last: bool) -> float:
    """Return the cost of making one row of vowels into the other."""
    if left == right:
        return 0.0
    short, long = sorted((left, right), key=len)
    if not short:
        return _ALONE if is_long and not is_last and len(long) == 1 else _NEVER
    kept = combinations(range(len(long)), len(short))
    exchanged = (sum(_exchange_cost(a, long[at]) for a, at in zip(short, places, strict=True)) for places in kept)
    return min(exchanged) + _BESIDE * (len(long) - len(short))


def _exchange_cost(left: str, right: str) -> float:
    if left == right:
        return 0.0
    return 1.0 if left + right in _LIKE_VOWELS else _NEVER


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
