"""Offices told by somebody else's: "her Chilean counterpart, Tomas Reyes", "Lindqvist's predecessor"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dragoman.extract.entities.clusters import Cluster, Clusters
from dragoman.extract.mentions.candidates import Office
from dragoman.lexicon.organisations import load_gazetteer

# Noun → whether its bearer holds the office no more.
_NOUNS: Final = {"counterpart": False, "predecessor": True, "successor": False}


class Counterparts:
    """Gives the office of the one to the other, when the other is read."""

    def __init__(self, book: Clusters) -> None:
        self.book = book
        self.parse, self.of = book.parse, book.of
        nouns = [t for t in range(len(self.parse)) if self.parse.lemmas[t].lower() in _NOUNS]
        heads = {
            t: n for n, c in enumerate(book.candidates) if c.form != "pronoun" for t in range(c.head_start, c.head_end)
        }
        self.nouns: dict[int, int] = {}
        for noun in nouns:
            # The noun itself, and the name beside it: "her counterpart Luz Paredes", "her counterpart, Luz Paredes".
            beside = [below for below in self.parse.children[noun] if self.parse.deps[below] == "appos"]
            numbers = (book.callings.get(noun), heads.get(noun), *(heads.get(t) for t in (noun + 1, *beside)))
            self.nouns.update({number: noun for number in numbers if number is not None})
        # "Her" of "her counterpart" is read behind the whole: what it tells is told then.
        self.owned = {
            book.by_root[owner]: number
            for number, noun in self.nouns.items()
            for owner in self.parse.children[noun]
            if self.parse.deps[owner] == "poss" and owner in book.by_root
        }

    def tell(self, number: int, cluster: Cluster) -> None:
        """Let an entity learn what being somebody's counterpart tells of its office and country."""
        told = self.owned.get(number)
        if told is not None and told < number and told in self.of:
            self._tell(self.nouns[told], self.of[told])
        noun = self.nouns.get(number)
        if noun is not None:
            self._tell(noun, cluster)

    def _tell(self, noun: int, cluster: Cluster) -> None:
        if not cluster.is_one_person:
            return
        country = self._country(noun)
        cluster.country = cluster.country or country
        office = self._office_of_other(noun, cluster)
        if office is None or any(held.sectors for held in cluster.offices):
            return
        same = self._same(office, noun, country)
        cluster.tell(same)
        cluster.sectors = cluster.sectors or (("ELI",) if same.is_past else same.sectors)
        self.book.tell_office(same.key, cluster)

    def _office_of_other(self, noun: int, cluster: Cluster) -> Office | None:
        """Return the office of the one whose counterpart somebody is."""
        owner = self._owner(noun)
        if owner is None or owner is cluster:
            return None
        return max(owner.offices, key=lambda o: len(o.title), default=None)

    def _same(self, office: Office, noun: int, country: str | None) -> Office:
        lemma = self.parse.lemmas[noun].lower()
        if lemma != "counterpart":
            return replace(office, is_past=_NOUNS[lemma], start=noun, end=noun + 1)
        return replace(office, country=country, body=None, body_key=None, start=noun, end=noun + 1)

    def _country(self, noun: int) -> str | None:
        for token in self.parse.children[noun]:
            found = load_gazetteer().longest(self.parse.lower, token, noun)
            if found is not None and self.parse.deps[token] in {"amod", "nmod", "compound"}:
                return found[1].country
        return None

    def _owner(self, noun: int) -> Cluster | None:
        for token in self.parse.children[noun]:
            if self.parse.deps[token] == "poss" and token in self.book.by_root:
                return self.of.get(self.book.by_root[token])
        return None
