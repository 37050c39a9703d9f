"""Events with everything a record has of them, as CSV and Parquet. Manual: ``docs/manual/event-formats.md``."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.export.events.told import Party, Told
from dragoman.export.tables import Lines, cell_text, spreadsheet_cell
from dragoman.lexicon.actor_codes import codes_of
from dragoman.lexicon.ontology import label_of
from dragoman.model import Span, Status

_ROWS_A_BATCH = 2_000

_SPAN = pa.struct([pa.field("start", pa.int32(), nullable=False), pa.field("end", pa.int32(), nullable=False)])
_STRINGS, _SPANS = pa.list_(pa.string()), pa.list_(_SPAN)

_PARTY: tuple[tuple[str, Any], ...] = (
    ("names", _STRINGS),
    ("countries", _STRINGS),
    ("cow", _STRINGS),
    ("gw", _STRINGS),
    ("sectors", pa.list_(_STRINGS)),
    ("titles", _STRINGS),
    ("wordings", _STRINGS),
    ("ids", _STRINGS),
    ("entities", _STRINGS),
    ("spans", _SPANS),
)

SCHEMA = pa.schema(
    [
        ("event_id", pa.string()),
        ("event_group", pa.string()),
        ("type", pa.string()),
        ("mode", pa.string()),
        ("contexts", _STRINGS),
        ("status", pa.string()),
        ("quad", pa.string()),
        ("score", pa.float64()),
        ("cameo", pa.string()),
        ("cameo_label", pa.string()),
        ("date", pa.date32()),
        ("event_date", pa.date32()),
        ("event_date_end", pa.date32()),
        ("date_precision", pa.string()),
        *((f"actor_{name}", kind) for name, kind in _PARTY),
        *((f"recipient_{name}", kind) for name, kind in _PARTY),
        ("place", pa.string()),
        ("place_country", pa.string()),
        ("place_cow", pa.string()),
        ("place_adm1", pa.string()),
        ("latitude", pa.float64()),
        ("longitude", pa.float64()),
        ("geonames_id", pa.int64()),
        ("place_feature", pa.string()),
        ("place_wording", pa.string()),
        ("place_confidence", pa.float64()),
        ("trigger", pa.string()),
        ("triggers", _STRINGS),
        ("evidence", pa.string()),
        ("evidence_wordings", _STRINGS),
        ("tie", pa.string()),
        ("claimed_by", pa.string()),
        ("because", pa.string()),
        ("confidence", pa.float64()),
        ("published", pa.date32()),
        ("outlet", pa.string()),
        ("title", pa.string()),
        ("url", pa.string()),
        ("source", pa.string()),
        ("given_id", pa.string()),
        ("report_id", pa.string()),
        ("statement_id", pa.string()),
        ("claimed_by_id", pa.string()),
        ("place_id", pa.string()),
        ("trigger_spans", _SPANS),
        ("evidence_spans", _SPANS),
        ("date_span", _SPAN),
        ("place_span", _SPAN),
        ("origin", pa.string()),
    ]
)
"""The columns, in order. The n-th items of all ``actor_…`` lists are of one actor, and so with recipients."""


def write_events_csv(
    events: Iterable[Told], file: BinaryIO, statuses: Collection[Status] | None = None, *, as_is: bool = False
) -> None:
    """Write UTF-8 CSV with a header line; all statuses unless some are named. Lists as in the tables of commands.

    Text that a spreadsheet would take for a formula has an apostrophe before it, unless ``as_is``.
    """
    as_cell = cell_text if as_is else spreadsheet_cell
    writer = csv.writer(Lines(file), lineterminator="\n")
    writer.writerow(SCHEMA.names)
    for told in _wanted(events, statuses):
        row = _row(told)
        for side in ("actor", "recipient"):
            row[f"{side}_sectors"] = [", ".join(sectors) for sectors in row[f"{side}_sectors"]]
        writer.writerow([as_cell(row[name]) for name in SCHEMA.names])


def write_events_parquet(events: Iterable[Told], file: BinaryIO, statuses: Collection[Status] | None = None) -> None:
    """Write Parquet, lists and spans as they are; all statuses unless some are named."""
    rows = (_row(told) for told in _wanted(events, statuses))
    with pq.ParquetWriter(file, SCHEMA, compression="zstd") as writer:
        while batch := list(islice(rows, _ROWS_A_BATCH)):
            writer.write_table(pa.Table.from_pylist(batch, schema=SCHEMA))


def _wanted(events: Iterable[Told], statuses: Collection[Status] | None) -> Iterator[Told]:
    return (told for told in events if statuses is None or told.event.status in statuses)


def _row(told: Told) -> dict[str, Any]:
    event, report = told.event, told.report
    return {
        "event_id": event.id,
        "event_group": event.event_group,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "status": event.status,
        "quad": event.quad,
        "score": event.score,
        "cameo": event.cameo,
        "cameo_label": None if event.cameo is None else label_of(event.cameo),
        "date": event.date or report.published,
        "event_date": event.date,
        "event_date_end": event.date_end,
        "date_precision": event.date_precision,
        **_parties("actor", told.actors),
        **_parties("recipient", told.recipients),
        **_place(told),
        "trigger": next(iter(told.words(event.triggers)), None),
        "triggers": list(told.words(event.triggers)),
        "evidence": next(iter(told.words(event.evidence)), None),
        "evidence_wordings": list(told.words(event.evidence)),
        "tie": event.tie,
        "claimed_by": None if told.speaker is None else told.speaker.name,
        "because": event.because,
        "confidence": event.confidence,
        "published": report.published,
        "outlet": report.outlet,
        "title": report.title,
        "url": report.url,
        "source": report.source,
        "given_id": report.given_id,
        "report_id": report.id,
        "statement_id": event.statement,
        "claimed_by_id": None if told.speaker is None else told.speaker.actor_id,
        "place_id": event.place,
        "trigger_spans": [_span(span) for span in event.triggers],
        "evidence_spans": [_span(span) for span in event.evidence],
        "date_span": _span(event.date_span),
        "origin": event.origin,
    }


def _parties(side: str, parties: tuple[Party, ...]) -> dict[str, Any]:
    values: dict[str, list[Any]] = {
        "names": [party.name for party in parties],
        "countries": [party.home for party in parties],
        "cow": [codes_of(party.country).cow or None for party in parties],
        "gw": [codes_of(party.country).gw or None for party in parties],
        "sectors": [list(party.sectors) for party in parties],
        "titles": [party.title for party in parties],
        "wordings": [party.wording for party in parties],
        "ids": [party.actor_id for party in parties],
        "entities": [party.entity_id for party in parties],
        "spans": [_span(party.span) for party in parties],
    }
    return {f"{side}_{name}": value for name, value in values.items()}


def _place(told: Told) -> dict[str, Any]:
    place = told.place
    if place is None:
        return dict.fromkeys([name for name in SCHEMA.names if name in _PLACE_COLUMNS])
    return {
        "place": place.name,
        "place_country": place.country,
        "place_cow": codes_of(place.country).cow or None,
        "place_adm1": place.adm1,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geonames_id": place.geonames_id,
        "place_feature": place.feature,
        "place_wording": told.words([place.span])[0],
        "place_confidence": place.confidence,
        "place_span": _span(place.span),
    }


_PLACE_COLUMNS = frozenset(
    "place place_country place_cow place_adm1 latitude longitude geonames_id place_feature place_wording "
    "place_confidence place_span".split()
)


def _span(span: Span | None) -> dict[str, int] | None:
    return None if span is None else {"start": span.start, "end": span.end}
