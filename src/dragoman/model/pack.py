"""Knowledge that people bring: lists of actors with the offices they held, and when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dragoman.model.findings import ActorKind


@dataclass(frozen=True, slots=True)
class PackRole:
    """An office in a pack. ``first`` and ``last`` are the days it was taken up and given up; None is open."""

    title: str
    body: str | None
    country: str | None
    sectors: tuple[str, ...]
    first: dt.date | None
    last: dt.date | None

    def covers(self, day: dt.date | None) -> bool:
        """Tell whether the office was held on a day; on an unknown day it may have been."""
        if day is None:
            return True
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class PackActor:
    """An actor of a pack. ``kind`` is None where the pack does not tell it. The first name is the one to show."""

    id: str
    names: tuple[str, ...]
    kind: ActorKind | None
    country: str | None
    sectors: tuple[str, ...]
    roles: tuple[PackRole, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """A list of actors under a name."""

    name: str
    actors: tuple[PackActor, ...]
