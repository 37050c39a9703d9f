"""Entities of single reports for tests, in a line each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dragoman.model import Actor, Entity, Judgement, Link, Pack, Resolution, Role, Span, digest_of
from dragoman.resolve import resolve_entities


def entity(report: str, name: str, kind: str = "person", title: str | None = None, **fields: Any) -> Entity:
    """Return what a report tells of somebody."""
    role = Role(title, fields.pop("body", None), fields.get("country"), Span(0, 1)) if title else None
    values: dict[str, Any] = {"country": None, "sectors": (), "role": role, "origin": "o", **fields}
    return Entity(id=digest_of("e", report, name), report_id=report, kind=kind, name=name, **values)  # type: ignore[arg-type]


def resolve(
    entities: Iterable[Entity],
    days: Mapping[str, str] | None = None,
    packs: Sequence[Pack] = (),
    judgements: Sequence[Judgement] = (),
) -> Resolution:
    """Resolve, with the days of reports as text."""
    published = {report: dt.date.fromisoformat(day) for report, day in (days or {}).items()}
    return resolve_entities(entities, published, packs, judgements)


def link_of(entity: Entity, resolved: Resolution) -> Link:
    """Return an entity's link."""
    return next(link for link in resolved.links if link.entity_id == entity.id)


def actor_of(entity: Entity, resolved: Resolution) -> Actor:
    """Return an entity's actor."""
    own = link_of(entity, resolved).actor_id
    return next(actor for actor in resolved.actors if actor.id == own)


def are_one(resolved: Resolution, *entities: Entity) -> bool:
    """Tell whether all the entities are one actor."""
    return len({link_of(each, resolved).actor_id for each in entities}) == 1
