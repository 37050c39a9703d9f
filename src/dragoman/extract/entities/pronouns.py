"""Whom he, she, they and it mean: agreement, nearness, who was the subject, who spoke last, whose words they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from dragoman.extract.entities.clusters import Cluster, Clusters
from dragoman.extract.entities.nominals import NOMINAL_REACH
from dragoman.extract.mentions.candidates import Candidate
from dragoman.lexicon.word_sorts import ordered_words_of

# How far back, in sentences, a pronoun and a bare nominal look for their antecedent.
PRONOUN_REACH: Final = 8
# A pronoun tells the gender of its antecedent only where nobody known to be of that gender scores so well.
RIVAL: Final = 4.0
# What an antecedent without a name is held back by: reports take up a named person again sooner. Chosen on 20 coded
# reports; after a change: tests/extract/test_actors_speakers.py.
UNNAMED: Final = 1.0
_REFLEXIVE: Final = ordered_words_of("entities", "endings of reflexives")


class Pronouns:
    """Weighs the entities that a pronoun of the third person may mean."""

    def __init__(self, book: Clusters) -> None:
        self.book = book
        self.parse, self.candidates, self.speakers = book.parse, book.candidates, book.speakers
        self.of, self.sentence, self.paragraph = book.of, book.sentence, book.paragraph
        self.quoted = book.quoted
        self.topic: Cluster | None = None
        # What an entity that agrees gains and loses beside its nearness.
        self._gains: tuple[Callable[[int, Candidate, Cluster], float], ...] = (
            self._as_many,
            self._as_subject,
            self._as_of_gender,
            self._as_topic,
            self._as_often_seen,
            self._as_speaker,
            self._as_spoken_of,
            self._as_unnamed,
        )

    def find(self, number: int, candidate: Candidate) -> Cluster | None:
        """Return whom a pronoun of the third person means, None for the others and where nobody fits."""
        if candidate.pronoun not in {"s", "p"}:
            return None
        if candidate.gender == "n":
            return self._it(number, candidate)
        is_gendered = candidate.gender in {"m", "f"}
        voice = self._voice(candidate.root)
        self.topic = self._topic(candidate) if is_gendered else None
        near = self.book.mentioned(candidate.root, NOMINAL_REACH)
        own = self._owned_by(number, candidate)
        scored = [(self._pronoun_score(number, candidate, c), c) for c in near if c is not voice and c is not own]
        score, best = max(scored, key=lambda each: each[0], default=(0.0, None))
        if best is None or score == 0:
            return self._ahead(number, candidate) if is_gendered else None
        if is_gendered and score >= RIVAL and not _has_rival(candidate, scored):
            best.gender = best.gender or candidate.gender
        return best

    def _owned_by(self, number: int, candidate: Candidate) -> Cluster | None:
        """Return whom the phrase means that a possessive begins: "his counterpart" is not he."""
        before = number - 1
        if before < 0 or self.candidates[before].start != candidate.start:
            return None
        return self.of.get(before)

    def _voice(self, token: int) -> Cluster | None:
        """Return who speaks the quotation a token stands in; a "he" behind the quotation is looked up first."""
        number = self.book.voices.get(token)
        if number is None:
            return None
        speaker = self.candidates[number]
        if number not in self.of and speaker.form == "pronoun" and speaker.root not in self.book.voices:
            cluster = self.find(number, speaker)
            if cluster is not None:
                self.book.put(number, cluster)
        return self.of.get(number)

    def _topic(self, candidate: Candidate) -> Cluster | None:
        """Return the person who is the subject of the sentence before, in the same paragraph and of that gender."""
        if self.quoted[candidate.root]:
            return None
        near = self.book.mentioned(candidate.root, 1)
        persons = (c for c in near if c.is_one_person and c.is_of_gender(candidate.gender))
        return next((c for c in persons if self._is_subject_before(c.last_subject, candidate.root)), None)

    def _is_subject_before(self, subject: int, token: int) -> bool:
        """Tell whether a subject stands in the sentence before a token, in its paragraph and outside of quotations."""
        if subject < 0 or self.quoted[subject]:
            return False
        is_before = self.sentence[token] - self.sentence[subject] == 1
        return is_before and self.paragraph[token] == self.paragraph[subject]

    def _pronoun_score(self, number: int, candidate: Candidate, cluster: Cluster) -> float:
        """Return how well an entity fits a pronoun, 0 for not at all."""
        distance = self._distance(candidate.root, cluster)
        if distance is None or not self._agrees(number, candidate, cluster) or self._bound(candidate, cluster):
            return 0.0
        score = 4.0 - 0.5 * distance
        for gain in self._gains:
            score += gain(number, candidate, cluster)
        return max(score, 0.01)

    def _as_many(self, number: int, candidate: Candidate, cluster: Cluster) -> float:
        """Return what an entity in the singular loses as "they"."""
        return -1.5 if candidate.pronoun == "p" and not cluster.is_plural else 0.0

    def _as_of_gender(self, number: int, candidate: Candidate, cluster: Cluster) -> float:
        return 0.5 if candidate.gender and cluster.gender == candidate.gender else 0.0

    def _as_topic(self, number: int, candidate: Candidate, cluster: Cluster) -> float:
        return 0.8 if self.topic is cluster else 0.0

    def _as_often_seen(self, number: int, candidate: Candidate, cluster: Cluster) -> float:
        return min(cluster.n_seen, 6) * 0.12

    def _as_spoken_of(self, number: int, candidate: Candidate, cluster: Cluster) -> float:
        """Return what somebody loses who is only spoken of inside a quotation: he seldom takes up the word after it."""
        is_only_quoted = self.quoted[cluster.last] and cluster.last_spoken < 0
        return -2.0 if is_only_quoted and not self.quoted[candidate.root] else 0.0

    def _as_unnamed(self, number: int, candidate: Candidate, cluster: Cluster) -> float:
        return 0.0 if cluster.parts else -UNNAMED

    def _agrees(self, number: int, candidate: Candidate, cluster: Cluster) -> bool:
        """Tell whether kind, number and gender of an entity agree with a pronoun's."""
        if candidate.pronoun == "p":
            is_many = cluster.is_plural or number in self.speakers
            is_of_kind = is_many and cluster.kind in {"group", "organisation", "body"}
        else:
            is_of_kind = cluster.is_one_person
        return is_of_kind and (candidate.gender not in {"m", "f"} or cluster.is_of_gender(candidate.gender))

    def _distance(self, token: int, cluster: Cluster) -> int | None:
        """Return how many sentences back an entity was mentioned; None for too far, unless it has spoken since."""
        distance = self.sentence[token] - self.sentence[cluster.last]
        if distance <= PRONOUN_REACH:
            return distance
        spoken = cluster.last_spoken
        is_near = spoken >= 0 and self.sentence[token] - self.sentence[spoken] <= PRONOUN_REACH
        return PRONOUN_REACH if is_near else None

    def _as_subject(self, number: int, candidate: Candidate, cluster: Cluster) -> float:
        """Return what an entity gains that was a subject not long ago."""
        if cluster.last_subject < 0:
            return 0.0
        distance = self.sentence[candidate.root] - self.sentence[cluster.last_subject]
        return 1.5 if distance <= 1 else 0.6 if distance <= 3 else 0.0

    def _as_speaker(self, number: int, candidate: Candidate, cluster: Cluster) -> float:
        """Return what an entity gains that has spoken, outside of quotations; the last speaker gains most."""
        token = candidate.root
        if self.quoted[token]:
            return 0.0
        is_speaker = number in self.speakers
        if self.book.last_speaker is not cluster:
            return 0.3 if is_speaker and cluster.last_spoken >= 0 else 0.0
        if cluster.last_spoken < 0 and self.book.last_speech >= token:
            return 0.0
        for_speakers, for_others = self._gain_of_last(token, cluster)
        return for_speakers if is_speaker else for_others

    def _gain_of_last(self, token: int, cluster: Cluster) -> tuple[float, float]:
        """Return what the last speaker gains for a pronoun that speaks, and for another one."""
        paragraphs = self.paragraph[token] - self.paragraph[min(cluster.last_spoken, token)]
        is_topic_other = self.topic is not None and self.topic is not cluster
        if is_topic_other and paragraphs:
            return 0.8, 0.3
        return (2.5, 1.0) if paragraphs <= 1 else (1.2, 0.3)

    def _bound(self, candidate: Candidate, cluster: Cluster) -> bool:
        """Tell whether grammar forbids that a pronoun means the subject or the object of its own clause."""
        token = candidate.root
        if candidate.end - candidate.start != 1 or self.parse.tags[token] == "PRP$":
            return False
        word = self.parse.lower[token]
        if word.endswith(_REFLEXIVE):
            return False
        last = cluster.members[-1].root if cluster.members else -1
        if last < 0 or self.sentence[last] != self.sentence[token]:
            return False
        heads = self.parse.heads
        if heads[last] == heads[token] and last != token:
            return self.parse.deps[token] in {"dobj", "dative", "pobj", "nsubj"}
        # "X told him": the preposition's object against the subject
        return self.parse.deps[token] == "pobj" and heads[heads[token]] == heads[last]

    def _it(self, number: int, candidate: Candidate) -> Cluster | None:
        token = candidate.root
        if number not in self.speakers and not self._owns(number, token):
            return None
        near = [
            c for c in self.book.mentioned(token, 2)
            if c.kind in {"state", "body", "organisation"} and not c.is_plural and 0 <= c.last < token
        ]  # fmt: skip
        return max(
            near,
            key=lambda c: (
                c.last_subject >= 0 and self.sentence[token] - self.sentence[c.last_subject] <= 1,
                c.last_spoken,
                c.last,
            ),
            default=None,
        )

    def _owns(self, number: int, token: int) -> bool:
        """Tell whether a possessive stands before somebody who serves: "its spokesman"."""
        return any(c.owner == token for c in self.candidates[max(0, number - 3) : number + 3])

    def _ahead(self, number: int, candidate: Candidate) -> Cluster | None:
        """Return the person named next in the same sentence: "Before he left, Lindqvist said"."""
        for other in range(number + 1, len(self.candidates)):
            named = self.candidates[other]
            if self.sentence[named.start] != self.sentence[candidate.start]:
                return None
            cluster = self.of.get(other)
            if cluster is None or cluster.kind != "person" or named.form != "name":
                continue
            if cluster.is_of_gender(candidate.gender) and self.parse.deps[named.root] == "nsubj":
                return cluster
        return None


def _has_rival(candidate: Candidate, scored: Iterable[tuple[float, Cluster]]) -> bool:
    """Tell whether somebody known to be of a pronoun's gender scores well."""
    return any(score > RIVAL and cluster.gender == candidate.gender for score, cluster in scored)
