"""Which mentions of one report mean the same actor.

One pass in reading order over the candidates of ``mentions``. Names are joined first, over the whole report, so that a
headline or an office may come before the name it belongs to; then offices, nominals and pronouns look for an
antecedent that agrees in number, gender, country and role, the nearer and the more prominent the better. What finds
none stays an entity of its own, or, a pronoun, stays unresolved. Rules: docs/codebook/actors.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.entities.bodies import Bodies
from dragoman.extract.entities.clusters import Cluster, Clusters
from dragoman.extract.entities.counterparts import Counterparts
from dragoman.extract.entities.described_offices import DescriptionJoiner
from dragoman.extract.entities.named_later import UnnamedSpeakers
from dragoman.extract.entities.nominals import Nominals
from dragoman.extract.entities.pairs_and_groups import Sets
from dragoman.extract.entities.pronouns import Pronouns
from dragoman.extract.entities.reasons import reason_for, weighed_reason
from dragoman.extract.entities.same_names import NameJoiner
from dragoman.extract.entities.speaker_choice import Chooser, load_chooser
from dragoman.extract.entities.speaker_options import SpeakerOptions
from dragoman.extract.grammar.quotations import Quotation
from dragoman.extract.mentions.candidates import Candidate, Office
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

_WEAK_NOUNS = words_of("entities", "weak nouns")
# What somebody is to a person; to a body, one may be anything.
_SERVING = frozenset({"spokes", "aide", "lawyer", "envoy", "kin"})
_ACTING_FOR = frozenset({"spokes", "aide", "envoy"})


@dataclass(frozen=True, slots=True)
class Resolved:
    """The entities of a report; ``several`` goes from a candidate that means a set of them to its members.

    ``because`` says why a candidate means its entity.
    """

    clusters: list[Cluster]
    several: dict[int, tuple[Cluster, ...]]
    because: dict[int, str]


def resolve_mentions(
    parse: Parse,
    candidates: list[Candidate],
    speakers: Mapping[int, int],
    *,
    voices: Mapping[int, int],
    issuers: Mapping[int, int],
    together: Mapping[int, tuple[int, ...]],
    quotations: Sequence[Quotation],
    phrases: Mapping[int, range] | None = None,
    outlet: str | None = None,
    chooser: Chooser | None = None,
) -> Resolved:
    """Return the entities of a report with their mentions, and the words that mention several of them.

    ``speakers`` maps the number of a candidate to the token of the cue it speaks at, ``voices`` a quoted token to the
    number of the candidate whose words it is among: "he" in a quotation is never the one who speaks it. ``issuers``
    maps a candidate that is a document to the candidate that issued it, ``together`` the first of candidates that stand
    together to all of them; ``quotations`` are those of the report, in reading order; ``phrases`` maps a candidate that
    speaks to the tokens of its source phrase; ``outlet`` is what "this newspaper" means; ``chooser`` chooses whom the
    words of a speaker mean, the one that comes with the program where none is given. Pronouns of the first person are
    left to the caller, who knows whose words they stand in; others without antecedent are in no entity.
    """
    book = Clusters(parse, candidates, speakers, voices, issuers, quotations=quotations, outlet=outlet)
    names = NameJoiner(book)
    names.join_names()
    DescriptionJoiner(book).join_appositions()
    resolver = _Resolver(book, together, SpeakerOptions(book, phrases or {}), chooser or load_chooser())
    resolver.read()
    names.label_persons()
    return Resolved(book.clusters, resolver.several, book.because)


class _Resolver:
    """Goes through the candidates in reading order."""

    def __init__(
        self, book: Clusters, together: Mapping[int, tuple[int, ...]], options: SpeakerOptions, chooser: Chooser
    ) -> None:
        self.book = book
        self.options, self.chooser = options, chooser
        self.sets = Sets(book, together)
        self.counterparts = Counterparts(book)
        self.several: dict[int, tuple[Cluster, ...]] = {}
        self.candidates, self.speakers, self.of = book.candidates, book.speakers, book.of
        self.nominals = Nominals(book)
        self.pronouns = Pronouns(book)
        self.bodies_of = Bodies(book, self.nominals)
        self.unnamed = UnnamedSpeakers(book)

    def read(self) -> None:
        """Go through the candidates in reading order and find the antecedents of those that are no names."""
        for number, candidate in enumerate(self.candidates):
            cluster = self.of.get(number)
            if cluster is None and (members := self.sets.find(number, candidate)):
                self.several[number] = members
                for member in members:
                    self.book.notice(number, candidate, member)
                continue
            if cluster is None:
                cluster = self._found(number, candidate)
            if cluster is not None:
                self._learn(number, candidate, cluster)

    def _found(self, number: int, candidate: Candidate) -> Cluster | None:
        """Find whom a candidate means, by the rules and, where it speaks, by the learnt choice, and put it there."""
        by_rules = self._find(number, candidate)
        if number in self.of:
            return self.of[number]
        cluster, because = by_rules, None
        if number in self.speakers:
            cluster, because = self._chosen(number, candidate, by_rules)
        if cluster is not None:
            self.book.put(number, cluster, because)
        return cluster

    def _chosen(self, number: int, candidate: Candidate, by_rules: Cluster | None) -> tuple[Cluster | None, str | None]:
        """Return whom the choice takes for a speaker, and why where that is not whom the rules take."""
        options = self.options.of(number, candidate, by_rules, self.book.owner_of(number))
        if not options:
            return by_rules, None
        choice = self.chooser.choose(candidate, options)
        chosen = choice.option.cluster
        if chosen is by_rules or (chosen is None and (by_rules is None or not by_rules.members)):
            return by_rules, None
        if chosen is None:
            return (None if candidate.form == "pronoun" else self._new(candidate)), weighed_reason("", choice)
        return chosen, weighed_reason(reason_for(self.book, number, chosen), choice)

    def _new(self, candidate: Candidate) -> Cluster:
        """Begin an entity for a noun."""
        cluster = self.book.new(candidate.kind, candidate)
        cluster.label = self.book.wording(candidate)
        return cluster

    def _learn(self, number: int, candidate: Candidate, cluster: Cluster) -> None:
        """Remember a mention whose entity is known, and what it tells of others."""
        self.book.notice(number, candidate, cluster)
        self.counterparts.tell(number, cluster)
        self._tell_owner(number, candidate, cluster)
        if number in self.speakers:
            self.unnamed.name(number, candidate, cluster)
        self.sets.notice(number)

    def _tell_owner(self, number: int, candidate: Candidate, cluster: Cluster) -> None:
        """Let somebody learn whom he serves where a pronoun tells it: "its spokesman, Jonas Hallen"."""
        office = candidate.office
        if office is None or office.body is not None or cluster.kind != "person" or candidate.owner != candidate.start:
            return
        self._find_owner(number, candidate)
        owner = self.book.owner_of(number)
        if owner is None or owner is cluster or not (owner.parts or owner.label) or office not in cluster.offices:
            return
        if owner.kind in {"person", "group"} and _class_of(office) not in _SERVING:
            return
        told = _office_under(office, owner)
        cluster.offices[cluster.offices.index(office)] = told
        cluster.country = cluster.country or told.country
        cluster.sectors = cluster.sectors or told.sectors

    def _find_owner(self, number: int, candidate: Candidate) -> None:
        """Find out who "his" is before his spokesman is."""
        owner = self.book.by_root.get(candidate.owner, -1)
        if owner > number and owner not in self.of:
            cluster = self._find(owner, self.candidates[owner])
            if cluster is not None:
                self.book.put(owner, cluster)

    def _find(self, number: int, candidate: Candidate) -> Cluster | None:
        if candidate.form == "pronoun":
            return self.pronouns.find(number, candidate)
        issuer = self._issuer(number)
        if issuer is not None:
            return issuer
        if candidate.address and candidate.office is None:
            return self.nominals.addressed(number, candidate)
        if candidate.known is not None or candidate.kind == "state":
            return self.bodies_of.of_known(candidate)
        if candidate.office is not None:
            return self._of_office(number, candidate, candidate.office)
        return self.bodies_of.bare(number, candidate) if candidate.form != "name" or not candidate.parts else None

    def _issuer(self, number: int) -> Cluster | None:
        """Return who issued the document that a candidate is."""
        by = self.book.issuers.get(number)
        if by is None or by in self.book.issuers:
            return None
        issuer = self.of.get(by)
        if issuer is None:
            issuer = self._find(by, self.candidates[by])
            if issuer is not None:
                self.book.put(by, issuer)
        return issuer

    def _of_office(self, number: int, candidate: Candidate, office: Office) -> Cluster | None:
        if candidate.kind == "person":
            if office.key in _WEAK_NOUNS and not (office.country or office.body or number in self.speakers):
                return None
            self._find_owner(number, candidate)
            return self.nominals.find(number, candidate)
        if candidate.kind in {"body", "organisation"}:
            return self.bodies_of.body(candidate)
        return self.bodies_of.group(candidate)


def _class_of(office: Office) -> str:
    return office.classes[0] if office.classes else ""


def _office_under(office: Office, owner: Cluster) -> Office:
    """Return an office with whom it is held under: who serves a body or acts for a person shares its sectors and
    country.
    """
    acts_for = owner.kind not in {"person", "group"} or _class_of(office) in _ACTING_FOR
    if not acts_for:
        return replace(office, body=owner.label)
    return replace(
        office, body=owner.label, sectors=office.sectors or owner.sectors, country=office.country or owner.country
    )
