"""Actor packs: what people know of actors beforehand, held against what reports tell of them.

A pack never overrules a report: where a report tells another country, the actor of the pack is somebody else.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from dragoman.model import Entity, Pack, PackActor, PackRole, Reason
from dragoman.resolve.likeness import are_alike, block_keys, is_same_surname, shortenings, whole_key
from dragoman.resolve.names import FoldedName, first_class, fold_name, skeleton
from dragoman.resolve.persons import CALLINGS, is_full
from dragoman.resolve.pools import Known, Pool, Published, office_key, role_key, title_key

# From so many days before somebody takes up a first office on, and so many after the last, a report that tells no more
# than the name may mean that person. Earlier, and later, more people of that name are meant than holders of offices.
_BEFORE_DAYS = 2 * 365
_AFTER_DAYS = 20 * 365


class Knowledge:
    """The actors of all packs, found by name. Packs are taken in the order of their names, when first needed.

    Of persons only those are kept who may be one of the names that are looked for: a pack may list hundreds of
    thousands.
    """

    def __init__(self, packs: Callable[[], Iterable[Pack]]) -> None:
        self._packs = packs
        self._read: list[Pack] | None = None
        self._by_identity: dict[str, Known] = {}
        self._others: dict[str, list[Known]] = defaultdict(list)
        self._names: set[str] = set()
        self._fill()

    def look_for(self, names: Iterable[str]) -> None:
        """Let persons of these names be found, too. Names that were looked for before cost nothing."""
        new = set(names) - self._names
        if new:
            self._names |= new
            self._fill(self._own_packs())

    def known_as(self, identity: str, reasons: tuple[Reason, ...]) -> Known | None:
        """Return an actor of the packs by what ``identity_of`` gave of it; None where they have it no more."""
        self._own_packs()
        found = self._by_identity.get(identity)
        return None if found is None else replace(found, reasons=reasons)

    def _own_packs(self) -> list[Pack]:
        if self._read is None:
            self._read = sorted(self._packs(), key=lambda each: each.name)
            for pack in self._read:
                for actor in pack.actors:
                    known = Known(pack.name, actor)
                    self._by_identity[identity_of(known)] = known
                    if actor.kind != "person":
                        for plain in sorted({_plain(name) for name in actor.names}):
                            self._others[plain].append(known)
        return self._read

    def _fill(self, packs: Iterable[Pack] = ()) -> None:
        known = self._names
        self._wanted = {key for name in known if is_full(name) for key in _keys(fold_name(name))}
        self._wanted_surnames = {_block("".join(fold_name(name))) for name in known if not is_full(name)}
        self._persons: dict[str, list[tuple[FoldedName, Known]]] = defaultdict(list)
        self._surnames: dict[str, list[tuple[str, Known]]] = defaultdict(list)
        for pack in packs:
            for actor in pack.actors:
                self._add(Known(pack.name, actor))

    def know_person(self, pool: Pool, published: Published) -> Known | None:
        """Return whom the packs know as the person of a pool with a full name."""
        return None if pool.key[0] == "surname" else self._person(pool, published)

    def know_publics(self, pools: list[Pool]) -> None:
        """Say of pools of bodies and organisations whom the packs know, by exactly a name."""
        asked = [pool for pool in pools if pool.kind not in {"state", "people"}]
        if asked:
            self._own_packs()
        for pool in asked:
            names = sorted({entity.name for entity in pool.members})
            found = {(k.pack, k.actor.id): k for name in names for k in self._others.get(_plain(name), ())}
            fitting = [known for known in found.values() if _fits_country(known.actor, set(pool.countries()))]
            if len({known.actor.id for known in fitting}) == 1:
                known = fitting[0]
                told = next(name for name in names if known in self._others.get(_plain(name), ()))
                reason = Reason("name in a pack", told, known.actor.names[0], 0.0, known.evidence)
                pool.known = replace(known, reasons=(reason,))

    def _add(self, known: Known) -> None:
        actor = known.actor
        if actor.kind in {None, "person"}:
            for name in sorted({fold_name(name) for name in actor.names if is_full(name)}):
                for key in _keys(name) & self._wanted:
                    self._persons[key].append((name, known))
                for n in range(1, len(name)):
                    form = "".join(name[n:])
                    if _block(form) in self._wanted_surnames:
                        self._surnames[_block(form)].append((form, known))

    def _person(self, pool: Pool, published: Published) -> Known | None:
        """Return the one person of the packs that has a name of the pool and whom no report contradicts."""
        countries = set(pool.countries())
        days = sorted({day for entity in pool.members if (day := published.get(entity.report_id)) is not None})
        offices = {key for entity in pool.members if (key := role_key(entity)) is not None}
        found: dict[tuple[str, str], tuple[Known, Reason]] = {}
        for name in sorted({entity.name for entity in pool.members}):
            folded = fold_name(name)
            for key in sorted(_keys(folded)):
                for other, known in self._persons.get(key, ()):
                    if not _fits_country(known.actor, countries) or not _fits_days(known.actor, days):
                        continue
                    if _has_other_calling(pool.members, known.actor):
                        continue
                    if are_alike(folded, other) or folded in shortenings(other) or other in shortenings(folded):
                        reason = Reason("name in a pack", name, _described(known.actor), 0.0, known.evidence)
                        found.setdefault((known.pack, known.actor.id), (known, reason))
        rows = list(found.values())
        if len(rows) > 1:
            same_office = [row for row in rows if offices & {title_key(role.title) for role in row[0].actor.roles}]
            rows = same_office or [row for row in rows if countries & countries_of(row[0].actor)] or rows
        if len(rows) > 1:
            rows = [row for row in rows if any(role.covers(day) for role in row[0].actor.roles for day in days)] or rows
        if len({_same_person(known.actor) for known, _ in rows}) != 1:
            return None
        known, reason = rows[0]
        return replace(known, reasons=(reason,))

    def bearer(self, entity: Entity, published: Published) -> tuple[Known, Reason] | None:
        form = "".join(fold_name(entity.name))
        day = published.get(entity.report_id)
        found: dict[str, tuple[Known, Reason]] = {}
        for other, known in self._surnames.get(_block(form), ()):
            if not is_same_surname(form, other):
                continue
            role = _fitting_role(known.actor, entity, day)
            if role is not None:
                right = f"{known.actor.names[0]}, {_words(role)}"
                left = ", ".join(
                    [entity.name, *([entity.role.title] if entity.role else []), *filter(None, [entity.country])]
                )
                reason = Reason("name and office in a pack", left, right, 0.6, known.evidence)
                found.setdefault(_same_person(known.actor), (known, reason))
        return next(iter(found.values())) if len(found) == 1 else None


def join_known(pools: Iterable[Pool], bearers: Iterable[tuple[Entity, Known, Reason]]) -> tuple[list[Pool], set[str]]:
    """Return the pools that are left of those that a pack says are one person, and which surnames they take in.

    ``pools`` know that person. ``bearers`` are surnames that no report tells more of, of somebody who is the one bearer
    in the packs of that office or country then. Whom reports tell of another country stays apart.
    """
    kept: list[Pool] = []
    for pool in sorted(pools, key=lambda pool: pool.key):
        known = pool.known
        if not kept or known is None or _contradict(kept[0], pool):
            kept.append(pool)
        else:
            _join(kept[0], pool, known)
    taken: set[str] = set()
    for entity, known, reason in sorted(bearers, key=lambda row: row[0].id):
        if not kept:
            kept.append(Pool("person", ("pack", known.pack, known.actor.id), known=known))
        if not countries_contradict(kept[0], entity):
            kept[0].members.append(entity)
            kept[0].grounds[entity.id] = (reason,)
            taken.add(entity.id)
    return [pool for pool in kept if pool.members], taken


def remember_keys(packs: Iterable[Pack]) -> None:
    """Work out the keys of the names of persons that packs have, which takes long where there are many."""
    for pack in packs:
        for actor in pack.actors:
            for name in actor.names:
                if actor.kind in {None, "person"} and is_full(name):
                    _keys(fold_name(name))


def identity_of(known: Known) -> str:
    """Return what tells an actor of a pack from all others."""
    return f"{known.pack}\t{known.actor.id}"


@lru_cache(maxsize=50_000)
def _keys(name: FoldedName) -> set[str]:
    """Return the keys by which a name meets those it may be, or of which it may be a longer form."""
    return block_keys(name).union(whole_key(short) for short in shortenings(name))


def countries_of(actor: PackActor) -> set[str]:
    """Return the countries a pack tells of an actor: its own, and those it held offices of."""
    return {country for country in (actor.country, *(role.country for role in actor.roles)) if country}


def countries_contradict(pool: Pool, entity: Entity) -> bool:
    """Tell whether other reports of the pool tell another country than this one."""
    told = set(pool.countries())
    return bool(entity.country and told and entity.country not in told)


def _fits_country(actor: PackActor, countries: set[str]) -> bool:
    own = countries_of(actor)
    return not own or not countries or bool(own & countries)


def _fits_days(actor: PackActor, days: Sequence[dt.date]) -> bool:
    """Tell whether a report of the days could mean somebody who held these offices: not a child, nor long gone."""
    if not days or not actor.roles or any(role.first is None or role.last is None for role in actor.roles):
        begin = min((role.first for role in actor.roles if role.first is not None), default=None)
        return not days or begin is None or (begin - days[-1]).days <= _BEFORE_DAYS
    begin = min(role.first for role in actor.roles if role.first is not None)
    end = max(role.last for role in actor.roles if role.last is not None)
    return any((begin - day).days <= _BEFORE_DAYS and (day - end).days <= _AFTER_DAYS for day in days)


def _has_other_calling(members: Iterable[Entity], actor: PackActor) -> bool:
    """Tell whether the reports tell a calling of which no holder of such offices is, and none of the offices."""
    offices = {key for entity in members if (key := office_key(entity)) is not None}
    return bool(offices & CALLINGS.keys()) and not offices & {title_key(role.title) for role in actor.roles}


def _fitting_role(actor: PackActor, entity: Entity, day: dt.date | None) -> PackRole | None:
    """Return the office, held on that day, that agrees with what the report tells: title, or else country alone."""
    if entity.country and not _fits_country(actor, {entity.country}):
        return None
    held = [role for role in actor.roles if role.covers(day)]
    key = role_key(entity)
    if key is not None:
        return next((role for role in held if title_key(role.title) == key or _is_of_sector(role, actor, entity)), None)
    if entity.country:
        return next((role for role in held if entity.country in {role.country, actor.country}), None)
    return None


def _is_of_sector(role: PackRole, actor: PackActor, entity: Entity) -> bool:
    return entity.country in {role.country, actor.country} and bool(set(role.sectors) & set(entity.sectors))


def _contradict(left: Pool, right: Pool) -> bool:
    one, other = set(left.countries()), set(right.countries())
    return bool(one and other and not one & other)


def _join(first: Pool, other: Pool, known: Known) -> None:
    first.members += other.members
    first.grounds |= {entity.id: known.reasons for entity in other.members} | other.grounds
    first.key = min(first.key, other.key, key=lambda key: (-len(key), key))


def _same_person(actor: PackActor) -> str:
    """Return what two packs that list one person share: the name and the country."""
    return " ".join((*fold_name(actor.names[0]), actor.country or ""))


def _described(actor: PackActor) -> str:
    return ", ".join([actor.names[0], *filter(None, [actor.country])])


def _words(role: PackRole) -> str:
    told = " of ".join(filter(None, [role.title, role.body, role.country]))
    if role.first is None and role.last is None:
        return told
    return f"{told}, {role.first or ''}/{role.last or ''}"


def _plain(name: str) -> str:
    return " ".join(name.lower().removeprefix("the ").split())


def _block(form: str) -> str:
    return first_class(form) + skeleton(form)[1:]
