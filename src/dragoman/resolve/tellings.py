"""Events made ready to be compared: actors by what they go by in every report, days as what they can mean, places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from dragoman.model import Actor, EventTelling, Sighting, Where
from dragoman.resolve.names import plain_words
from dragoman.resolve.persons import is_name
from dragoman.resolve.publics import is_known_to_all

# What happened without a day of its own happened so many days before publication at most; what vaguer words tell is
# the same only when it is published so many days apart at most.
NEWS_DAYS = 3
# A time of more days than this ("in March") tells nothing apart.
_DEFINITE_DAYS = 7
_RECIPROCAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
_FIGHT = "19"
FOREVER = 10**7
"""A day after all others."""


def telling_of(sighting: Sighting, handles: Handles) -> EventTelling:
    """Return what an event tells as it is compared."""
    published = None if sighting.published is None else sighting.published.toordinal()
    first, last, is_vague, is_plan = _days(sighting, published)
    actors, recipients = handles.of(sighting.actors), handles.of(sighting.recipients)
    where = _where(sighting)
    is_timeless = published is None and (is_vague or sighting.date is None)
    kind = sighting.type or f"CAMEO {(sighting.cameo or '')[:2]}"
    is_reciprocal = kind in _RECIPROCAL or (kind == "ASSAULT" and (sighting.cameo or "").startswith(_FIGHT))
    is_nobodys = not actors and not (is_reciprocal and recipients)
    return EventTelling(
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
        return 0, FOREVER, True, False
    if sighting.status in {"planned", "hypothetical"}:
        return published, FOREVER, True, sighting.status == "planned"
    return published - NEWS_DAYS, published, False, False


class Handles:
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


def _where(sighting: Sighting) -> Where:
    if sighting.place is None:
        return Where()
    feature, country = sighting.feature or "", sighting.country or ""
    is_land = feature.startswith(("PCL", "ADM"))
    return Where(
        _place_key(sighting.place, country) if sighting.geonames_id is None else str(sighting.geonames_id),
        country,
        "" if feature.startswith("PCL") else sighting.adm1 or "",
        not is_land and feature != "",
        sighting.latitude,
        sighting.longitude,
    )


@lru_cache(maxsize=100_000)
def _place_key(name: str, country: str) -> str:
    return " ".join((*plain_words(name), country))


def order_of(telling: EventTelling) -> tuple[object, ...]:
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
        telling.where.told[:-1],
        telling.where.at or (),
        telling.is_reciprocal,
        telling.alone or "",
    )
