"""An event of one report, ready to be compared with those of others."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dragoman.model.event import EventType, Status


@dataclass(frozen=True, slots=True)
class Sighting:
    """Who, where and when of an event, its parties being actors of the record.

    ``actors`` and ``recipients`` are actor ids in any order. What stands after ``date_end`` tells of its place, all of
    it None where it has none.
    """

    event_id: str
    published: dt.date | None
    type: EventType | None
    cameo: str | None
    status: Status
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    date: dt.date | None
    date_end: dt.date | None
    place: str | None = None
    feature: str | None = None
    country: str | None = None
    adm1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
