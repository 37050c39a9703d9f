"""Words that a report tells of somebody beside his name: "Norland's envoy to the talks, Mara Lindqvist, a lawyer"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dragoman.extract.entities.clusters import Cluster
from dragoman.extract.grammar.columns import at
from dragoman.extract.mentions.candidates import Candidate
from dragoman.model import Parse

# How many words before and behind a name may tell of its bearer, and how many letters of a word are compared.
REACH: Final = 10
STEM: Final = 5
_OPENING: Final = frozenset({",", "(", "–", "—", "-"})
_TELLING: Final = ("N", "JJ", "VBN", "VBG")


class Descriptions:
    """Collects them, once for each entity and again when it has more mentions."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self._told: dict[Cluster, tuple[int, frozenset[str]]] = {}

    def of(self, cluster: Cluster) -> frozenset[str]:
        """Return the beginnings of the words told of an entity: beside its names, in its offices and its nouns."""
        n_members, words = self._told.get(cluster, (-1, frozenset()))
        if n_members != len(cluster.members):
            words = frozenset(stem for member in cluster.members for stem in self._of_member(member))
            self._told[cluster] = len(cluster.members), words
        return words

    def of_tokens(self, tokens: range) -> Iterator[tuple[int, str]]:
        """Yield the telling words among tokens with the beginnings that are compared."""
        parse = self.parse
        for token in tokens:
            if parse.tags[token].startswith(_TELLING) and parse.words[token][0].isalpha():
                yield token, parse.lower[token][:STEM]

    def _of_member(self, member: Candidate) -> Iterator[str]:
        if member.form == "pronoun":
            return
        own = set(range(member.head_start, member.head_end)) if member.form == "name" else set()
        around = range(self._first(member), self._last(member))
        yield from (stem for token, stem in self.of_tokens(around) if token not in own)

    def _first(self, member: Candidate) -> int:
        if member.form != "name":
            return member.start
        first = self.parse.sentence_of(member.start).start
        for token in range(member.start - 1, max(first, member.start - REACH) - 1, -1):
            if self._parts(token):
                return token + 1
        return max(first, member.start - REACH)

    def _last(self, member: Candidate) -> int:
        if member.form != "name" or at(self.parse.words, member.end) not in _OPENING:
            return member.end
        last = min(self.parse.sentence_of(member.start).end, member.end + REACH)
        return next((token for token in range(member.end + 1, last) if self._parts(token)), last)

    def _parts(self, token: int) -> bool:
        """Tell whether a word parts a name from what is told of others: a finite verb, a stop."""
        return self.parse.tags[token] in {"VBD", "VBZ", "VBP", "MD", ".", ":", "``", "''"}
