"""A noun phrase as it is read, before it becomes candidates: its building stones, and what its title is of."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.mentions.candidates import Candidate
from dragoman.extract.mentions.known_words import Item
from dragoman.lexicon.organisations import Known


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase as it was read: ``before`` are the words that stand before and between its items."""

    items: list[Item]
    start: int
    end: int
    article: str
    before: tuple[str, ...]
    complement: Complement | None = None


def lone_phrase(item: Item) -> Phrase:
    """Return the phrase that an item is by itself."""
    return Phrase([item], item.start, item.end, "", ())


class Complement:
    """What stands after a title, as it is read."""

    def __init__(self, start: int) -> None:
        self.end = start
        self.n_pieces = 0
        self.country: str | None = None
        self.place: str | None = None
        self.body: str | None = None
        self.known: Known | None = None
        self.sectors: tuple[str, ...] = ()
        self.body_start = self.body_end = -1
        self.topic_end = 0
        # Where an envoy is, with the preposition, and the classes of the title.
        self.post: str | None = None
        self.post_end = 0
        self.classes: tuple[str, ...] = ()
        self.name: Item | None = None
        self.owner: int | None = None
        self.items: list[Item] = []
        self.nested: list[Candidate] = []
