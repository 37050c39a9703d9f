"""Wider words for somebody named before: "the official", "the executive", "the player"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dragoman.extract.mentions.candidates import Office
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, TokenRange

_GOVERNMENT: Final = frozenset({"GOV", "MIL", "JUD", "LEG", "COP", "SPY", "PTY", "IGO", "OPP", "ELI"})
_ANY: Final[frozenset[str]] = frozenset()
# Word → sectors that somebody called so may have told of himself; none at all fits every word. An empty set: only
# people of whom no sector was told.
MAY_BE_CALLED: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(("official", "senior official", "leader", "politician"), _GOVERNMENT),
    **dict.fromkeys(("diplomat", "envoy", "minister", "foreign minister", "ambassador"), frozenset({"GOV", "IGO"})),
    "spokesperson": _GOVERNMENT | {"BUS", "REB", "UAF", "NGO", "CVL", "LAB", "MED", "EDU"},
    **dict.fromkeys(("lawmaker", "senator", "candidate"), frozenset({"GOV", "LEG", "PTY", "OPP", "ELI"})),
    **dict.fromkeys(("executive", "manager", "businessman", "director", "chief executive"), frozenset({"BUS"})),
    **dict.fromkeys(
        ("expert", "scientist", "researcher", "academic", "professor", "analyst", "economist", "historian", "author"),
        frozenset({"EDU", "MED", "BUS", "CVL"}),
    ),
    **dict.fromkeys(("doctor", "physician", "surgeon", "nurse"), frozenset({"MED", "EDU"})),
    **dict.fromkeys(("lawyer", "attorney", "prosecutor", "judge", "justice"), frozenset({"JUD"})),
    **dict.fromkeys(("officer", "commander", "general", "captain", "colonel"), frozenset({"MIL", "COP", "UAF"})),
    **dict.fromkeys(("coach", "player", "singer", "writer", "artist", "activist", "man", "woman"), _ANY),
}
_WIDE = words_of("entities", "wider words")
_OF_ANYBODY = words_of("entities", "words for anybody")
# What candidates of a party mostly are besides.
_OF_CANDIDATES: Final = frozenset({"lawmaker", "senator"})
_NEEDS_TELLING = words_of("entities", "words that need telling")
_WORDS_OF_NO_OFFICE: Final = frozenset({"man", "woman"})
_ANONYMOUS = words_of("entities", "anonymous")


def may_be_called(word: str, offices: Iterable[Office]) -> bool:
    """Tell whether a wider word fits somebody of whom these offices were told."""
    allowed = MAY_BE_CALLED.get(word)
    held = [office for office in offices if office.key not in _OF_ANYBODY]
    if allowed is None:
        # "The striker said": a calling of somebody of whom nothing was told.
        return not held and word not in _NEEDS_TELLING
    if word in _WORDS_OF_NO_OFFICE:
        return True
    if not allowed:
        return not any(office.sectors for office in held)
    if word in _OF_CANDIDATES and {sector for office in held for sector in office.sectors} <= {"PTY"}:
        return True
    if word not in _WIDE:
        return not held
    return {sector for office in held for sector in office.sectors} <= allowed


def is_anonymous(parse: Parse, sentence: TokenRange) -> bool:
    """Tell whether a sentence says that its speaker wants no name."""
    return any(parse.lower[token] in _ANONYMOUS for token in range(sentence.start, sentence.end))
