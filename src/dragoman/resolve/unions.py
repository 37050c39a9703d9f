"""States, bodies, organisations and peoples of a record that grows, and entities that only their own report knows.

What is no person is the same in every report by a key of its own; only whether a name without a country joins the one
country there is hangs on other reports. So it is done again for the keys, but for the country, of what came or went.
Entities that tell the same are counted, not gone through: a state is told of by a fifth of all reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.model import Entity, Placement, PlacementGroup, digest_of
from dragoman.resolve.pools import Pool
from dragoman.resolve.publics import Key, bare_of, join_without_country, public_key
from dragoman.resolve.standings import Standings

_Told = tuple[object, ...]


@dataclass
class Unions:
    """``pools`` have for each entity one that tells the same; ``changed`` are those that have other entities."""

    standings: Standings
    pools: dict[str, Pool] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)
    alone: dict[str, Placement] = field(default_factory=dict)

    def regrow(self, here: Iterable[Placement], there: Iterable[Placement]) -> None:
        """Do again what these entities touch."""
        bares: dict[str, list[Placement]] = defaultdict(list)
        for each in here:
            key = public_key(each.entity) if each.sort != "alone" else None
            now = self.standings.now(each)
            now.bare = None if key is None else bare_of(key)
            if now.bare is None:
                now.pool = digest_of("a", each.entity.report_id, each.id)
                self.alone[now.pool] = now
            else:
                bares[now.bare].append(now)
        gone: dict[str, list[Placement]] = defaultdict(list)
        for each in there:
            self.changed.add(each.pool)
            if each.bare is not None:
                gone[each.bare].append(each)
        touched = {*bares, *gone}
        kept = self.standings.kept.find("placement_groups", "bare", sorted(touched)) if touched else []
        groups: dict[str, list[PlacementGroup]] = defaultdict(list)
        for group in kept:
            groups[group.bare].append(group)
        moved: dict[str, dict[_Told, str]] = {}
        for bare in sorted(touched):
            pool_of = self._regrow_bare(groups[bare], bares[bare], gone[bare], bare)
            if pool_of:
                moved[bare] = pool_of
        self._move(moved)

    def head_of(self, key: str, entity: Entity) -> Pool:
        """Return a pool, for its kind and key alone, by its id and one of its entities."""
        if key in self.pools:
            return Pool(self.pools[key].kind, self.pools[key].key)
        told = public_key(entity)
        assert told is not None
        # A name without a country may stand in the pool of the one country there is: the id tells it.
        for each in self.standings.kept.find("kept_pools", "id", [key]):
            if each.level == "final":
                return Pool(each.kind, each.key)
        return Pool(told[0], told)

    def _regrow_bare(
        self, groups: list[PlacementGroup], here: list[Placement], there: list[Placement], bare: str
    ) -> dict[_Told, str]:
        """Do one key again; return the pool of each thing told where entities that were there have another one now."""
        told: dict[_Told, Entity] = {}
        counts: dict[_Told, int] = defaultdict(int)
        was: dict[_Told, set[str]] = defaultdict(set)
        for group in groups:
            key = _told(group.entity)
            told[key] = group.entity
            counts[key] += group.n_entities
            was[key].add(group.pool)
        for each in there:
            counts[_told(each.entity)] -= 1
        known = {each.id for each in there}
        for each in here:
            before = self.standings.before(each.id)
            if before is None or before.id in known or before.bare != bare:
                told.setdefault(_told(each.entity), each.entity)
                counts[_told(each.entity)] += 1
        keyed: dict[Key, list[Entity]] = defaultdict(list)
        for told_key, n_entities in sorted(counts.items(), key=lambda row: repr(row[0])):
            entity = told[told_key]
            own = public_key(entity)
            if n_entities > 0 and own is not None:
                keyed[own] += [entity] * n_entities
        join_without_country(keyed)
        pool_of: dict[_Told, str] = {}
        for shared, members in keyed.items():
            pool = Pool(shared[0], shared, members)
            identity = digest_of("a", pool.kind, *pool.key)
            self.pools[identity] = pool
            self.changed.add(identity)
            pool_of.update({_told(entity): identity for entity in {id(e): e for e in members}.values()})
        for each in here:
            self.standings.now(each).pool = pool_of[_told(each.entity)]
        return pool_of if any(was[key] - {identity} for key, identity in pool_of.items()) else {}

    def _move(self, moved: dict[str, dict[_Told, str]]) -> None:
        for each in self.standings.find("bare", moved):
            identity = moved[each.bare or ""][_told(each.entity)]
            if each.pool != identity:
                self.changed.add(each.pool)
                self.standings.now(each).pool = identity


def _told(entity: Entity) -> _Told:
    """Return what two entities share that tell the same; one with a role tells it alone."""
    return (entity.kind, entity.name, entity.country, entity.sectors, entity.id if entity.role is not None else "")
