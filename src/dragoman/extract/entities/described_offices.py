"""Offices joined to the names they describe: "NAME, the minister of Y," and "NAME is the minister"."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.extract.entities.clusters import Clusters


class DescriptionJoiner:
    """Joins them once the names are joined."""

    def __init__(self, book: Clusters) -> None:
        self.book = book
        self.parse, self.candidates, self.of = book.parse, book.candidates, book.of
        self.sentence = book.sentence

    def join_appositions(self) -> None:
        """Join "NAME, the minister of Y," and "the minister, NAME," and "NAME is the minister"."""
        for office, name in self.book.beside.items():
            cluster = self.of.get(name)
            if cluster is not None and cluster.kind == "person" and office not in self.of:
                told = self.candidates[office].gender
                if not (told and cluster.gender and told != cluster.gender):
                    self.book.put(office, cluster)
        for noun, name in self.book.callings.items():
            if name in self.of and self.of[name].kind == "person":
                self.book.called[self.parse.lemmas[noun].lower()] = self.of[name]
        # Of those that begin together the longest: "Norway's minister", not "Norway".
        by_start = {c.start: n for n, c in reversed(list(enumerate(self.candidates)))}
        owners = {(c.owner, c.end) for c in self.candidates if c.owner >= 0}
        lower, n_tokens = self.parse.lower, len(self.parse)
        for number, c in enumerate(self.candidates):
            if c.form == "pronoun" or c.end >= n_tokens or (c.root, c.end) in owners or c.compound >= 0:
                continue
            if lower[c.end] in {",", "–", "—", "(", "-"}:
                following = self._next_phrase(by_start, c.end + 1)
            elif lower[c.end] in {"is", "was"} and self.parse.deps[c.root] == "nsubj":
                following = self._next_phrase(by_start, c.end + 1)
                if following is not None and self.parse.deps[self.candidates[following].root] != "attr":
                    following = None
            else:
                continue
            if (following is not None and following not in self.of) or (
                following is not None and number not in self.of
            ):
                self._join_apposition(number, following)

    def _next_phrase(self, by_start: Mapping[int, int], token: int) -> int | None:
        n_tokens = len(self.parse)
        if token + 1 < n_tokens and self.parse.tags[token] == "CD" and self.parse.words[token + 1] == ",":
            token += 2
        while token < n_tokens and (self.parse.lower[token] in {"who", "is", "also", "then", "now", "was"}):
            token += 1
        return by_start.get(token)

    def _join_apposition(self, left: int, right: int) -> None:
        a, b = self.candidates[left], self.candidates[right]
        if self.sentence[a.start] != self.sentence[b.start]:
            return
        if left in self.of and self.of[left].kind == "person" and b.office is not None and right not in self.of:
            name, title = left, right
        elif right in self.of and self.of[right].kind == "person" and a.office is not None and left not in self.of:
            name, title = right, left
        else:
            return
        office = self.candidates[title].office
        assert office is not None
        if office.kind != "person" or self.candidates[title].is_plural or not self._closes(left, right):
            return
        cluster = self.of[name]
        c = self.candidates[title]
        if c.gender and cluster.gender and c.gender != cluster.gender:
            return
        self.book.put(title, cluster, f"stands beside the name of {cluster.label}")

    def _closes(self, left: int, right: int) -> bool:
        """Tell whether what stands behind the second phrase fits an apposition rather than a list."""
        a, b = self.candidates[left], self.candidates[right]
        if self.parse.lower[a.end] in {"is", "was"}:
            return True
        if self.parse.deps[b.root] == "appos":
            return True
        if b.end >= len(self.parse):
            return True
        after = self.parse.lower[b.end]
        if after in {
            ",",
            ".",
            ")",
            ";",
            ":",
            "—",
            "–",
            "who",
            "in",
            "at",
            "from",
            "told",
            "said",
            "on",
            "has",
            "of",
            "for",
        }:
            return self.parse.deps[b.root] != "conj" or after != ","
        return False
