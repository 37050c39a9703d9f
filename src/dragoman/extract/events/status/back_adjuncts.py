"""Adjuncts that put the word they hang on long back: "in 1984", "decades ago", "in the days of the junta".

Token numbers of a ``Parse`` throughout; ``times`` are those of the report. What comes out is the words that put it
back, in quotation marks, or nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from dragoman.extract.events.status.grounds import quoted
from dragoman.extract.events.status.years import LONG_UNITS, SEASONS, is_era, is_old_year, old_year_below, year_before
from dragoman.extract.grammar.below import has_below
from dragoman.extract.times.times_at import TimesAt
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

_ADJUNCTS = words_of("status", "prepositions of time")
_AGO_UNITS = LONG_UNITS | SEASONS | words_of("status", "long")
_DURING = words_of("status", "prepositions of duration")
_ERA_PREPOSITIONS = words_of("status", "prepositions of eras")
_YEARS = words_of("status", "years")
_LENGTHS = words_of("status", "lengths")


def back_adjunct(parse: Parse, token: int, times: TimesAt) -> str:
    """Return the adjunct of a word that lies back: "in 1984", "decades ago", "in the days of the junta"."""
    return next((found for below in parse.children[token] if (found := _at_adjunct(parse, below, token, times))), "")


def _at_adjunct(parse: Parse, below: int, token: int, times: TimesAt) -> str:
    label = parse.deps[below]
    if label == "prep" and parse.lower[below] in _ADJUNCTS:
        perfect = has_below(parse, token, ("had",))
        return _prepositional(parse, below, times, perfect=perfect)
    return _adverb(parse, below, token, times) if label in ("npadvmod", "advmod") else ""


def _adverb(parse: Parse, adverb: int, token: int, times: TimesAt) -> str:
    by_word = _ADVERBS.get(parse.lower[adverb])
    if by_word is not None:
        return by_word(parse, adverb, token)
    return quoted(parse.words[adverb]) if is_old_year(parse, adverb, times) else ""


def _ago(parse: Parse, adverb: int, _: int) -> str:
    return quoted("ago") if has_below(parse, adverb, _AGO_UNITS) else ""


def _years_earlier(parse: Parse, adverb: int, _: int) -> str:
    return quoted("years earlier") if parse.lower[adverb - 1] in _YEARS else ""


def _last_unit(parse: Parse, unit: int, _: int) -> str:
    """Tell "last century"."""
    return quoted(f"last {parse.lower[unit]}") if parse.lower[unit - 1] == "last" else ""


def _once(parse: Parse, adverb: int, token: int) -> str:
    """Tell "once ruled"."""
    return quoted("once") if adverb == token - 1 and parse.tags[token] == "VBD" else ""


_ADVERBS: dict[str, Callable[[Parse, int, int], str]] = {
    **dict.fromkeys(words_of("status", "ago"), _ago),
    **dict.fromkeys(words_of("status", "earlier"), _years_earlier),
    **dict.fromkeys(words_of("status", "units gone by"), _last_unit),
    **dict.fromkeys(words_of("status", "once"), _once),
}


def _prepositional(parse: Parse, preposition: int, times: TimesAt, *, perfect: bool) -> str:
    below = parse.children[preposition]
    if parse.lower[preposition] != "for":
        return next((found for inner in below if (found := _in_time(parse, preposition, inner, times))), "")
    # "had ruled for decades"
    lengths = (parse.lower[inner] for inner in below if parse.lower[inner] in _LENGTHS)
    return next((quoted(f"for {length}") for length in lengths if perfect), "")


def _in_time(parse: Parse, preposition: int, inner: int, times: TimesAt) -> str:
    """Tell "in 1984", "under the old regime", "in the past", "during the 1984 strike"."""
    word = parse.lower[preposition]
    found = old_year_below(parse, inner, times) if word != "under" else ""
    if found:
        return quoted(f"{word} {found}")
    if word in _ERA_PREPOSITIONS and is_era(parse, inner):
        return quoted(f"{word} … {parse.lower[inner]}")
    if word == "in" and parse.lower[inner] == "past":
        return quoted("in the past")
    before = year_before(parse, inner, times) if word in _DURING else ""
    return quoted(f"{word} … {before}") if before else ""
