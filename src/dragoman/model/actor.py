"""Actors of the whole collection, and why a mention is taken to be one of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dragoman.model.findings import ActorKind


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role of an actor with the first and last day of publication that gave evidence of it."""

    title: str
    body: str | None
    country: str | None
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Actor:
    """One person, state, body, organisation or group across all reports."""

    id: str
    kind: ActorKind
    name: str
    country: str | None
    sectors: tuple[str, ...]
    roles: tuple[HeldRole, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground for a link: the feature compared, both inputs, and what it added to the score."""

    feature: str
    left: str
    right: str
    weight: float


@dataclass(frozen=True, slots=True)
class Link:
    """A report's entity taken to be an actor of the record, with a score in [0, 1] and its reasons."""

    entity_id: str
    actor_id: str
    score: float
    reasons: tuple[Reason, ...]
