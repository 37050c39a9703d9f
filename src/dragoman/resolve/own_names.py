"""Who has a name of its own, and who is only called by words that many share: ``police``, ``some``, ``a poll``."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dragoman.lexicon.countries import places
from dragoman.lexicon.organisations import load_gazetteer, organisation_named
from dragoman.lexicon.people import PARTICLES, given_names, name_words
from dragoman.lexicon.tables import cell_list, read_table
from dragoman.lexicon.titles import load_titles
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import ActorKind

# Names of persons have at most so many words, names of organisations twice as many; longer ones are headlines.
_MOST_WORDS = 6
# A word in capitals as long as this is no abbreviation.
_LONGEST_ABBREVIATION = 6
_SMALL = frozenset("of for the and & in on at to de la le du des del di da do dos das e y et a an against with".split())
_ADDRESS = re.compile(r"\.(?:com|org|net|fr|de|ru|gov|edu|tv|co\.uk|info)\b|https?:|www\.", re.IGNORECASE)
_GLUED = re.compile(r"[a-z]{2}[A-Z][a-z]+[A-Z]|[a-z][A-Z][a-z]+[A-Z][a-z]+[A-Z]")
_NUMBER = re.compile(r"\d")


@lru_cache(maxsize=200_000)
def has_own_name(kind: ActorKind, name: str) -> bool:
    """Tell whether an actor of this kind and name is called by a name of its own."""
    if kind == "person":
        return is_name_of_person(name)
    if kind == "group":
        return name[:1].isupper() and load_gazetteer().find(name) is not None
    if organisation_named(name) is not None:
        return True
    if kind == "state":
        return name[:1].isupper()
    return _is_name_of_body(name)


def is_name_of_person(name: str) -> bool:
    """Tell whether words that were taken for a person's name can be one: no headline, month, town or address."""
    words = name.split()
    if not words or len(words) > _MOST_WORDS or _ADDRESS.search(name) or _GLUED.search(name):
        return False
    lower = [word.lower().strip(".,") for word in words]
    if any(
        low in _sentence_words() and not (word.islower() and low in PARTICLES)
        for word, low in zip(words, lower, strict=True)
    ):
        return False
    if len(words) == 1:
        is_many = lower[0].endswith("goers") or (lower[0].endswith("ers") and words[0][:2].isupper())
        return not is_many and not _is_bare(lower[0]) and lower[0] not in _places_and_days() and not _shouts(words[0])
    if lower[-1] in _documents() or (lower[-1] in name_words("event") and lower[0].title() not in given_names()):
        return False
    return not all(_shouts(word) for word in words) or words[0].title() in given_names()


def _is_name_of_body(name: str) -> bool:
    words = name.split()
    lower = [word.lower().strip(".,") for word in words]
    if not words or len(words) > 2 * _MOST_WORDS or lower[0] in _beginnings() or _GLUED.search(name):
        return False
    if any(w[0].isupper() and w.lower() in _sentence_words() and w.lower() not in _SMALL for w in words):
        return False
    if lower[-1] in _documents() or (lower[0] in _documents() and len(words) > 1 and words[1].isdigit()):
        return False
    if _is_bare(" ".join(lower)) or not any(word[0].isupper() or _inner_capital(word) for word in words):
        return False
    if len(words) > 1 and all(_shouts(word) for word in words if word.lower() not in _SMALL):
        return False
    if len(words) == 1 and words[0].isupper() and len(words[0]) > _LONGEST_ABBREVIATION:
        return False
    if _NUMBER.match(name) and all(word.islower() for word in words[1:]):
        return False
    return _is_capitalised(words) or _is_collective_of(words)


def _is_capitalised(words: list[str]) -> bool:
    """Tell whether every word of weight begins as in names: "Bank of Norland", not "Norland law"."""
    return all(w[0].isupper() or not w[0].isalpha() or w.lower() in _SMALL or _inner_capital(w) for w in words)


def _is_collective_of(words: list[str]) -> bool:
    """Tell whether a common noun for a body follows a name: "Lindqvist administration", "Norland foreign ministry"."""
    if not words[0][0].isupper():
        return False
    for start in range(1, len(words)):
        if words[start][0].islower():
            tail = tuple(word.lower() for word in words[start:])
            found = load_titles().longest(tail, 0, len(tail))
            return found is not None and found[0] == len(tail) and found[1].kind in {"body", "organisation"}
    return False


def _inner_capital(word: str) -> bool:
    return any(letter.isupper() for letter in word[1:])


def _shouts(word: str) -> bool:
    """Tell whether a word is in capitals and no abbreviation."""
    letters = [letter for letter in word if letter.isalpha()]
    return len(letters) > 3 and all(letter.isupper() for letter in letters)


def _is_bare(words: str) -> bool:
    found = load_titles().find(words)
    return words in _bare_words() or (found is not None and found.kind != "person")


@cache
def _bare_words() -> frozenset[str]:
    return words_of("resolve", "bare words")


@cache
def _sentence_words() -> frozenset[str]:
    return words_of("resolve", "words of sentences")


@cache
def _beginnings() -> frozenset[str]:
    return words_of("resolve", "beginnings of descriptions")


@cache
def _documents() -> frozenset[str]:
    return words_of("resolve", "documents and surveys")


@cache
def _places_and_days() -> frozenset[str]:
    short = {each.lower().strip(".") for row in read_table("provinces") for each in cell_list(row["abbreviations"])}
    regions = {"asia", "europe", "africa", "america", "washington", "brussels"}
    return frozenset({name.lower() for name, _ in places()} | short | regions) | name_words("calendar")
