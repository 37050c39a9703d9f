"""How sure it is that a name the gazetteer knows is a place's in this report, and not a person's or a body's."""

from __future__ import annotations

from typing import Final

from dragoman.extract.places.gazetteer_matches import Match, PlaceMatches
from dragoman.lexicon.organisations import load_gazetteer
from dragoman.lexicon.people import given_names
from dragoman.lexicon.place_keys import place_key
from dragoman.lexicon.place_words import division_kinds, place_words
from dragoman.lexicon.word_sorts import words_of

# Of names that are taken; a name below it is taken only if it is sure elsewhere in the report, or stands in a list
# of places.
SURE_ENOUGH: Final = 0.5
PERHAPS: Final = 0.3
_OTHER_NAMES: Final = frozenset({"ORG", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT", "NORP", "FAC", "LANGUAGE"})
# People in a city that reports name without saying where it is.
CITY: Final = 300_000
_PLACE_LABELS: Final = frozenset({"GPE", "LOC", "FAC"})
_ONLY_PLACES = words_of("places", "prepositions of places only")
_LONGEST_ACRONYM: Final = 5
_BEFORE_OF = words_of("places", "words before of a town")


class PlaceEvidence:
    """Weighs known names of one report by what the parser calls them and by the words beside them."""

    def __init__(self, matches: PlaceMatches) -> None:
        self.matches, self.parse = matches, matches.parse
        self.words, self.lower, self.n = matches.words, matches.lower, matches.n
        self.label: list[str] = [""] * self.n
        self.name_of: list[tuple[int, int]] = [(t, t + 1) for t in range(self.n)]
        for start, end, label in self.parse.names:
            for token in range(start, end):
                self.label[token], self.name_of[token] = label, (start, end)
        self.given = given_names()
        persons = (name for name in self.parse.names if name.label == "PERSON" and name.end - name.start > 1)
        self.surnames = {self.words[name.end - 1] for name in persons}
        self.persons = self._mostly_persons()
        self._locative = place_words("before a place")
        self._common, self._offices = place_words("no place"), place_words("office")
        self._things, self._local_bodies = place_words("after a place in another name"), place_words("local body")

    def weight(self, match: Match) -> float:
        """Return how sure a known name is a place here, 0 to 1."""
        start, end, name, _ = match
        labels = {self.label[token] for token in range(start, end)}
        if self._begins_other_name(end, start):
            is_body = self.lower[end] in self._local_bodies and "PERSON" not in labels
            return self._as_owner(match) if is_body else 0.0
        if self._is_own(match):
            if self._holds_office(start, end, labels):
                return 0.7
        elif self.is_other(start, end) or (end - start == 1 and self._is_of_somebody_else(start, end)):
            return 0.0
        if "PERSON" in labels:
            return self._as_person(match)
        if labels & _OTHER_NAMES and self._is_inside_longer(start, end):
            return self._as_part(match, labels)
        if labels <= {"GPE", "LOC"}:
            return self._as_place(match)
        if place_key(name) in self._common or (end - start == 1 and not self._is_noun(start)):
            return 0.0
        return self._unlabelled(match, labels)

    def is_locative(self, start: int) -> bool:
        """Tell whether a preposition of place stands before, with or without an article."""
        before = self.lower[start - 1] if start else ""
        return before in self._locative or (before == "the" and start > 1 and self.lower[start - 2] in self._locative)

    def is_of_kind(self, start: int) -> bool:
        """Tell whether the words before say that a place follows: "the town of"."""
        if start < 2 or self.lower[start - 1] != "of":
            return False
        before = self.lower[start - 2]
        return before in division_kinds() or before in _BEFORE_OF or before.isdigit()

    def is_other(self, start: int, end: int) -> bool:
        """Tell whether the lexicon knows the whole name as an organisation, a people or an adjective."""
        found = load_gazetteer().longest(self.lower, start, end)
        others = {"organisation", "demonym", "people", "affiliation"}
        return found is not None and found[0] == end and found[1].sort in others

    def is_common(self, name: str) -> bool:
        """Tell whether a name is far more often an ordinary word, a day or a given name."""
        return place_key(name) in self._common

    def _mostly_persons(self) -> frozenset[str]:
        """Return the single words that the parser takes for a person's name at least as often as for a place's."""
        counts: dict[str, int] = {}
        for start, end, label in self.parse.names:
            if end - start == 1 and (label == "PERSON" or label in _PLACE_LABELS):
                counts[self.words[start]] = counts.get(self.words[start], 0) + (1 if label == "PERSON" else -1)
        told = {self.words[t] for t in range(1, self.n) if self.lower[t - 1] in _ONLY_PLACES}
        return frozenset(
            word for word, count in counts.items() if count >= 0 and word not in told and not self._is_city(word)
        )

    def _is_city(self, word: str) -> bool:
        """Tell whether a word names a city so large that it is hardly a person."""
        key = place_key(word)
        if not self.matches.gazetteer.has(key):
            return False
        return any(place.population >= CITY for place in self.matches.gazetteer.named(word))

    def _is_of_somebody_else(self, start: int, end: int) -> bool:
        """Tell whether one word names a person or is an acronym here, whatever town has the name too."""
        word = self.words[start]
        if word.isupper() and len(word) <= _LONGEST_ACRONYM and not self.matches.containers(end):
            return True
        if start and self.lower[start - 1] in place_words("before a person") and self.words[start - 1][0].isupper():
            return True
        return word in self.persons and not self.is_of_kind(start) and not self.matches.containers(end)

    def _begins_other_name(self, end: int, start: int) -> bool:
        """Tell whether a capitalised word after it makes it a part of something else's name ("Rome Statute")."""
        if end >= self.matches.sentence_ends[start] or self.lower[end] not in self._things:
            return False
        word = self.words[end]
        return word[0].isupper() and not (word.isupper() and len(word) > 3)

    def _is_own(self, match: Match) -> bool:
        return match.known is not None or self.matches.gazetteer.is_own(place_key(match.name))

    def _holds_office(self, start: int, end: int, labels: set[str]) -> bool:
        is_titled = end < self.n and self.lower[end] in self._offices
        return is_titled and self._name_start(start) == start and bool(labels & {"PERSON", "ORG"})

    def _is_inside_longer(self, start: int, end: int) -> bool:
        return self._name_start(start) < start or self.name_of[end - 1][1] > end

    def _is_noun(self, token: int) -> bool:
        return self.parse.pos[token] in {"PROPN", "NOUN", "X", "ADJ"}

    def _as_person(self, match: Match) -> float:
        start, end, *_ = match
        is_one = end - start == 1
        if self._is_inside_longer(start, end) or (is_one and self._is_of_person(start)):
            return 0.0
        if end < self.n and self.words[end].istitle():
            return 0.0
        is_likely = self.is_locative(start) or self.is_of_kind(start) or bool(self.matches.containers(end))
        return 0.7 if is_likely or (self._is_own(match) and not is_one) else PERHAPS

    def _is_of_person(self, token: int) -> bool:
        return self.words[token] in self.given or self.words[token] in self.surnames

    def _as_part(self, match: Match, labels: set[str]) -> float:
        """Weigh a name inside a longer one that is no place's: that of a body serving the place is taken."""
        start, end, *_ = match
        if "FAC" in labels:
            return 0.6 if self._is_own(match) else PERHAPS
        if self.matches.containers(end) or (self.is_locative(start) and self.matches.is_word(end, ",", "and")):
            return 0.6
        last = self.name_of[start][1]
        if labels != {"ORG"} or not self._local_bodies.intersection(self.lower[end:last]):
            return 0.0
        return self._as_owner(match) if self._name_start(start) == start else PERHAPS

    def _as_owner(self, match: Match) -> float:
        """Weigh the name at the beginning of a body's: a state or county needs no more to be known."""
        is_county = match.end - match.start > 1 and self.lower[match.end - 1] in division_kinds()
        return SURE_ENOUGH if self._is_own(match) or is_county else PERHAPS

    def _name_start(self, token: int) -> int:
        """Return where the parser's name around a token begins, without its article."""
        start = self.name_of[token][0]
        return start + (self.lower[start] == "the")

    def _as_place(self, match: Match) -> float:
        start, end, name, _ = match
        is_own = self._is_own(match)
        before = self.lower[start - 1] if start else ""
        if self.name_of[start][0] < start and not is_own and before not in {"the", "city", "of"}:
            return 0.8 if before in place_words("direction") else PERHAPS
        if not is_own and end - start == 1 and not self.matches.containers(end):
            if self.words[start] in self.surnames and before not in _ONLY_PLACES:
                return 0.0
            if place_key(name) in self._common:
                return 0.0
            if not self.is_locative(start) and (self._speaks(start) or self._has_age(end)):
                return PERHAPS
        # "The Atlantic" in the middle of a sentence is not the ocean.
        is_titled = start > 0 and self.words[start - 1] == "The" and not self.matches.begins_sentence(start - 1)
        return 0.0 if is_titled else 0.9

    def _unlabelled(self, match: Match, labels: set[str]) -> float:
        start, end, *_ = match
        after = self.words[end] if end < self.n else ""
        if self._is_own(match) and (match.known is not None or "NORP" not in labels):
            return 0.8 if end - start > 1 or after[:1].islower() or not after[:1].isalpha() else 0.6
        if self.matches.containers(end) or self.is_of_kind(start):
            return 0.8
        if start > 0 and self.words[start - 1] in self.given and self.parse.pos[start - 1] != "ADP":
            return 0.0
        if after[:1].isupper() and after.isalpha() and not after.isupper() and self.matches.sentence_ends[start] > end:
            return 0.0
        return 0.7 if self.is_locative(start) and self.words[start] not in self.surnames else PERHAPS

    def _speaks(self, token: int) -> bool:
        """Tell whether a name is the subject of a verb of speech, as persons are; capitals are, and are known."""
        verb = self.parse.lemmas[self.parse.heads[token]]
        return self.parse.deps[token] == "nsubj" and verb in place_words("personal verb")

    def _has_age(self, end: int) -> bool:
        return self.matches.is_word(end, ",") and end + 2 < self.n and self.words[end + 1].isdigit()
