"""ICEWS's file of events. Manual: ``docs/manual/event-formats.md``."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import BinaryIO

from dragoman.export.events.arithmetic import Reading, read_event
from dragoman.export.events.dyads import dyads_of
from dragoman.export.events.lines import tab_line
from dragoman.export.events.polecat import is_town
from dragoman.export.events.told import Party, Told
from dragoman.lexicon.actor_codes import icews_sectors
from dragoman.lexicon.countries import country_label
from dragoman.lexicon.ontology import goldstein_of, label_of
from dragoman.model import Status

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City",
    "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip
"""The columns, in order."""


def write_icews(events: Iterable[Told], file: BinaryIO, statuses: Collection[Status] | None = None) -> None:
    """Write a row for each dyad of each event, in the order given. ``Event ID`` numbers the rows.

    Readers in R take the ids for 32-bit integers, which a digest does not fit into.
    """
    file.write(tab_line(COLUMNS))
    number = 0
    for told in events:
        reading = read_event(told, statuses)
        if reading is None:
            continue
        for source, target in dyads_of(told):
            number += 1
            cells = (number, reading.day, *_who(source), *_what(reading), *_who(target), *_told(told), *_where(told))
            file.write(tab_line(cells))


def _who(party: Party | None) -> tuple[object, ...]:
    if party is None:
        return (None, None, None)
    country = country_label(party.country) if party.country else None
    return party.name, ",".join(icews_sectors(party.sectors)), country


def _what(reading: Reading) -> tuple[object, ...]:
    label = label_of(reading.cameo)
    return label[:1].upper() + label[1:], reading.cameo, goldstein_of(reading.cameo, "icews")


def _told(told: Told) -> tuple[object, ...]:
    return told.story.number, told.sentence_of(told.event.triggers[0]), told.report.outlet


def _where(told: Told) -> tuple[object, ...]:
    place = told.place
    if place is None:
        return (None,) * 6
    return (
        place.name if is_town(place) else None,
        None,
        place.adm1,
        country_label(place.country) if place.country else None,
        place.latitude,
        place.longitude,
    )
