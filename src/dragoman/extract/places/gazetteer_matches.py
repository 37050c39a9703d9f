"""Runs of words that the gazetteer knows as names of places, whatever they mean in the report."""

from __future__ import annotations

from typing import Final, NamedTuple

from dragoman.lexicon.gazetteer import Gazetteer, Location
from dragoman.lexicon.place_keys import place_key
from dragoman.lexicon.place_words import place_words
from dragoman.model import Parse

LONGEST: Final = 7
# What news call states by in capitals; "us" is no state.
_SHORT: Final = {
    **dict.fromkeys(("US", "U.S.", "U.S", "USA", "U.S.A."), "USA"),
    **dict.fromkeys(("UK", "U.K."), "GBR"),
    **dict.fromkeys(("UAE", "U.A.E."), "ARE"),
    "DRC": "COD",
    "PRC": "CHN",
    "DPRK": "PRK",
    "ROK": "KOR",
}


class Match(NamedTuple):
    """A half-open token range, the name to look up, and the place an abbreviation stands for."""

    start: int
    end: int
    name: str
    known: Location | None = None


class PlaceMatches:
    """Finds the longest known name at a token of one report, and what a comma says it lies in."""

    def __init__(self, parse: Parse, gazetteer: Gazetteer) -> None:
        self.parse, self.gazetteer = parse, gazetteer
        self.words, self.lower, self.n = parse.words, parse.lower, len(parse)
        self.sentence_ends = [end for start, end in parse.sentences for _ in range(start, end)]
        self._inside, self._directions = place_words("inside"), place_words("direction")

    def at(self, token: int) -> Match | None:
        """Return the longest known name that begins at the token."""
        word = self.words[token]
        short = _SHORT.get(word)
        if short is not None:
            return Match(token, token + 1, word, self.gazetteer.country(short))
        return self._abbreviation_at(token) or self._longest_at(token)

    def containers(self, end: int) -> tuple[Location, ...]:
        """Return the states and provinces that a comma and their name may put a place in: ``, Norway``, ``, Ky.``."""
        if not self.is_word(end, ",") or not self.is_capital(end + 1):
            return ()
        match = self.at(end + 1)
        if match is None:
            return ()
        return (match.known,) if match.known is not None else self.gazetteer.containers_called(match.name)

    def is_word(self, token: int, *words: str) -> bool:
        """Tell whether the token is there and one of the words, in lower case."""
        return 0 <= token < self.n and self.lower[token] in words

    def is_capital(self, token: int) -> bool:
        """Tell whether the token is there and begins with a capital."""
        return token < self.n and self.words[token][0].isupper()

    def begins_sentence(self, token: int) -> bool:
        """Tell whether a token is the first of its sentence, where every word has a capital."""
        return token == 0 or self.sentence_ends[token - 1] <= token

    def _longest_at(self, token: int) -> Match | None:
        is_direction = self.lower[token] in self._directions
        for end in range(self._run_end(token), token, -1):
            if not self.is_capital(end - 1) or (is_direction and self._are_directions(token, end)):
                continue
            name = self.parse.wording(token, end)
            if self.gazetteer.has(place_key(name)):
                return Match(token, end, name)
            if is_direction and self._is_known(token + 1, end):
                return Match(token, end, name)
        return None

    def _is_known(self, start: int, end: int) -> bool:
        return end > start and self.gazetteer.has(place_key(self.parse.wording(start, end)))

    def _run_end(self, token: int) -> int:
        """Return one past the last token that can belong to a name beginning here."""
        end = token + 1
        last = min(self.sentence_ends[token], token + LONGEST)
        while end < last and self._may_be_inside(end, last):
            end += 1
        return end

    def _may_be_inside(self, token: int, last: int) -> bool:
        first = self.words[token][0]
        return first.isupper() or first.isdigit() or (self.lower[token] in self._inside and token + 1 < last)

    def _are_directions(self, start: int, end: int) -> bool:
        return all(word in self._directions or not word[0].isalpha() for word in self.lower[start:end])

    def _abbreviation_at(self, token: int) -> Match | None:
        """Return the province that a short form stands for: "Ky." anywhere, "KY" and "Ky" + "." behind a town."""
        word = self.words[token]
        follows_town = self.is_word(token - 1, ",") and self.is_capital(token - 2)
        apart = self._with_stop_apart(token) if follows_town else None
        if apart is not None:
            return apart
        if word[-1] == "." or (follows_town and word.isupper()):
            province = self.gazetteer.province_called(word)
            return None if province is None else Match(token, token + 1, word, province)
        return None

    def _with_stop_apart(self, token: int) -> Match | None:
        """Return the province of a short form whose full stop the parser took for that of the sentence."""
        word, end = self.words[token], token + 1
        if not self.is_word(end, ".") or self.parse.ends[token] != self.parse.starts[end]:
            return None
        province = self.gazetteer.province_called(word + ".")
        if province is None:
            return None
        # The full stop is the abbreviation's own where the sentence goes on.
        goes_on = end + 1 < self.n and self.words[end + 1][0].islower()
        return Match(token, end + goes_on, word + ".", province)
