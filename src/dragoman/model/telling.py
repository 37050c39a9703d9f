"""What can be told alike of one event by many reports, ready to be held against what others tell."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Where:
    """A place as it is compared. ``key`` is empty for no place."""

    key: str = ""
    country: str = ""
    adm1: str = ""
    is_town: bool = False
    latitude: float | None = None
    longitude: float | None = None

    @property
    def at(self) -> tuple[float, float] | None:
        """Where it lies, in degrees; None where that is unknown."""
        return None if self.latitude is None or self.longitude is None else (self.latitude, self.longitude)

    @property
    def told(self) -> tuple[object, ...]:
        """What tells it from other places."""
        return (self.key, self.country, self.adm1, self.is_town, self.at)


@dataclass(frozen=True, slots=True)
class EventTelling:
    """What can be told alike of one event by many reports. Days are ordinals; ``published`` None is unknown.

    ``actors`` and ``recipients`` are what an actor goes by in every report; an actor that only its report knows by is
    not among them. ``alone`` is the event's id where nothing it tells could be told of it elsewhere.
    """

    kind: str
    status: str
    is_reciprocal: bool
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    first: int
    last: int
    is_vague: bool
    is_plan: bool
    published: int | None
    where: Where
    alone: str | None

    @property
    def parties(self) -> frozenset[str]:
        """All who take part."""
        return frozenset((*self.actors, *self.recipients))

    @property
    def handles(self) -> frozenset[str]:
        """What another event of the same group may be found by."""
        own = self.parties if self.is_reciprocal else frozenset(self.actors)
        return own | {f"at {self.where.key}"} if self.where.key else own


@dataclass(frozen=True, slots=True)
class KeptTelling:
    """An event, what it tells, and the group it is in."""

    event_id: str
    event_group: str
    telling: EventTelling


@dataclass(frozen=True, slots=True)
class KeptEventKey:
    """A group, and a key that it shares with all tellings that it is held against."""

    key: str
    event_group: str
