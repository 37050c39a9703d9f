"""What the reports of an actor together tell of it: name, country, sectors, and its roles over time with evidence."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.model import Actor, Entity, Evidence, HeldRole, Role, digest_of
from dragoman.resolve.names import plain_words
from dragoman.resolve.pools import Known, Pool, Published, actor_kind, role_key


def actor_of(pool: Pool, published: Published) -> Actor:
    """Return what a pool tells of its actor. What a pack knows fills only what no report tells."""
    members = pool.members
    countries = pool.countries()
    known = pool.known
    kind = "person" if pool.kind == "person" else actor_kind(members)
    return Actor(
        id=digest_of("a", pool.kind, *pool.key),
        kind=kind,
        name=display_name(members),
        country=main_country(countries) or (known.actor.country if known else None),
        sectors=main_sectors(members) or _known_sectors(known, members, published),
        roles=(*held_roles(members, published), *_known_roles(known)),
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
    )


def display_name(members: Iterable[Entity]) -> str:
    """Return the commonest full name, of equals the longest."""
    names = Counter(entity.name for entity in members)
    most = max(len(plain_words(name)) for name in names)
    full = [name for name in names if len(plain_words(name)) >= min(most, 2)]
    return min(full, key=lambda name: (-names[name], -len(name), name))


def main_country(countries: Counter[str]) -> str | None:
    """Return the country told most often."""
    return min(countries, key=lambda country: (-countries[country], country), default=None)


def main_sectors(members: Iterable[Entity]) -> tuple[str, ...]:
    """Return the sectors told, the commonest first."""
    counts: Counter[str] = Counter()
    places: dict[str, int] = {}
    for entity in members:
        counts.update(entity.sectors)
        for place, sector in enumerate(entity.sectors):
            places[sector] = min(place, places.get(sector, place))
    return tuple(sorted(counts, key=lambda sector: (-counts[sector], places[sector], sector)))


# --- roles over time -------------------------------------------------------------------------------------------

_Key = tuple[str, str, str]
_FIRST, _LAST = dt.date.min, dt.date.max


@dataclass(slots=True)
class _Told:
    """How a role is worded, and the first and last report that tells it."""

    wordings: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    first: tuple[dt.date, str, Role] | None = None
    last: tuple[dt.date, str, Role] | None = None
    reports: set[str] = field(default_factory=set)

    def add(self, role: Role, report_id: str, day: dt.date | None) -> None:
        self.wordings[role.title, role.body] += 1
        self.reports.add(report_id)
        early, late = (day or _LAST, report_id, role), (day or _FIRST, report_id, role)
        if self.first is None or early[:2] < self.first[:2]:
            self.first = early
        if self.last is None or late[:2] > self.last[:2]:
            self.last = late

    def take(self, other: _Told) -> None:
        self.wordings.update(other.wordings)
        self.reports |= other.reports
        if other.first and (self.first is None or other.first[:2] < self.first[:2]):
            self.first = other.first
        if other.last and (self.last is None or other.last[:2] > self.last[:2]):
            self.last = other.last


def held_roles(members: Iterable[Entity], published: Published) -> tuple[HeldRole, ...]:
    """Return the roles that reports tell, in the order of their first day, each with its first and last evidence.

    A role told without body or country is the one fuller role of that title, if there is but one.
    """
    told: dict[_Key, _Told] = defaultdict(_Told)
    for entity in sorted((e for e in members if e.role is not None), key=lambda e: e.id):
        role = entity.role
        if role is not None:
            key = (role_key(entity) or "", (role.body or "").lower(), role.country or "")
            told[key].add(role, entity.report_id, published.get(entity.report_id))
    for key in sorted(told, key=lambda key: (bool(key[1]) + bool(key[2]), key)):
        fuller = [other for other in told if other != key and _says_more(other, key)]
        if len(fuller) == 1:
            told[fuller[0]].take(told.pop(key))
    roles = [_held_role(key, each) for key, each in told.items()]
    return tuple(sorted(roles, key=lambda r: (r.first or dt.date.max, r.title, r.body or "", r.country or "")))


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
        HeldRole(role.title, role.body, role.country or known.actor.country, role.first, role.last, pack=known.pack)
        for role in known.actor.roles
    )


def _known_sectors(known: Known | None, members: Iterable[Entity], published: Published) -> tuple[str, ...]:
    """Return what a pack tells of the actor on the days of the reports."""
    if known is None:
        return ()
    days = {published.get(entity.report_id) for entity in members}
    held = [role.sectors for role in known.actor.roles if any(role.covers(day) for day in days)]
    return tuple(dict.fromkeys([*(sector for own in held for sector in own), *known.actor.sectors]))
