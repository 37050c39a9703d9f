"""What a report tells of: its words, names, actors, places and event groups, each with how often."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Telling, TermKind

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_NEW_SENTENCE = re.compile(r"[.!?:\n\"“]")

_LEAST_LETTERS = 3
_LEAST_FIGURES = 2

Term = tuple[TermKind, str]


@dataclass(frozen=True, slots=True)
class Outline:
    """How often a report tells of each term, and how it writes those that are names."""

    counts: Counter[Term]
    written: dict[Term, str]


def outline_of(telling: Telling) -> Outline:
    """Return what a report tells of. Words that begin with a capital inside a sentence are names."""
    counts, written = _words_of(telling.prose)
    for actor_id, name in telling.actors:
        counts["actor", actor_id] += 1
        written["actor", actor_id] = name
    for name in telling.places:
        counts["place", name.casefold()] += 1
        written["place", name.casefold()] = name
    counts.update(("event group", each) for each in telling.event_groups)
    return Outline(counts, written)


def _words_of(prose: str) -> tuple[Counter[Term], dict[Term, str]]:
    """Return how often each word is told, and how those are written that are names."""
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    end = 0
    for match in _WORD.finditer(prose):
        word = match[0]
        plain = _plain(word)
        if plain:
            counts[plain] += 1
            may_be_name = word[0].isupper() and end and plain not in names
            if may_be_name and not _NEW_SENTENCE.search(prose, end, match.start()):
                names[plain] = word.removesuffix("'s").removesuffix("’s")
        end = match.end()
    told: Counter[Term] = Counter({("name" if word in names else "word", word): n for word, n in counts.items()})
    return told, {("name", plain): word for plain, word in names.items()}


@lru_cache(maxsize=500_000)
def _plain(word: str) -> str:
    """Return a word as it is compared; empty where it tells nothing."""
    plain = word.casefold().replace("’", "'").removesuffix("'s")
    if not plain or len(plain) < (_LEAST_FIGURES if plain[0].isdigit() else _LEAST_LETTERS):
        return ""
    return "" if plain in _silent_words() else plain


@cache
def _silent_words() -> frozenset[str]:
    return words_of("resolve", "words of any story")
