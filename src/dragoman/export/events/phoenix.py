"""Phoenix's file of events. Manual: ``docs/manual/event-formats.md``."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import BinaryIO

from dragoman.export.events.arithmetic import read_event
from dragoman.export.events.dyads import dyads_of
from dragoman.export.events.lines import joined, tab_line
from dragoman.export.events.told import Party, Told
from dragoman.lexicon.actor_codes import cameo_actor
from dragoman.lexicon.ontology import goldstein_of, penta_of, root_of
from dragoman.model import Status

COLUMNS = (
    "EventID", "Date", "Year", "Month", "Day",
    "SourceActorFull", "SourceActorEntity", "SourceActorRole", "SourceActorAttribute",
    "TargetActorFull", "TargetActorEntity", "TargetActorRole", "TargetActorAttribute",
    "EventCode", "EventRootCode", "PentaClass", "GoldsteinScore", "Issues", "Lat", "Lon", "LocationName", "StateName",
    "CountryCode", "SentenceID", "URLs", "NewsSources",
)  # fmt: skip
"""The columns, in order; the file has no header."""


def write_phoenix(events: Iterable[Told], file: BinaryIO, statuses: Collection[Status] | None = None) -> None:
    """Write a row for each dyad of each event that has a day, in the order given. ``EventID`` numbers the rows."""
    number = 0
    for told in events:
        reading = read_event(told, statuses)
        if reading is None or reading.day is None:
            continue
        day = reading.day
        what = (reading.cameo, root_of(reading.cameo), penta_of(reading.cameo), goldstein_of(reading.cameo))
        for source, target in dyads_of(told):
            number += 1
            when = (number, f"{day:%Y%m%d}", day.year, f"{day.month:02}", f"{day.day:02}")
            cells = (*when, *_who(source), *_who(target), *what, joined(reading.contexts, parting=";"), *_where(told))
            file.write(tab_line((*cells, *_source(told))))


def _who(party: Party | None) -> tuple[object, ...]:
    """Return the whole code, its first part, the first role, and what else there is."""
    if party is None:
        return (None,) * 4
    actor = cameo_actor(party.country, party.bloc, party.sectors)
    parts = [actor.country, *actor.roles[:1], actor.group, *actor.roles[1:]]
    entity, *others = [part for part in parts if part] or [""]
    role = others.pop(0) if actor.country and others else ""
    return actor.code, entity, role, joined(others, parting=";")


def _where(told: Told) -> tuple[object, ...]:
    place = told.place
    return (None,) * 5 if place is None else (place.latitude, place.longitude, place.name, place.adm1, place.country)


def _source(told: Told) -> tuple[object, ...]:
    report = told.report
    numbers = dict.fromkeys(told.sentence_of(span) for span in told.event.triggers)
    sentences = (f"{report.id}_{number}" for number in numbers)
    return joined(sentences, parting=";"), report.url or report.source, report.outlet
