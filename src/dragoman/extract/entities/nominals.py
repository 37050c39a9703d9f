"""Persons told of by office or noun: "the Norwegian minister", "the spokesman", "her daughter", "His Excellency"."""

from __future__ import annotations

from itertools import chain, islice
from typing import Final

from dragoman.extract.entities.clusters import Cluster, Clusters, exclude_each_other, owner_class
from dragoman.extract.entities.office_matching import fits_body, is_any_body, is_of_another_people, office_agreement
from dragoman.extract.entities.wider_words import may_be_called
from dragoman.extract.mentions.candidates import Candidate, Office
from dragoman.lexicon.word_sorts import words_of

NOMINAL_REACH: Final = 60
# Least agreement for a nominal to be linked; tuned by hand on news texts. After a change: tests/extract/test_actors.py.
NOMINAL_FLOOR: Final = 3.0
# What a person is worth of whom no office was told, and least for a form of address; tuned in the same way.
WITHOUT_OFFICE: Final = 2.6
ADDRESS_FLOOR: Final = 1.5
# What somebody without a name is held back by who was told of for the first time in the same sentence.
JUST_TOLD: Final = 1.5
# What somebody is held back by of whom no office within the body was told that a nominal tells.
OF_ANOTHER_BODY: Final = 0.8
# Least agreement of offices by which the speaker of a headline is somebody named in the lead, and its sentences.
LEAST_IN_HEADLINES: Final = 2.0
LEAD: Final = 3
MOST_HEADLINES: Final = 3
_STOPS: Final = frozenset({".", "?", "!", "”", '"', "’", "…"})
_OTHERS_OF_TWO = words_of("entities", "others of two")
# How many sentences back the other of two is looked for.
_OTHER_REACH: Final = 2


class Nominals:
    """Weighs the persons that a nominal may mean: agreement of office and country, nearness, prominence."""

    def __init__(self, book: Clusters) -> None:
        self.book = book
        self.parse, self.speakers, self.sentence = book.parse, book.speakers, book.sentence
        self.bodies = book.bodies
        self.headline_end = _end_of_headlines(book)
        self._agreeing_with: tuple[int, tuple[Cluster, ...]] = (-1, ())

    def find(self, number: int, candidate: Candidate) -> Cluster | None:
        """Return the person a nominal means; a new one where nobody fits."""
        office = candidate.office
        assert office is not None
        self._agreeing_with = (-1, ())
        owner = self.book.owner_of(number)
        best = (
            self._other_of_two(candidate, office, owner)
            or self._serving(candidate, office, owner)
            or self._best(number, candidate, office, owner)
        )
        if best is not None:
            return best
        if candidate.article != "poss":
            return self.book.new_person(candidate)
        # "her daughter", "her daughter": one and the same while nothing says otherwise.
        key = ("poss", office.key, office.country, owner)
        if key not in self.bodies:
            self.bodies[key] = self.book.new_person(candidate)
        return self.bodies[key]

    def _other_of_two(self, candidate: Candidate, office: Office, owner: Cluster | None) -> Cluster | None:
        """Return the only other person named of late for "his host": who met him."""
        if owner is None or office.key not in _OTHERS_OF_TWO:
            return None
        near = [c for c in self.book.mentioned(candidate.root, _OTHER_REACH) if c.is_named_person and c is not owner]
        if len(near) != 1 or exclude_each_other((office.country, near[0].country)):
            return None
        return near[0]

    def _serving(self, candidate: Candidate, office: Office, owner: Cluster | None) -> Cluster | None:
        """Return who serves the same owner as the same: "the mayor's aide", and once more "her aide"."""
        if owner is None or candidate.article == "a":
            return None
        served = self.book.serving(owner, owner_class(office))
        return next((c for c in served if c.is_plural == candidate.is_plural and self._may_be(candidate, c)), None)

    def _best(self, number: int, candidate: Candidate, office: Office, owner: Cluster | None) -> Cluster | None:
        """Return the person who fits best of those mentioned before, and of those whose office is told ahead."""
        if candidate.article == "a" or _is_bare(candidate, office):
            return None
        known = self.book.mentioned(candidate.root, NOMINAL_REACH)
        ahead = (c for key in (office.key, office.body_key) if key for c in self.book.holders(key))
        scored = (
            (self._nominal_score(number, candidate, office, cluster), cluster)
            for cluster in dict.fromkeys(chain(known, ahead, self._in_lead(number, candidate)))
            if cluster.is_plural == candidate.is_plural
            and _may_serve(cluster, office, owner)
            and not self._stands_beside(candidate, cluster)
        )
        best = max(scored, key=_score, default=None)
        return best[1] if best is not None and best[0] > NOMINAL_FLOOR else None

    def _stands_beside(self, candidate: Candidate, cluster: Cluster) -> bool:
        """Tell whether somebody of several offices at once is named in the same sentence, and so is another: "Hallen
        met the foreign ministers of Greece and Cyprus".
        """
        return (
            candidate.compound >= 0
            and cluster.last >= 0
            and (self.sentence[cluster.last] == self.sentence[candidate.root])
        )

    def _may_be(self, candidate: Candidate, cluster: Cluster) -> bool:
        return not exclude_each_other((candidate.gender, cluster.gender))

    def _nominal_score(self, number: int, candidate: Candidate, office: Office, cluster: Cluster) -> float:
        """Return how well a person fits a nominal, 0 for not at all."""
        if exclude_each_other(
            (candidate.gender, cluster.gender), (office.country, cluster.country), (candidate.party, cluster.party)
        ):
            return 0.0
        agreement = self._agreement(number, candidate, office, cluster)
        if agreement is None or is_of_another_people(office, cluster.country, cluster.offices):
            return 0.0
        if office.body_key and not is_any_body(office) and not any(fits_body(office, held) for held in cluster.offices):
            # "the League official" rather of the League than of a ministry
            agreement -= OF_ANOTHER_BODY
        score = agreement + _same(office.country, cluster.country) + _same(candidate.party, cluster.party)
        if cluster.last < 0 and self._is_named_in_lead(number, candidate, cluster) and agreement >= LEAST_IN_HEADLINES:
            return NOMINAL_FLOOR + agreement / 10 - cluster.members[0].start / len(self.parse) / 10
        if cluster.last < 0:
            # The name comes later in the report: only the very office may point ahead.
            return score - 0.5 if agreement >= 4 and _is_told_ahead(office, cluster) else 0.0
        distance = self.sentence[candidate.root] - self.sentence[cluster.last]
        if distance == 0 and not cluster.parts and cluster.n_seen == 1 and number in self.speakers:
            # "Referring to the summoning of Iran's envoy, the diplomat said"
            score -= JUST_TOLD
        return score + 1.5 / (1 + distance) + self._as_speaker(cluster) if distance <= NOMINAL_REACH else 0.0

    def _in_lead(self, number: int, candidate: Candidate) -> list[Cluster]:
        """Return those whom the lead names, for the speaker of a headline."""
        if candidate.root >= self.headline_end:
            return []
        return [c for c in self.book.clusters if self._is_named_in_lead(number, candidate, c)]

    def _is_named_in_lead(self, number: int, candidate: Candidate, cluster: Cluster) -> bool:
        """Tell whether the speaker of a headline may be somebody whom the first sentences of prose name."""
        if number not in self.speakers or candidate.root >= self.headline_end or not cluster.is_named_person:
            return False
        first = min(member.start for member in cluster.members)
        return self.headline_end <= first and self.sentence[first] - self.sentence[self.headline_end] < LEAD

    def _as_speaker(self, cluster: Cluster) -> float:
        """Return what a person gains that has spoken; the last speaker gains most."""
        if self.book.last_speaker is cluster:
            return 1.0
        return 0.3 if cluster.last_spoken >= 0 else 0.0

    def _agreement(self, number: int, candidate: Candidate, office: Office, cluster: Cluster) -> float | None:
        """Return how well the offices of a person fit, None for not at all."""
        agreement = max((office_agreement(office, held) for held in cluster.offices), default=None)
        if agreement is None or (agreement <= 0 and _is_vague(office, cluster)):
            return self._without_office(number, candidate, office, cluster)
        if agreement <= 0:
            return None
        # An unnamed official is not the minister of a country told only now.
        is_stranger = agreement < 3 and not cluster.parts and not cluster.country
        return None if is_stranger and (office.country or office.body) else agreement

    def _without_office(self, number: int, candidate: Candidate, office: Office, cluster: Cluster) -> float | None:
        """Weigh a person whose office the report has not told, as news style leaves it to the reader."""
        if candidate.article != "the" or number not in self.speakers:
            return None
        if not cluster.parts or cluster.last < 0 or not may_be_called(office.key, cluster.offices):
            return None
        if candidate.party and candidate.party == cluster.party:
            return WITHOUT_OFFICE
        if not self._stands_out(candidate, cluster):
            return None
        if any(other is not cluster for other in self._agreeing(number, candidate, office)):
            return None
        return WITHOUT_OFFICE if self.book.last_speaker is cluster or cluster.last_spoken < 0 else None

    def _stands_out(self, candidate: Candidate, cluster: Cluster) -> bool:
        """Tell whether a person has spoken, or is whom the report is about."""
        return cluster.last_spoken >= 0 or self.is_topic(candidate, cluster) or self._is_only_one(cluster)

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
        return not any(c.is_named_person and c is not cluster and c.last >= 0 for c in near)

    def who_just_spoke(self, candidate: Candidate) -> Cluster | None:
        """Return the named speaker before a bare noun ("the cellist said"), as the agencies avoid a second name."""
        if candidate.end != candidate.head_end or not self._is_short(candidate):
            return None
        last = self._topic_before(candidate) or self.book.last_speaker
        if last is None or not last.is_named_person:
            return None
        return last if self.sentence[candidate.root] - self.sentence[last.last] <= 3 else None

    def _topic_before(self, candidate: Candidate) -> Cluster | None:
        person = next((c for c in self.book.mentioned(candidate.root, 1) if c.is_named_person), None)
        return person if person is not None and self.is_topic(candidate, person) else None

    def _is_short(self, candidate: Candidate) -> bool:
        """Tell whether no more than a word stands between article and noun, or an age ("the 63-year-old")."""
        return candidate.head_start - candidate.start <= 2 or self.parse.lemmas[candidate.root].endswith("old")

    def addressed(self, number: int, candidate: Candidate) -> Cluster:
        """Return the person a form of address means: one it was used of before, else a speaker whom it fits."""
        near = self.book.mentioned(candidate.root, NOMINAL_REACH)
        scored = (
            (self._address_score(candidate, cluster), cluster)
            for cluster in near
            if cluster.is_one_person and self._may_be(candidate, cluster)
        )
        best = max(scored, key=_score, default=None)
        if best is None or best[0] < ADDRESS_FLOOR:
            return self.book.new_person(candidate)
        best[1].gender = best[1].gender or candidate.gender
        return best[1]

    def _address_score(self, candidate: Candidate, cluster: Cluster) -> float:
        score = 3.0 * (candidate.address in cluster.addresses) + 1.0 * bool(cluster.offices)
        score += 1.0 * (cluster is self.book.last_speaker)
        return score + 1.5 / (1 + self.sentence[candidate.root] - self.sentence[cluster.last])


def _end_of_headlines(book: Clusters) -> int:
    """Return where prose begins: behind the paragraphs at the top that no stop ends, 0 where there are none."""
    parse, end = book.parse, 0
    for token in range(len(parse) - 1):
        if book.paragraph[token] == book.paragraph[token + 1]:
            continue
        if book.paragraph[token] >= MOST_HEADLINES or parse.words[token] in _STOPS:
            break
        end = token + 1
    return end


def _score(scored: tuple[float, Cluster]) -> float:
    return scored[0]


def _is_bare(candidate: Candidate, office: Office) -> bool:
    """Tell "her daughter": nothing says of whom or what but a pronoun."""
    return candidate.article == "poss" and office.country is None and office.body is None


def _may_serve(cluster: Cluster, office: Office, owner: Cluster | None) -> bool:
    """Tell whether a person may serve somebody as something: nobody serves himself, or two at a time."""
    if cluster.kind != "person" or cluster is owner:
        return False
    return owner is None or cluster.owned.get(owner_class(office), owner) is owner


def _same(told: str | None, known: str | None) -> float:
    """Return what is gained where both are told, and the same."""
    return 1.0 if told and told == known else 0.0


def _is_told_ahead(office: Office, cluster: Cluster) -> bool:
    """Tell whether a named person holds the very office, or one of the same body."""
    if not cluster.parts:
        return False
    return cluster.holds_one_of(office.key) or any(
        o.body_key and o.body_key == office.body_key for o in cluster.offices
    )


def _is_vague(office: Office, cluster: Cluster) -> bool:
    """Tell whether an office says nothing against a person: no body, and no other country."""
    return not office.body and not exclude_each_other((office.country, cluster.country))
