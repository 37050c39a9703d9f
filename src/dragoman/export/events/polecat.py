"""POLECAT's file of events. Manual: ``docs/manual/event-formats.md``."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from importlib import metadata
from typing import BinaryIO

from dragoman.export.events.arithmetic import Reading, read_event
from dragoman.export.events.lines import joined, tab_line
from dragoman.export.events.told import Party, Told
from dragoman.lexicon.actor_codes import cow_of
from dragoman.model import Place, Status

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
"""The columns, in order."""

MISSING = "None"


def write_polecat(events: Iterable[Told], file: BinaryIO, statuses: Collection[Status] | None = None) -> None:
    """Write a row for each event that has a PLOVER type, in the order given; who is not known is missing."""
    version = f"dragoman {metadata.version('dragoman')}"
    file.write(tab_line(COLUMNS))
    for told in events:
        reading = read_event(told, statuses)
        if reading is not None and reading.type is not None:
            cells = (*_what(told, reading), *_who(told.actors), *_who(told.recipients), *_where(told), *_story(told))
            file.write(tab_line(_cell(cell) for cell in (*cells, version)))


def _cell(cell: object) -> object:
    """Return a cell as the readers of POLECAT take it: they know quotation marks, doubled inside of quoted cells."""
    if isinstance(cell, str) and '"' in cell:
        return '"' + cell.replace('"', '""') + '"'
    return MISSING if cell in {None, ""} else cell


def _what(told: Told, reading: Reading) -> tuple[object, ...]:
    return (
        told.event.id,
        reading.day,
        reading.type,
        reading.mode,
        reading.score,
        None if reading.quad is None else reading.quad.upper(),
        joined(reading.contexts),
    )


def _who(parties: tuple[Party, ...]) -> tuple[object, ...]:
    """Return the eight cells of actors or recipients; the n-th item of each is of the n-th party."""
    if not parties:
        return (None,) * 8
    return (
        joined(party.name for party in parties),
        joined((party.home for party in parties), MISSING),
        joined((cow_of(party.country) for party in parties), MISSING),
        joined((next(iter(party.sectors), None) for party in parties), MISSING),
        joined((", ".join(party.sectors) for party in parties), MISSING),
        joined((party.title for party in parties), MISSING),
        joined((party.wording for party in parties), MISSING),
        None,
    )


def _where(told: Told) -> tuple[object, ...]:
    place = told.place
    if place is None:
        return (None,) * 10
    return (
        place.name,
        place.name if is_town(place) else None,
        None,
        place.adm1,
        place.country,
        place.latitude,
        place.longitude,
        place.geonames_id,
        *told.words([place.span]),
        place.feature,
    )


def _story(told: Told) -> tuple[object, ...]:
    story = told.story
    return (
        story.report.outlet,
        story.report.published,
        joined(story.people),
        joined(story.organisations),
        joined(story.locations),
        story.report.language,
    )


def is_town(place: Place) -> bool:
    """Tell whether a place is a populated one, by its GeoNames code."""
    return (place.feature or "").startswith("PPL") or place.feature == "P"
