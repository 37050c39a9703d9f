"""Offices joined to the names they describe: "NAME, the minister of Y," and "NAME is the minister"."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.extract.entities.clusters import Clusters
from dragoman.extract.mentions.candidates import Candidate

# What follows an apposition rather than the member of a list.
_CLOSING = frozenset(
    {",", ".", ")", ";", ":", "—", "–", "who", "in", "at", "from", "told", "said", "on", "has", "of", "for"}
)


class DescriptionJoiner:
    """Joins them once the names are joined."""

    def __init__(self, book: Clusters) -> None:
        self.book = book
        self.parse, self.candidates, self.of = book.parse, book.candidates, book.of
        self.sentence = book.sentence

    def join_appositions(self) -> None:
        """Join "NAME, the minister of Y," and "the minister, NAME," and "NAME is the minister"."""
        for office, name in self.book.beside.items():
            self._join_beside(office, name)
        for noun, name in self.book.callings.items():
            if name in self.of and self.of[name].kind == "person":
                self.book.called[self.parse.lemmas[noun].lower()] = self.of[name]
        # Of those that begin together the longest: "Norway's minister", not "Norway".
        by_start = {c.start: n for n, c in reversed(list(enumerate(self.candidates)))}
        owners = {(c.owner, c.end) for c in self.candidates if c.owner >= 0}
        for number, c in enumerate(self.candidates):
            if c.form == "pronoun" or c.end >= len(self.parse) or (c.root, c.end) in owners or c.compound >= 0:
                continue
            following = self._described_by(by_start, c)
            if following is not None and not (following in self.of and number in self.of):
                self._join_apposition(number, following)

    def _join_beside(self, office: int, name: int) -> None:
        """Join an office to the name it stands beside."""
        cluster = self.of.get(name)
        if cluster is None or cluster.kind != "person" or office in self.of:
            return
        told = self.candidates[office].gender
        if not told or cluster.gender in {"", told}:
            self.book.put(office, cluster)

    def _described_by(self, by_start: Mapping[int, int], candidate: Candidate) -> int | None:
        """Return the candidate that follows as an apposition or a predicate, None where there is none."""
        after = self.parse.lower[candidate.end]
        if after in {",", "–", "—", "(", "-"}:
            return self._next_phrase(by_start, candidate.end + 1)
        if after not in {"is", "was"} or self.parse.deps[candidate.root] != "nsubj":
            return None
        following = self._next_phrase(by_start, candidate.end + 1)
        is_predicate = following is not None and self.parse.deps[self.candidates[following].root] == "attr"
        return following if is_predicate else None

    def _next_phrase(self, by_start: Mapping[int, int], token: int) -> int | None:
        n_tokens = len(self.parse)
        if token + 1 < n_tokens and self.parse.tags[token] == "CD" and self.parse.words[token + 1] == ",":
            token += 2
        while token < n_tokens and (self.parse.lower[token] in {"who", "is", "also", "then", "now", "was"}):
            token += 1
        return by_start.get(token)

    def _join_apposition(self, left: int, right: int) -> None:
        if self.sentence[self.candidates[left].start] != self.sentence[self.candidates[right].start]:
            return
        if self._are_name_and_title(left, right):
            name, title = left, self.candidates[right]
        elif self._are_name_and_title(right, left):
            name, title = right, self.candidates[left]
        else:
            return
        if title.office is None or title.office.kind != "person" or title.is_plural or not self._closes(left, right):
            return
        cluster = self.of[name]
        if not title.gender or cluster.gender in {"", title.gender}:
            self.book.put(right if name == left else left, cluster, f"stands beside the name of {cluster.label}")

    def _are_name_and_title(self, name: int, title: int) -> bool:
        is_name = name in self.of and self.of[name].kind == "person"
        return is_name and self.candidates[title].office is not None and title not in self.of

    def _closes(self, left: int, right: int) -> bool:
        """Tell whether what stands behind the second phrase fits an apposition rather than a list."""
        a, b = self.candidates[left], self.candidates[right]
        label = self.parse.deps[b.root]
        if self.parse.lower[a.end] in {"is", "was"} or label == "appos" or b.end >= len(self.parse):
            return True
        after = self.parse.lower[b.end]
        return after in _CLOSING and (label != "conj" or after != ",")
