"""The event lexicon: which word, in which frame, tells of an event, of which type, mode and code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple, cast, get_args

from dragoman.errors import ConfigError
from dragoman.lexicon.ontology import contexts
from dragoman.lexicon.tables import read_table
from dragoman.model import EventType

WordClass = Literal["v", "n", "a"]
Strength = Literal["sure", "open"]
Demand = Literal["object", "subject", "prep", "prep-object", "particle", "complement", "modifier", "to", "clause"]

# How much a condition tells of the meaning; of several frames that fit, the one that tells most wins.
_WEIGHTS: Mapping[str, int] = {
    "object": 1,
    "subject": 5,
    "prep": 2,
    "prep-object": 4,
    "particle": 4,
    "complement": 4,
    "modifier": 4,
    "to": 3,
    "clause": 3,
}
_LISTED_OBJECT = 4


@dataclass(frozen=True, slots=True)
class Condition:
    """One demand of a frame: ``words`` are the lemmas it may be met by (any, where empty), ``objects`` those below."""

    demand: Demand
    words: frozenset[str]
    objects: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word in a frame stands for. ``frame`` empty: in any syntax. ``weight`` grows with what it demands.

    ``cameo`` is the most exact CAMEO code that the words tell for sure, at least its root. ``strength`` is ``sure``
    where the words nearly always tell the event in news, ``open`` where the parties or the model must decide.
    """

    lemma: str
    pos: WordClass
    frame: tuple[Condition, ...]
    type: EventType
    mode: str | None
    cameo: str
    strength: Strength
    weight: int


class EventWords:
    """Senses by lemma and word class, those that demand most first."""

    def __init__(self, senses: Iterable[Sense]) -> None:
        grouped: dict[tuple[str, str], list[Sense]] = {}
        for sense in senses:
            grouped.setdefault((sense.lemma, sense.pos), []).append(sense)
        # The order of the table decides between senses that demand as much.
        self._senses = {key: tuple(sorted(entries, key=lambda s: -s.weight)) for key, entries in grouped.items()}

    def __len__(self) -> int:
        return sum(len(senses) for senses in self._senses.values())

    def senses(self, lemma: str, pos: str) -> tuple[Sense, ...]:
        """Return the senses of a lemma in lower case as ``v``, ``n`` or ``a``; empty where it tells no event."""
        return self._senses.get((lemma, pos), ())


@lru_cache(maxsize=1)
def load_event_words() -> EventWords:
    """Load and check ``data/event_words.tsv``. Raises ``ConfigError`` naming the row."""
    return EventWords(_sense(row) for row in read_table("event_words"))


def _sense(row: Mapping[str, str]) -> Sense:
    where = f"event_words.tsv: '{row['lemma']}' in frame '{row['frame']}'"
    for column, known in (("type", EventType), ("pos", WordClass), ("strength", Strength)):
        if row[column] not in get_args(known):
            raise ConfigError(f"{where}: {column} '{row[column]}' is unknown; known are {', '.join(get_args(known))}")
    frame = tuple(_condition(part, where) for part in row["frame"].split("+") if part != "*")
    return Sense(
        lemma=row["lemma"],
        pos=cast(WordClass, row["pos"]),
        frame=frame,
        type=cast(EventType, row["type"]),
        mode=row["mode"] or None,
        cameo=row["cameo"],
        strength=cast(Strength, row["strength"]),
        weight=sum(_weight(condition) for condition in frame),
    )


def _condition(part: str, where: str) -> Condition:
    demand, _, rest = part.partition(":")
    words, _, objects = rest.partition(":")
    if demand not in get_args(Demand):
        raise ConfigError(f"{where}: demand '{demand}' is unknown; known are {', '.join(get_args(Demand))}")
    return Condition(cast(Demand, demand), _words(words), _words(objects))


def _words(cell: str) -> frozenset[str]:
    return frozenset(word for word in cell.split("|") if word)


def _weight(condition: Condition) -> int:
    return _LISTED_OBJECT if condition.demand == "object" and condition.words else _WEIGHTS[condition.demand]


def contexts_of(words: Sequence[str]) -> tuple[str, ...]:
    """Return PLOVER's contexts that the lemmas of a sentence or clause tell, in the manual's order.

    ``words`` stand in reading order; phrases of two or three are found where their words stand side by side.
    """
    table = _context_words()
    lower = [word.lower() for word in words]
    found: set[str] = set()
    for start, word in enumerate(lower):
        for phrase in table.get(word, ()):
            length = len(phrase.words)
            if length == 1 or tuple(lower[start : start + length]) == phrase.words:
                found.add(phrase.context)
    return tuple(context for context in contexts() if context in found)


class _ContextPhrase(NamedTuple):
    words: tuple[str, ...]
    context: str


@lru_cache(maxsize=1)
def _context_words() -> Mapping[str, tuple[_ContextPhrase, ...]]:
    """Return the phrases of ``data/event_contexts.tsv`` by their first word."""
    grouped: dict[str, list[_ContextPhrase]] = {}
    for row in read_table("event_contexts"):
        if row["context"] not in contexts():
            raise ConfigError(f"event_contexts.tsv: '{row['word']}' has the unknown context '{row['context']}'")
        words = tuple(row["word"].split())
        grouped.setdefault(words[0], []).append(_ContextPhrase(words, row["context"]))
    return {first: tuple(phrases) for first, phrases in grouped.items()}
