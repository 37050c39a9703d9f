"""The rows of the actors that changed: actors, links of their entities, and what is kept of them for the next time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from dragoman.model import Actor, Judgement, JudgementOutcome, KeptPool, Link, Placement
from dragoman.resolve.finals import Finals
from dragoman.resolve.judging import judge_pools, split_id
from dragoman.resolve.knowledge import identity_of
from dragoman.resolve.links import links_of, lone_link
from dragoman.resolve.pools import Pool
from dragoman.resolve.registry import actor_of, lone_actor
from dragoman.resolve.stages import NOBODY_STAGE
from dragoman.resolve.standings import Standings

Draft = tuple[Actor, Pool]


@dataclass
class Rows:
    """What is gone, by id, and what is there instead. Everything is written at once; see ``judge`` and ``write``."""

    standings: Standings
    finals: Finals
    actors: list[Actor] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    outcomes: tuple[JudgementOutcome, ...] = ()
    pools: list[KeptPool] = field(default_factory=list)
    gone_actors: set[str] = field(default_factory=set)
    gone_links: set[str] = field(default_factory=set)
    gone_pools: set[str] = field(default_factory=set)
    _judged: set[str] = field(default_factory=set)
    _written: set[str] = field(default_factory=set)

    # --- people's judgements --------------------------------------------------------------------------------------

    def judge(self, judgements: Sequence[Judgement]) -> None:
        """Apply all judgements to the actors that they are about, and write these."""
        kept = self.standings.kept
        before = {each.id for each in kept.find("kept_pools", "level", ["judged"])}
        self.finals.changed |= before
        wanted = self._meant(judgements)
        self.gone_pools |= {row_of("judged", key) for key in before}
        self.gone_actors |= before | {split_id(each.id) for each in judgements if each.verdict == "split"}
        if not judgements:
            return
        drafts = self._drafts(wanted)
        self._judged = {actor.id for actor, _ in drafts}
        self.gone_actors |= self._judged
        self.pools += [KeptPool(key, "judged", "", ()) for key in sorted(self._judged - {""})]
        done, self.outcomes = judge_pools(drafts, judgements, self.standings.published)
        for actor, pool in done:
            self._add(actor, links_of(actor, pool, self.standings.published))

    def _meant(self, judgements: Iterable[Judgement]) -> set[str]:
        """Return the actors that judgements can be about: those of that id, or of the entities they remember."""
        subjects = [subject for each in judgements for subject in each.subjects]
        there = {each.final for each in self.standings.find("final", {subject.actor_id for subject in subjects})}
        lost = [each for each in subjects if each.actor_id not in there and each.made_by is None]
        entities = {anchor.entity_id for each in lost for anchor in each.anchors}
        told = {(anchor.report_id, anchor.name) for each in lost for anchor in each.anchors}
        found = self.standings.find("entity_id", entities)
        found += [
            each
            for each in self.standings.find("report_id", {report for report, _ in told})
            if (each.entity.report_id, each.entity.name) in told
        ]
        return there | {each.final for each in found}

    def _drafts(self, ids: set[str]) -> list[Draft]:
        pools = self.finals.pools_of(ids)
        drafts = [(actor_of(pool, self.standings.published), pool) for _, pool in sorted(pools.items())]
        rest: dict[str, list[Placement]] = {}
        for each in self.standings.find("final", ids - pools.keys()):
            rest.setdefault(each.final, []).append(each)
        for key, members in sorted(rest.items()):
            if members[0].bare is None:
                [own] = members
                drafts.append((lone_actor(own.entity, self.standings.published), Pool("alone", (), [own.entity])))
            else:
                pool = self._union(key, members)
                drafts.append((actor_of(pool, self.standings.published), pool))
        return drafts

    def _union(self, key: str, members: list[Placement]) -> Pool:
        head = self.finals.unions.head_of(key, members[0].entity)
        pool = Pool(head.kind, head.key, [each.entity for each in members])
        self.finals.knowledge.know_publics([pool])
        return pool

    # --- all others -----------------------------------------------------------------------------------------------

    def write(self) -> None:
        """Write the rows of all that changed, but for what was judged."""
        changed = self.finals.changed - {""}
        self.gone_pools |= {row_of("final", key) for key in changed}
        self.gone_pools |= {row_of("pool", key) for key in self.finals.people.changed}
        self.gone_actors |= changed
        self.gone_links |= self.standings.gone
        self._write_heads()
        published = self.standings.published
        for key, pool in sorted(self.finals.pools_of(changed).items()):
            self._keep(key, pool, "final")
            if key not in self._judged:
                actor = actor_of(pool, published)
                self._add(actor, links_of(actor, pool, published))
        for key, each in sorted(self.finals.unions.alone.items()):
            if key not in self._judged:
                actor = lone_actor(each.entity, published)
                self._add(actor, [lone_link(actor, each.entity)])
        self._write_lone_again(changed)
        self._write_unions(changed)

    def _write_lone_again(self, changed: set[str]) -> None:
        """Write entities that stand alone and were judged before."""
        for each in self.standings.find("final", changed - self.finals.unions.alone.keys() - self._judged):
            if each.bare is None and each.sort in {"alone", "other"}:
                actor = lone_actor(each.entity, self.standings.published)
                self._add(actor, [lone_link(actor, each.entity)])

    def _write_heads(self) -> None:
        for key, pool in sorted(self.finals.heads.items()):
            self._keep(key, pool, "pool")

    def _keep(self, key: str, pool: Pool, level: Literal["pool", "final"]) -> None:
        known = None if pool.known is None else identity_of(pool.known)
        reasons = () if pool.known is None else pool.known.reasons
        self.pools.append(KeptPool(key, level, pool.kind, pool.key, tuple(sorted(pool.slips)), known, reasons))

    def _write_unions(self, changed: set[str]) -> None:
        pools = {key: pool for key, pool in sorted(self.finals.unions.pools.items()) if key in changed}
        judged_before = changed - pools.keys()
        again: dict[str, list[Placement]] = {}
        for each in self.standings.find("final", judged_before - self._judged):
            if each.bare is not None and (each.sort == "other" or each.stage == NOBODY_STAGE):
                again.setdefault(each.final, []).append(each)
        for key, members in sorted(again.items()):
            head = self.finals.unions.head_of(key, members[0].entity)
            pools[key] = Pool(head.kind, head.key, [each.entity for each in members])
        if not pools:
            return
        self.finals.knowledge.know_publics(list(pools.values()))
        before = {each.id: each for each in self.standings.kept.find("actors", "id", sorted(pools))}
        known = {e.id: e for e in self.standings.kept.find("kept_pools", "id", sorted(pools)) if e.level == "final"}
        new = members_by_final(self.standings.find_now())
        drafts: list[tuple[Actor, Pool]] = []
        others: set[str] = set()
        for key, pool in pools.items():
            self._keep(key, pool, "final")
            if key in self._judged:
                continue
            actor = actor_of(pool, self.standings.published)
            reasons = () if pool.known is None else pool.known.reasons
            is_same = key in known and known[key].reasons == reasons and _links_alike(before.get(key), actor)
            if not is_same or key in again:
                others.add(key)
            drafts.append((actor, pool))
        # All at once: what is asked of each actor by itself would go through all that came, each time.
        new.update(members_by_final(self.standings.find("final", others)))
        for actor, pool in drafts:
            own = Pool(pool.kind, pool.key, [each.entity for each in new.get(actor.id, [])], known=pool.known)
            self._add(actor, links_of(actor, own, self.standings.published))

    def _add(self, actor: Actor, links: Iterable[Link]) -> None:
        self.actors.append(actor)
        self.links += links
        self.gone_links |= {link.entity_id for link in links}


def members_by_final(standings: Iterable[Placement]) -> dict[str, list[Placement]]:
    """Return the entities that stand in each final pool."""
    found: dict[str, list[Placement]] = {}
    for each in standings:
        found.setdefault(each.final, []).append(each)
    return found


def row_of(level: str, key: str) -> str:
    """Return what tells a row of ``kept_pools`` from all others."""
    return f"{level} {key}"


def _links_alike(before: Actor | None, now: Actor) -> bool:
    """Tell whether the links of an actor that is no person are what they were."""
    return (
        before is not None
        and now.kind != "person"
        and not before.judgements
        and (before.kind, before.name, before.country, before.sectors) == (now.kind, now.name, now.country, now.sectors)
    )
