"""One actor for one person, state or organisation, whichever reports name it.

Entities are put into blocks by what their names share; only within a block are they compared, so the cost grows nearly
linearly. Nothing here depends on the order of the entities. What a report never names stays an actor of that report
alone. Packs fill what no report tells, and people's judgements come last. Rules: docs/codebook/actors.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dragoman.lexicon.organisations import organisation_named
from dragoman.model import Actor, Entity, Judgement, JudgementOutcome, Link, Pack, Reason, Resolution
from dragoman.resolve.judging import judge_pools
from dragoman.resolve.knowledge import Knowledge
from dragoman.resolve.names import fold_name, plain_words, similarity
from dragoman.resolve.persons import is_full, is_named, may_be_surname, pool_persons
from dragoman.resolve.pools import Pool, Published, role_key
from dragoman.resolve.publics import pool_publics
from dragoman.resolve.registry import actor_of, lone_actor, sectors_on

RULES = 10
"""Number of the rules by which actors are made; it changes when the same reports would give other actors."""


def resolve_entities(
    entities: Iterable[Entity],
    published: Published,
    packs: Iterable[Pack] = (),
    judgements: Sequence[Judgement] = (),
) -> Resolution:
    """Return the actors of a collection.

    ``published`` gives the day of each report, None where it is unknown. Every entity gets exactly one link. Judgements
    are applied in the order given.
    """
    persons: list[Entity] = []
    others: list[Entity] = []
    alone: list[Entity] = []
    for entity in entities:
        if entity.kind != "person" or organisation_named(entity.name) is not None:
            others.append(entity)
        else:
            (persons if is_named(entity) else alone).append(entity)
    persons, others = _by_most_reports(persons, others)
    bodies, doubtful = _doubtful(others)
    person_pools, nobodies = pool_persons(persons, published, doubtful)
    public_pools, unnamed = pool_publics([*bodies, *nobodies])
    alone += unnamed
    packs = tuple(packs)
    if packs:
        knowledge = Knowledge(packs, {entity.name for pool in person_pools for entity in pool.members})
        person_pools = knowledge.know_persons(person_pools, published)
        knowledge.know_publics(public_pools)
    drafts = [(actor_of(pool, published), pool) for pool in (*public_pools, *person_pools)]
    lone = [(lone_actor(entity, published), entity) for entity in alone]
    outcomes: tuple[JudgementOutcome, ...] = ()
    if judgements:
        drafts += [(actor, Pool("alone", (), [entity])) for actor, entity in lone]
        drafts, outcomes = judge_pools(drafts, judgements, published)
        lone = []
    actors = [actor for actor, _ in (*drafts, *lone)]
    links = [_lone_link(actor, entity) for actor, entity in lone]
    for actor, pool in drafts:
        links += _links(actor, pool, published)
    actors.sort(key=lambda actor: actor.id)
    links.sort(key=lambda link: link.entity_id)
    return Resolution(tuple(actors), tuple(links), outcomes)


def _by_most_reports(persons: list[Entity], others: list[Entity]) -> tuple[list[Entity], list[Entity]]:
    """Part persons from organisations: a name of several words is what most reports that have it take it for."""
    counts = Counter(entity.name for entity in persons if " " in entity.name)
    for entity in others:
        if entity.kind == "organisation" and entity.name in counts:
            counts[entity.name] -= 1
    moved_in = [e for e in others if e.kind == "organisation" and counts.get(e.name, 0) > 0]
    moved_out = [e for e in persons if counts[e.name] < 0 and e.role is None]
    if not moved_in and not moved_out:
        return persons, others
    gone = {entity.id for entity in (*moved_in, *moved_out)}
    return (
        [*(e for e in persons if e.id not in gone), *moved_in],
        [*(e for e in others if e.id not in gone), *moved_out],
    )


def _doubtful(entities: list[Entity]) -> tuple[list[Entity], list[Entity]]:
    """Part the entities that are no persons from the organisations that may be persons after all.

    A word that is also part of a longer name of an organisation or body in the record is not doubtful.
    """
    words = {word for entity in entities for word in entity.name.lower().split() if " " in entity.name}
    found: tuple[list[Entity], list[Entity]] = ([], [])
    for entity in entities:
        is_doubtful = entity.kind == "organisation" and may_be_surname(entity.name)
        found[is_doubtful and entity.name.lower() not in words].append(entity)
    return found


def _lone_link(actor: Actor, entity: Entity) -> Link:
    reason = Reason("report", entity.report_id, entity.report_id, 1.0)
    return Link(entity.id, actor.id, 1.0, (reason,), actor.sectors if actor.judgements else entity.sectors)


_FEATURES = {"state": "state", "known": "known name", "people": "people", "body": "office and state", "name": "name"}


def _links(actor: Actor, pool: Pool, published: Published) -> list[Link]:
    """Return the links of an actor's entities. Those of entities that tell the same share their reasons."""
    shared: dict[tuple[object, ...], tuple[float, tuple[Reason, ...]]] = {}
    links: list[Link] = []
    for entity in pool.members:
        grounds = pool.grounds.get(entity.id)
        if pool.kind == "alone" and grounds is None:
            links.append(_lone_link(actor, entity))
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
