"""Names that mean the same person or organisation, over the whole report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain, islice
from typing import Final

from dragoman.extract.entities.clusters import Cluster, Clusters
from dragoman.extract.entities.name_matching import initials, letters, name_key, name_match, tidy
from dragoman.extract.mentions.candidates import Candidate
from dragoman.lexicon.people import name_words

# Nouns that tell a lone word for the name of a firm or medium.
_FIRMS = name_words("firm")


# Persons that a name is compared with where a report names very many.
MOST_ALIKE: Final = 300


class NameJoiner:
    """Joins names before anything else is resolved, so that a headline may come before the name it belongs to."""

    def __init__(self, book: Clusters) -> None:
        self.book = book
        self.parse, self.candidates, self.speakers = book.parse, book.candidates, book.speakers
        self.quoted = book.quoted
        self.of, self.bodies = book.of, book.bodies
        self.people: list[Cluster] = []
        # Genders that forms of address tell of bare surnames.
        self.genders: dict[tuple[str, ...], set[str]] = defaultdict(set)
        # Persons by the first letters of the words of their names.
        self.by_letters: dict[str, dict[Cluster, None]] = defaultdict(dict)
        self.by_word: dict[str, dict[Cluster, None]] = defaultdict(dict)
        # Organisations by the initials of their names, the first one of each.
        self.by_initials: dict[str, Cluster] = {}

    def join_names(self) -> None:
        """Join the names of persons over the whole report, longest names first; then all other names."""
        named = [n for n, c in enumerate(self.candidates) if c.form == "name" and c.parts and c.known is None]
        keys = {n: name_key(self.candidates[n].parts) for n in named}
        persons = self._persons(named, keys)
        for n in persons:
            if len(keys[n]) == 1 and self.candidates[n].gender in {"m", "f"}:
                self.genders[keys[n]].add(self.candidates[n].gender)
        for n in sorted(persons, key=lambda n: (-len(keys[n]), n)):
            if keys[n]:
                self._join_person(n, keys[n])
        taken = set(persons)
        for n in named:
            if n not in taken and self.candidates[n].kind == "organisation":
                self._join_organisation(n)

    def _persons(self, named: list[int], keys: dict[int, tuple[str, ...]]) -> list[int]:
        """Return the names that are persons', also where they look like something else at one place."""
        persons = [n for n in named if self.candidates[n].kind == "person"]
        surnames = {keys[n] for n in persons if len(keys[n]) == 1}
        known = {keys[n][k:] for n in persons for k in range(len(keys[n]))} | self._spoken(named, keys)
        beside = {*self.book.beside.values(), *self.book.callings.values()}
        for n in named:
            kind, key = self.candidates[n].kind, keys[n]
            if kind not in {"name", "organisation"} or not key:
                continue
            # "Vera Holm" taken for a firm, where a Holm is known for a person
            full = len(key) == 2 and key[-1:] in surnames
            if (kind == "name" and n in beside) or key in known or full:
                persons.append(n)
        return persons

    def _spoken(self, named: list[int], keys: dict[int, tuple[str, ...]]) -> set[tuple[str, ...]]:
        """Return the names that speak: a word that the parser once takes for no name at all is a surname then."""
        kinds = {"name", "organisation"} if self._tells_of_persons() else {"name"}
        speaking = (n for n in named if n in self.speakers and self.candidates[n].kind in kinds)
        return {keys[n] for n in speaking if self._may_be_surname(self.candidates[n])}

    def _tells_of_persons(self) -> bool:
        """Tell whether somebody in the report is he or she, or the spokesman, so that a lone word may be a surname."""
        return any(
            (c.form == "pronoun" and c.gender in {"m", "f"})
            or (c.office is not None and c.article == "the" and c.kind == "person" and "spokes" in c.office.classes)
            for c in self.candidates
        )

    def _may_be_surname(self, candidate: Candidate) -> bool:
        word = self.parse.wording(candidate.head_start, candidate.head_end)
        return candidate.kind == "name" or (len(word.split()) == 1 and not word.isupper())

    def _join_person(self, number: int, key: tuple[str, ...]) -> None:
        candidate = self.candidates[number]
        best = self._bearer(key, candidate)
        if best is None:
            modifies = self.parse.deps[candidate.root] in {"compound", "nmod"} and candidate.office is None
            if len(key) == 1 and modifies and number not in self.speakers:
                return
            best = self.book.new("person", candidate)
            self.people.append(best)
        self.book.put(number, best)
        self._note(key, best)
        if len(key) > len(name_key(best.parts)) or not best.parts:
            best.parts = candidate.parts
            best.label = tidy(self.parse.wording(candidate.head_start, candidate.head_end))

    def _bearer(self, key: tuple[str, ...], candidate: Candidate) -> Cluster | None:
        """Return the person whose names fit best, of these the one mentioned most, of these the nearest."""
        best: Cluster | None = None
        best_rank = (0.0, 0.0, 0.0)
        for cluster in self._alike(key):
            strength = name_match(key, cluster.names)
            if strength == 0 or not _may_be_same(candidate, cluster) or self._is_of_another(key, candidate, cluster):
                continue
            rank = (strength, float(len(cluster.members)), -float(abs(cluster.members[0].start - candidate.start)))
            if best is None or rank > best_rank:
                best, best_rank = cluster, rank
        return best

    def _note(self, key: tuple[str, ...], person: Cluster) -> None:
        """Remember a name of a person."""
        if key in person.names:
            return
        person.names.add(key)
        for index, words in ((self.by_letters, letters(key)), (self.by_word, {*key, "".join(key)})):
            for word in words:
                index[word][person] = None

    def _alike(self, key: tuple[str, ...]) -> Iterable[Cluster]:
        """Return the persons whose names may be like this one, each once: of more than a report names, those who share
        a whole word first.
        """
        near = [self.by_letters[start] for start in sorted(letters(key)) if start in self.by_letters]
        if sum(map(len, near)) > MOST_ALIKE:
            known = (self.by_word[word] for word in ("".join(key), *key) if word in self.by_word)
            return dict.fromkeys(islice(chain(*known, *near), MOST_ALIKE))
        return dict.fromkeys(chain(*near))

    def _is_of_another(self, key: tuple[str, ...], candidate: Candidate, cluster: Cluster) -> bool:
        """Tell whether a bare surname is another bearer's: of Mr. Hallen, where Livia Hallen is named in full."""
        told = self.genders.get(key, set())
        return bool(cluster.gender and told and cluster.gender not in told and not candidate.gender)

    def label_persons(self) -> None:
        """Call each person by the longest name that the report itself uses; by one it quotes only where it has none."""
        for cluster in self.people:
            told = [c for c in cluster.members if c.form == "name" and c.parts and not self.quoted[c.head_start]]
            full = max(told, key=lambda c: (len(name_key(c.parts)), -c.start), default=None)
            if full is not None and len(name_key(full.parts)) > 1:
                cluster.label = tidy(self.parse.wording(full.head_start, full.head_end))

    def _join_organisation(self, number: int) -> None:
        candidate = self.candidates[number]
        wording = tidy(self.parse.wording(candidate.head_start, candidate.head_end))
        single = len(candidate.parts) == 1 and not wording.isupper()
        is_told = candidate.head_start > 0 and self.parse.lower[candidate.head_start - 1] in _FIRMS
        if single and number not in self.speakers and not is_told:
            return
        key = ("name", " ".join(word for word in candidate.parts if word != "the"))
        cluster = self.bodies.get(key)
        if cluster is None and wording.isupper():
            whole = self._before_bracket(number)
            cluster = self.of.get(whole) if whole is not None else None
        if cluster is None and wording.isupper():
            cluster = self.by_initials.get(wording.lower())
        if cluster is None:
            cluster = self.book.new("organisation", candidate)
            cluster.label = wording.removeprefix("the ").removeprefix("The ")
            cluster.parts = candidate.parts
            self.by_initials.setdefault(initials(cluster.parts), cluster)
        self.bodies[key] = cluster
        self.book.put(number, cluster)

    def _before_bracket(self, number: int) -> int | None:
        """Return the name that a short form in brackets stands for: "the Northern Union of Teachers (NUT)"."""
        short = self.candidates[number]
        opening = short.start - 1
        if opening < 1 or self.parse.words[opening] != "(":
            return None
        for other in range(number - 1, max(-1, number - 4), -1):
            long = self.candidates[other]
            if long.form != "name" or long.kind not in {"organisation", "body"} or long.end < opening - 5:
                continue
            between = self.parse.words[long.end : opening]
            starts = bool(long.parts) and long.parts[0 if long.parts[0] != "the" else -1][0] == short.parts[0][0]
            if starts and not any(word in {",", ".", ";"} for word in between):
                return other
        return None


def _may_be_same(candidate: Candidate, cluster: Cluster) -> bool:
    if candidate.gender and cluster.gender and candidate.gender != cluster.gender:
        return candidate.gender not in {"m", "f"}
    office = candidate.office
    if candidate.country and cluster.country and candidate.country != cluster.country:
        return office is None
    return True
