"""Entities of one report in the making, and what is remembered of them while the report is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final

from dragoman.extract.entities.name_matching import tidy
from dragoman.extract.entities.reasons import reason_for
from dragoman.extract.grammar.columns import at
from dragoman.extract.grammar.quotations import Quotation, quotations_by_token
from dragoman.extract.mentions.appositions import callings_beside_names, names_beside_offices
from dragoman.extract.mentions.candidates import Candidate, Office
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

# What is remembered of one report, far more than reports of news need: the time must not grow with the square of the
# length. Offices told of one entity, of those after the first ones only what says something new; entities of one office
# or owner that a nominal may mean, the first ones; entities looked back at from a pronoun or nominal, the latest ones.
MANY_OFFICES: Final = 20
MOST_OFFICES: Final = 60
MOST_HOLDERS: Final = 200
MOST_MENTIONED: Final = 500
_ARTICLES = words_of("entities", "articles")
# Kinds of entities that speak.
_SPEAKING: Final = frozenset({"person", "group", "body", "organisation", "state"})


@dataclass(slots=True, eq=False)
class Cluster:
    """An entity in the making, equal to itself only."""

    kind: str
    members: list[Candidate] = field(default_factory=list)
    parts: tuple[str, ...] = ()
    names: set[tuple[str, ...]] = field(default_factory=set)
    # "jr", "sr", "iii" where a name tells it.
    generation: str = ""
    gender: str = ""
    country: str | None = None
    sectors: tuple[str, ...] = ()
    offices: list[Office] = field(default_factory=list)
    label: str = ""
    known: str | None = None
    party: str = ""
    is_plural: bool = False
    # Reading-order state: the last place mentioned, the last place as a subject, how often, the last place speaking.
    last: int = -1
    last_subject: int = -1
    n_seen: int = 0
    last_spoken: int = -1
    # Class of an office → whom it is held with, for those who serve or belong to a person.
    owned: dict[str, Cluster] = field(default_factory=dict)
    # Forms of address it was given ("excellency").
    addresses: set[str] = field(default_factory=set)

    def take(self, candidate: Candidate) -> None:
        """Add a mention and what it tells."""
        self.members.append(candidate)
        if candidate.gender in {"m", "f"}:
            self.gender = self.gender or candidate.gender
        if self.kind == "person":
            self._take_person(candidate)
        self.party = self.party or candidate.party
        self.country = self.country or candidate.country
        self.sectors = self.sectors or candidate.sectors

    def _take_person(self, candidate: Candidate) -> None:
        if candidate.address:
            self.addresses.add(candidate.address)
        if candidate.office is not None:
            self.tell(candidate.office)
        for office in candidate.more_offices:
            self.tell(office)

    @property
    def is_one_person(self) -> bool:
        """Whether it is a person, and not several."""
        return self.kind == "person" and not self.is_plural

    @property
    def is_named_person(self) -> bool:
        """Whether it is a person of whom a name was told."""
        return self.kind == "person" and bool(self.parts)

    def is_of_gender(self, gender: str) -> bool:
        """Tell whether it is of a gender, or of none that was told."""
        return self.gender in {"", gender}

    def holds_one_of(self, key: str) -> bool:
        """Tell whether an office of this very word was told of it."""
        return any(held.key == key for held in self.offices)

    def tell(self, office: Office) -> None:
        """Add an office that the entity holds."""
        if len(self.offices) < MANY_OFFICES:
            self.offices.append(office)
        elif len(self.offices) < MOST_OFFICES:
            told = replace(office, start=0, end=0)
            if all(replace(held, start=0, end=0) != told for held in self.offices):
                self.offices.append(office)


class Clusters:
    """The entities found so far, by candidate, by what names them, and by when they were last mentioned.

    ``speakers``, ``voices``, ``issuers``, ``quotations`` and ``outlet`` are those of ``resolve_mentions``.
    """

    def __init__(
        self,
        parse: Parse,
        candidates: list[Candidate],
        speakers: Mapping[int, int],
        voices: Mapping[int, int],
        issuers: Mapping[int, int],
        *,
        quotations: Sequence[Quotation],
        outlet: str | None = None,
    ) -> None:
        self.parse = parse
        self.candidates = candidates
        self.speakers = speakers
        self.voices = voices
        self.issuers = issuers
        self.outlet = outlet
        # In the order in which they were begun; without those that were merged into another.
        self._clusters: dict[Cluster, None] = {}
        self._numbers: dict[Cluster, list[int]] = defaultdict(list)
        self.of: dict[int, Cluster] = {}
        self.because: dict[int, str] = {}
        self.sentence = parse.sentence_numbers
        self.paragraph = parse.paragraph_numbers
        self.quoted = quotations_by_token(len(parse), quotations)
        self.bodies: dict[tuple[object, ...], Cluster] = {}
        # Persons by office; entities by when they were last mentioned, the latest last.
        self._by_office: dict[str, dict[Cluster, None]] = defaultdict(dict)
        self.recent: dict[Cluster, None] = {}
        # Of the entities mentioned so far, the persons with a name, and those with a name that have spoken.
        self.named_persons: set[Cluster] = set()
        self.named_speakers: set[Cluster] = set()
        # Candidates by their place in the sentence; persons by whom they serve and as what.
        self.by_root = {candidate.root: number for number, candidate in enumerate(candidates)}
        self._by_owner: dict[tuple[Cluster, str], dict[Cluster, None]] = defaultdict(dict)
        self.last_speaker: Cluster | None = None
        self.last_speech = -1
        self.beside = names_beside_offices(parse, candidates)
        self.standing_beside = {*self.beside, *self.beside.values()}
        self.callings = callings_beside_names(parse, candidates)
        # Nouns that were tied to a name ("the petitioner").
        self.called: dict[str, Cluster] = {}

    def new(self, kind: str, candidate: Candidate) -> Cluster:
        """Begin an entity."""
        cluster = Cluster(kind, is_plural=candidate.is_plural)
        self._clusters[cluster] = None
        return cluster

    @property
    def clusters(self) -> list[Cluster]:
        """The entities in the order in which they were begun."""
        return list(self._clusters)

    def holds(self, cluster: Cluster) -> bool:
        """Tell whether an entity is one still, and was not merged into another."""
        return cluster in self._clusters

    def new_person(self, candidate: Candidate) -> Cluster:
        """Begin a person known by a nominal only."""
        cluster = self.new("person", candidate)
        cluster.label = self.wording(candidate)
        return cluster

    def put(self, number: int, cluster: Cluster, because: str | None = None) -> None:
        """Say that a candidate mentions an entity, and why, and let the entity learn from it."""
        self.of[number] = cluster
        self._numbers[cluster].append(number)
        self.because[number] = because or reason_for(self, number, cluster)
        office = self.candidates[number].office
        if office is not None and cluster.kind == "person":
            self.tell_office(office.key, cluster)
            if office.body_key:
                self.tell_office(office.body_key, cluster)
            for other in self.candidates[number].more_offices:
                self.tell_office(other.key, cluster)
        cluster.take(self.candidates[number])
        self._own(number, cluster)

    def speakers_at(self, root: int) -> list[int]:
        """Return the numbers of those who speak among the candidates with a place in the sentence."""
        number = self.by_root.get(root)
        return [number] if number is not None and number in self.speakers else []

    def tell_office(self, key: str, cluster: Cluster) -> None:
        """Say that a person holds an office, or one of a body."""
        self._by_office[key].setdefault(cluster)

    def holders(self, key: str) -> Iterator[Cluster]:
        """Yield the persons with an office or of a body, in the order in which that was told."""
        return islice(self._by_office.get(key, ()), MOST_HOLDERS)

    def serving(self, owner: Cluster, kind: str) -> Iterator[Cluster]:
        """Yield those who serve somebody as something, in the order in which that was told."""
        return islice(self._by_owner.get((owner, kind), ()), MOST_HOLDERS)

    def _own(self, number: int, cluster: Cluster) -> None:
        owner = self.owner_of(number)
        office = self.candidates[number].office
        if owner is not None and office is not None and owner is not cluster:
            cluster.owned.setdefault(owner_class(office), owner)
            self._by_owner[owner, owner_class(office)].setdefault(cluster)

    def owner_of(self, number: int) -> Cluster | None:
        """Return the entity that a candidate serves or belongs to, once it was found."""
        named = self.by_root.get(self.candidates[number].owner)
        return self.of.get(named) if named is not None else None

    def merge(self, gone: Cluster, kept: Cluster) -> None:
        """Give all that is known of one entity to another."""
        del self._clusters[gone]
        numbers = self._numbers.pop(gone, [])
        self.of.update(dict.fromkeys(numbers, kept))
        self._numbers[kept] += numbers
        kept.members.extend(gone.members)
        for office in gone.offices:
            kept.tell(office)
        kept.gender = kept.gender or gone.gender
        kept.country = kept.country or gone.country
        self.recent.pop(gone, None)
        self.named_persons.discard(gone)
        self.named_speakers.discard(gone)

    def notice(self, number: int, candidate: Candidate, cluster: Cluster) -> None:
        """Remember where an entity was last mentioned, as a subject, and speaking."""
        self.recent.pop(cluster, None)
        self.recent[cluster] = None
        if cluster.is_named_person:
            self.named_persons.add(cluster)
        cluster.last = max(cluster.last, candidate.root)
        cluster.n_seen += 1
        if self._is_subject(candidate):
            cluster.last_subject = candidate.root
        cue = self.speakers.get(number)
        if cue is not None:
            self._notice_speech(cluster, max(candidate.root, cue))

    def _is_subject(self, candidate: Candidate) -> bool:
        """Tell whether a mention is a subject, or stands where one stands: before a verb."""
        if at(self.parse.tags, candidate.end) in {"VBD", "VBZ"}:
            return True
        root = candidate.root
        place = self.parse.heads[root] if self.parse.deps[root] == "appos" else root
        return self.parse.deps[place] in {"nsubj", "nsubjpass", "ROOT"}

    def _notice_speech(self, cluster: Cluster, place: int) -> None:
        cluster.last_spoken = place
        if cluster.parts:
            self.named_speakers.add(cluster)
        if cluster.kind in _SPEAKING:
            self.last_speaker, self.last_speech = cluster, place

    def mentioned(self, token: int, reach: int) -> Iterator[Cluster]:
        """Yield the entities mentioned in the last ``reach`` sentences, the latest first."""
        for cluster in islice(reversed(self.recent), MOST_MENTIONED):
            if self.sentence[token] - self.sentence[cluster.last] > reach:
                return
            yield cluster

    def wording(self, candidate: Candidate) -> str:
        """Return what a candidate says, without its article, fit for a label."""
        if candidate.label:
            return candidate.label
        start = candidate.start
        if self.parse.lower[start] in _ARTICLES and start < candidate.end - 1:
            start += 1
        return tidy(self.parse.wording(start, candidate.end))


def owner_class(office: Office) -> str:
    """Return as what somebody serves or belongs to a person: the class of the office, for kin the word."""
    return office.classes[0] if office.classes and office.classes[0] != "kin" else office.key


def exclude_each_other(*pairs: tuple[str | None, str | None]) -> bool:
    """Tell whether in one of the pairs both are told, and differ: genders, countries, parties."""
    return any(told and known and told != known for told, known in pairs)
