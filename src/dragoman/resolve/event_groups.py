"""The same event in several reports.

Events are taken in the order they were published, and each joins the group that it agrees with best, or begins one. So
nothing depends on the order in which they are given, a report that has nothing to do with the others changes nothing,
and one that is published later than the others changes none of their groups. Rules: docs/codebook/event-groups.md.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from dragoman.model import Actor, Event, Findings, Place, Sighting, digest_of
from dragoman.resolve.names import plain_words
from dragoman.resolve.persons import is_name
from dragoman.resolve.publics import is_known_to_all

EVENT_RULES = 1
"""Number of the rules by which events are grouped; it changes when the same reports would give other groups."""

# What happened without a day of its own happened so many days before publication at most; what vaguer words tell is
# the same only when it is published so many days apart at most.
_NEWS_DAYS = 3
# A time of more days than this ("in March") tells nothing apart.
_DEFINITE_DAYS = 7
# Towns farther apart than this are two places: more than across a great city with its airports and suburbs.
_NEAR_KM = 50.0
_RECIPROCAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
_FIGHT = "19"
_FOREVER = 10**7
_BUCKET_DAYS = 8


def group_events(sightings: Iterable[Sighting], actors: Mapping[str, Actor]) -> dict[str, str]:
    """Return the group of each event, by the event's id; one that no other is the same as has a group of its own.

    ``actors`` holds the actors of the sightings by their ids. A group's id is made of what its first event tells: it
    stays while that event stays the first.
    """
    by_day: dict[int, dict[_Telling, list[str]]] = {}
    handles = _Handles(actors)
    for sighting in sightings:
        telling = _telling(sighting, handles)
        day = _FOREVER if telling.published is None else telling.published
        by_day.setdefault(day, {}).setdefault(telling, []).append(sighting.event_id)
    groups = _Groups()
    found: dict[str, str] = {}
    for day in sorted(by_day):
        events = by_day.pop(day)
        for telling in sorted(events, key=_order):
            found.update(dict.fromkeys(events[telling], groups.place(telling).id))
    return found


def group_own_events(findings: Findings, actors: Mapping[str, Actor]) -> Findings:
    """Return a report's findings with the group of each event, as it is in a record of that report alone.

    ``actors`` holds the actor of each entity by the entity's id.
    """
    places = {place.id: place for place in findings.places}
    day = findings.report.published
    sightings = [_sighting(event, day, places.get(event.place or ""), actors) for event in findings.events]
    groups = group_events(sightings, {actor.id: actor for actor in actors.values()})
    return replace(findings, events=tuple(replace(each, event_group=groups[each.id]) for each in findings.events))


def _sighting(event: Event, published: dt.date | None, place: Place | None, actors: Mapping[str, Actor]) -> Sighting:
    found = Sighting(
        event_id=event.id,
        published=published,
        type=event.type,
        cameo=event.cameo,
        status=event.status,
        actors=tuple(dict.fromkeys(actors[each].id for each in event.actors if each in actors)),
        recipients=tuple(dict.fromkeys(actors[each].id for each in event.recipients if each in actors)),
        date=event.date,
        date_end=event.date_end,
    )
    if place is None:
        return found
    return replace(
        found,
        place=place.name,
        feature=place.feature,
        country=place.country,
        adm1=place.adm1,
        latitude=place.latitude,
        longitude=place.longitude,
        geonames_id=place.geonames_id,
    )


class _Where(NamedTuple):
    """A place as it is compared. ``key`` is empty for no place."""

    key: str = ""
    country: str = ""
    adm1: str = ""
    is_town: bool = False
    at: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class _Telling:
    """What can be told alike of one event by many reports. Days are ordinals; ``published`` None is unknown.

    ``actors`` and ``recipients`` are what an actor goes by in every report; an actor that only its report knows by is
    not among them. ``alone`` is the event's id where nothing it tells could be told of it elsewhere.
    """

    kind: str
    status: str
    is_reciprocal: bool
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    first: int
    last: int
    is_vague: bool
    is_plan: bool
    published: int | None
    where: _Where
    alone: str | None

    @property
    def parties(self) -> frozenset[str]:
        """All who take part."""
        return frozenset((*self.actors, *self.recipients))

    @property
    def handles(self) -> frozenset[str]:
        """What another event of the same group may be found by."""
        own = self.parties if self.is_reciprocal else frozenset(self.actors)
        return own | {f"at {self.where.key}"} if self.where.key else own


def _order(telling: _Telling) -> tuple[object, ...]:
    """Return what puts those tellings of a day that tell more before the others."""
    return (
        telling.is_vague,
        telling.last - telling.first,
        not telling.where.is_town,
        -len(telling.actors) - len(telling.recipients),
        telling.kind,
        telling.status,
        telling.first,
        telling.actors,
        telling.recipients,
        telling.where[:-1],
        telling.where.at or (),
        telling.is_reciprocal,
        telling.alone or "",
    )


def _telling(sighting: Sighting, handles: _Handles) -> _Telling:
    published = None if sighting.published is None else sighting.published.toordinal()
    first, last, is_vague, is_plan = _days(sighting, published)
    actors, recipients = handles.of(sighting.actors), handles.of(sighting.recipients)
    where = _where(sighting)
    is_timeless = published is None and (is_vague or sighting.date is None)
    kind = sighting.type or f"CAMEO {(sighting.cameo or '')[:2]}"
    is_reciprocal = kind in _RECIPROCAL or (kind == "ASSAULT" and (sighting.cameo or "").startswith(_FIGHT))
    is_nobodys = not actors and not (is_reciprocal and recipients)
    return _Telling(
        kind=f"{kind} {_standing(sighting)}",
        status=sighting.status,
        is_reciprocal=is_reciprocal,
        actors=actors,
        recipients=recipients,
        first=first,
        last=last,
        is_vague=is_vague,
        is_plan=is_plan,
        published=published,
        where=where,
        alone=sighting.event_id if is_timeless or (is_nobodys and not where.key) else None,
    )


def _standing(sighting: Sighting) -> str:
    """Return what keeps events apart: a thing denied, or only thought of, is not one that is said to be so."""
    if sighting.status in {"denied", "hypothetical"}:
        return sighting.status
    return "earlier" if sighting.status == "background" and sighting.date is None else "told"


def _days(sighting: Sighting, published: int | None) -> tuple[int, int, bool, bool]:
    """Return the first and last day the event can have been, whether that says little, and whether it lies ahead."""
    if sighting.date is not None:
        first = sighting.date.toordinal()
        last = max(first, (sighting.date_end or sighting.date).toordinal())
        return first, last, last - first >= _DEFINITE_DAYS, False
    if published is None:
        return 0, _FOREVER, True, False
    if sighting.status in {"planned", "hypothetical"}:
        return published, _FOREVER, True, sighting.status == "planned"
    return published - _NEWS_DAYS, published, False, False


class _Handles:
    """What actors go by in every report."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self._actors = actors
        self._known: dict[str, str | None] = {}

    def of(self, actor_ids: Iterable[str]) -> tuple[str, ...]:
        """Return what these go by, in order, each once; those that nothing is known of but in their report are out."""
        return tuple(sorted({handle for each in actor_ids if (handle := self._of_one(each)) is not None}))

    def _of_one(self, actor_id: str) -> str | None:
        if actor_id not in self._known:
            actor = self._actors.get(actor_id)
            self._known[actor_id] = actor_id if actor is None or _is_known(actor) else _as_one_of_many(actor)
        return self._known[actor_id]


def _is_known(actor: Actor) -> bool:
    if actor.kind == "person":
        return is_name(actor.name, (role.title for role in actor.roles))
    return is_known_to_all(actor.kind, actor.name, actor.country)


def _as_one_of_many(actor: Actor) -> str | None:
    """Return what some officials, troops or protesters of a country are known as, None without a country."""
    if actor.country is None:
        return None
    words = plain_words(actor.name)
    calling = actor.sectors[0] if actor.sectors else words[-1] if words else actor.kind
    return f"some {actor.country} {calling}"


def _where(sighting: Sighting) -> _Where:
    if sighting.place is None:
        return _Where()
    feature, country = sighting.feature or "", sighting.country or ""
    is_land = feature.startswith(("PCL", "ADM"))
    at = None if sighting.latitude is None or sighting.longitude is None else (sighting.latitude, sighting.longitude)
    return _Where(
        _place_key(sighting.place, country) if sighting.geonames_id is None else str(sighting.geonames_id),
        country,
        "" if feature.startswith("PCL") else sighting.adm1 or "",
        not is_land and feature != "",
        at,
    )


@lru_cache(maxsize=100_000)
def _place_key(name: str, country: str) -> str:
    return " ".join((*plain_words(name), country))


@lru_cache(maxsize=100_000)
def _may_be_one_place(left: _Where, right: _Where) -> bool:
    if not left.key or not right.key or left.key == right.key:
        return True
    if left.country and right.country and left.country != right.country:
        return False
    if left.is_town and right.is_town:
        return left.at is None or right.at is None or _km(left.at, right.at) <= _NEAR_KM
    return not (left.adm1 and right.adm1) or left.adm1 == right.adm1


def _km(left: tuple[float, float], right: tuple[float, float]) -> float:
    """Return the way between two points on a sphere of the earth's size."""
    (here, x), (there, y) = ((math.radians(a), math.radians(b)) for a, b in (left, right))
    half = math.sin((there - here) / 2) ** 2 + math.cos(here) * math.cos(there) * math.sin((y - x) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))


@dataclass(slots=True, eq=False)
class _Group:
    """Tellings taken for one event. ``first`` to ``last`` are the days that all of them can mean."""

    id: str
    number: int
    first: int
    last: int
    is_reciprocal: bool
    is_vague: bool = True
    actors: set[str] = field(default_factory=set)
    recipients: set[str] = field(default_factory=set)
    places: set[_Where] = field(default_factory=set)
    began: int | None = None
    newest: int | None = None
    last_plan: int | None = None
    has_happened: bool = False

    def take(self, telling: _Telling) -> None:
        """Make a telling one of the group."""
        self.first, self.last = max(self.first, telling.first), min(self.last, telling.last)
        self.is_vague = self.is_vague and telling.is_vague
        self.is_reciprocal = self.is_reciprocal and telling.is_reciprocal
        self.actors.update(telling.actors)
        self.recipients.update(telling.recipients)
        self.places.add(telling.where)
        self.began = telling.published if self.began is None else self.began
        self.newest = telling.published
        if telling.is_plan:
            self.last_plan = telling.published
        self.has_happened = self.has_happened or telling.status in {"happened", "background"}

    def likeness(self, telling: _Telling) -> tuple[float, ...] | None:
        """Return how well a telling fits, more being better, or None where it is of another event."""
        if not self._agrees_on_days(telling) or not all(_may_be_one_place(telling.where, at) for at in self.places):
            return None
        shared = self._shared_parties(telling)
        if shared is None:
            return None
        is_there = bool(telling.where.key) and telling.where in self.places
        return (is_there, *shared, (self.first, self.last) == (telling.first, telling.last), -self.number)

    def _agrees_on_days(self, telling: _Telling) -> bool:
        first, last = max(self.first, telling.first), min(self.last, telling.last)
        happened = self.has_happened or telling.status in {"happened", "background"}
        plan = telling.published if telling.is_plan else self.last_plan
        # Who tells that they met and will meet tells of two meetings: a plan without a day is for later.
        if first > last or (happened and plan is not None and last <= plan):
            return False
        if not telling.is_vague and not self.is_vague:
            return True
        since = self.began if self.is_vague else self.newest
        return telling.published is not None and since is not None and telling.published - since <= _NEWS_DAYS

    def _shared_parties(self, telling: _Telling) -> tuple[float, float] | None:
        """Return how many actors and recipients are shared, None where others did it, or it was done to others."""
        if self.is_reciprocal and telling.is_reciprocal:
            own, parties = self.actors | self.recipients, telling.parties
            n_shared = len(own & parties)
            if own and parties:
                return (n_shared, 0) if n_shared >= min(2, len(own), len(parties)) else None
            return (0, 0) if self._is_told_alike(telling) else None
        n_recipients = len(self.recipients.intersection(telling.recipients))
        if self.recipients and telling.recipients and not n_recipients:
            return None
        n_actors = len(self.actors.intersection(telling.actors))
        if self.actors and telling.actors:
            return (n_actors, n_recipients) if n_actors else None
        return (0, n_recipients) if self._is_told_alike(telling) else None

    def _is_told_alike(self, telling: _Telling) -> bool:
        """Tell whether place and day are the same: what it takes where nobody tells who did it."""
        same_day = (self.first, self.last) == (telling.first, telling.last) and not telling.is_vague
        return same_day and bool(telling.where.key) and any(at.key == telling.where.key for at in self.places)


class _Groups:
    """The groups so far, found by kind, party or place, and time."""

    def __init__(self) -> None:
        self._n_groups = 0
        self._by_days: defaultdict[tuple[str, str, int], list[_Group]] = defaultdict(list)
        # By the day of publication, of the last days alone: vague tellings are compared with nothing older.
        self._recent: dict[int, defaultdict[tuple[str, str], dict[int, _Group]]] = {}

    def place(self, telling: _Telling) -> _Group:
        """Return the group that a telling is of, a new one if need be. Tellings come in the order of ``_order``."""
        if telling.alone is not None:
            return self._begin(telling)
        self._forget(telling.published)
        fitting = (
            (likeness, group)
            for group in self._candidates(telling)
            if (likeness := group.likeness(telling)) is not None
        )
        _, group = max(fitting, key=lambda pair: pair[0], default=(None, None))
        if group is None:
            group = self._begin(telling)
            self._file(group, telling, telling.handles)
            return group
        was_vague, known = group.is_vague, group.actors | group.recipients
        handles = telling.handles
        new = handles if was_vague else {each for each in handles if each not in known}
        group.take(telling)
        self._file(group, telling, handles | known if was_vague and not group.is_vague else new)
        return group

    def _begin(self, telling: _Telling) -> _Group:
        self._n_groups += 1
        told = (telling.kind, telling.actors, telling.recipients, telling.first, telling.last, telling.published)
        identity = digest_of("g", *told, telling.status, telling.is_reciprocal, telling.where, telling.alone)
        group = _Group(identity, self._n_groups, telling.first, telling.last, telling.is_reciprocal)
        group.take(telling)
        return group

    def _candidates(self, telling: _Telling) -> Iterator[_Group]:
        seen: set[int] = set()
        for handle in telling.handles:
            found = [] if telling.is_vague else self._of_days(telling, handle)
            for group in (*found, *self._of_news(telling, handle)):
                if group.number not in seen:
                    seen.add(group.number)
                    yield group

    def _of_days(self, telling: _Telling, handle: str) -> list[_Group]:
        buckets = range(telling.first // _BUCKET_DAYS, telling.last // _BUCKET_DAYS + 1)
        keys = ((telling.kind, handle, bucket) for bucket in buckets)
        return [group for key in keys if key in self._by_days for group in self._by_days[key]]

    def _of_news(self, telling: _Telling, handle: str) -> Iterator[_Group]:
        for filed in self._recent.values():
            for group in filed.get((telling.kind, handle), {}).values():
                if telling.is_vague or group.is_vague:
                    yield group

    def _file(self, group: _Group, telling: _Telling, handles: Iterable[str]) -> None:
        """Let a group be found by what is new of it, and by all that the telling tells as news of its day."""
        if not group.is_vague:
            for handle in handles:
                for bucket in range(group.first // _BUCKET_DAYS, group.last // _BUCKET_DAYS + 1):
                    self._by_days[telling.kind, handle, bucket].append(group)
        if telling.published is not None:
            filed = self._recent.setdefault(telling.published, defaultdict(dict))
            for handle in telling.handles:
                filed[telling.kind, handle][group.number] = group

    def _forget(self, published: int | None) -> None:
        for day in [day for day in self._recent if published is None or published - day > _NEWS_DAYS]:
            del self._recent[day]
