"""Offices joined to the names they describe: "NAME, the minister of Y," and "NAME is the minister"."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.extract.entities.clusters import Clusters
from dragoman.extract.grammar.columns import at
from dragoman.extract.mentions.candidates import Candidate
from dragoman.lexicon.word_sorts import words_of

# What follows an apposition rather than the member of a list.
_CLOSING_MARKS = frozenset({".", ")", ";", ":", "—", "–"})
_CLOSING_WORDS = words_of("entities", "words behind appositions")
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_OPENING = frozenset({",", "–", "—", "(", "-"})
_BEING = words_of("entities", "verbs of being")
_FILLING = words_of("entities", "words before predicates")


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
            if self._is_person(name):
                self.book.called[self.parse.lemmas[noun].lower()] = self.of[name]
        # Of those that begin together the longest: "Norway's minister", not "Norway".
        by_start = {c.start: n for n, c in reversed(list(enumerate(self.candidates)))}
        owners = {(c.owner, c.end) for c in self.candidates if c.owner >= 0}
        for number, candidate in enumerate(self.candidates):
            if (candidate.root, candidate.end) not in owners:
                self._join_following(number, candidate, by_start)

    def _join_following(self, number: int, candidate: Candidate, by_start: Mapping[int, int]) -> None:
        """Join a candidate with what stands behind it, unless who they are is known of both."""
        if candidate.form == "pronoun" or candidate.compound >= 0 or candidate.end >= len(self.parse):
            return
        following = self._described_by(by_start, candidate)
        if following is not None and not (following in self.of and number in self.of):
            self._join_apposition(number, following)

    def _is_person(self, number: int) -> bool:
        return number in self.of and self.of[number].kind == "person"

    def _join_beside(self, office: int, name: int) -> None:
        """Join an office to the name it stands beside."""
        if office in self.of or not self._is_person(name):
            return
        told = self.candidates[office].gender
        if not told or self.of[name].is_of_gender(told):
            self.book.put(office, self.of[name])

    def _described_by(self, by_start: Mapping[int, int], candidate: Candidate) -> int | None:
        """Return the candidate that follows as an apposition or a predicate, None where there is none."""
        after = self.parse.lower[candidate.end]
        if after in _OPENING:
            return self._next_phrase(by_start, candidate.end + 1)
        if after not in _BEING or self.parse.deps[candidate.root] != "nsubj":
            return None
        following = self._next_phrase(by_start, candidate.end + 1)
        is_predicate = following is not None and self.parse.deps[self.candidates[following].root] == "attr"
        return following if is_predicate else None

    def _next_phrase(self, by_start: Mapping[int, int], token: int) -> int | None:
        """Return the candidate that begins at a token, behind an age and words that say no more than that he is it."""
        if at(self.parse.words, token + 1) == "," and self.parse.tags[token] == "CD":
            token += 2
        while at(self.parse.lower, token) in _FILLING:
            token += 1
        return by_start.get(token)

    def _join_apposition(self, left: int, right: int) -> None:
        if self.sentence[self.candidates[left].start] != self.sentence[self.candidates[right].start]:
            return
        name, title = (left, right) if self._are_name_and_title(left, right) else (right, left)
        if not self._are_name_and_title(name, title) or not self._closes(left, right):
            return
        cluster, told = self.of[name], self.candidates[title].gender
        if not told or cluster.is_of_gender(told):
            self.book.put(title, cluster, f"stands beside the name of {cluster.label}")

    def _are_name_and_title(self, name: int, title: int) -> bool:
        if title in self.of or not self._is_person(name):
            return False
        office = self.candidates[title].office
        return office is not None and office.kind == "person" and not self.candidates[title].is_plural

    def _closes(self, left: int, right: int) -> bool:
        """Tell whether what stands behind the second phrase fits an apposition rather than a list."""
        a, b = self.candidates[left], self.candidates[right]
        label, after = self.parse.deps[b.root], at(self.parse.lower, b.end)
        if b.article == "the" and at(self.parse.tags, b.end) in _FINITE and self.parse.lower[a.end] not in _BEING:
            # "Responding to Hallen, the adviser said": the subject of what follows.
            return False
        if not after or label == "appos" or self.parse.lower[a.end] in _BEING:
            return True
        if after == ",":
            return label != "conj" or at(self.parse.tags, b.end + 1) in _FINITE
        return after in _CLOSING_MARKS or after in _CLOSING_WORDS
