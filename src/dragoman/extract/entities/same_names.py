"""Names that mean the same person or organisation, over the whole report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import chain, islice
from typing import Final

from dragoman.extract.entities.clusters import Cluster, Clusters, exclude_each_other
from dragoman.extract.entities.name_matching import initials, letters, name_key, name_match, tidy
from dragoman.extract.entities.office_matching import office_agreement
from dragoman.extract.grammar.columns import at
from dragoman.extract.mentions.candidates import Candidate
from dragoman.lexicon.people import generation_of, name_words

# Nouns that tell a lone word for the name of a firm or medium.
_FIRMS = name_words("firm")


# Between a name and a bracket these part them.
_PARTING: Final = frozenset({",", ".", ";"})

# Initials shorter than this are those of too much.
SHORTEST_INITIALS: Final = 3

# Persons that a name is compared with where a report names very many.
MOST_ALIKE: Final = 300


class NameJoiner:
    """Joins names before anything else is resolved, so that a headline may come before the name it belongs to."""

    def __init__(self, book: Clusters) -> None:
        self.book = book
        self.parse, self.candidates, self.speakers = book.parse, book.candidates, book.speakers
        self.quoted = book.quoted
        self.of, self.bodies = book.of, book.bodies
        # How often a person speaks under a name, and where he is named first.
        self.n_speaking: dict[Cluster, int] = defaultdict(int)
        self.first: dict[Cluster, int] = {}
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
        self._note_genders(persons, keys)
        for n in sorted(persons, key=lambda n: (-len(keys[n]), n)):
            if keys[n]:
                self._join_person(n, keys[n])
        organisations = [n for n in named if self.candidates[n].kind == "organisation"]
        taken = set(persons)
        for n in organisations:
            if n not in taken:
                self._join_organisation(n)

    def _note_genders(self, persons: list[int], keys: dict[int, tuple[str, ...]]) -> None:
        for n in persons:
            if len(keys[n]) == 1 and self.candidates[n].gender in {"m", "f"}:
                self.genders[keys[n]].add(self.candidates[n].gender)

    def _persons(self, named: list[int], keys: dict[int, tuple[str, ...]]) -> list[int]:
        """Return the names that are persons', also where they look like something else at one place."""
        persons = [n for n in named if self.candidates[n].kind == "person"]
        surnames = {keys[n] for n in persons if len(keys[n]) == 1}
        known = {keys[n][k:] for n in persons for k in range(len(keys[n]))} | self._spoken(named, keys)
        beside = (*self.book.beside.values(), *self.book.callings.values())
        described = {n for n in beside if self.candidates[n].kind == "name"}
        others = (n for n in named if keys[n] and self.candidates[n].kind in {"name", "organisation"})
        return persons + [
            n for n in others if n in described or keys[n] in known or _is_firm_like_person(keys[n], surnames)
        ]

    def _spoken(self, named: list[int], keys: dict[int, tuple[str, ...]]) -> set[tuple[str, ...]]:
        """Return the names that speak: a word that the parser once takes for no name at all is a surname then."""
        kinds = {"name", "organisation"} if self._tells_of_persons() else {"name"}
        speaking = (n for n in named if n in self.speakers and self.candidates[n].kind in kinds)
        return {keys[n] for n in speaking if self._may_be_surname(self.candidates[n])}

    def _tells_of_persons(self) -> bool:
        """Tell whether somebody in the report is he or she, or the spokesman, so that a lone word may be a surname."""
        return any(map(_means_somebody, self.candidates))

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
        self.n_speaking[best] += number in self.speakers
        self.first[best] = min(candidate.start, self.first.get(best, candidate.start))
        best.generation = best.generation or generation_of(candidate.parts)
        self._note(key, best)
        if len(key) > len(name_key(best.parts)) or not best.parts:
            best.parts = candidate.parts
            best.label = tidy(self.parse.wording(candidate.head_start, candidate.head_end))

    def _bearer(self, key: tuple[str, ...], candidate: Candidate) -> Cluster | None:
        """Return the person whose names fit best, of these the one mentioned most, of these the nearest."""
        ranked = (
            ((strength, _in_office(candidate, c), self._rank(key, candidate, c), _nearness(candidate, c)), c)
            for c in self._alike(key)
            if (strength := name_match(key, c.names)) > 0 and self._may_bear(key, candidate, c)
        )
        best = max(ranked, key=lambda each: each[0], default=None)
        return None if best is None else best[1]

    def _rank(self, key: tuple[str, ...], candidate: Candidate, cluster: Cluster) -> tuple[bool, int, int]:
        """Return whether somebody was named before, how often he speaks, and how often he is named.

        A surname alone is nobody's who is named only later, where another bearer was named before.
        """
        was_named = len(key) > 1 or self.first.get(cluster, candidate.start) < candidate.start
        return was_named, self.n_speaking[cluster], len(cluster.members)

    def _may_bear(self, key: tuple[str, ...], candidate: Candidate, cluster: Cluster) -> bool:
        return _may_be_same(candidate, cluster) and not self._is_of_another(key, candidate, cluster)

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
        if self._is_any_word(number, wording):
            return
        holder = self._holder_of(wording)
        if holder is not None:
            self.book.put(number, holder, f"the initials of an office of {holder.label}")
            return
        key = ("name", " ".join(word for word in candidate.parts if word != "the"))
        cluster = self.bodies.get(key) or self._of_short_form(number, wording)
        if cluster is None:
            cluster = self.book.new("organisation", candidate)
            cluster.label = wording.removeprefix("the ").removeprefix("The ")
            cluster.parts = candidate.parts
            self.by_initials.setdefault(initials(cluster.parts), cluster)
        self.bodies[key] = cluster
        self.book.put(number, cluster)

    def _holder_of(self, wording: str) -> Cluster | None:
        """Return who holds an office whose initials a word in capitals is: "the PCS" of the Prime Cabinet Secretary."""
        if not wording.isupper() or len(wording) < SHORTEST_INITIALS or not wording.isalpha():
            return None
        offices = ((person, office) for person in self.people for office in person.offices)
        return next((person for person, office in offices if _initials_of(office.title) == wording), None)

    def _is_any_word(self, number: int, wording: str) -> bool:
        """Tell whether nothing but the parser says that a lone word names an organisation."""
        candidate = self.candidates[number]
        if len(candidate.parts) != 1 or wording.isupper() or number in self.speakers:
            return False
        return at(self.parse.lower, candidate.head_start - 1) not in _FIRMS

    def _of_short_form(self, number: int, wording: str) -> Cluster | None:
        """Return the organisation that a short form in capitals stands for."""
        if not wording.isupper():
            return None
        whole = self.of.get(self._before_bracket(number))
        return whole or self.by_initials.get(wording.lower())

    def _before_bracket(self, number: int) -> int:
        """Return the name that a short form in brackets stands for, -1 for none: "the Northern Union of Teachers
        (NUT)".
        """
        opening = self.candidates[number].start - 1
        if opening < 1 or self.parse.words[opening] != "(":
            return -1
        others = range(number - 1, max(-1, number - 4), -1)
        return next((other for other in others if self._is_long_form(other, number)), -1)

    def _is_long_form(self, other: int, number: int) -> bool:
        """Tell whether a name begins like a short form, and stands before the bracket around it."""
        long, short = self.candidates[other], self.candidates[number]
        opening = short.start - 1
        if long.form != "name" or long.kind not in {"organisation", "body"} or long.end < opening - 5 or not long.parts:
            return False
        first = long.parts[0 if long.parts[0] != "the" else -1]
        return first[0] == short.parts[0][0] and _PARTING.isdisjoint(self.parse.words[long.end : opening])


def _initials_of(title: str) -> str:
    return "".join(word[0] for word in title.replace("-", " ").split() if word[0].isupper())


def _is_firm_like_person(key: tuple[str, ...], surnames: Collection[tuple[str, ...]]) -> bool:
    """Tell "Vera Holm" taken for a firm, where a Holm is known for a person."""
    return len(key) == 2 and key[-1:] in surnames


def _means_somebody(candidate: Candidate) -> bool:
    if candidate.form == "pronoun":
        return candidate.gender in {"m", "f"}
    office = candidate.office
    if office is None or candidate.kind != "person":
        return False
    return candidate.article == "the" and "spokes" in office.classes


def _nearness(candidate: Candidate, cluster: Cluster) -> int:
    return -abs(cluster.members[0].start - candidate.start)


def _in_office(candidate: Candidate, cluster: Cluster) -> float:
    """Return how well the office told with a name fits those of a person: "President Kim" beside two Kims."""
    office = candidate.office
    if office is None:
        return 0.0
    return max((office_agreement(office, held) for held in cluster.offices), default=0.0)


def _may_be_same(candidate: Candidate, cluster: Cluster) -> bool:
    """Tell whether gender, generation and country let a name be a person's; without an office a country says little."""
    if exclude_each_other((generation_of(candidate.parts) or None, cluster.generation or None)):
        return False
    if exclude_each_other((candidate.gender, cluster.gender)):
        return candidate.gender not in {"m", "f"}
    return candidate.office is None or not exclude_each_other((candidate.country, cluster.country))
