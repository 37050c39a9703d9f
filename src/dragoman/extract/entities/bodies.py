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
# How many sentences back a general word looks for the body it means.
GENERAL_REACH: Final = 8


class Bodies:
    """Finds the entity of anything that is no person, and of speakers whose noun the lexicon does not know."""

    def __init__(self, book: Clusters, nominals: Nominals) -> None:
        self.book = book
        self.parse, self.bodies = book.parse, book.bodies
        self.nominals = nominals

    def bare(self, number: int, candidate: Candidate) -> Cluster:
        """Return the entity of a speaker whose noun the lexicon does not know; the same words mean the same one."""
        wording = self.book.wording(candidate)
        lemma = self.parse.lemmas[candidate.root].lower()
        if candidate.article == "the" and lemma in self.book.called:
            return self.book.called[lemma]
        if candidate.article == "the" and lemma in _STATE_NOUNS:
            states = (c for c in self.book.mentioned(candidate.root, 3) if c.kind == "state")
            state = next(states, None)
            if state is not None:
                return state
        key = ("bare", wording.lower())
        cluster = self.bodies.get(key) if candidate.article == "the" else None
        if cluster is None and candidate.article == "the":
            cluster = self._called_so(candidate, lemma)
        if cluster is None and candidate.article == "the" and candidate.kind == "person":
            cluster = self.nominals.who_just_spoke(candidate)
        if cluster is None:
            cluster = self.bodies[key] = self.book.new(candidate.kind, candidate)
            cluster.label = wording
        return cluster

    def of_known(self, candidate: Candidate) -> Cluster:
        """Return the entity of a name that the lexicon knows."""
        known = candidate.known
        if (
            candidate.kind == "state"
            and candidate.country is not None
            and (known is None or known.sort != "organisation")
        ):
            key: tuple[object, ...] = ("state", candidate.country)
            label = country_label(candidate.country)
        elif known is not None and known.sort == "organisation":
            key, label = ("known", known.name), known.name
            longer = self._named_longer(candidate, known) if key not in self.bodies else None
            if longer is not None:
                return longer
        else:
            label = tidy(self.parse.wording(candidate.head_start, candidate.head_end))
            key = ("people", label.lower())
        cluster = self.bodies.get(key)
        if cluster is None:
            cluster = self.bodies[key] = self.book.new(candidate.kind, candidate)
            cluster.label = label
            cluster.known = label
            if key[0] == "state":
                cluster.country = candidate.country
        return cluster

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
        cluster = self.bodies.get(key)
        if cluster is not None:
            return cluster
        if office.country is None and office.body is None and candidate.article in {"the", ""}:
            found = self._latest_body(candidate, office) or self._called_so(candidate, office.key)
            if found is not None:
                return found
        cluster = self.book.new(candidate.kind, candidate)
        cluster.offices.append(office)
        cluster.label = self.book.wording(candidate)
        if office.country or office.body:
            self.bodies[key] = cluster
        return cluster

    def _latest_body(self, candidate: Candidate, office: Office) -> Cluster | None:
        best: Cluster | None = None
        for cluster in self.book.mentioned(candidate.root, NOMINAL_REACH):
            if cluster.kind not in {"body", "organisation"}:
                continue
            same = any(o.key == office.key or o.key.endswith(" " + office.key) for o in cluster.offices)
            named = cluster.label.lower().endswith(office.key)
            if not (same or named):
                continue
            if best is None or cluster.last > best.last:
                best = cluster
        if best is None and office.key in {"regime"}:
            states = [c for c in self.book.mentioned(candidate.root, NOMINAL_REACH) if c.kind == "state"]
            return max(states, key=lambda c: c.last, default=None)
        return best

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
        key = ("known", known.name) if known is not None else ("outlet", name)
        if key not in self.bodies:
            cluster = self.bodies[key] = self.book.new("organisation", candidate)
            cluster.label = known.name if known is not None else name
            cluster.known = cluster.label if known is not None else None
            cluster.sectors = known.sectors if known is not None else ("JRN",)
            cluster.country = known.country if known is not None else None
        return self.bodies[key]

    def group(self, candidate: Candidate) -> Cluster:
        """Return the entity of a group: the one of its words, or a new one."""
        office = candidate.office
        assert office is not None
        if candidate.article == "the" or office.country or candidate.article == "":
            wording = self.book.wording(candidate).lower()
            key = ("group", office.key, office.country, office.body_key, "" if candidate.article == "the" else wording)
            for tried in (key, ("group", office.key, office.country, office.body_key, wording)):
                if tried in self.bodies:
                    return self.bodies[tried]
            cluster = self.book.new("group", candidate)
            self.bodies[key] = cluster
            self.bodies.setdefault(("group", office.key, office.country, office.body_key, ""), cluster)
        else:
            cluster = self.book.new("group", candidate)
            self.bodies[("group", office.key, office.country, office.body_key, "")] = cluster
        cluster.is_plural = True
        cluster.label = self.book.wording(candidate)
        return cluster
