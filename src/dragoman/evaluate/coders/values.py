"""When two coders gave a field the same value."""

from __future__ import annotations

import re
import unicodedata

# Fields that name somebody or some place in words: a coder may write "Lindqvist" for "Mara Lindqvist".
_NAMES = frozenset({"speaker", "actors", "recipients", "to", "about", "also_by", "of", "place", "venue"})
_WORD = re.compile(r"\w+")
# Words that no name goes by alone.
_SMALL = frozenset("the a an of and for in on at to de la le el al".split())


def normal_value(value: str) -> str:
    """Return a value as values are compared: without case, accents and doubled spaces."""
    plain = unicodedata.normalize("NFKD", value.casefold())
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())


def same_value(field: str, one: str, other: str) -> bool:
    """Tell whether two values are the same. Empty ones are the same as empty ones alone.

    Names are the same where they share a word that is no article or preposition; of several names, given with
    semicolons, each has to share one with some of the other's.
    """
    ours, theirs = normal_value(one), normal_value(other)
    if field not in _NAMES or not ours or not theirs or ours == theirs:
        return ours == theirs
    left, right = _names(ours), _names(theirs)
    return all(any(a & b for b in right) for a in left) and all(any(a & b for a in left) for b in right)


def _names(value: str) -> list[frozenset[str]]:
    names = (frozenset(_WORD.findall(part)) for part in value.split(";"))
    return [name - _SMALL or name for name in names if name]
