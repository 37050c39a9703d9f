"""People's judgements, applied to what the scores gave: mergers, splits, new names, set fields, and what is undone.

A judgement names its actor by id and by anchors: reports and entities it was made of at that time. Where new reports or
rules gave the actor another id, the anchors find it. One whose actor is nowhere waits; it is never dropped.
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import cast, get_args

from dragoman.errors import ConfigError
from dragoman.model import Actor, ActorKind, Entity, Judgement, JudgementOutcome, Reason, Subject, digest_of
from dragoman.resolve.pools import Pool, Published
from dragoman.resolve.registry import display_name, held_roles, main_country, main_sectors

Draft = tuple[Actor, Pool]
SETTABLE = ("country", "kind", "sectors")
"""Fields of an actor that a judgement can set."""


def judge_pools(
    drafts: list[Draft], judgements: Sequence[Judgement], published: Published
) -> tuple[list[Draft], tuple[JudgementOutcome, ...]]:
    """Return the actors as people judged them, and what became of each judgement, in the order given."""
    if not judgements:
        return drafts, ()
    undone = undone_judgements(judgements)
    bench = _Bench(drafts, published)
    outcomes: list[JudgementOutcome] = []
    for judgement in judgements:
        if judgement.id in undone:
            outcomes.append(JudgementOutcome(judgement, "undone", f"undone by {undone[judgement.id]}"))
        elif judgement.verdict == "undo":
            outcomes.append(JudgementOutcome(judgement, "applied"))
        else:
            remark = bench.apply(judgement)
            outcomes.append(JudgementOutcome(judgement, "waiting" if remark else "applied", remark))
    return bench.drafts(), tuple(outcomes)


def undone_judgements(judgements: Iterable[Judgement]) -> dict[str, str]:
    """Return the ids of judgements that are undone, each with the id of the one that undid it.

    An undoing can itself be undone; then what it undid holds again.
    """
    undone: dict[str, str] = {}
    for judgement in reversed(list(judgements)):
        if judgement.verdict == "undo" and judgement.id not in undone:
            undone.update({value: judgement.id for key, value in judgement.terms if key == "judgement"})
    return undone


def check_terms(judgement: Judgement) -> None:
    """Raise ``ConfigError`` where a judgement sets a field that there is not, or to what it cannot be."""
    if judgement.verdict != "set":
        return
    for field, value in judgement.terms:
        if field not in SETTABLE:
            raise ConfigError(f"'{field}' of an actor cannot be set; it is one of {', '.join(SETTABLE)}")
        if field == "kind" and value not in get_args(ActorKind):
            raise ConfigError(f"'kind' cannot be '{value}'; it is one of {', '.join(get_args(ActorKind))}")


class _Bench:
    """The actors while judgements are applied to them, one after the other."""

    def __init__(self, drafts: list[Draft], published: Published) -> None:
        self._published = published
        self._actors = {actor.id: actor for actor, _ in drafts}
        self._pools = {actor.id: pool for actor, pool in drafts}
        self._moved: dict[str, str] = {}
        self._by_entity: dict[str, str] = {}
        self._by_name: dict[tuple[str, str], str] = {}
        self._is_indexed = False

    def drafts(self) -> list[Draft]:
        return [(self._actors[key], pool) for key, pool in self._pools.items()]

    def apply(self, judgement: Judgement) -> str | None:
        """Apply a judgement; return why it has to wait, None where it need not."""
        found: list[str] = []
        for subject in judgement.subjects:
            key = self._find(subject)
            if key is None:
                return f"no report names {subject.name} ({subject.actor_id}) now"
            found.append(key)
        if judgement.verdict == "merge":
            self._merge(judgement, list(dict.fromkeys(found)))
            return None
        if judgement.verdict == "split":
            return self._split(judgement, found[0])
        self._change(judgement, found[0])
        return None

    def _find(self, subject: Subject) -> str | None:
        key = subject.actor_id
        while key in self._moved:
            key = self._moved[key]
        if key in self._actors:
            return key
        if subject.made_by is not None:
            return None  # split off by a judgement that does not hold: nobody else is meant
        self._index()
        owners = Counter(
            owner
            for anchor in subject.anchors
            if (owner := self._by_entity.get(anchor.entity_id) or self._by_name.get((anchor.report_id, anchor.name)))
        )
        if not owners:
            return None
        key, n = min(owners.items(), key=lambda row: (-row[1], row[0]))
        return key if 2 * n > sum(owners.values()) else None

    def _index(self) -> None:
        """Note whose each entity is. Done when first needed, and kept up when entities move."""
        if not self._is_indexed:
            self._is_indexed = True
            for key, pool in self._pools.items():
                self._note(key, pool.members)

    def _note(self, key: str, members: Iterable[Entity]) -> None:
        if self._is_indexed:
            for entity in members:
                self._by_entity[entity.id] = key
                self._by_name[entity.report_id, entity.name] = key

    def _merge(self, judgement: Judgement, keys: list[str]) -> None:
        first, *others = keys
        if not others:
            return
        pool, actor = self._pools[first], self._actors[first]
        merged = Pool("judged", pool.key, list(pool.members), dict(pool.grounds), pool.known, pool.slips)
        if pool.kind in {"person", "alone"}:
            merged.kind = pool.kind
        for key in others:
            other, gone = self._pools.pop(key), self._actors.pop(key)
            reason = Reason("judgement", gone.name, actor.name, 1.0, judgement.id)
            merged.members += other.members
            merged.grounds |= {entity.id: (reason,) for entity in other.members}
            merged.known = merged.known or other.known
            self._moved[key] = first
            self._note(first, other.members)
        self._pools[first] = merged
        self._actors[first] = self._again(actor, merged, judgement, keep_name=True)

    def _split(self, judgement: Judgement, key: str) -> str | None:
        pool = self._pools[key]
        terms: dict[str, set[str]] = defaultdict(set)
        for field, value in judgement.terms:
            terms[field].add(value)
        leaving = [e for e in pool.members if e.report_id in terms["report"] or e.name in terms["name"]]
        if not leaving:
            return "no report that counts now has what it splits off"
        if len(leaving) == len(pool.members):
            return "it would split off all there is of the actor"
        gone = {entity.id for entity in leaving}
        kept = [e for e in pool.members if e.id not in gone]
        staying = Pool(pool.kind, pool.key, kept, pool.grounds, pool.known, pool.slips)
        reason = Reason("judgement", self._actors[key].name, display_name(leaving), 1.0, judgement.id)
        apart = Pool("person" if pool.kind == "person" else "judged", ("split", judgement.id), leaving)
        apart.grounds = {entity.id: (reason,) for entity in leaving}
        own = split_id(judgement.id)
        blank = dataclasses.replace(self._actors[key], id=own, judgements=())
        self._pools[key], self._pools[own] = staying, apart
        self._actors[own] = self._again(blank, apart, judgement, keep_name=False)
        self._actors[key] = self._again(self._actors[key], staying, judgement, keep_name=bool(self._named(key)))
        self._note(own, leaving)
        return None

    def _named(self, key: str) -> bool:
        return bool(self._actors[key].judgements)

    def _change(self, judgement: Judgement, key: str) -> None:
        actor = self._actors[key]
        for field, value in judgement.terms:
            if field == "name":
                actor = dataclasses.replace(actor, name=value, is_named=True)
            elif field == "country":
                actor = dataclasses.replace(actor, country=value or None)
            elif field == "kind":
                actor = dataclasses.replace(actor, kind=cast(ActorKind, value))
            elif field == "sectors":
                actor = dataclasses.replace(actor, sectors=tuple(value.split()))
        self._actors[key] = dataclasses.replace(actor, judgements=(*actor.judgements, judgement.id))

    def _again(self, actor: Actor, pool: Pool, judgement: Judgement, *, keep_name: bool) -> Actor:
        """Return an actor with what its entities tell now; what people set before stays."""
        packed = tuple(role for role in actor.roles if role.pack is not None) if pool.known else ()
        country = main_country(pool.members, pool.slips)
        was_judged = bool(actor.judgements)
        return dataclasses.replace(
            actor,
            name=actor.name if keep_name else display_name(pool.members),
            country=actor.country if was_judged else country or actor.country,
            sectors=actor.sectors if was_judged else main_sectors(pool.members) or actor.sectors,
            roles=(*held_roles(pool.members, self._published), *packed),
            judgements=(*actor.judgements, judgement.id),
        )


def split_id(judgement_id: str) -> str:
    """Return the id of the actor that a judgement split off."""
    return digest_of("a", "split", judgement_id)
