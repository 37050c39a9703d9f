"""Why an entity is taken to be an actor: links, with their reasons and scores. Rules: docs/codebook/actors.md."""

from __future__ import annotations

from dragoman.model import Actor, Entity, Link, Reason
from dragoman.resolve.names import fold_name, plain_words, similarity
from dragoman.resolve.persons import is_full
from dragoman.resolve.pools import Pool, Published, role_key
from dragoman.resolve.registry import sectors_on


def lone_link(actor: Actor, entity: Entity) -> Link:
    """Return the link of an entity that only its own report knows."""
    reason = Reason("report", entity.report_id, entity.report_id, 1.0)
    return Link(entity.id, actor.id, 1.0, (reason,), actor.sectors if actor.judgements else entity.sectors)


_FEATURES = {"state": "state", "known": "known name", "people": "people", "body": "office and state", "name": "name"}


def links_of(actor: Actor, pool: Pool, published: Published) -> list[Link]:
    """Return the links of an actor's entities. Those of entities that tell the same share their reasons."""
    shared: dict[tuple[object, ...], tuple[float, tuple[Reason, ...]]] = {}
    links: list[Link] = []
    for entity in pool.members:
        grounds = pool.grounds.get(entity.id)
        if pool.kind == "alone" and grounds is None:
            links.append(lone_link(actor, entity))
            continue
        title = entity.role.title if entity.role is not None else None
        told = (entity.name, entity.country, title, entity.kind, grounds)
        if told not in shared:
            reasons = _reasons(entity, actor, pool, grounds)
            score = min(1.0, round(sum(reason.weight for reason in reasons), 3))
            shared[told] = (score, reasons)
        sectors = sectors_on(entity, actor, published.get(entity.report_id))
        links.append(Link(entity.id, actor.id, *shared[told], sectors))
    return links


def _reasons(entity: Entity, actor: Actor, pool: Pool, grounds: tuple[Reason, ...] | None) -> tuple[Reason, ...]:
    if any(reason.feature == "judgement" for reason in grounds or ()):
        return grounds or ()
    if entity.kind != "person" and pool.kind != "person":
        feature = _FEATURES.get(pool.kind, "name")
        right = actor.country or actor.name if pool.kind == "state" else actor.name
        reasons: tuple[Reason, ...] = (Reason(feature, entity.name, right, 1.0),)
    elif is_full(entity.name):
        reasons = (_name_reason(entity.name, actor.name), *(grounds or ()))
    else:
        reasons = grounds or (Reason("surname", entity.name, actor.name, 0.5),)
    if pool.known is not None:
        reasons += tuple(reason for reason in pool.known.reasons if reason not in reasons)
    if entity.country and entity.country == actor.country:
        reasons += (Reason("country", entity.country, actor.country, 0.1),)
    return (*reasons, *_role_reason(entity, actor))


def _name_reason(name: str, other: str) -> Reason:
    left, right = fold_name(name), fold_name(other)
    if plain_words(name) == plain_words(other):
        return Reason("full name", name, other, 0.85)
    if len(left) != len(right) and "".join(left) != "".join(right) and is_full(other):
        return Reason("shorter or longer full name", name, other, 0.75)
    return Reason("full name, written otherwise", name, other, round(0.75 + 0.1 * similarity(left, right), 3))


def _role_reason(entity: Entity, actor: Actor) -> tuple[Reason, ...]:
    key = role_key(entity)
    if entity.role is None or key is None or entity.kind != "person":
        return ()
    title = entity.role.title.lower()
    same = next((role for role in actor.roles if role.pack is None and role.title.lower() == title), None)
    return () if same is None else (Reason("role", entity.role.title, same.title, 0.05),)
