"""Wider words for somebody named before: "the official", "the executive", "the player"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dragoman.extract.mentions.candidates import Office
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, TokenRange

_GOVERNMENT: Final = frozenset({"GOV", "MIL", "JUD", "LEG", "COP", "SPY", "PTY", "IGO", "OPP", "ELI"})
# Word → sectors that somebody called so may have told of himself; none at all fits every word. An empty set: only
# people of whom no sector was told.
MAY_BE_CALLED: Final[dict[str, frozenset[str]]] = {
    word: sectors
    for sort, sectors in (
        ("words for officials", _GOVERNMENT),
        ("words for diplomats", frozenset({"GOV", "IGO"})),
        ("words for spokespersons", _GOVERNMENT | {"BUS", "REB", "UAF", "NGO", "CVL", "LAB", "MED", "EDU"}),
        ("words for lawmakers", frozenset({"GOV", "LEG", "PTY", "OPP", "ELI"})),
        ("words for executives", frozenset({"BUS"})),
        ("words for experts", frozenset({"EDU", "MED", "BUS", "CVL"})),
        ("words for doctors", frozenset({"MED", "EDU"})),
        ("words for lawyers", frozenset({"JUD"})),
        ("words for officers", frozenset({"MIL", "COP", "UAF"})),
        ("words for people", frozenset[str]()),
    )
    for word in words_of("entities", sort)
}
_WIDE = words_of("entities", "wider words")
_OF_ANYBODY = words_of("entities", "words for anybody")
# What candidates of a party mostly are besides.
_OF_CANDIDATES = words_of("entities", "words for candidates elected")
_NEEDS_TELLING = words_of("entities", "words that need telling")
_WORDS_OF_NO_OFFICE = words_of("entities", "words of no office")
_ANONYMOUS = words_of("entities", "anonymous")


def may_be_called(word: str, offices: Iterable[Office]) -> bool:
    """Tell whether a wider word fits somebody of whom these offices were told."""
    held = [office for office in offices if office.key not in _OF_ANYBODY]
    allowed = MAY_BE_CALLED.get(word)
    if allowed is None:
        # "The striker said": a calling of somebody of whom nothing was told.
        return not held and word not in _NEEDS_TELLING
    if word in _WORDS_OF_NO_OFFICE:
        return True
    sectors = {sector for office in held for sector in office.sectors}
    if not allowed:
        return not sectors
    if word in _OF_CANDIDATES and sectors <= {"PTY"}:
        return True
    return sectors <= allowed if word in _WIDE else not held


def is_anonymous(parse: Parse, sentence: TokenRange) -> bool:
    """Tell whether a sentence says that its speaker wants no name."""
    return any(parse.lower[token] in _ANONYMOUS for token in range(sentence.start, sentence.end))
