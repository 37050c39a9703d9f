"""One actor for one person, state or organisation, whichever reports name it.

Entities are put into blocks by what their names share; only within a block are they compared, so the cost grows nearly
linearly. Nothing here depends on the order of the entities. What a report never names stays an actor of that report
alone. Rules: docs/codebook/actors.md.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from dragoman.lexicon.organisations import load_gazetteer, organisation_named
from dragoman.lexicon.people import PARTICLES
from dragoman.lexicon.titles import load_titles
from dragoman.model import Actor, Entity, HeldRole, Link, Reason, digest_of
from dragoman.resolve.names import fold_name, plain_words, similarity, skeleton

# Least likeness of two full names to be one; chosen on pairs of transliterations (tests/resolve/test_names.py).
SAME_NAME = 0.84
# Two reports that give nothing but a surname must lie this close, in days, to mean one person.
SURNAME_DAYS = 45
# A bare surname looks for the bearer of the full name this many days around its report.
FULL_NAME_DAYS = 180

FoldedName = tuple[str, ...]
Published = Mapping[str, dt.date | None]
_LEGAL_FORMS = frozenset({"inc", "corp", "co", "ltd", "llc", "plc", "company", "corporation", "the", "group's", "s"})


@dataclass(slots=True)
class Pool:
    """Entities taken to be one actor, with the ground on which each joined."""

    kind: str
    key: tuple[str, ...]
    members: list[Entity] = field(default_factory=list)
    grounds: dict[str, tuple[Reason, ...]] = field(default_factory=dict)

    def countries(self) -> Counter[str]:
        return Counter(entity.country for entity in self.members if entity.country)


def resolve_entities(entities: Iterable[Entity], published: Published) -> tuple[tuple[Actor, ...], tuple[Link, ...]]:
    """Return the actors of a collection and a link for each entity, both ordered by id.

    ``published`` gives the day of each report, None where it is unknown. Every entity gets exactly one link.
    """
    persons: list[Entity] = []
    keyed: dict[tuple[str, ...], Pool] = {}
    alone: list[Entity] = []
    for entity in entities:
        if entity.kind == "person":
            (persons if is_named(entity) else alone).append(entity)
            continue
        key = _public_key(entity)
        if key is None:
            alone.append(entity)
        else:
            pool = keyed.setdefault(key, Pool(key[0], key))
            pool.members.append(entity)
    pools = [*keyed.values(), *_pool_persons(persons, published)]
    actors: list[Actor] = []
    links: list[Link] = []
    for pool in pools:
        actor = _actor(pool, published)
        actors.append(actor)
        links += (_link(entity, actor, pool) for entity in pool.members)
    for entity in alone:
        actor = _lone_actor(entity, published)
        actors.append(actor)
        links.append(Link(entity.id, actor.id, 1.0, (Reason("report", entity.report_id, entity.report_id, 1.0),)))
    actors.sort(key=lambda actor: actor.id)
    links.sort(key=lambda link: link.entity_id)
    return tuple(actors), tuple(links)


def is_named(entity: Entity) -> bool:
    """Tell whether a person's label is a name, not the words of an office (``Norwegian spokesman``)."""
    words = entity.name.split()
    if not words or not any(c.isupper() for c in words[-1]):
        return False
    if any(word.islower() and word.partition("-")[0] not in PARTICLES for word in words):
        return False
    if entity.role is not None and entity.role.title.lower() in entity.name.lower():
        return False
    title = load_titles().find(words[-1])
    return title is None or len(words) > 1


# --- states, bodies, organisations -----------------------------------------------------------------------------


def _public_key(entity: Entity) -> tuple[str, ...] | None:
    """Return what identifies a state, body or organisation in every report, or None where only its report does."""
    known = organisation_named(entity.name)
    if known is not None:
        return ("known", known.kind, known.name, entity.country or "" if not known.country and not known.bloc else "")
    if entity.kind == "state":
        return ("state", entity.country) if entity.country else None
    if entity.kind == "group":
        gazetteer = load_gazetteer().find(entity.name)
        return ("people", entity.name.lower()) if gazetteer is not None else None
    words = [word for word in plain_words(entity.name) if word not in _LEGAL_FORMS]
    office = _office_words(entity.name)
    if office is not None:
        return ("body", entity.country, office) if entity.country else None
    if not words or not any(word[0].isupper() for word in entity.name.split()):
        return None
    return ("name", " ".join(words), entity.country or "")


def _office_words(name: str) -> str | None:
    """Return the key of a body named by a common noun (``Norway's Foreign Ministry``), or None for a proper name."""
    gazetteer, titles = load_gazetteer(), load_titles()
    lower = tuple(word.replace("’", "'") for word in name.lower().replace("'s", " 's").replace("’s", " 's").split())
    start = 0
    while start < len(lower):
        found = gazetteer.longest(lower, start, len(lower))
        if found is not None:
            start = found[0]
        elif lower[start] in {"'s", "the"}:
            start += 1
        else:
            break
    rest = lower[start:]
    if not rest:
        return None
    found_title = titles.longest(rest, 0, len(rest))
    if found_title is None:
        return None
    end, title = found_title
    tail = rest[end:]
    if not tail or (tail[0] in {"of", "in"} and gazetteer.find(" ".join(tail[1:]).removeprefix("the ")) is not None):
        return title.key
    return None


# --- persons ---------------------------------------------------------------------------------------------------


def _pool_persons(persons: list[Entity], published: Published) -> list[Pool]:
    full: dict[tuple[str, ...], list[Entity]] = defaultdict(list)
    short: list[tuple[tuple[str, ...], Entity]] = []
    for entity in persons:
        folded = fold_name(entity.name)
        if len(plain_words(entity.name)) > 1 and not _is_double_surname(entity.name):
            full[folded].append(entity)
        else:
            short.append((folded, entity))
    pools = [pool for names in _like_names(list(full)) for pool in _by_country(names, full)]
    pools += _place_surnames(short, pools, published)
    return pools


def _is_double_surname(name: str) -> bool:
    """Tell whether a name of two words is one hyphenated surname (``Amir-Hosseini``)."""
    return " " not in name.strip() and "-" in name


def _like_names(names: list[tuple[str, ...]]) -> list[list[tuple[str, ...]]]:
    """Return full names in sets of those that are one name written differently."""
    leader = {name: name for name in names}

    def find(name: tuple[str, ...]) -> tuple[str, ...]:
        while leader[name] != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    blocks: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in sorted(names):
        for key in {
            skeleton(name[-1]),
            skeleton("".join(name)),
            f"{skeleton(name[0])} {name[-1][:2]}",
            name[0] + " " + name[1],
        }:
            blocks[key].append(name)
    for block in blocks.values():
        for left, right in _pairs(block):
            if _are_alike(left, right):
                low, high = sorted((find(left), find(right)))
                leader[high] = low
    _join_shortened(names, leader, find)
    sets: dict[FoldedName, list[FoldedName]] = defaultdict(list)
    for name in sorted(names):
        sets[find(name)].append(name)
    return [sets[key] for key in sorted(sets)]


def _pairs(block: list[tuple[str, ...]]) -> Iterable[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield the pairs worth comparing; in a large block only neighbours by first letter of the given name."""
    if len(block) <= 60:
        for n, left in enumerate(block):
            for right in block[n + 1 :]:
                yield left, right
        return
    groups: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in block:
        groups[name[0][:3]].append(name)
    for group in groups.values():
        window = sorted(group)
        for n, left in enumerate(window):
            for right in window[n + 1 : n + 40]:
                yield left, right


def _are_alike(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    if left[0][0] != right[0][0] and skeleton(left[0])[:1] != skeleton(right[0])[:1]:
        return False
    if len(left) == len(right) and any(len(a) == 1 or len(b) == 1 for a, b in zip(left, right, strict=True)):
        return False
    return similarity(left, right) >= SAME_NAME


def _join_shortened(
    names: Iterable[FoldedName], leader: dict[FoldedName, FoldedName], find: Callable[[FoldedName], FoldedName]
) -> None:
    """Join a full name to the one longer form of it, where there is but one (``Ali Baran`` to ``Ali Baran Kia``)."""
    longer: dict[FoldedName, set[FoldedName]] = defaultdict(set)
    known = set(names)
    for name in known:
        for short in _shortenings(name):
            if short in known:
                longer[short].add(name)
    for short, longs in sorted(longer.items()):
        targets = {find(long) for long in longs} - {find(short)}
        if len(targets) == 1:
            low, high = sorted((find(short), targets.pop()))
            leader[high] = low


def _shortenings(name: FoldedName) -> set[FoldedName]:
    """Return the shorter forms of a full name: without its middle words, or without its last ones."""
    n = len(name)
    prefixes = {name[:stop] for stop in range(2, n)}
    middles = {(*name[:at], *name[at + 1 :]) for at in range(1, n - 1)}
    return {short for short in {(name[0], name[-1]), *prefixes, *middles} if 2 <= len(short) < n}


def _by_country(names: list[tuple[str, ...]], full: Mapping[tuple[str, ...], list[Entity]]) -> list[Pool]:
    """Part the bearers of one name by country; those without one join where there is but one country."""
    members = [entity for name in names for entity in full[name]]
    counts = Counter(entity.country for entity in members if entity.country)
    canonical = min(names, key=lambda name: (-len(name), name))
    if len(counts) <= 1:
        return [Pool("person", canonical, members)]
    ranked = sorted(counts, key=lambda country: (-counts[country], country))
    pools = [
        Pool("person", canonical if n == 0 else (*canonical, country), [e for e in members if e.country == country])
        for n, country in enumerate(ranked)
    ]
    held = [{key for entity in pool.members if (key := _role_key(entity)) is not None} for pool in pools]
    unplaced = [entity for entity in members if not entity.country]
    rest: list[Entity] = []
    for entity in unplaced:
        fitting = [pool for pool, roles in zip(pools, held, strict=True) if _role_key(entity) in roles]
        (fitting[0].members if len(fitting) == 1 else rest).append(entity)
    if rest:
        pools.append(Pool("person", (*canonical, "?"), rest))
    return pools


@dataclass(frozen=True, slots=True)
class _Profile:
    """What the bearers of a full name are known for, summed up once."""

    pool: Pool
    name: str
    countries: frozenset[str]
    roles: frozenset[str]
    sectors: frozenset[str]
    days: tuple[dt.date, ...]


def _profile(pool: Pool, published: Published) -> _Profile:
    return _Profile(
        pool,
        _display_name(pool.members),
        frozenset(entity.country for entity in pool.members if entity.country),
        frozenset(key for entity in pool.members if (key := _role_key(entity)) is not None),
        frozenset(sector for entity in pool.members for sector in entity.sectors),
        tuple(sorted({day for e in pool.members if (day := published.get(e.report_id)) is not None})),
    )


def _place_surnames(short: list[tuple[FoldedName, Entity]], pools: list[Pool], published: Published) -> list[Pool]:
    """Give bare surnames to the one bearer of the full name that fits, else pool them with each other."""
    wanted = {"".join(folded) for folded, _ in short}
    by_surname: dict[str, list[_Profile]] = defaultdict(list)
    for pool in pools:
        folded_names = {fold_name(name) for name in {entity.name for entity in pool.members}}
        keys = wanted & {"".join(folded[n:]) for folded in folded_names for n in range(1, len(folded))}
        profile = _profile(pool, published) if keys else None
        for key in keys:
            by_surname[key].append(profile)  # type: ignore[arg-type]
    left: dict[str, list[Entity]] = defaultdict(list)
    for folded, entity in short:
        key = "".join(folded)
        fitting = [profile for profile in by_surname.get(key, ()) if _fits(entity, profile)]
        if len(fitting) == 1 and _is_supported(entity, fitting[0], published):
            fitting[0].pool.members.append(entity)
            fitting[0].pool.grounds[entity.id] = (Reason("surname", entity.name, fitting[0].name, 0.6),)
        else:
            left[key].append(entity)
    return [pool for key in sorted(left) for pool in _surname_pools(key, left[key], published)]


def _fits(entity: Entity, profile: _Profile) -> bool:
    if entity.country and profile.countries and entity.country not in profile.countries:
        return False
    key = _role_key(entity)
    if key is None or not profile.roles or key in profile.roles or entity.country:
        return True
    return bool(profile.sectors.intersection(entity.sectors))


def _is_supported(entity: Entity, profile: _Profile, published: Published) -> bool:
    """Tell whether more than the surname speaks for it: role, country, or a report of about the same time."""
    if entity.country and entity.country in profile.countries:
        return True
    key = _role_key(entity)
    if key is not None and key in profile.roles:
        return True
    day = published.get(entity.report_id)
    if day is None or not profile.days:
        return False
    at = bisect_left(profile.days, day)
    return any(abs((day - other).days) <= FULL_NAME_DAYS for other in profile.days[max(0, at - 1) : at + 1])


def _surname_pools(key: str, members: list[Entity], published: Published) -> list[Pool]:
    """Pool bare surnames by country, else by role, else by nearness in time; undated ones stay alone."""
    pools: list[Pool] = []
    groups: dict[tuple[str, ...], list[Entity]] = defaultdict(list)
    loose: list[Entity] = []
    for entity in members:
        role = _role_key(entity)
        if entity.country:
            groups["country", entity.country].append(entity)
        elif role is not None:
            groups["role", role].append(entity)
        else:
            loose.append(entity)
    pools += [Pool("person", ("surname", key, *group), groups[group]) for group in sorted(groups)]
    dated = sorted(
        ((day, entity.id, entity) for entity in loose if (day := published.get(entity.report_id)) is not None),
        key=lambda row: row[:2],
    )
    run: list[Entity] = []
    first = last = dt.date.min
    for day, _, entity in dated:
        if run and (day - last).days > SURNAME_DAYS:
            pools.append(Pool("person", ("surname", key, first.isoformat()), run))
            run = []
        if not run:
            first = day
        run.append(entity)
        last = day
    if run:
        pools.append(Pool("person", ("surname", key, first.isoformat()), run))
    pools += [
        Pool("person", ("surname", key, entity.report_id), [entity])
        for entity in loose
        if published.get(entity.report_id) is None
    ]
    return pools


def _role_key(entity: Entity) -> str | None:
    return _title_key(entity.role.title) if entity.role is not None else None


@lru_cache(maxsize=50_000)
def _title_key(title: str) -> str:
    """Return what the wordings of one office share: ``deputy foreign minister``."""
    words = tuple(title.lower().split())
    titles = load_titles()
    for start in range(len(words)):
        found = titles.longest(words, start, len(words))
        if found is not None:
            return " ".join((*words[:start], found[1].key))
    return " ".join(words)


# --- records ---------------------------------------------------------------------------------------------------


def _actor(pool: Pool, published: Published) -> Actor:
    members = pool.members
    kinds = Counter(entity.kind for entity in members)
    kind = max(sorted(kinds), key=lambda name: kinds[name])
    countries = pool.countries()
    sectors = Counter(sector for entity in members for sector in entity.sectors)
    order = {s: n for entity in sorted(members, key=lambda e: e.id) for n, s in enumerate(entity.sectors)}
    return Actor(
        id=digest_of("a", kind if pool.kind == "person" else pool.kind, *pool.key),
        kind=kind,
        name=_display_name(members),
        country=min(countries, key=lambda country: (-countries[country], country), default=None),
        sectors=tuple(sorted(sectors, key=lambda sector: (-sectors[sector], order[sector], sector))),
        roles=_held_roles(members, published),
    )


def _display_name(members: Iterable[Entity]) -> str:
    names = Counter(entity.name for entity in members)
    most = max(len(plain_words(name)) for name in names)
    full = [name for name in names if len(plain_words(name)) >= min(most, 2)]
    return min(full, key=lambda name: (-names[name], -len(name), name))


def _held_roles(members: Iterable[Entity], published: Published) -> tuple[HeldRole, ...]:
    titles: dict[tuple[str, str, str], Counter[tuple[str, str | None]]] = defaultdict(Counter)
    days: dict[tuple[str, str, str], list[dt.date]] = defaultdict(list)
    for entity in members:
        role = entity.role
        if role is None:
            continue
        key = (_role_key(entity) or "", (role.body or "").lower(), role.country or "")
        titles[key][role.title, role.body] += 1
        day = published.get(entity.report_id)
        if day is not None:
            days[key].append(day)
    roles = [
        HeldRole(*min(wordings, key=lambda w: (-wordings[w], w[0], w[1] or "")), key[2] or None,
                 min(days[key], default=None), max(days[key], default=None))
        for key, wordings in titles.items()
    ]  # fmt: skip
    return tuple(sorted(roles, key=lambda r: (r.first or dt.date.max, r.title, r.body or "", r.country or "")))


def _lone_actor(entity: Entity, published: Published) -> Actor:
    return Actor(
        id=digest_of("a", entity.report_id, entity.id),
        kind=entity.kind,
        name=entity.name,
        country=entity.country,
        sectors=entity.sectors,
        roles=_held_roles([entity], published),
    )


_FEATURES = {"state": "state", "known": "known name", "people": "people", "body": "office and state", "name": "name"}


def _link(entity: Entity, actor: Actor, pool: Pool) -> Link:
    if pool.kind != "person":
        feature = _FEATURES[pool.kind]
        right = actor.country or actor.name if pool.kind == "state" else actor.name
        return Link(entity.id, actor.id, 1.0, (Reason(feature, entity.name, right, 1.0),))
    reasons = pool.grounds.get(entity.id)
    if reasons is None:
        folded = fold_name(entity.name)
        if pool.key[0] == "surname":
            reasons = (Reason("surname", entity.name, actor.name, 0.5),)
        else:
            likeness = similarity(folded, fold_name(actor.name))
            same = plain_words(entity.name) == plain_words(actor.name)
            feature = "full name" if same else "full name, written otherwise"
            reasons = (Reason(feature, entity.name, actor.name, round(0.75 + 0.1 * likeness, 3)),)
    if entity.country and entity.country == actor.country:
        reasons += (Reason("country", entity.country, actor.country, 0.1),)
    key = _role_key(entity)
    if entity.role is not None and key is not None:
        others = [r for r in actor.roles if r.title.lower() == entity.role.title.lower()]
        if others:
            reasons += (Reason("role", entity.role.title, others[0].title, 0.05),)
    score = min(1.0, round(sum(reason.weight for reason in reasons), 3))
    return Link(entity.id, actor.id, score, reasons)
