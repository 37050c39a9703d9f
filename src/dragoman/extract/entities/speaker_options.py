"""Whom the speaker of a statement may be: the entities told of near, and nobody of them, each with its features."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from dragoman.extract.entities.clusters import Cluster, Clusters
from dragoman.extract.entities.descriptions import Descriptions
from dragoman.extract.entities.office_matching import holds_another_rank
from dragoman.extract.entities.option_features import Asked, features_of_nobody, features_of_option, weigh_offices
from dragoman.extract.entities.wider_words import is_anonymous
from dragoman.extract.mentions.candidates import Candidate
from dragoman.lexicon.word_sorts import words_of

# How many sentences back and ahead the entity is looked for, and among how many.
BACK: Final = 40
AHEAD: Final = 3
MOST_BEFORE: Final = 14
MOST_AHEAD: Final = 6
_DOING: Final = frozenset({"nsubj", "nsubjpass", "appos"})
_SPEAKING: Final = frozenset({"person", "group", "body", "organisation", "state"})
_SPEAKING_DOCUMENTS = words_of("actors", "speaking documents")
_DOCUMENTS = _SPEAKING_DOCUMENTS | words_of("entities", "documents")


@dataclass(frozen=True, slots=True)
class Option:
    """An entity that a speaker's words may mean, None for nobody told of otherwise, and what speaks for and against."""

    cluster: Cluster | None
    features: tuple[str, ...]


class SpeakerOptions:
    """Lists them. ``phrases`` goes from a candidate that speaks to the tokens of its source phrase."""

    def __init__(self, book: Clusters, phrases: Mapping[int, range]) -> None:
        self.book = book
        self.phrases = phrases
        self.descriptions = Descriptions(book.parse)

    def of(self, number: int, candidate: Candidate, by_rules: Cluster | None, owner: Cluster | None) -> list[Option]:
        """Return the options for a candidate, nobody first; none where it is of no sort that the choice was learnt for.

        ``by_rules`` is what the rules choose, an entity without mentions or None for nobody; ``owner`` is who owns it.
        """
        sort = self._sort(candidate)
        if not sort:
            return []
        before = [c for c in self._before(number, candidate) if self._may_be(sort, candidate, c)]
        ahead = [c for c in self._ahead(number, candidate) if self._may_be(sort, candidate, c) and c not in before]
        told = by_rules if by_rules is not None and by_rules.members else None
        clusters = list(dict.fromkeys([*before, *ahead, *([told] if told is not None else [])]))
        clusters = [c for c in clusters if c is not owner and not self._is_forbidden(number, sort, candidate, c)]
        if not clusters:
            return []
        asked = Asked(self.book, number, candidate, sort, self.phrases.get(number, range(0)), told, self.descriptions)
        offices = weigh_offices(asked, clusters)
        return [
            Option(None, tuple(features_of_nobody(asked, clusters, offices))),
            *(Option(c, tuple(features_of_option(asked, n, clusters, offices))) for n, c in enumerate(clusters)),
        ]

    def _sort(self, candidate: Candidate) -> str:
        """Return the sort of a speaker's words: "he", "it", "they", a noun for a person, a thing, a document."""
        if candidate.compound >= 0:
            return ""
        if candidate.form == "pronoun":
            if candidate.pronoun not in {"s", "p"}:
                return ""
            return "they" if candidate.pronoun == "p" else "it" if candidate.gender == "n" else "he"
        if candidate.form == "name":
            return ""
        if self.book.parse.lemmas[candidate.root].lower() in _DOCUMENTS:
            return "document"
        if candidate.is_one_person:
            return "person"
        return "several" if candidate.is_plural else "thing"

    def _may_be(self, sort: str, candidate: Candidate, cluster: Cluster) -> bool:
        """Tell whether nothing forbids an entity: number and gender for words that mean one person."""
        if cluster.kind not in _SPEAKING or not cluster.members:
            return False
        if sort in {"he", "person"}:
            if not cluster.is_one_person or self._is_like_place(cluster):
                return False
            return candidate.gender not in {"m", "f"} or cluster.is_of_gender(candidate.gender)
        return sort == "document" or not cluster.is_one_person

    def _is_forbidden(self, number: int, sort: str, candidate: Candidate, cluster: Cluster) -> bool:
        """Tell what no weight may overrule: the deputy or the former holder of an office, somebody named where the
        speaker wants no name, and the author whom the phrase of a document that speaks for itself names.
        """
        parse, office = self.book.parse, candidate.office
        if office is not None and cluster.kind == "person" and holds_another_rank(office, cluster.offices):
            return True
        if sort == "person" and cluster.parts and is_anonymous(parse, parse.sentence_of(candidate.root)):
            return candidate.article == "a"
        if sort != "document" or parse.lemmas[candidate.root].lower() in _SPEAKING_DOCUMENTS:
            return False
        phrase = self.phrases.get(number, range(0))
        return any(m.form == "name" and m.start in phrase and m.start > candidate.root for m in cluster.members)

    def _is_like_place(self, cluster: Cluster) -> bool:
        """Tell whether nothing but the parser says that a lone word names a person: no office, gender, or deed."""
        if len(cluster.parts) != 1 or cluster.offices or cluster.gender or cluster.last_spoken >= 0:
            return False
        members = islice(cluster.members, MOST_AHEAD)
        return not any(self.book.parse.deps[member.root] in _DOING for member in members)

    def _before(self, number: int, candidate: Candidate) -> Iterator[Cluster]:
        return islice(self.book.mentioned(candidate.root, BACK), MOST_BEFORE)

    def _ahead(self, number: int, candidate: Candidate) -> list[Cluster]:
        """Return those whose names come first in the sentences ahead."""
        book, found = self.book, dict[Cluster, None]()
        last = book.sentence[candidate.root] + AHEAD
        for other in range(number + 1, len(book.candidates)):
            named = book.candidates[other]
            if book.sentence[named.root] > last or len(found) >= MOST_AHEAD:
                break
            cluster = book.of.get(other)
            if cluster is not None and cluster.last < 0 and named.form == "name":
                found.setdefault(cluster)
        return list(found)
