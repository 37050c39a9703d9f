"""Words for several actors named before: "they" after a pair, "both ministers", "the two sides", "the pair"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from dragoman.extract.entities.clusters import Cluster, Clusters
from dragoman.extract.mentions.candidates import Candidate
from dragoman.lexicon.word_sorts import numbered_words_of, words_of

# How many sentences back the pair is looked for.
PRONOUN_REACH: Final = 2
NOMINAL_REACH: Final = 4
# How many sentences back those who met are looked for, when they speak as one.
MEETING_REACH: Final = 8
_NUMBERS: Final = numbered_words_of("mentions", "numbers of a few", first=2)
_NOUNS: Final = numbered_words_of("entities", "nouns for a few", first=2)
# Nouns that fit any party, those that fit states only, and persons of one gender; all others fit persons.
_KINDS_OF_NOUNS: Final = (
    (words_of("entities", "words for parties"), frozenset({"person", "state", "body", "organisation"})),
    (words_of("entities", "words for states"), frozenset({"state"})),
    (words_of("entities", "words for bodies"), frozenset({"organisation", "body"})),
)
# Kinds that a number may count together.
_KINDS: Final = (frozenset({"person"}), frozenset({"state"}), frozenset({"body", "organisation"}))
_OPENING = words_of("entities", "words before numbers")
_GENDERS: Final = {
    **dict.fromkeys(words_of("entities", "nouns for men"), "m"),
    **dict.fromkeys(words_of("entities", "nouns for women"), "f"),
}


class Sets:
    """Finds the members of such a set. ``together`` goes from the first of mentions that stand together to all."""

    def __init__(self, book: Clusters, together: Mapping[int, tuple[int, ...]]) -> None:
        self.book = book
        self.parse, self.candidates = book.parse, book.candidates
        self.sentence = book.sentence
        self.by_sentence: dict[int, list[int]] = {}
        for number, candidate in enumerate(self.candidates):
            self.by_sentence.setdefault(self.sentence[candidate.root], []).append(number)
        # Mentions that stand together, by the one that is read last.
        self.ending: dict[int, tuple[int, ...]] = {max(numbers): numbers for numbers in together.values()}
        # The pairs read so far, the latest last.
        self.pairs: list[tuple[int, tuple[Cluster, ...]]] = []

    def notice(self, number: int) -> None:
        """Remember mentions that stand together, once the last of them was read."""
        numbers = self.ending.get(number)
        if numbers is not None:
            members = dict.fromkeys(self.book.of[n] for n in numbers if n in self.book.of)
            if len(members) > 1:
                self.pairs.append((self.candidates[numbers[0]].root, tuple(members)))

    def find(self, number: int, candidate: Candidate) -> tuple[Cluster, ...]:
        """Return whom a word for several means, in the order they were named; nobody where it is no such word."""
        if candidate.form == "pronoun":
            return self._of_pronoun(candidate) if candidate.pronoun == "p" else ()
        size = self._size(candidate)
        if size:
            return self._of_number(number, candidate, size) if candidate.country is None else ()
        if number in self.book.speakers and self._is_bare_plural(candidate):
            met = self._met(candidate, self.parse.lemmas[candidate.root].lower(), 2)
            if met:
                return met
        return self._of_office(candidate) if candidate.article == "the" and candidate.is_plural else ()

    def _is_bare_plural(self, candidate: Candidate) -> bool:
        """Tell "the sides", "the ministers"; "the parties" are often political ones."""
        if self.parse.lemmas[candidate.root].lower() == "party":
            return False
        return candidate.article == "the" and candidate.is_plural and candidate.head_start - candidate.start == 1

    def _met(self, candidate: Candidate, noun: str, size: int) -> tuple[Cluster, ...]:
        """Return the persons named of late, where they are just so many, or so many of them have spoken; for a noun
        that is an office those who hold it, where any do.
        """
        token = candidate.root
        near = [c for c in self.book.mentioned(token, MEETING_REACH) if c.is_named_person and _fits(noun, c)]
        if _kinds_of(noun) is None:
            near = [c for c in near if _holds(noun, c)]
        for members in (near, [c for c in near if c.last_spoken >= 0]):
            if len(members) == size:
                return tuple(sorted(members, key=lambda c: min(m.start for m in c.members)))
        return ()

    def _of_number(self, number: int, candidate: Candidate, size: int) -> tuple[Cluster, ...]:
        """Return the pair before "the two ministers", else so many of a kind."""
        noun = self.parse.lemmas[candidate.root].lower()
        pairs = self._pairs_before(candidate.root)
        fitting = (members for root, members in pairs if not self._is_object_of(candidate.root, root))
        pair = next((members for members in fitting if _are(noun, size, members)), None)
        if number in self.book.speakers and (pair is None or any(member.kind != "person" for member in pair)):
            pair = self._met(candidate, noun, size) or pair
        return self._named_before(candidate, noun, size) if pair is None else pair

    def _pairs_before(self, token: int) -> Iterator[tuple[int, tuple[Cluster, ...]]]:
        """Yield the pairs of the sentences before, the latest first."""
        for root, members in reversed(self.pairs):
            if self.sentence[token] - self.sentence[root] > NOMINAL_REACH:
                return
            yield root, members

    def _is_object_of(self, token: int, root: int) -> bool:
        """Tell whether a phrase is in a pair's own sentence, but no subject: "A and B urged both parties"."""
        return self.sentence[token] == self.sentence[root] and self.parse.deps[token] != "nsubj"

    def _of_office(self, candidate: Candidate) -> tuple[Cluster, ...]:
        """Return the pair before "the lawmakers" of whom both are told to be just that."""
        office = candidate.office
        if office is None or office.country is not None or office.body is not None:
            return ()
        for root, members in self._pairs_before(candidate.root):
            if all(member.holds_one_of(office.key) for member in members):
                return () if self._is_object_of(candidate.root, root) else members
        return ()

    def _of_pronoun(self, candidate: Candidate) -> tuple[Cluster, ...]:
        """Return the pair before "they", where nothing else in the plural was named since."""
        token = candidate.root
        if not self.pairs or self.book.quoted[token]:
            return ()
        root, members = self.pairs[-1]
        if self.sentence[token] - self.sentence[root] > PRONOUN_REACH or self.parse.deps[root] != "nsubj":
            return ()
        since = (c for c in self.book.mentioned(token, PRONOUN_REACH) if c.is_plural and c.last > root)
        return () if next(since, None) is not None else members

    def _size(self, candidate: Candidate) -> int:
        """Return how many actors a phrase is of: ``the two ministers``, ``both``; 0 for any other phrase."""
        noun = self.parse.lower[candidate.root]
        if noun in _NOUNS and candidate.article == "the":
            return _NOUNS[noun]
        words = self.parse.lower[candidate.start : candidate.head_start] or (noun,)
        # "two ministers" without an article are others.
        if len(words) > 2 or words[0] not in _OPENING or words == ("two",):
            return 0
        return next((_NUMBERS[word] for word in words if word in _NUMBERS), 0)

    def _named_before(self, candidate: Candidate, noun: str, size: int) -> tuple[Cluster, ...]:
        """Return the parties of the sentences before, as far back as it takes to have exactly so many of a kind."""
        sentence = self.sentence[candidate.root]
        inside: dict[Cluster, None] = {}
        for back in range(1, NOMINAL_REACH + 1):
            inside |= dict.fromkeys(c for c in self._named_in(sentence - back) if _fits(noun, c))
            in_office = tuple(c for c in inside if c.is_one_person and _holds(noun, c))
            if len(in_office) == size:
                return in_office
            for kinds in _KINDS:
                members = tuple(c for c in inside if c.kind in kinds)
                if len(members) == size:
                    return members
        return ()

    def _named_in(self, sentence: int) -> Iterator[Cluster]:
        for number in self.by_sentence.get(sentence, ()):
            cluster = self.book.of.get(number)
            if cluster is not None and self.candidates[number].form != "pronoun":
                yield cluster


def _are(noun: str, size: int, members: tuple[Cluster, ...]) -> bool:
    return len(members) == size and all(_fits(noun, member) for member in members)


def _fits(noun: str, cluster: Cluster) -> bool:
    if cluster.is_plural:
        return False
    kinds = _kinds_of(noun)
    if kinds is not None:
        return cluster.kind in kinds
    gender = _GENDERS.get(noun)
    return cluster.kind == "person" and (gender is None or cluster.is_of_gender(gender))


def _holds(noun: str, cluster: Cluster) -> bool:
    """Tell whether a noun is the office of somebody, or a wider word for it: "the two leaders" of presidents."""
    return any(noun == held.key or noun in held.classes for held in cluster.offices)


def _kinds_of(noun: str) -> frozenset[str] | None:
    """Return the kinds of actors that a noun fits, None where it fits persons."""
    return next((kinds for nouns, kinds in _KINDS_OF_NOUNS if noun in nouns), None)
