"""What a step over the collection keeps in the record, so that more reports cost it no more than what they touch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from dragoman.model.findings import Entity
from dragoman.model.reason import Reason

Level = Literal["pool", "final", "judged"]
Sort = Literal["full", "short", "doubtful", "other", "alone"]


class Kept(Protocol):
    """What steps kept at the last time, asked for by a column. Empty where the tables are made anew."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is kept: the tables are made anew."""

    def find(self, table: str, column: str, values: Iterable[str] | Iterable[int]) -> list[Any]:
        """Return the records of a table that have one of the values, each once, in a stable order."""


@dataclass(frozen=True, slots=True)
class Growth:
    """What a record grows by: findings that came, each with the day of its report, and the ids of those that went."""

    came: Iterable[tuple[Any, dt.date | None]]
    went: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a table: rows with these keys are gone, then these rows are added."""

    gone: Collection[str] = ()
    rows: Sequence[Any] = ()


Changes = Mapping[str, Change]
"""A change for each table that a step makes or keeps."""


class NothingKept:
    """What is kept where nothing was made before."""

    is_empty = True

    def find(self, table: str, column: str, values: Iterable[str] | Iterable[int]) -> list[Any]:
        """Return nothing."""
        return []


@dataclass(slots=True)
class Placement:
    """Where an entity stands among others: the pool it was put into at which stage, and on what grounds.

    ``block`` is the key that a bare surname shares with whatever could be its bearers, ``bare`` the key of what has no
    person's name. ``pool`` is the actor before packs are asked, ``final`` after it; ``bearer`` whom of a pack it means.
    """

    entity: Entity
    day: dt.date | None
    sort: Sort = "alone"
    block: str | None = None
    bare: str | None = None
    stage: int = 0
    pool: str = ""
    bearer: str | None = None
    final: str = ""
    ground: tuple[Reason, ...] = ()
    final_ground: tuple[Reason, ...] = ()

    @property
    def id(self) -> str:
        """The entity's id."""
        return self.entity.id


@dataclass(frozen=True, slots=True)
class KeptPool:
    """A pool, before packs are asked (``level`` pool) or after (``level`` final); ``known`` is whom a pack knows.

    Of those that people judged on only the id is kept, at the level ``judged``.
    """

    id: str
    level: Level
    kind: str
    key: tuple[str, ...]
    slips: tuple[str, ...] = ()
    known: str | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptName:
    """A name, and a key by which others meet it."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class PlacementGroup:
    """How many entities that tell the same stand alike: one of them, and what is told of all."""

    entity: Entity
    sort: Sort
    bare: str | None
    stage: int
    pool: str
    n_entities: int
