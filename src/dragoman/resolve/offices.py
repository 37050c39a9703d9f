"""Offices told apart from descriptions: what somebody holds, and what somebody is called."""

from __future__ import annotations

from functools import cache, lru_cache

from dragoman.lexicon.titles import PAST, load_titles
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Entity, Role

_STATE = frozenset({"GOV", "LEG", "MIL", "JUD", "SPY", "COP"})
FORMER = ("ELI",)
"""Sectors of whoever held an office of state and holds none."""


def is_office(role: Role) -> bool:
    """Tell whether a role is an office, not a word for a person ("supporter", "billionaire", "son").

    What many work as ("lawyer") is one where the body or the country is told. Words of no lexicon describe.
    """
    return is_office_of(role.title, has_place=bool(role.body or role.country))


def tells_office(entity: Entity) -> bool:
    """Tell whether a report tells an office of somebody."""
    return entity.role is not None and is_office(entity.role)


def holds_office(entity: Entity) -> bool:
    """Tell whether a report tells an office that somebody holds, not one held before."""
    return entity.role is not None and is_office(entity.role) and not is_past(entity.role.title)


@lru_cache(maxsize=50_000)
def is_office_of(title: str, *, has_place: bool) -> bool:
    """Tell whether a title is that of an office; ``has_place`` tells that its body or country is known."""
    key = head_of(title)
    if key is None or key in _descriptions():
        return False
    return has_place or key not in _callings()


@lru_cache(maxsize=50_000)
def head_of(title: str) -> str | None:
    """Return the first title of the lexicon in a title as worded: ``minister`` for ``long-time minister``."""
    words = tuple(title.lower().split())
    titles = load_titles()
    for start in range(len(words)):
        found = titles.longest(words, start, len(words))
        if found is not None:
            return found[1].phrase
    return None


def is_of_state(sectors: tuple[str, ...]) -> bool:
    """Tell whether these are sectors of an office of state."""
    return not _STATE.isdisjoint(sectors)


def is_past(title: str) -> bool:
    """Tell whether a title says that the office is no longer held."""
    return not PAST.isdisjoint(title.lower().replace("-", " ").split())


@cache
def _descriptions() -> frozenset[str]:
    return words_of("resolve", "descriptions")


@cache
def _callings() -> frozenset[str]:
    return words_of("resolve", "callings")
