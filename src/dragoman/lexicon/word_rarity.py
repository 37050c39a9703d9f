"""How rare words are in a report, whatever else a record holds: "said" is in most, "harbour" in few."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from dragoman.lexicon.tables import cell_list, read_table
from dragoman.lexicon.word_sorts import words_of

# Logarithms of how few reports have a word. What the table does not have is rarer than all it has.
RAREST = 7.5
_NUMBER = 6.0
_YEAR = 3.0
# No word of news, of which the table knows less, and no word by which a state goes is rarer than these. Chosen on the
# train half of ECB+ and the seen half of evaluation/stories.
_OF_NEWS = 1.5
_OF_STATES = 2.0


@lru_cache(maxsize=200_000)
def rarity_of(word: str) -> float:
    """Return how rare a word in small letters is: 0 where every report has it, 7.5 where hardly any has."""
    if word[:1].isdigit():
        return _YEAR if len(word) == 4 and word[:2] in {"19", "20"} else _NUMBER
    known = _rarities()
    rarity = known.get(word, RAREST)
    if word.endswith("s"):
        rarity = min(rarity, known.get(word[:-1], RAREST))
    if word in _words_of_states():
        rarity = min(rarity, _OF_STATES)
    return min(rarity, _OF_NEWS) if word in _words_of_news() else rarity


def rarity_of_name(name: str) -> float:
    """Return how rare the rarest word of a name is, whatever its capitals."""
    return max(map(rarity_of, name.casefold().replace("-", " ").split()), default=RAREST)


@cache
def _rarities() -> Mapping[str, float]:
    return {word: float(row["rarity"]) for row in read_table("word_rarity") for word in cell_list(row["words"])}


@cache
def _words_of_news() -> frozenset[str]:
    return words_of("resolve", "words of much news")


@cache
def _words_of_states() -> frozenset[str]:
    """Return the words of the names of states, their people and capitals, in small letters."""
    columns = ("names", "adjectives", "people", "capitals")
    cells = (cell for row in read_table("countries") for column in columns for cell in cell_list(row[column]))
    return frozenset(word for cell in cells for word in cell.casefold().split())
