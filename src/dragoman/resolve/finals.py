"""What packs know of the pools that changed: which are one person, and whose the surnames are that nobody tells of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.model import Entity, KeptPool, Placement, Reason
from dragoman.resolve.knowledge import Knowledge, identity_of, join_known
from dragoman.resolve.pools import Known, Pool
from dragoman.resolve.stages import NOBODY_STAGE, People, pool_id
from dragoman.resolve.standings import Standings
from dragoman.resolve.unions import Unions


@dataclass
class Finals:
    """``pools`` are those of persons, after packs were asked, by their ids; ``changed`` all whose rows change."""

    standings: Standings
    people: People
    unions: Unions
    knowledge: Knowledge
    changed: set[str] = field(default_factory=set)
    pools: dict[str, Pool] = field(default_factory=dict)
    heads: dict[str, Pool] = field(default_factory=dict)
    """The changed pools before packs were asked, with whom a pack knows."""
    gone_heads: set[str] = field(default_factory=set)

    def settle(self, went: Iterable[Placement]) -> None:
        """Ask the packs again for the pools that changed, and let every entity of them stand in its final pool."""
        self.changed |= {each.final for each in went} | self.unions.changed
        for each in self.unions.alone.values():
            self._stand(each, each.pool, ())
        for each in self.standings.find_now():
            if each.bare is not None and (each.sort == "other" or each.stage == NOBODY_STAGE):
                self._stand(each, each.pool, ())
        pools = self.people.pools_before(NOBODY_STAGE, self.people.changed)
        self.gone_heads = self.people.changed - pools.keys()
        identities = self._ask(pools, went)
        self._join(pools, identities)

    # --- persons --------------------------------------------------------------------------------------------------

    def _ask(self, pools: dict[str, Pool], went: Iterable[Placement]) -> set[str]:
        """Ask packs for the changed pools; return whom of the packs they knew before, and know now."""
        kept = self.standings.kept
        before: list[KeptPool] = kept.find("kept_pools", "id", sorted(self.people.changed))
        identities = {each.known for each in before if each.known is not None and each.level == "pool"}
        identities |= {each.bearer for each in went if each.bearer is not None}
        self.knowledge.look_for({entity.name for pool in pools.values() for entity in pool.members})
        members = _grouped(self.standings.find("pool", pools), "pool")
        for key, pool in pools.items():
            pool.known = self.knowledge.know_person(pool, self.standings.published)
            self.heads[key] = pool
            if pool.known is not None:
                identities.add(identity_of(pool.known))
            identities |= self._bearers_in(pool, members[key])
        return identities

    def _bearers_in(self, pool: Pool, members: Iterable[Placement]) -> set[str]:
        """Note whom of a pack each surname of a pool means; return these and those whom they meant before."""
        identities: set[str] = set()
        for each in members:
            bearer = None
            if pool.key[0] == "surname" and each.stage < NOBODY_STAGE:
                found = self.knowledge.bearer(each.entity, self.standings.published)
                bearer = None if found is None else identity_of(found[0])
            identities |= {identity for identity in (each.bearer, bearer) if identity is not None}
            if bearer != each.bearer:
                self.standings.now(each).bearer = bearer
        return identities

    def _join(self, pools: dict[str, Pool], identities: set[str]) -> None:
        known = self._known_pools(identities, pools)
        bearing = self.standings.find("bearer", identities)
        self.knowledge.look_for({each.entity.name for each in bearing})
        places: dict[str, tuple[str, tuple[Reason, ...]]] = {}
        by_id: dict[str, Placement] = {}
        own = {**known, **pools}
        for each in self.standings.find("pool", own):
            if each.stage < NOBODY_STAGE and each.sort != "other":
                by_id[each.id] = each
                places[each.id] = (each.pool, each.ground)
        for each in bearing:
            by_id[each.id] = each
            places.setdefault(each.id, (each.pool, each.ground))
        named: dict[str, Pool] = {key: pool for key, pool in pools.items() if pool.known is None}
        bearers = _grouped(bearing, "bearer")
        mine: dict[str, list[Pool]] = defaultdict(list)
        for pool in own.values():
            if pool.known is not None:
                mine[identity_of(pool.known)].append(pool)
        for identity in sorted(identities):
            left, _ = join_known(mine[identity], [self._bearing(each) for each in bearers[identity]])
            for pool in left:
                named[pool_id(pool)] = pool
                places.update({e.id: (pool_id(pool), pool.grounds.get(e.id, ())) for e in pool.members})
        for key, (final, ground) in places.items():
            self._stand(by_id[key], final, ground)
        self.changed |= {final for final, _ in places.values()} | named.keys() | self.gone_heads
        for key, pool in named.items():
            self.pools[key] = Pool(pool.kind, pool.key, known=pool.known, slips=pool.slips)

    def _bearing(self, standing: Placement) -> tuple[Entity, Known, Reason]:
        found = self.knowledge.bearer(standing.entity, self.standings.published)
        assert found is not None
        return (standing.entity, *found)

    def _known_pools(self, identities: set[str], pools: dict[str, Pool]) -> dict[str, Pool]:
        """Return the pools that did not change and are known to be one of these."""
        kept = self.standings.kept
        heads: list[KeptPool] = kept.find("kept_pools", "known", sorted(identities)) if identities else []
        own = {each.id: each for each in heads if each.level == "pool" and each.id not in self.people.changed}
        found = self.people.pools_before(NOBODY_STAGE, own)
        for key, pool in found.items():
            pool.known = self.knowledge.known_as(own[key].known or "", own[key].reasons)
        return {key: pool for key, pool in found.items() if key not in pools}

    def _stand(self, standing: Placement, final: str, ground: tuple[Reason, ...]) -> None:
        if (standing.final, standing.final_ground) != (final, ground):
            now = self.standings.now(standing)
            self.changed |= {now.final, final}
            now.final, now.final_ground = final, ground

    def pools_of(self, ids: Iterable[str]) -> dict[str, Pool]:
        """Return final pools of persons with the entities that stand in them; those without any are left out."""
        wanted = set(ids)
        found: dict[str, Pool] = {}
        heads = {**self._kept_heads(wanted - self.pools.keys()), **self.pools}
        for each in self.standings.find("final", wanted):
            head = heads.get(each.final)
            if head is None or each.sort not in _PERSONS or each.stage == NOBODY_STAGE:
                continue
            if each.final not in found:
                found[each.final] = Pool(head.kind, head.key, known=head.known, slips=head.slips)
            found[each.final].members.append(each.entity)
            if each.final_ground:
                found[each.final].grounds[each.id] = each.final_ground
        return found

    def _kept_heads(self, ids: set[str]) -> dict[str, Pool]:
        found: dict[str, Pool] = {}
        for each in self.standings.kept.find("kept_pools", "id", sorted(ids)):
            if each.level == "final":
                known = None if each.known is None else self.knowledge.known_as(each.known, each.reasons)
                found[each.id] = Pool(each.kind, each.key, known=known, slips=frozenset(each.slips))
        return found


def _grouped(standings: Iterable[Placement], column: str) -> dict[str, list[Placement]]:
    found: dict[str, list[Placement]] = defaultdict(list)
    for each in standings:
        found[getattr(each, column)].append(each)
    return found


_PERSONS = frozenset({"full", "short", "doubtful"})
