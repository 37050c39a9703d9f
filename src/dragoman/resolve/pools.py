"""Pools: the entities taken to be one actor, and what they tell of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from dragoman.lexicon.titles import load_titles
from dragoman.model import ActorKind, Entity, PackActor, Reason

Published = Mapping[str, dt.date | None]
"""The day of publication of each report, by its id."""


@dataclass(slots=True)
class Pool:
    """Entities taken to be one actor, with the grounds on which each joined, by its id.

    ``key`` makes the id of the actor: what identifies it whichever reports are there. ``slips`` are countries that a
    few of its reports tell and that are not taken for its own.
    """

    kind: str
    key: tuple[str, ...]
    members: list[Entity] = field(default_factory=list)
    grounds: dict[str, tuple[Reason, ...]] = field(default_factory=dict)
    known: Known | None = None
    slips: frozenset[str] = frozenset()

    def countries(self) -> Counter[str]:
        """Return how often each country is told, but for slips."""
        return Counter(e.country for e in self.members if e.country and e.country not in self.slips)


@dataclass(frozen=True, slots=True)
class Known:
    """An actor of a pack that a pool was taken to be: name of the pack, the actor, and why."""

    pack: str
    actor: PackActor
    reasons: tuple[Reason, ...] = ()

    @property
    def evidence(self) -> str:
        """What a reason says of where it comes from."""
        return f"pack:{self.pack}"


def actor_kind(members: list[Entity]) -> ActorKind:
    """Return the kind most members have."""
    kinds = Counter(entity.kind for entity in members)
    return max(sorted(kinds), key=lambda name: kinds[name])


def role_key(entity: Entity) -> str | None:
    """Return what the wordings of the office an entity holds share, None where its report tells none."""
    return title_key(entity.role.title) if entity.role is not None else None


# Words that say how somebody is related to others. Many are somebody's wife: that tells nobody from anybody.
_RELATIONS = frozenset(
    "wife husband spouse widow widower partner son daughter child mother father parent brother sister uncle aunt "
    "cousin grandmother grandfather friend man woman boy girl person guest".split()
)


def office_key(entity: Entity) -> str | None:
    """Return ``role_key``, or None where the role is that of a relative or friend."""
    key = role_key(entity)
    return None if key is None or key.rpartition(" ")[2] in _RELATIONS else key


@lru_cache(maxsize=50_000)
def title_key(title: str) -> str:
    """Return what the wordings of one office share: ``deputy foreign minister``."""
    words = tuple(title.lower().split())
    titles = load_titles()
    for start in range(len(words)):
        found = titles.longest(words, start, len(words))
        if found is not None:
            return " ".join((*words[:start], found[1].key))
    return " ".join(words)
