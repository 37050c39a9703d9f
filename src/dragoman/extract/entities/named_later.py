"""Speakers told of by office only, whom the report names later."""

from __future__ import annotations

from itertools import islice

from dragoman.extract.entities.clusters import Cluster, Clusters, exclude_each_other
from dragoman.extract.entities.office_matching import office_agreement
from dragoman.extract.entities.wider_words import MAY_BE_CALLED, is_anonymous, may_be_called
from dragoman.extract.grammar.columns import at
from dragoman.extract.mentions.candidates import Candidate, Office
from dragoman.lexicon.word_sorts import words_of

# Behind a name these go on with who that is.
_MARKS_OF_DESCRIPTION = frozenset({",", "(", "—", "–"})
_LINKS = words_of("entities", "links behind names")


class UnnamedSpeakers:
    """Remembers the unnamed speaker of the paragraphs just read."""

    def __init__(self, book: Clusters) -> None:
        self.book = book
        self.parse, self.candidates, self.paragraph = book.parse, book.candidates, book.paragraph
        self.unnamed: tuple[int, Cluster] | None = None
        # How many of its mentions were looked at, and what they tell.
        self._first: dict[Cluster, tuple[int, int]] = {}
        self._anonymous: dict[Cluster, tuple[int, bool]] = {}

    def name(self, number: int, candidate: Candidate, cluster: Cluster) -> None:
        """Join somebody told of by office only to the person who speaks next and is first named there.

        "A senior official said" in the lead is whoever is introduced next. "The foreign minister said" is he whom the
        report next calls by his bare name, as if he were known.
        """
        before, self.unnamed = self.unnamed, None
        if cluster.kind == "person" and not cluster.parts and candidate.tells_office:
            self.unnamed = (number, cluster) if self._awaits_name(candidate, cluster) else before
            return
        if before is None or before[1] is cluster or cluster.kind != "person":
            self.unnamed = before
            return
        if cluster.parts and candidate.form == "name" and self._is(before, candidate, cluster):
            self.book.merge(before[1], cluster)

    def _is(self, before: tuple[int, Cluster], candidate: Candidate, cluster: Cluster) -> bool:
        """Tell whether who is named is the unnamed speaker before."""
        first, unnamed = self.candidates[before[0]], before[1]
        is_next = self.paragraph[candidate.root] - self.paragraph[first.root] <= 2
        if not is_next or first.office is None or self._first_place(cluster) <= first.start:
            return False
        if not self.book.holds(unnamed) or self._wants_no_name(unnamed):
            return False
        if exclude_each_other((first.gender, cluster.gender), (first.office.country, cluster.country)):
            return False
        return self._fits(first, first.office, candidate, cluster)

    def _fits(self, first: Candidate, held: Office, candidate: Candidate, cluster: Cluster) -> bool:
        """Tell whether who is named may be who was told of by office."""
        if first.article != "a":
            return not cluster.offices and self._is_bare_name(candidate)
        return may_be_called(held.key, cluster.offices) or any(
            office_agreement(held, office) >= 2 for office in cluster.offices
        )

    def _first_place(self, cluster: Cluster) -> int:
        """Return where an entity is first mentioned, of the mentions that it has so far."""
        n_seen, first = self._first.get(cluster, (0, len(self.parse)))
        first = min([first, *(m.start for m in islice(cluster.members, n_seen, None))])
        self._first[cluster] = len(cluster.members), first
        return first

    def _wants_no_name(self, cluster: Cluster) -> bool:
        n_seen, wants = self._anonymous.get(cluster, (0, False))
        wants = wants or any(
            is_anonymous(self.parse, self.parse.sentence_of(m.root)) for m in islice(cluster.members, n_seen, None)
        )
        self._anonymous[cluster] = len(cluster.members), wants
        return wants

    def _awaits_name(self, candidate: Candidate, cluster: Cluster) -> bool:
        office = candidate.office
        if office is None or cluster.is_plural or is_anonymous(self.parse, self.parse.sentence_of(candidate.root)):
            return False
        if candidate.article != "a":
            return "GOV" in office.sectors or bool(office.country or office.body)
        return not self.book.named_speakers and self.paragraph[candidate.root] <= 2 and office.key in MAY_BE_CALLED

    def _is_bare_name(self, candidate: Candidate) -> bool:
        """Tell whether a name stands without any word on who that is: no noun before it, no comma behind."""
        if at(self.parse.tags, candidate.start - 1).startswith(("NN", "JJ")):
            return False
        after = at(self.parse.words, candidate.end)
        return after not in _MARKS_OF_DESCRIPTION and after not in _LINKS
