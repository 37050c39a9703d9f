"""Persons of a record that grows: the stages by which they are pooled, each for no more than what changed before it.

A stage puts entities into pools and looks at nothing but how the pools were before it. Full names come first (stage 0):
they are held against those that they may be joined with. Then bare surnames: those that tell a country, those that tell
an office, those that tell neither, and words that may be surnames (1 to 4): they are held against the pools with a name
in their block. So a stage is done again for the blocks in which an entity came or went, and for those in which a pool
has a name that an earlier stage changed. All others stand as they stood. Decision 0018.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dragoman.model import Entity, Placement, Reason, digest_of
from dragoman.resolve.likeness import like_names, may_be_joined
from dragoman.resolve.names import FoldedName, fold_name
from dragoman.resolve.persons import TELLING, part_namesakes, place_surnames, surname_pools
from dragoman.resolve.pools import Pool
from dragoman.resolve.standings import Names, Standings, blocks_of

DOUBTFUL_STAGE = 4
NOBODY_STAGE = 5
"""Where a word that may be a surname stands if it is nobody's."""

_Place = tuple[str, tuple[Reason, ...]]


def pool_id(pool: Pool) -> str:
    """Return the id of the actor that a pool is."""
    return digest_of("a", pool.kind, *pool.key)


def stage_of(standing: Placement) -> int:
    """Return the stage at which an entity of a surname, or of a word that may be one, is placed."""
    if standing.sort == "doubtful":
        return DOUBTFUL_STAGE
    return next(number for number, told in enumerate(TELLING, start=1) if told(standing.entity))


@dataclass
class People:
    """The stages, done again; ``changed`` are the pools that have other entities than before, or other grounds."""

    standings: Standings
    names: Names
    changed: set[str] = field(default_factory=set)
    heads: dict[str, Pool] = field(default_factory=dict)
    """Pools that were looked at, by their ids, for their keys and slips alone."""
    _dirty: set[str] = field(default_factory=set)

    def regrow(self, came: Iterable[Placement], went: Iterable[Placement]) -> None:
        """Do all stages again for what these entities touch. Those that came know their sort and block."""
        here, there = list(came), list(went)
        touched = [*here, *there]
        self.names.add({each.entity.name for each in touched if each.sort in {"full", "short"}})
        self._join_full_names(touched, there)
        blocks: dict[int, set[str]] = defaultdict(set)
        for each in touched:
            if each.block is not None:
                blocks[stage_of(each)].add(each.block)
        for stage in (*range(1, DOUBTFUL_STAGE), DOUBTFUL_STAGE):
            self._place(stage, self._dirty | blocks[stage], there)

    # --- full names -----------------------------------------------------------------------------------------------

    def _join_full_names(self, touched: list[Placement], went: list[Placement]) -> None:
        family = self._family({each.entity.name for each in touched if each.sort == "full"})
        members = {each.id: each for each in self.standings.find("name", family) if each.sort == "full"}
        full: dict[FoldedName, list[Entity]] = defaultdict(list)
        for each in members.values():
            full[fold_name(each.entity.name)].append(each.entity)
        n_reports = {name: len(own) for name, own in full.items()}
        made = [
            pool
            for names in like_names(full, n_reports)
            for pool in part_namesakes(names, full, self.standings.published)
        ]
        self._take(0, made, members, [each for each in went if each.sort == "full"])

    def _family(self, names: set[str]) -> set[str]:
        """Return the names, and all with which they are joined or may be, through others too."""
        family, front = set(names), set(names)
        while front and not self.standings.kept.is_empty:
            met = self.names.meeting(front)
            front = {
                other
                for name, others in met.items()
                for other in others - family
                if may_be_joined(fold_name(name), fold_name(other))
            }
            family |= front
        return family

    # --- bare surnames --------------------------------------------------------------------------------------------

    def _place(self, stage: int, dirty: set[str], went: Iterable[Placement]) -> None:
        own = {each.id: each for each in self.standings.find("block", dirty) if stage_of(each) == stage}
        pools = self._bearers(stage, {each.block for each in own.values() if each.block is not None})
        sizes = [len(pool.members) for pool in pools]
        left = place_surnames([each.entity for each in own.values()], pools, self.standings.published)
        made = []
        for size, pool in zip(sizes, pools, strict=True):
            placed = pool.members[size:]
            if placed:
                grounds = {entity.id: pool.grounds[entity.id] for entity in placed}
                made.append(Pool(pool.kind, pool.key, placed, grounds, slips=pool.slips))
        if stage != DOUBTFUL_STAGE:
            made += surname_pools(left, self.standings.published)
        self._take(stage, made, own, [each for each in went if each.stage == stage and each.sort != "full"])
        if stage == DOUBTFUL_STAGE:
            for entity in left:
                self.changed |= self._stand(own[entity.id], NOBODY_STAGE, "", ()) - {""}

    def _bearers(self, stage: int, blocks: set[str]) -> list[Pool]:
        """Return the pools, as they are before a stage, that have a name in one of the blocks."""
        names = self.names.of_blocks(blocks)
        ids = {each.key for each in self.standings.kept.find("pool_names", "name", sorted(names))} if names else set()
        ids |= {each.pool for each in self.standings.find_now() if each.entity.name in names and each.pool}
        found = self.pools_before(stage, ids)
        if stage == DOUBTFUL_STAGE:
            found = {k: pool for k, pool in found.items() if any(entity.role is not None for entity in pool.members)}
        return sorted(found.values(), key=lambda pool: pool.key)

    def pools_before(self, stage: int, ids: Iterable[str]) -> dict[str, Pool]:
        """Return pools of persons as they are before a stage; those without an entity then are left out."""
        found: dict[str, Pool] = {}
        members = [e for e in self.standings.find("pool", ids) if e.stage < stage and e.sort != "other"]
        self._learn({each.pool for each in members})
        for each in members:
            head = self.heads[each.pool]
            pool = found.setdefault(each.pool, Pool(head.kind, head.key, slips=head.slips))
            pool.members.append(each.entity)
            if each.ground:
                pool.grounds[each.id] = each.ground
        return found

    def _learn(self, ids: set[str]) -> None:
        new = ids - self.heads.keys()
        for each in self.standings.kept.find("kept_pools", "id", sorted(new)) if new else []:
            if each.level == "pool":
                self.heads[each.id] = Pool(each.kind, each.key, slips=frozenset(each.slips))

    # --- what changed ---------------------------------------------------------------------------------------------

    def _take(self, stage: int, made: list[Pool], own: Mapping[str, Placement], went: Iterable[Placement]) -> None:
        """Take in the pools that a stage made of the entities it looked at, and see which have others than before."""
        changed = {each.pool for each in went if each.pool}
        keys = [pool_id(pool) for pool in made]
        if stage == 0:
            self._learn(set(keys))
        for key, pool in zip(keys, made, strict=True):
            if stage == 0 and key in self.heads and self.heads[key].slips != pool.slips:
                changed.add(key)
            if stage == 0 or key not in self.heads:
                self.heads[key] = Pool(pool.kind, pool.key, slips=pool.slips)
            for entity in pool.members:
                changed |= self._stand(own[entity.id], stage, key, pool.grounds.get(entity.id, ()))
        changed.discard("")
        self.changed |= changed
        for each in (*self.standings.find("pool", changed), *self.standings.kept_of("pool", changed)):
            if each.stage <= stage and each.sort != "other":
                self._dirty |= blocks_of(each.entity.name)

    def _stand(self, standing: Placement, stage: int, pool: str, ground: tuple[Reason, ...]) -> set[str]:
        """Let an entity stand so; return the pools that have lost or got it, none where it stood so."""
        if (standing.stage, standing.pool, standing.ground) == (stage, pool, ground) and pool:
            return set()
        now = self.standings.now(standing)
        left = now.pool
        now.stage, now.pool, now.ground = stage, pool, ground
        return {left, pool}
