"""Speakers told of by office only, whom the report names later."""

from __future__ import annotations

from dragoman.extract.entities.clusters import Cluster, Clusters
from dragoman.extract.entities.office_matching import office_agreement
from dragoman.extract.entities.wider_words import MAY_BE_CALLED, is_anonymous, may_be_called
from dragoman.extract.mentions.candidates import Candidate


class UnnamedSpeakers:
    """Remembers the unnamed speaker of the paragraphs just read."""

    def __init__(self, book: Clusters) -> None:
        self.book = book
        self.parse, self.candidates, self.paragraph = book.parse, book.candidates, book.paragraph
        self.unnamed: tuple[int, Cluster] | None = None

    def name(self, number: int, candidate: Candidate, cluster: Cluster) -> None:
        """Join somebody told of by office only to the person who speaks next and is first named there.

        "A senior official said" in the lead is whoever is introduced next. "The foreign minister said" is he whom the
        report next calls by his bare name, as if he were known.
        """
        before, self.unnamed = self.unnamed, None
        if candidate.form in {"title", "nominal"} and cluster.kind == "person" and not cluster.parts:
            self.unnamed = (number, cluster) if self._awaits_name(candidate, cluster) else before
            return
        if before is None or before[1] is cluster or cluster.kind != "person":
            self.unnamed = before
            return
        if not cluster.parts or candidate.form != "name":
            return
        first, unnamed = self.candidates[before[0]], before[1]
        held = first.office
        follows = self.paragraph[candidate.root] - self.paragraph[first.root] <= 2
        introduced = min(m.start for m in cluster.members) > first.start
        agrees = not (first.gender and cluster.gender and first.gender != cluster.gender)
        if held is None or not (follows and introduced and agrees) or unnamed not in self.book.clusters:
            return
        if held.country and cluster.country and held.country != cluster.country:
            return
        if any(is_anonymous(self.parse, self.parse.sentence_of(member.root)) for member in unnamed.members):
            return
        if first.article != "a":
            fits = not cluster.offices and self._is_bare_name(candidate)
        else:
            fits = may_be_called(held.key, cluster.offices) or any(
                office_agreement(held, office) >= 2 for office in cluster.offices
            )
        if fits:
            self.book.merge(unnamed, cluster)

    def _awaits_name(self, candidate: Candidate, cluster: Cluster) -> bool:
        office = candidate.office
        if office is None or cluster.is_plural or is_anonymous(self.parse, self.parse.sentence_of(candidate.root)):
            return False
        if candidate.article != "a":
            return "GOV" in office.sectors or bool(office.country or office.body)
        alone = all(not c.parts or c.last_spoken < 0 for c in self.book.recent.values())
        return alone and self.paragraph[candidate.root] <= 2 and office.key in MAY_BE_CALLED

    def _is_bare_name(self, candidate: Candidate) -> bool:
        """Tell whether a name stands without any word on who that is: no noun before it, no comma behind."""
        after = self.parse.words[candidate.end] if candidate.end < len(self.parse) else "."
        before = candidate.start - 1
        noun = before >= 0 and self.parse.tags[before].startswith(("NN", "JJ"))
        return not noun and after not in {",", "(", "—", "–", "of"}
