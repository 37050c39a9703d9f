"""Persons told of by office or noun: "the Norwegian minister", "the spokesman", "her daughter", "His Excellency"."""

from __future__ import annotations

from itertools import chain, islice
from typing import Final

from dragoman.extract.entities.clusters import Cluster, Clusters, exclude_each_other, owner_class
from dragoman.extract.entities.office_matching import office_agreement
from dragoman.extract.entities.wider_words import may_be_called
from dragoman.extract.mentions.candidates import Candidate, Office

NOMINAL_REACH: Final = 60
# Least agreement for a nominal to be linked; tuned by hand on news texts. After a change: tests/extract/test_actors.py.
NOMINAL_FLOOR: Final = 3.0


class Nominals:
    """Weighs the persons that a nominal may mean: agreement of office and country, nearness, prominence."""

    def __init__(self, book: Clusters) -> None:
        self.book = book
        self.parse, self.speakers, self.sentence = book.parse, book.speakers, book.sentence
        self.bodies = book.bodies
        self._agreeing_with: tuple[int, tuple[Cluster, ...]] = (-1, ())

    def find(self, number: int, candidate: Candidate) -> Cluster | None:
        """Return the person a nominal means; a new one where nobody fits."""
        office = candidate.office
        assert office is not None
        self._agreeing_with = (-1, ())
        owner = self.book.owner_of(number)
        best = self._serving(candidate, office, owner) or self._best(number, candidate, office, owner)
        if best is not None:
            return best
        if candidate.article != "poss":
            return self.book.new_person(candidate)
        # "her daughter", "her daughter": one and the same while nothing says otherwise.
        key = ("poss", office.key, office.country, owner)
        if key not in self.bodies:
            self.bodies[key] = self.book.new_person(candidate)
        return self.bodies[key]

    def _serving(self, candidate: Candidate, office: Office, owner: Cluster | None) -> Cluster | None:
        """Return who serves the same owner as the same: "the mayor's aide", and once more "her aide"."""
        if owner is None or candidate.article == "a":
            return None
        served = self.book.serving(owner, owner_class(office))
        return next((c for c in served if c.is_plural == candidate.is_plural and self._may_be(candidate, c)), None)

    def _best(self, number: int, candidate: Candidate, office: Office, owner: Cluster | None) -> Cluster | None:
        """Return the person who fits best of those mentioned before, and of those whose office is told ahead."""
        is_bare = candidate.article == "poss" and office.country is None and office.body is None
        if candidate.article == "a" or is_bare:
            return None
        known = self.book.mentioned(candidate.root, NOMINAL_REACH)
        ahead = (c for key in (office.key, office.body_key) if key for c in self.book.holders(key))
        best: Cluster | None = None
        best_score = NOMINAL_FLOOR
        for cluster in dict.fromkeys(chain(known, ahead)):
            if cluster.kind != "person" or cluster.is_plural != candidate.is_plural or cluster is owner:
                continue
            if owner is not None and cluster.owned.get(owner_class(office), owner) is not owner:
                continue
            score = self._nominal_score(number, candidate, office, cluster)
            if score > best_score:
                best, best_score = cluster, score
        return best

    def _may_be(self, candidate: Candidate, cluster: Cluster) -> bool:
        return not exclude_each_other((candidate.gender, cluster.gender))

    def _nominal_score(self, number: int, candidate: Candidate, office: Office, cluster: Cluster) -> float:
        """Return how well a person fits a nominal, 0 for not at all."""
        if exclude_each_other(
            (candidate.gender, cluster.gender), (office.country, cluster.country), (candidate.party, cluster.party)
        ):
            return 0.0
        agreement = self._agreement(number, candidate, office, cluster)
        if agreement is None:
            return 0.0
        score = agreement
        score += 1.0 if office.country and cluster.country == office.country else 0.0
        score += 1.0 if candidate.party and candidate.party == cluster.party else 0.0
        if cluster.last < 0:
            # The name comes later in the report: only the very office may point ahead.
            ahead = any(o.key == office.key or (o.body_key and o.body_key == office.body_key) for o in cluster.offices)
            return score - 0.5 if ahead and cluster.parts and agreement >= 4 else 0.0
        distance = self.sentence[candidate.root] - self.sentence[cluster.last]
        if distance > NOMINAL_REACH:
            return 0.0
        score += 1.5 / (1 + distance)
        if self.book.last_speaker is cluster:
            return score + 1.0
        return score + 0.3 if cluster.last_spoken >= 0 else score

    def _agreement(self, number: int, candidate: Candidate, office: Office, cluster: Cluster) -> float | None:
        """Return how well the offices of a person fit, None for not at all."""
        agreement = max((office_agreement(office, held) for held in cluster.offices), default=None)
        if agreement is None:
            return self._without_office(number, candidate, office, cluster)
        if agreement <= 0:
            is_vague = not office.body and (cluster.country is None or office.country in {None, cluster.country})
            return self._without_office(number, candidate, office, cluster) if is_vague else None
        is_told = bool(office.country or office.body)
        if agreement < 3 and is_told and not cluster.parts and not cluster.country:
            # An unnamed official is not the minister of a country told only now.
            return None
        return agreement

    def _without_office(self, number: int, candidate: Candidate, office: Office, cluster: Cluster) -> float | None:
        """Weigh a person whose office the report has not told, as news style leaves it to the reader."""
        if not cluster.parts or cluster.last < 0 or candidate.article != "the":
            return None
        if not may_be_called(office.key, cluster.offices):
            return None
        if number not in self.speakers:
            return None
        if candidate.party and candidate.party == cluster.party:
            return 2.6
        if cluster.last_spoken < 0 and not self.is_topic(candidate, cluster) and not self._is_only_one(cluster):
            return None
        if any(other is not cluster for other in self._agreeing(number, candidate, office)):
            return None
        return 2.6 if self.book.last_speaker is cluster or cluster.last_spoken < 0 else None

    def _agreeing(self, number: int, candidate: Candidate, office: Office) -> tuple[Cluster, ...]:
        """Return those before a nominal of whom an office like its own was told, the latest two."""
        if self._agreeing_with[0] != number:
            near = self.book.mentioned(candidate.root, NOMINAL_REACH)
            found = (c for c in near if any(office_agreement(office, held) > 0 for held in c.offices))
            self._agreeing_with = number, tuple(islice(found, 2))
        return self._agreeing_with[1]

    def _is_only_one(self, cluster: Cluster) -> bool:
        """Tell whether a report has named nobody else so far."""
        return self.book.named_persons <= {cluster}

    def is_topic(self, candidate: Candidate, cluster: Cluster) -> bool:
        """Tell whether a person is the subject of the sentence before, and nobody else is named near."""
        sentence = self.sentence[candidate.root]
        if cluster.last_subject < 0 or sentence - self.sentence[cluster.last_subject] > 1:
            return False
        near = self.book.mentioned(candidate.root, 2)
        return not any(c is not cluster and c.kind == "person" and c.parts and c.last >= 0 for c in near)

    def who_just_spoke(self, candidate: Candidate) -> Cluster | None:
        """Return the named speaker before a bare noun ("the cellist said"), as the agencies avoid a second name."""
        last = self.book.last_speaker
        topic = next((c for c in self.book.mentioned(candidate.root, 1) if c.kind == "person" and c.parts), None)
        if topic is not None and topic is not last and self.is_topic(candidate, topic):
            last = topic
        if last is None or last.kind != "person" or not last.parts or candidate.end != candidate.head_end:
            return None
        near = self.sentence[candidate.root] - self.sentence[last.last] <= 3
        short = candidate.head_start - candidate.start <= 2 or self.parse.lemmas[candidate.root].endswith("old")
        return last if near and short else None

    def addressed(self, number: int, candidate: Candidate) -> Cluster:
        """Return the person a form of address means: one it was used of before, else a speaker whom it fits."""
        best: Cluster | None = None
        best_score = 0.0
        for cluster in self.book.mentioned(candidate.root, NOMINAL_REACH):
            if cluster.kind != "person" or cluster.is_plural:
                continue
            if not self._may_be(candidate, cluster):
                continue
            score = 3.0 * (candidate.address in cluster.addresses) + 1.0 * bool(cluster.offices)
            score += 1.0 * (cluster is self.book.last_speaker)
            score += 1.5 / (1 + self.sentence[candidate.root] - self.sentence[cluster.last])
            if score > best_score:
                best, best_score = cluster, score
        if best is None or best_score < 1.5:
            return self.book.new_person(candidate)
        best.gender = best.gender or candidate.gender
        return best
