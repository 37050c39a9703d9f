"""PLOVER's own record: one JSON object a line, one event. Manual: ``docs/manual/event-formats.md``."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from importlib import metadata
from typing import Any, BinaryIO

import orjson

from dragoman.export.events.arithmetic import Reading, read_event
from dragoman.export.events.told import Party, Told
from dragoman.lexicon.actor_codes import cow_of
from dragoman.lexicon.ontology import quad_number
from dragoman.model import Span, Status

# The auxiliary mode that PLOVER has for a status, where the type does not already say it.
_AUXILIARY: dict[Status, str] = {
    "planned": "future",
    "hypothetical": "hypothetical",
    "denied": "negation",
    "background": "historical",
}


def write_plover(events: Iterable[Told], file: BinaryIO, statuses: Collection[Status] | None = None) -> None:
    """Write a line for each event that has a PLOVER type, in the order given; ``actor`` may be empty."""
    coder = f"dragoman {metadata.version('dragoman')}"
    for told in events:
        reading = read_event(told, statuses)
        if reading is not None and reading.type is not None:
            file.write(orjson.dumps(_record(told, reading, coder), option=orjson.OPT_APPEND_NEWLINE))


def _record(told: Told, reading: Reading, coder: str) -> dict[str, Any]:
    event, report = told.event, told.report
    ended = None if reading.is_derived or event.date_end == event.date else event.date_end
    return {
        "id": event.id,
        "date": None if reading.day is None else reading.day.isoformat(),
        "enddate": None if ended is None else ended.isoformat(),
        "has_event": True,
        "actor": [_party(party) for party in told.actors],
        "recipient": [_party(party) for party in told.recipients],
        "event": [reading.type],
        "mode": _modes(told, reading),
        "context": list(reading.contexts),
        "quad_code": None if reading.type is None else quad_number(reading.type),
        "event_scale": reading.score,
        "event_text": "; ".join(told.words(event.triggers)),
        "event_loc": _location(told),
        "text": told.words(event.evidence[:1])[0] if event.evidence else None,
        "text_info": {
            "report_id": report.id,
            "offset_unit": "code point",
            "event": [_span(span) for span in event.triggers],
            "text": [_span(span) for span in event.evidence],
        },
        "link": report.url,
        "cite_info": {
            "publisher": report.outlet,
            "title": report.title,
            "published": None if report.published is None else report.published.isoformat(),
            "source": report.source,
        },
        "language": report.language,
        "coder": coder,
        "act": event.type,
        "status": event.status,
        "cameo": reading.cameo,
        "event_group": event.event_group,
        "tie": event.tie,
        "claimed_by": None if told.speaker is None else told.speaker.name,
        "because": event.because,
        "confidence": event.confidence,
    }


def _modes(told: Told, reading: Reading) -> list[str]:
    auxiliary = None if reading.is_derived else _AUXILIARY.get(told.event.status)
    return [mode for mode in (reading.mode, auxiliary) if mode]


def _party(party: Party) -> dict[str, Any]:
    return {
        "code": party.home,
        "sector": list(party.sectors),
        "actor_text": party.wording,
        "name": party.name,
        "title": party.title,
        "cow": cow_of(party.country) or None,
        "actor_id": party.actor_id,
        "span": _span(party.span),
    }


def _location(told: Told) -> dict[str, Any] | None:
    place = told.place
    if place is None:
        return None
    return {
        "name": place.name,
        "countryCode": place.country,
        "adminName1": place.adm1,
        "lat": place.latitude,
        "lng": place.longitude,
        "geonameId": place.geonames_id,
        "fcode": place.feature,
        "span": _span(place.span),
    }


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]
