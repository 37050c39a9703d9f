"""States, bodies, organisations and groups: the same words, or the noun for the one mentioned last."""

from __future__ import annotations

from typing import Final

from dragoman.extract.entities.clusters import Cluster, Clusters
from dragoman.extract.entities.name_matching import tidy
from dragoman.extract.entities.nominals import NOMINAL_REACH, Nominals
from dragoman.extract.mentions.candidates import Candidate, Office
from dragoman.lexicon.countries import country_label
from dragoman.lexicon.general_words import GENERAL_WORDS, is_called, is_medium
from dragoman.lexicon.organisations import Known, organisation_named
from dragoman.lexicon.word_sorts import words_of

_STATE_NOUNS = words_of("entities", "state nouns")
# Sectors of armed groups: "the army" is none of them, whatever they call themselves.
_AGAINST = frozenset({"REB", "UAF"})
# How many sentences back a general word looks for the body it means.
GENERAL_REACH: Final = 8
# How many sentences back "the country" looks for its state.
STATE_REACH: Final = 3
_WORDS_FOR_RULE = words_of("entities", "words for rule")


class Bodies:
    """Finds the entity of anything that is no person, and of speakers whose noun the lexicon does not know."""

    def __init__(self, book: Clusters, nominals: Nominals) -> None:
        self.book = book
        self.parse, self.bodies = book.parse, book.bodies
        self.nominals = nominals

    def bare(self, number: int, candidate: Candidate) -> Cluster:
        """Return the entity of a speaker whose noun the lexicon does not know; the same words mean the same one."""
        found = self._told_before(candidate) if candidate.article == "the" else None
        if found is not None:
            return found
        cluster = self.bodies[self._key_of_words(candidate)] = self.book.new(candidate.kind, candidate)
        cluster.label = self.book.wording(candidate)
        return cluster

    def _told_before(self, candidate: Candidate) -> Cluster | None:
        """Return whom a noun with "the" takes up, by the first rule that knows."""
        noun = self.parse.lemmas[candidate.root].lower()
        rules = (self._called_by_noun, self._state_before, self._of_same_words, self._called_so, self._who_just_spoke)
        found = (rule(candidate, noun) for rule in rules)
        return next((cluster for cluster in found if cluster is not None), None)

    def _called_by_noun(self, candidate: Candidate, noun: str) -> Cluster | None:
        return self.book.called.get(noun)

    def _state_before(self, candidate: Candidate, noun: str) -> Cluster | None:
        if noun not in _STATE_NOUNS:
            return None
        return next((c for c in self.book.mentioned(candidate.root, STATE_REACH) if c.kind == "state"), None)

    def _of_same_words(self, candidate: Candidate, noun: str) -> Cluster | None:
        return self.bodies.get(self._key_of_words(candidate))

    def _who_just_spoke(self, candidate: Candidate, noun: str) -> Cluster | None:
        return self.nominals.who_just_spoke(candidate) if candidate.kind == "person" else None

    def _key_of_words(self, candidate: Candidate) -> tuple[object, ...]:
        return "bare", self.book.wording(candidate).lower()

    def of_known(self, candidate: Candidate) -> Cluster:
        """Return the entity of a name that the lexicon knows."""
        known = candidate.known
        if known is not None and known.sort == "organisation":
            key = ("known", known.name)
            longer = self._named_longer(candidate, known) if key not in self.bodies else None
            return longer or self._of_key(key, candidate, known.name)
        if candidate.kind == "state" and candidate.country is not None:
            state = self._of_key(("state", candidate.country), candidate, country_label(candidate.country))
            state.country = state.country or candidate.country
            return state
        label = tidy(self.parse.wording(candidate.head_start, candidate.head_end))
        return self._of_key(("people", label.lower()), candidate, label)

    def _of_key(self, key: tuple[str, str], candidate: Candidate, label: str) -> Cluster:
        """Return the entity that goes by a key, a new one where there is none yet."""
        if key not in self.bodies:
            cluster = self.bodies[key] = self.book.new(candidate.kind, candidate)
            cluster.label = cluster.known = label
        return self.bodies[key]

    def _named_longer(self, candidate: Candidate, known: Known) -> Cluster | None:
        """Return the organisation of which a short name is the last word here: "the Post" after "the Bergen Post"."""
        word = self.parse.wording(candidate.head_start, candidate.head_end)
        if " " in word or word.isupper() or word.lower() == known.name.lower():
            return None
        near = self.book.mentioned(candidate.root, NOMINAL_REACH)
        return next((c for c in near if c.kind == "organisation" and c.label.endswith(f" {word}")), None)

    def body(self, candidate: Candidate) -> Cluster:
        """Return the entity of a body: the one of its words, else for a bare noun the one mentioned last."""
        office = candidate.office
        assert office is not None
        key = ("body", office.key, office.country, office.body_key)
        is_bare = office.country is None and office.body is None and candidate.article in {"the", ""}
        found = self.bodies.get(key) or (self._body_before(candidate, office) if is_bare else None)
        if found is not None:
            return found
        cluster = self.book.new(candidate.kind, candidate)
        cluster.offices.append(office)
        cluster.label = self.book.wording(candidate)
        if office.country or office.body:
            self.bodies[key] = cluster
        return cluster

    def _body_before(self, candidate: Candidate, office: Office) -> Cluster | None:
        return self._latest_body(candidate, office) or self._called_so(candidate, office.key)

    def _latest_body(self, candidate: Candidate, office: Office) -> Cluster | None:
        """Return the body mentioned last of those that a noun may mean; for a regime else the state mentioned last."""
        near = list(self.book.mentioned(candidate.root, NOMINAL_REACH))
        fitting = [
            c for c in near if _may_be_body(c, office.key) and not (office.sectors and _AGAINST.intersection(c.sectors))
        ]
        if not fitting and office.key in _WORDS_FOR_RULE:
            fitting = [c for c in near if c.kind == "state"]
        return max(fitting, key=lambda c: c.last, default=None)

    def _called_so(self, candidate: Candidate, noun: str) -> Cluster | None:
        """Return the named body or organisation that a general word means: "the agency", "the newspaper"."""
        if self.parse.lower[candidate.start] == "this" and self.book.outlet and is_medium(noun):
            return self._outlet(candidate, self.book.outlet)
        if noun not in GENERAL_WORDS or candidate.end - candidate.start > 2:
            return None
        near = self.book.mentioned(candidate.root, GENERAL_REACH)
        fitting = [c for c in near if is_called(noun, c.kind, c.label, c.sectors)]
        if self.book.last_speaker in fitting:
            return self.book.last_speaker
        return max(fitting, key=lambda c: (c.last_spoken >= 0, c.last), default=None)

    def _outlet(self, candidate: Candidate, name: str) -> Cluster:
        """Return the outlet that calls itself "this newspaper"."""
        known = organisation_named(name)
        key = ("outlet", name) if known is None else ("known", known.name)
        if key not in self.bodies:
            cluster = self.bodies[key] = self.book.new("organisation", candidate)
            if known is None:
                cluster.label, cluster.sectors = name, ("JRN",)
            else:
                cluster.label = cluster.known = known.name
                cluster.sectors, cluster.country = known.sectors, known.country
        return self.bodies[key]

    def group(self, candidate: Candidate) -> Cluster:
        """Return the entity of a group: the one of its words, or a new one."""
        office = candidate.office
        assert office is not None
        of_office = ("group", office.key, office.country, office.body_key)
        is_told_of = candidate.article in {"the", ""} or bool(office.country)
        wording = self.book.wording(candidate).lower()
        own = "" if candidate.article == "the" else wording
        tried = ((*of_office, own), (*of_office, wording)) if is_told_of else ()
        found = next((self.bodies[key] for key in tried if key in self.bodies), None)
        if found is not None:
            return found
        cluster = self.book.new("group", candidate)
        if is_told_of:
            self.bodies[(*of_office, own)] = cluster
            self.bodies.setdefault((*of_office, ""), cluster)
        else:
            self.bodies[(*of_office, "")] = cluster
        cluster.is_plural = True
        cluster.label = self.book.wording(candidate)
        return cluster


def _may_be_body(cluster: Cluster, key: str) -> bool:
    """Tell whether a body is called by a noun: by its office, or by the end of its name."""
    if cluster.kind not in {"body", "organisation"}:
        return False
    if cluster.label.lower().endswith(key):
        return True
    return any(held.key == key or held.key.endswith(f" {key}") for held in cluster.offices)
