"""The Arrow schema of every table of a record, one each.

Parts are what one report gave and carry the ``input`` they came from; resolved tables are what the whole record says
and carry ``report_no``, the place of the report in the record's stable order, which keeps the rows of one report
together on disk. A span is a struct of half-open code-point offsets into ``reports.text``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pyarrow as pa


def _schema(fields: list[tuple[str, Any]]) -> pa.Schema:
    return pa.schema(fields)


SPAN = pa.struct([pa.field("start", pa.int32(), nullable=False), pa.field("end", pa.int32(), nullable=False)])
SPANS = pa.list_(SPAN)
STRINGS = pa.list_(pa.string())
DATELINE = pa.struct([("place", pa.string()), ("agency", pa.string()), ("span", SPAN)])
ZONE = pa.struct([("kind", pa.string()), ("span", SPAN)])
ROLE = pa.struct([("title", pa.string()), ("body", pa.string()), ("country", pa.string()), ("span", SPAN)])
CUE = pa.struct([("span", SPAN), ("lemma", pa.string())])
EVIDENCE = pa.struct([("report_id", pa.string()), ("span", SPAN), ("day", pa.date32())])
HELD_ROLE = pa.struct(
    [
        ("title", pa.string()),
        ("body", pa.string()),
        ("country", pa.string()),
        ("first", pa.date32()),
        ("last", pa.date32()),
        ("first_evidence", EVIDENCE),
        ("last_evidence", EVIDENCE),
        ("n_reports", pa.int32()),
        ("pack", pa.string()),
    ]
)
REASON = pa.struct(
    [
        ("feature", pa.string()),
        ("left", pa.string()),
        ("right", pa.string()),
        ("weight", pa.float64()),
        ("evidence", pa.string()),
    ]
)
TERM = pa.struct([("field", pa.string()), ("value", pa.string())])

REPORTS = _schema(
    [
        ("id", pa.string()),
        ("text", pa.string()),
        ("source", pa.string()),
        ("given_id", pa.string()),
        ("title", pa.string()),
        ("byline", pa.string()),
        ("outlet", pa.string()),
        ("url", pa.string()),
        ("published", pa.date32()),
        ("published_from", pa.string()),
        ("dateline", DATELINE),
        ("language", pa.string()),
        ("zones", pa.list_(ZONE)),
    ]
)

ENTITIES = _schema(
    [
        ("id", pa.string()),
        ("report_id", pa.string()),
        ("kind", pa.string()),
        ("name", pa.string()),
        ("country", pa.string()),
        ("sectors", STRINGS),
        ("role", ROLE),
        ("origin", pa.string()),
    ]
)

# ``wording`` and its like are the text at the spans: kept because every table a person looks at shows them.
MENTIONS = _schema(
    [
        ("id", pa.string()),
        ("report_id", pa.string()),
        ("entity_id", pa.string()),
        ("span", SPAN),
        ("head", SPAN),
        ("form", pa.string()),
        ("origin", pa.string()),
        ("because", pa.string()),
        ("wording", pa.string()),
    ]
)

STATEMENTS = _schema(
    [
        ("id", pa.string()),
        ("report_id", pa.string()),
        ("speaker", pa.string()),
        ("speaker_entity", pa.string()),
        ("speaker_span", SPAN),
        ("cue", CUE),
        ("kind", pa.string()),
        ("act", pa.string()),
        ("mode", pa.string()),
        ("content", SPANS),
        ("date", pa.date32()),
        ("date_span", SPAN),
        ("place", pa.string()),
        ("venue", pa.string()),
        ("venue_span", SPAN),
        ("to", STRINGS),
        ("to_spans", SPANS),
        ("about", STRINGS),
        ("within", pa.string()),
        ("confidence", pa.float64()),
        ("origin", pa.string()),
        ("also_by", STRINGS),
        ("wording", pa.string()),
        ("speaker_wording", pa.string()),
        ("cue_wording", pa.string()),
    ]
)

TIMES = _schema(
    [
        ("id", pa.string()),
        ("report_id", pa.string()),
        ("span", SPAN),
        ("start", pa.date32()),
        ("end", pa.date32()),
        ("precision", pa.string()),
        ("anchored", pa.bool_()),
        ("origin", pa.string()),
        ("wording", pa.string()),
    ]
)

PLACES = _schema(
    [
        ("id", pa.string()),
        ("report_id", pa.string()),
        ("span", SPAN),
        ("name", pa.string()),
        ("use", pa.string()),
        ("feature", pa.string()),
        ("country", pa.string()),
        ("adm1", pa.string()),
        ("latitude", pa.float64()),
        ("longitude", pa.float64()),
        ("geonames_id", pa.int64()),
        ("confidence", pa.float64()),
        ("origin", pa.string()),
        ("wording", pa.string()),
    ]
)

# In the parts ``event_group`` is null: only the whole record can tell it.
EVENTS = _schema(
    [
        ("id", pa.string()),
        ("report_id", pa.string()),
        ("type", pa.string()),
        ("mode", pa.string()),
        ("contexts", STRINGS),
        ("quad", pa.string()),
        ("cameo", pa.string()),
        ("score", pa.float64()),
        ("triggers", SPANS),
        ("evidence", SPANS),
        ("actors", STRINGS),
        ("actor_spans", SPANS),
        ("recipients", STRINGS),
        ("recipient_spans", SPANS),
        ("date", pa.date32()),
        ("date_end", pa.date32()),
        ("date_precision", pa.string()),
        ("date_span", SPAN),
        ("place", pa.string()),
        ("status", pa.string()),
        ("statement", pa.string()),
        ("tie", pa.string()),
        ("because", pa.string()),
        ("confidence", pa.float64()),
        ("origin", pa.string()),
        ("event_group", pa.string()),
        ("trigger_wordings", STRINGS),
        ("evidence_wordings", STRINGS),
        ("actor_wordings", STRINGS),
        ("recipient_wordings", STRINGS),
        ("date_wording", pa.string()),
    ]
)

# Which event of several reports each event of a report is taken to be.
EVENT_GROUPS = _schema([("event_id", pa.string()), ("event_group", pa.string())])

ISSUES = _schema(
    [
        ("report_id", pa.string()),
        ("source", pa.string()),
        ("step", pa.string()),
        ("code", pa.string()),
        ("message", pa.string()),
    ]
)

ORIGINS = _schema(
    [
        ("id", pa.string()),
        ("step", pa.string()),
        ("version", pa.string()),
        ("lexicon", pa.string()),
        ("settings", pa.string()),
        ("model", pa.string()),
    ]
)

ACTORS = _schema(
    [
        ("id", pa.string()),
        ("kind", pa.string()),
        ("name", pa.string()),
        ("country", pa.string()),
        ("sectors", STRINGS),
        ("roles", pa.list_(HELD_ROLE)),
        ("judgements", STRINGS),
    ]
)

# Every name an actor goes by in some report. ``parts`` are its words as questions by name are compared with them.
ACTOR_NAMES = _schema([("actor_id", pa.string()), ("name", pa.string()), ("parts", STRINGS)])

LINKS = _schema(
    [
        ("entity_id", pa.string()),
        ("actor_id", pa.string()),
        ("score", pa.float64()),
        ("reasons", pa.list_(REASON)),
    ]
)

# What people decided, in the order they did, and whether it holds: applied, undone, or waiting for its actor.
JUDGEMENTS = _schema(
    [
        ("id", pa.string()),
        ("verdict", pa.string()),
        ("actor_ids", STRINGS),
        ("names", STRINGS),
        ("terms", pa.list_(TERM)),
        ("by", pa.string()),
        ("at", pa.string()),
        ("note", pa.string()),
        ("state", pa.string()),
        ("remark", pa.string()),
    ]
)

# One row for each time an item was met where something had to be noted: first seen, seen under another source, or seen
# again after another version had taken its place. ``worked`` marks the row whose shard holds the item's findings.
INPUTS = _schema(
    [
        ("input", pa.string()),
        ("digest", pa.string()),
        ("locator", pa.string()),
        ("source", pa.string()),
        ("read_seq", pa.int32()),
        ("worked", pa.bool_()),
        ("report_id", pa.string()),
    ]
)

_INPUT = pa.field("input", pa.string())
_READ_SEQ = pa.field("read_seq", pa.int32())

FINDINGS: Mapping[str, pa.Schema] = MappingProxyType(
    {
        "reports": REPORTS,
        "entities": ENTITIES,
        "mentions": MENTIONS,
        "statements": STATEMENTS,
        "times": TIMES,
        "places": PLACES,
        "events": EVENTS,
        "origins": ORIGINS,
        "issues": ISSUES,
    }
)
"""What a shard's work gives, as the frozen records have it."""

PARTS: Mapping[str, pa.Schema] = MappingProxyType(
    {
        **{
            name: schema.append(_INPUT).append(_READ_SEQ) if name == "issues" else schema.append(_INPUT)
            for name, schema in FINDINGS.items()
        },
        "inputs": INPUTS,
    }
)
"""What lies in ``parts/``. An issue of a place that gave no item (an unreadable folder) has no ``input``."""

_REPORT_NO = pa.field("report_no", pa.int32())

# What the tables of a record were made of: see ``build.stamp_of``.
MADE_OF = _schema([("key", pa.string()), ("value", pa.string())])

# The parties of each event as lists, in the order the report names them.
EVENT_NAMES = _schema(
    [
        ("event_id", pa.string()),
        *(
            (f"{part}_{name}", STRINGS)
            for part in ("actor", "recipient")
            for name in ("names", "countries", "sectors", "ids")
        ),
    ]
)

STORED: Mapping[str, pa.Schema] = MappingProxyType(
    {
        **{name: schema.append(_REPORT_NO) for name, schema in FINDINGS.items() if name != "origins"},
        "origins": ORIGINS,
        "inputs": INPUTS.append(pa.field("counts", pa.bool_())),
        "actors": ACTORS,
        "actor_names": ACTOR_NAMES,
        "links": LINKS,
        "judgements": JUDGEMENTS,
        "event_names": EVENT_NAMES,
    }
)
"""The tables of ``record.duckdb`` that are asked, as the program makes them."""
