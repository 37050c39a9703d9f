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

from dragoman.model import Actor, Event, EventTelling, Findings, Place, Sighting, Where, digest_of
from dragoman.resolve.tellings import FOREVER, NEWS_DAYS, Handles, order_of, telling_of

EVENT_RULES = 2
"""Number of the rules by which events are grouped; it changes when the same reports would give other groups."""

# Towns farther apart than this are two places: more than across a great city with its airports and suburbs.
_NEAR_KM = 50.0
BUCKET_DAYS = 8


def group_events(sightings: Iterable[Sighting], actors: Mapping[str, Actor]) -> dict[str, str]:
    """Return the group of each event, by the event's id; one that no other is the same as has a group of its own.

    ``actors`` holds the actors of the sightings by their ids. A group's id is made of what its first event tells: it
    stays while that event stays the first.
    """
    handles = Handles(actors)
    return group_tellings((sighting.event_id, telling_of(sighting, handles)) for sighting in sightings)


def group_tellings(told: Iterable[tuple[str, EventTelling]]) -> dict[str, str]:
    """Return the group of each event, by the event's id, from what each tells."""
    by_day: dict[int, dict[EventTelling, list[str]]] = {}
    for event_id, telling in told:
        day = FOREVER if telling.published is None else telling.published
        by_day.setdefault(day, {}).setdefault(telling, []).append(event_id)
    groups = _Groups()
    found: dict[str, str] = {}
    for day in sorted(by_day):
        events = by_day.pop(day)
        for telling in sorted(events, key=order_of):
            found.update(dict.fromkeys(events[telling], groups.place(telling).id))
    return found


def keys_of_group(tellings: Iterable[EventTelling]) -> set[str]:
    """Return keys of which a group shares one with every group of which a telling may be held against it.

    That takes the same kind of event, a party or place in common, and days that can be the same, or publication within
    the days of news.
    """
    own = [telling for telling in tellings if telling.alone is None]
    if not own:
        return set()
    handles = {handle for each in own for handle in (*each.parties, *each.handles)}
    when: set[str] = set()
    definite = [each for each in own if not each.is_vague]
    if definite:
        first, last = min(each.first for each in definite), max(each.last for each in definite)
        when |= {f"on {bucket}" for bucket in range(first // BUCKET_DAYS, last // BUCKET_DAYS + 1)}
    for each in own:
        if each.published is not None:
            days = (each.published, each.published + NEWS_DAYS)
            when |= {f"news {day // (NEWS_DAYS + 1)}" for day in days}
    return {f"{own[0].kind}|{handle}|{at}" for handle in handles for at in when}


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


@lru_cache(maxsize=100_000)
def _may_be_one_place(left: Where, right: Where) -> bool:
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
    places: set[Where] = field(default_factory=set)
    began: int | None = None
    newest: int | None = None
    last_plan: int | None = None
    has_happened: bool = False

    def take(self, telling: EventTelling) -> None:
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

    def likeness(self, telling: EventTelling) -> tuple[float, ...] | None:
        """Return how well a telling fits, more being better, or None where it is of another event."""
        if not self._agrees_on_days(telling) or not all(_may_be_one_place(telling.where, at) for at in self.places):
            return None
        shared = self._shared_parties(telling)
        if shared is None:
            return None
        is_there = bool(telling.where.key) and telling.where in self.places
        return (is_there, *shared, (self.first, self.last) == (telling.first, telling.last), -self.number)

    def _agrees_on_days(self, telling: EventTelling) -> bool:
        first, last = max(self.first, telling.first), min(self.last, telling.last)
        happened = self.has_happened or telling.status in {"happened", "background"}
        plan = telling.published if telling.is_plan else self.last_plan
        # Who tells that they met and will meet tells of two meetings: a plan without a day is for later.
        if first > last or (happened and plan is not None and last <= plan):
            return False
        if not telling.is_vague and not self.is_vague:
            return True
        since = self.began if self.is_vague else self.newest
        return telling.published is not None and since is not None and telling.published - since <= NEWS_DAYS

    def _shared_parties(self, telling: EventTelling) -> tuple[float, float] | None:
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

    def _is_told_alike(self, telling: EventTelling) -> bool:
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

    def place(self, telling: EventTelling) -> _Group:
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

    def _begin(self, telling: EventTelling) -> _Group:
        self._n_groups += 1
        told = (telling.kind, telling.actors, telling.recipients, telling.first, telling.last, telling.published)
        identity = digest_of("g", *told, telling.status, telling.is_reciprocal, telling.where.told, telling.alone)
        group = _Group(identity, self._n_groups, telling.first, telling.last, telling.is_reciprocal)
        group.take(telling)
        return group

    def _candidates(self, telling: EventTelling) -> Iterator[_Group]:
        seen: set[int] = set()
        for handle in telling.handles:
            found = [] if telling.is_vague else self._of_days(telling, handle)
            for group in (*found, *self._of_news(telling, handle)):
                if group.number not in seen:
                    seen.add(group.number)
                    yield group

    def _of_days(self, telling: EventTelling, handle: str) -> list[_Group]:
        buckets = range(telling.first // BUCKET_DAYS, telling.last // BUCKET_DAYS + 1)
        keys = ((telling.kind, handle, bucket) for bucket in buckets)
        return [group for key in keys if key in self._by_days for group in self._by_days[key]]

    def _of_news(self, telling: EventTelling, handle: str) -> Iterator[_Group]:
        for filed in self._recent.values():
            for group in filed.get((telling.kind, handle), {}).values():
                if telling.is_vague or group.is_vague:
                    yield group

    def _file(self, group: _Group, telling: EventTelling, handles: Iterable[str]) -> None:
        """Let a group be found by what is new of it, and by all that the telling tells as news of its day."""
        if not group.is_vague:
            for handle in handles:
                for bucket in range(group.first // BUCKET_DAYS, group.last // BUCKET_DAYS + 1):
                    self._by_days[telling.kind, handle, bucket].append(group)
        if telling.published is not None:
            filed = self._recent.setdefault(telling.published, defaultdict(dict))
            for handle in telling.handles:
                filed[telling.kind, handle][group.number] = group

    def _forget(self, published: int | None) -> None:
        for day in [day for day in self._recent if published is None or published - day > NEWS_DAYS]:
            del self._recent[day]
