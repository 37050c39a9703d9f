"""Which words of a report name a place: what the parser calls one, and what the gazetteer knows where it fails."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dragoman.extract.places.evidence import SURE_ENOUGH, PlaceEvidence
from dragoman.extract.places.gazetteer_matches import Match, PlaceMatches
from dragoman.lexicon.gazetteer import Gazetteer, Location
from dragoman.lexicon.place_keys import place_key
from dragoman.lexicon.place_words import division_kinds, place_words
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, Span

_PLACE_LABELS: Final = frozenset({"GPE", "LOC", "FAC"})
_GENITIVES: Final = words_of("grammar", "genitives") | {"’", "'", ",", "."}
_LONGEST_SPOT: Final = 6
_JOINTS: Final = (",", *words_of("places", "joints of lists"))
_DETERMINERS: Final = words_of("places", "determiners before spots")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name in the text that is taken for a place's.

    ``tokens`` is empty for a name in the dateline. ``base`` is what is looked up. ``kind`` is the class that a word
    beside the name gives it (``ADM1``, ``ADM2``, ``PPL``). ``containers`` are the places it may be said to lie in
    ("Atlanta, Georgia"). ``weight`` is how sure it is a place, ``known`` the place that an abbreviation stands for.
    """

    span: Span
    tokens: range
    base: str
    kind: str | None
    containers: tuple[Location, ...]
    weight: float
    known: Location | None = None


class PlaceNames:
    """Finds the place names in the prose of one report."""

    def __init__(self, parse: Parse, gazetteer: Gazetteer) -> None:
        self.parse = parse
        self.words, self.lower, self.n = parse.words, parse.lower, len(parse)
        self.matches = PlaceMatches(parse, gazetteer)
        self.evidence = PlaceEvidence(self.matches)

    def find(self) -> list[PlaceName]:
        """Return the place names in reading order, none overlapping another."""
        found: list[PlaceName] = []
        weak: list[Match] = []
        token = 0
        while token < self.n:
            token = self._read(token, found, weak) if self.words[token][0].isupper() else token + 1
        found += [self._named(match, SURE_ENOUGH) for match in self._confirmed(weak, found)]
        return sorted(found, key=lambda name: name.span)

    def _read(self, token: int, found: list[PlaceName], weak: list[Match]) -> int:
        """Add what begins at a capitalised token, and return where to go on."""
        match = self.matches.at(token)
        spot = self._spot_at(token)
        if match is None or (spot is not None and spot.tokens.stop > match.end):
            unknown = spot or self._unknown_at(token)
            if unknown is None:
                return token + 1
            found.append(unknown)
            return unknown.tokens.stop
        weight = self.evidence.weight(match)
        if weight >= SURE_ENOUGH:
            found.append(self._named(match, weight))
        elif weight > 0:
            weak.append(match)
        return match.end

    def _confirmed(self, weak: list[Match], found: list[PlaceName]) -> Iterator[Match]:
        """Yield the doubtful names that are places elsewhere in the report, or joined to one in a list."""
        sure = {place_key(name.base) for name in found}
        beside = {token for name in found if name.weight >= 0.7 for token in self._list_neighbours(name.tokens)}
        for match in weak:
            if place_key(match.name) in sure or beside.intersection(range(match.start, match.end)):
                yield match

    def _list_neighbours(self, tokens: range) -> Iterator[int]:
        """Yield the tokens that a comma, "and" or "or" joins to a name."""
        before, after = tokens.start - 1, tokens.stop
        if before >= 1 and self._is_joint(before):
            yield before - 1
        if self._is_joint(after):
            yield after + 1

    def _is_joint(self, token: int) -> bool:
        return self.matches.is_word(token, *_JOINTS) and not self.matches.begins_sentence(token)

    def _named(self, match: Match, weight: float) -> PlaceName:
        kind, end = self._kind(match.start, match.end)
        return PlaceName(
            span=self.parse.span(match.start, end),
            tokens=range(match.start, end),
            base=match.name,
            kind=kind,
            containers=self.matches.containers(end),
            weight=weight,
            known=match.known,
        )

    def _kind(self, start: int, end: int) -> tuple[str | None, int]:
        """Return what a word beside a name calls it, and the name's end with that word where it is a part of it."""
        kinds = division_kinds()
        after = self.lower[end] if end < self.matches.sentence_ends[start] else ""
        if after in kinds:
            return kinds[after], end + (kinds[after] != "PPL" and self._is_part_of_name(start, end))
        before = self._kind_before(start)
        return (None if before is None else kinds[before]), end

    def _kind_before(self, start: int) -> str | None:
        """Return the word for a kind of place before a name: "the town of", "county"."""
        kinds = division_kinds()
        if start >= 2 and self.lower[start - 1] == "of" and self.lower[start - 2] in kinds:
            return self.lower[start - 2]
        return self.lower[start - 1] if start >= 1 and self.words[start - 1] in kinds else None

    def _is_part_of_name(self, start: int, end: int) -> bool:
        """Tell whether the word for a kind after a name belongs to it: "Ohio State", but not "Ohio State Police"."""
        is_written_alike = self.words[end][0].isupper() and not self.words[start].isupper()
        return is_written_alike and not self.matches.is_capital(end + 1)

    def _unknown_at(self, token: int) -> PlaceName | None:
        """Return a name that the parser and the words before it call a place, and the gazetteer does not know."""
        start, end = self.evidence.name_of[token]
        if start != token or self.evidence.label[token] not in _PLACE_LABELS:
            return None
        start, end = self._bare_name(start, end)
        containers = self.matches.containers(end)
        is_told = bool(containers) or self.evidence.is_locative(start) or self.evidence.is_of_kind(start)
        if not is_told or self._is_known_otherwise(start, end):
            return None
        name = self.parse.wording(start, end)
        return PlaceName(self.parse.span(start, end), range(start, end), name, None, containers, SURE_ENOUGH)

    def _bare_name(self, start: int, end: int) -> tuple[int, int]:
        """Return a name without its article, genitive and stop."""
        if self.lower[start] == "the" and end - start > 1:
            start += 1
        while end - start > 1 and self.words[end - 1] in _GENITIVES:
            end -= 1
        return start, end

    def _is_known_otherwise(self, start: int, end: int) -> bool:
        """Tell whether a name is, or may be, that of a body, a person or nothing at all."""
        evidence = self.evidence
        if evidence.is_other(start, end) or evidence.is_common(self.parse.wording(start, end)):
            return True
        if self.words[end - 1] in evidence.surnames or not any(w[0].isupper() for w in self.words[start:end]):
            return True
        is_word_of_other = evidence.label[start] == "FAC" or self.words[start] in evidence.given
        return end - start == 1 and is_word_of_other

    def _spot_at(self, token: int) -> PlaceName | None:
        """Return a street, bridge, airport and the like by the last word of its name: "Harbour Road"."""
        end = self._capitals_end(token)
        while end > token + 1 and self.lower[end - 1] not in place_words("spot"):
            end -= 1
        if end == token + 1 or self.lower[token] in _DETERMINERS:
            return None
        if self.evidence.label[token] in {"PERSON", "ORG"} and self.evidence.name_of[token][1] > end:
            return None
        return PlaceName(self.parse.span(token, end), range(token, end), self.parse.wording(token, end), None, (), 0.6)

    def _capitals_end(self, token: int) -> int:
        """Return where the capitalised words from a token on end, hyphens between them taken in."""
        last = min(self.matches.sentence_ends[token], token + _LONGEST_SPOT)
        end = token + 1
        while end < last and (self.words[end][0].isupper() or self._is_inner_hyphen(end)):
            end += 1
        return end

    def _is_inner_hyphen(self, token: int) -> bool:
        return self.words[token] in "-–" and self.matches.is_capital(token + 1)
