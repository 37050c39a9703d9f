"""What a report tells of: its words, names, actors, places and event groups, each with how often."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

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
    counts = _word_counts(telling.prose)
    written: dict[Term, str] = {}
    for actor_id, name in telling.actors:
        counts["actor", actor_id] += 1
        written["actor", actor_id] = name
    for name in telling.places:
        counts["place", name.casefold()] += 1
        written["place", name.casefold()] = name
    counts.update(("event group", each) for each in telling.event_groups)
    return Outline(counts, written)


def _word_counts(prose: str) -> Counter[Term]:
    counts: Counter[str] = Counter()
    names = set[str]()
    end = 0
    for match in _WORD.finditer(prose):
        word = match[0]
        plain = word.casefold().replace("’", "'").removesuffix("'s")
        if _tells(plain):
            counts[plain] += 1
            if word[0].isupper() and end and not _NEW_SENTENCE.search(prose, end, match.start()):
                names.add(plain)
        end = match.end()
    return Counter({("name" if word in names else "word", word): n for word, n in counts.items()})


def _tells(word: str) -> bool:
    if word[0].isdigit():
        return len(word) >= _LEAST_FIGURES
    return len(word) >= _LEAST_LETTERS and word not in _silent_words()


@cache
def _silent_words() -> frozenset[str]:
    return words_of("resolve", "words of any story")
