"""Every entity an actor of its own: stands in for ``resolve`` where nothing is to be joined."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from dragoman.model import Actor, Entity, HeldRole, Link, digest_of


def resolve_entities(
    entities: Iterable[Entity], published: Mapping[str, dt.date | None]
) -> tuple[tuple[Actor, ...], tuple[Link, ...]]:
    """Return an actor and a link for each entity."""
    actors, links = [], []
    for entity in entities:
        day = published.get(entity.report_id)
        role = entity.role
        held = () if role is None else (HeldRole(role.title, role.body, role.country, day, day),)
        actor = Actor(digest_of("a", entity.id), entity.kind, entity.name, entity.country, entity.sectors, held)
        actors.append(actor)
        links.append(Link(entity.id, actor.id, 1.0, ()))
    return tuple(actors), tuple(links)
