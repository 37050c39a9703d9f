"""What the reports of an actor together tell of it: name, country, sectors, and its roles over time with evidence."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from dragoman.model import Actor, Entity, Evidence, HeldRole, Role, digest_of
from dragoman.resolve.knowing import known_country, known_sectors
from dragoman.resolve.names import plain_words
from dragoman.resolve.offices import FORMER, is_office, is_office_of, tells_office
from dragoman.resolve.own_names import has_own_name
from dragoman.resolve.pools import Known, Pool, Published, actor_kind, role_key

# How much more a country counts that is told with an office, against one that stands elsewhere in a report.
_WITH_OFFICE = 3
# Sectors told so much less than the most told one are passing words of single reports; more than a few are none.
_LEAST_SHARE = 0.2
_MOST_SECTORS = 4
# From so many reports on that tell a sector, one that a single report tells is a passing word.
_MANY = 4
# A report tells an office of the weeks around it, in days.
_WEEKS = 45


def actor_of(pool: Pool, published: Published) -> Actor:
    """Return what a pool tells of its actor. What a pack knows fills only what no report tells."""
    members = pool.members
    known = pool.known
    kind = "person" if pool.kind == "person" else actor_kind(members)
    days = [published.get(entity.report_id) for entity in members]
    return Actor(
        id=digest_of("a", pool.kind, *pool.key),
        kind=kind,
        name=display_name(members),
        country=main_country(members, pool.slips) or (known_country(known, days) if known else None),
        sectors=main_sectors(members) or (known_sectors(known, days) if known else ()),
        roles=(*held_roles(members, published), *_known_roles(known)),
        is_named=is_named_pool(pool),
    )


def lone_actor(entity: Entity, published: Published) -> Actor:
    """Return the actor of an entity that only its own report knows."""
    return Actor(
        id=digest_of("a", entity.report_id, entity.id),
        kind=entity.kind,
        name=entity.name,
        country=entity.country,
        sectors=entity.sectors,
        roles=held_roles([entity], published),
        is_named=entity.kind != "person" and has_own_name(entity.kind, entity.name),
    )


def is_named_pool(pool: Pool) -> bool:
    """Tell whether the reports call an actor by a name of its own, or by an office of a state that they tell."""
    if pool.kind in {"state", "known", "body"}:
        return True
    return any(has_own_name(kind, name) for kind, name in {(entity.kind, entity.name) for entity in pool.members})


def display_name(members: Iterable[Entity]) -> str:
    """Return the commonest full name, of equals the longest."""
    names = Counter(entity.name for entity in members)
    most = max(len(plain_words(name)) for name in names)
    full = [name for name in names if len(plain_words(name)) >= min(most, 2)]
    return min(full, key=lambda name: (-names[name], -len(name), name))


def country_weight(entity: Entity) -> int:
    """Return how much a report's word on the country counts: that of an office held more than what stands beside."""
    role = entity.role
    with_office = role is not None and role.country == entity.country and is_office(role)
    return _WITH_OFFICE if with_office else 1


def main_country(members: Iterable[Entity], slips: Container[str] = ()) -> str | None:
    """Return the country that the reports tell, weighed; ``slips`` are countries that do not count."""
    weights: Counter[str] = Counter()
    for entity in members:
        if entity.country and entity.country not in slips:
            weights[entity.country] += country_weight(entity)
    return min(weights, key=lambda country: (-weights[country], country), default=None)


def main_sectors(members: Iterable[Entity]) -> tuple[str, ...]:
    """Return the sectors that the reports tell, the most told first.

    Where a report tells an office, what others call the person in passing ("husband", "billionaire") does not count,
    nor does what few of many reports tell.
    """
    own = [entity for entity in members if entity.sectors]
    holders = [entity for entity in own if tells_office(entity)]
    counts: Counter[str] = Counter()
    places: dict[str, int] = {}
    for entity in holders or own:
        counts.update(entity.sectors)
        for place, sector in enumerate(entity.sectors):
            places[sector] = min(place, places.get(sector, place))
    least = max(_LEAST_SHARE * max(counts.values(), default=0), 2 if len(holders or own) >= _MANY else 1)
    kept = [sector for sector in counts if counts[sector] >= least] or list(counts)
    return tuple(sorted(kept, key=lambda sector: (-counts[sector], places[sector], sector)))[:_MOST_SECTORS]


def sectors_on(entity: Entity, actor: Actor, day: dt.date | None) -> tuple[str, ...]:
    """Return the sectors of an actor on the day of a report.

    That is what the report itself tells with an office; else the office that reports of the weeks around tell; else
    what a pack knows of the day: the office held, or that one was held before; else what all reports together tell.
    """
    if actor.judgements or actor.kind != "person":
        return actor.sectors if actor.judgements else entity.sectors or actor.sectors
    if entity.sectors and tells_office(entity):
        return entity.sectors
    held = [role for role in actor.roles if role.is_office and role.sectors]
    if day is not None:
        near = [(gap, role) for role in held if role.pack is None and (gap := _gap(role, day)) <= _WEEKS]
        if near:
            return min(near, key=lambda row: (row[0], -row[1].n_reports, row[1].title))[1].sectors
    return entity.sectors or _known_on(held, day or dt.date.max) or actor.sectors


def _gap(role: HeldRole, day: dt.date) -> int:
    """Return how many days a day lies outside those between which reports tell a role."""
    if role.first is None or role.last is None:
        return _WEEKS + 1
    return max(0, (role.first - day).days, (day - role.last).days)


def _known_on(held: Iterable[HeldRole], day: dt.date) -> tuple[str, ...]:
    of_packs = [role for role in held if role.pack is not None]
    now = [role for role in of_packs if (role.first or _FIRST) <= day <= (role.last or _LAST)]
    if now:
        return tuple(dict.fromkeys(sector for role in now for sector in role.sectors))
    return FORMER if any((role.last or _LAST) < day for role in of_packs) else ()


# --- roles over time -------------------------------------------------------------------------------------------

_Key = tuple[str, str, str]
_FIRST, _LAST = dt.date.min, dt.date.max


@dataclass(slots=True)
class _Told:
    """How a role is worded, and the first and last report that tells it."""

    wordings: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    sectors: Counter[tuple[str, ...]] = field(default_factory=Counter)
    first: tuple[dt.date, str, Role] | None = None
    last: tuple[dt.date, str, Role] | None = None
    reports: set[str] = field(default_factory=set)

    def add(self, role: Role, sectors: tuple[str, ...], report_id: str, day: dt.date | None) -> None:
        self.wordings[role.title, role.body] += 1
        self.sectors[sectors] += 1
        self.reports.add(report_id)
        early, late = (day or _LAST, report_id, role), (day or _FIRST, report_id, role)
        if self.first is None or early[:2] < self.first[:2]:
            self.first = early
        if self.last is None or late[:2] > self.last[:2]:
            self.last = late

    def take(self, other: _Told) -> None:
        self.wordings.update(other.wordings)
        self.sectors.update(other.sectors)
        self.reports |= other.reports
        if other.first and (self.first is None or other.first[:2] < self.first[:2]):
            self.first = other.first
        if other.last and (self.last is None or other.last[:2] > self.last[:2]):
            self.last = other.last


def held_roles(members: Iterable[Entity], published: Published) -> tuple[HeldRole, ...]:
    """Return the roles that reports tell, each with its first and last evidence.

    Offices come first, in the order of their first day; then what else the person is called, the most told first.
    A role told without body or country is the one fuller role of that title, if there is but one.
    """
    told: dict[_Key, _Told] = defaultdict(_Told)
    for entity in sorted((e for e in members if e.role is not None), key=lambda e: e.id):
        role = entity.role
        if role is not None:
            key = (role_key(entity) or "", (role.body or "").lower(), role.country or "")
            told[key].add(role, entity.sectors, entity.report_id, published.get(entity.report_id))
    for key in sorted(told, key=lambda key: (bool(key[1]) + bool(key[2]), key)):
        fuller = [other for other in told if other != key and _says_more(other, key)]
        if len(fuller) == 1:
            told[fuller[0]].take(told.pop(key))
    roles = [_held_role(key, each) for key, each in told.items()]
    return tuple(sorted(roles, key=_order))


def _order(role: HeldRole) -> tuple[bool, int, dt.date, str, str, str]:
    n_reports = 0 if role.is_office else -role.n_reports
    return (not role.is_office, n_reports, role.first or dt.date.max, role.title, role.body or "", role.country or "")


def _says_more(other: _Key, key: _Key) -> bool:
    return (
        other[0] == key[0]
        and key[1] in {"", other[1]}
        and key[2] in {"", other[2]}
        and (bool(key[1]) + bool(key[2]) < bool(other[1]) + bool(other[2]))
    )


def _held_role(key: _Key, told: _Told) -> HeldRole:
    fullest = [wording for wording in told.wordings if (wording[1] or "").lower() == key[1]]
    title, body = min(fullest, key=lambda w: (-told.wordings[w], w[0], w[1] or ""))
    first, last = _evidence(told.first), _evidence(told.last)
    return HeldRole(
        title=title,
        body=body,
        country=key[2] or None,
        first=first.day if first else None,
        last=last.day if last else None,
        first_evidence=first,
        last_evidence=last,
        n_reports=len(told.reports),
        sectors=min(told.sectors, key=lambda each: (-told.sectors[each], each)),
        is_office=is_office_of(title, has_place=bool(body or key[2])),
    )


def _evidence(found: tuple[dt.date, str, Role] | None) -> Evidence | None:
    if found is None:
        return None
    day, report_id, role = found
    return Evidence(report_id, role.span, None if day in {_FIRST, _LAST} else day)


def _known_roles(known: Known | None) -> tuple[HeldRole, ...]:
    if known is None:
        return ()
    return tuple(
        HeldRole(
            role.title,
            role.body,
            role.country if "IGO" in role.sectors else role.country or known.actor.country,
            role.first,
            role.last,
            pack=known.pack,
            sectors=role.sectors,
        )
        for role in known.actor.roles
    )
