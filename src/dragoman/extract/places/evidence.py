"""How sure it is that a name the gazetteer knows is a place's in this report, and not a person's or a body's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import ClassVar, Final

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
_INSIDE_NAMES = words_of("places", "words before places in names")
# By what the parser calls a word: that it is a person's, or a place's.
_VOTES: Final = {"PERSON": 1, **dict.fromkeys(_PLACE_LABELS, -1)}
_Rule = Callable[["PlaceEvidence", Match, set[str]], float | None]


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
        """Return how sure a known name is a place here, 0 to 1: what the first rule that has a say makes of it."""
        labels = {self.label[token] for token in range(match.start, match.end)}
        known = next((weight for rule in self._RULES if (weight := rule(self, match, labels)) is not None), None)
        return self._unlabelled(match, labels) if known is None else known

    def _in_other_name(self, match: Match, labels: set[str]) -> float | None:
        """Weigh a name that begins another one: of those only local bodies lie where they are named after."""
        if not self._begins_other_name(match.end, match.start):
            return None
        is_body = self.lower[match.end] in self._local_bodies and "PERSON" not in labels
        return self._as_owner(match) if is_body else 0.0

    def _with_office(self, match: Match, labels: set[str]) -> float | None:
        """Weigh "Norway Minister"."""
        titled = self._is_own(match) and self._holds_office(match.start, match.end, labels)
        return 0.7 if titled else None

    def _of_something_else(self, match: Match, _: set[str]) -> float | None:
        """Rule out what the lexicon or the report knows as something else; states and provinces are what they are."""
        if self._is_own(match):
            return None
        start, end, *_rest = match
        is_else = self.is_other(start, end) or (end - start == 1 and self._is_of_somebody_else(start, end))
        return 0.0 if is_else else None

    def _labelled_person(self, match: Match, labels: set[str]) -> float | None:
        return self._as_person(match) if "PERSON" in labels else None

    def _inside_other_label(self, match: Match, labels: set[str]) -> float | None:
        is_part = not labels.isdisjoint(_OTHER_NAMES) and self._is_inside_longer(match.start, match.end)
        return self._as_part(match, labels) if is_part else None

    def _labelled_place(self, match: Match, labels: set[str]) -> float | None:
        return self._as_place(match) if labels <= {"GPE", "LOC"} else None

    def _common_word(self, match: Match, _: set[str]) -> float | None:
        """Rule out what is more often an ordinary word."""
        if self.is_common(match.name):
            return 0.0
        return 0.0 if match.end - match.start == 1 and not self._is_noun(match.start) else None

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
        counts: Counter[str] = Counter()
        for start, end, label in self.parse.names:
            if end - start == 1 and label in _VOTES:
                counts[self.words[start]] += _VOTES[label]
        told = {self.words[t] for t in range(1, self.n) if self.lower[t - 1] in _ONLY_PLACES}
        persons = {word for word, count in counts.items() if count >= 0} - told
        return frozenset(word for word in persons if not self._is_city(word))

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
        return 0.7 if self._is_told(start, end) or (self._is_own(match) and not is_one) else PERHAPS

    def _is_told(self, start: int, end: int) -> bool:
        """Tell whether the words beside a name say that it is a place's."""
        return self.is_locative(start) or self.is_of_kind(start) or bool(self.matches.containers(end))

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
        start = match.start
        before = self.lower[start - 1] if start else ""
        if not self._is_own(match):
            if self.name_of[start][0] < start and before not in _INSIDE_NAMES:
                return 0.8 if before in place_words("direction") else PERHAPS
            doubt = self._doubt_of_word(match, before)
            if doubt is not None:
                return doubt
        # "The Atlantic" in the middle of a sentence is not the ocean.
        is_titled = start > 0 and self.words[start - 1] == "The" and not self.matches.begins_sentence(start - 1)
        return 0.0 if is_titled else 0.9

    def _doubt_of_word(self, match: Match, before: str) -> float | None:
        """Return how sure a town of one word is where it may be somebody or nothing; None where nothing says so."""
        start, end, name, _ = match
        if end - start > 1 or self.matches.containers(end):
            return None
        is_surname = self.words[start] in self.surnames and before not in _ONLY_PLACES
        if is_surname or self.is_common(name):
            return 0.0
        is_like_person = self._speaks(start) or self._has_age(end)
        return PERHAPS if is_like_person and not self.is_locative(start) else None

    def _unlabelled(self, match: Match, labels: set[str]) -> float:
        start, end, *_ = match
        if self._is_own(match) and (match.known is not None or "NORP" not in labels):
            return 0.6 if end - start == 1 and self._is_capitalised_word(end) else 0.8
        if self.matches.containers(end) or self.is_of_kind(start):
            return 0.8
        if self._follows_given_name(start) or self._goes_on_as_name(start, end):
            return 0.0
        return 0.7 if self.is_locative(start) and self.words[start] not in self.surnames else PERHAPS

    def _is_capitalised_word(self, token: int) -> bool:
        """Tell whether a token is there, begins with a letter, and not with a small one."""
        first = self.words[token][:1] if token < self.n else ""
        return first.isalpha() and not first.islower()

    def _follows_given_name(self, start: int) -> bool:
        """Tell "Mara" before a name, unless it is a preposition (``Van``, ``Al``)."""
        return start > 0 and self.words[start - 1] in self.given and self.parse.pos[start - 1] != "ADP"

    def _goes_on_as_name(self, start: int, end: int) -> bool:
        """Tell whether the next word of the sentence has a capital, but is no acronym."""
        if end >= self.n or self.matches.sentence_ends[start] <= end:
            return False
        after = self.words[end]
        return after[:1].isupper() and after.isalpha() and not after.isupper()

    def _speaks(self, token: int) -> bool:
        """Tell whether a name is the subject of a verb of speech, as persons are; capitals are, and are known."""
        verb = self.parse.lemmas[self.parse.heads[token]]
        return self.parse.deps[token] == "nsubj" and verb in place_words("personal verb")

    def _has_age(self, end: int) -> bool:
        return self.matches.is_word(end, ",") and end + 2 < self.n and self.words[end + 1].isdigit()

    # In this order; what none of them decides has no label.
    _RULES: ClassVar[tuple[_Rule, ...]] = (
        _in_other_name,
        _with_office,
        _of_something_else,
        _labelled_person,
        _inside_other_label,
        _labelled_place,
        _common_word,
    )
