"""What a pack tells of an actor on given days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from dragoman.model import PackActor
from dragoman.resolve.offices import FORMER, is_of_state
from dragoman.resolve.pools import Known


def known_country(known: Known, days: Iterable[dt.date | None]) -> str | None:
    """Return the country of the office held on most of the days, else the one that the pack gives.

    Who heads a body of states is of no country while that is so.
    """
    held = [role for day in days for role in known.actor.roles if day is not None and role.covers(day)]
    if not held:
        return known.actor.country
    if any(role.country is None and "IGO" in role.sectors for role in held):
        return None
    told = [role.country for role in held if role.country is not None]
    return max(sorted(set(told)), key=told.count) if told else known.actor.country


def known_sectors(known: Known, days: Iterable[dt.date | None]) -> tuple[str, ...]:
    """Return the sectors of the offices held on the days; of one who only held offices before them, those of a former.

    Of a day that is not known, it is what the pack tells last.
    """
    actor = known.actor
    given = {day or dt.date.max for day in days}
    held = [role for role in actor.roles if any(role.covers(day) for day in given)]
    sectors = dict.fromkeys([*(sector for role in held for sector in role.sectors), *actor.sectors])
    if not sectors and all(has_left(actor, day) for day in given):
        return FORMER
    return tuple(sectors)


def has_left(actor: PackActor, day: dt.date) -> bool:
    """Tell whether an actor held offices before a day, and holds none on it."""
    if any(role.covers(day) for role in actor.roles):
        return False
    return any(role.last is not None and role.last < day and is_of_state(role.sectors) for role in actor.roles)
