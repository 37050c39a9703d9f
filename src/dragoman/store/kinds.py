"""The kinds of finding, each declared once: its record, its columns, the order of its rows, its words in the text.

Parts, tables and views are made from these declarations; how to add one: decision 0013.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pyarrow as pa

from dragoman.model import Entity, Event, Issue, Mention, Naming, Origin, Place, Report, Statement, When, wording
from dragoman.store.schema import (
    ACTOR_NAMES,
    ACTORS,
    COPIES,
    CUE,
    DATELINE,
    EVENT_NAMES,
    FINDING_JUDGEMENTS,
    INPUTS,
    JUDGEMENTS,
    LINKS,
    OWN_COLUMN,
    POSITIONS,
    REVIEWED,
    ROLE,
    SHARED_PASSAGES,
    SPAN,
    SPANS,
    STATEMENT_ACTS,
    STORIES,
    STORY_REPORTS,
    STRINGS,
    UTTERANCES,
    ZONE,
    schema_of,
)


@dataclass(frozen=True)
class FindingKind:
    """A kind of what is found in a report, by the name of its table, which is also that of its field in ``Findings``.

    ``columns`` are the fields of ``record`` in their order, then what ``wordings`` gives of the report's text and the
    record: the words at its spans, kept because every table a person looks at shows them. ``order`` is that of the
    rows in SQL: it hangs on content alone. Where a table is not ``is_plain``, ``sql/findings.sql`` makes it.
    """

    record: type[Any]
    columns: pa.Schema
    order: str
    wordings: Callable[[str, Any], tuple[Any, ...]] = lambda text, record: ()
    is_plain: bool = True

    @property
    def is_of_report(self) -> bool:
        """Whether each row tells its report, and the rows of one report can be asked for."""
        return "report_id" in self.columns.names


def _wording(text: str, record: Any) -> tuple[str]:
    return (wording(text, record.span),)


def _statement_wordings(text: str, statement: Statement) -> tuple[str, str | None, str | None]:
    return (
        wording(text, *statement.content),
        wording(text, statement.speaker_span) if statement.speaker_span else None,
        wording(text, statement.cue.span) if statement.cue else None,
    )


def _event_wordings(text: str, event: Event) -> tuple[Any, ...]:
    told = (event.triggers, event.evidence, event.actor_spans, event.recipient_spans)
    return (
        *([wording(text, span) for span in spans] for spans in told),
        wording(text, event.date_span) if event.date_span else None,
    )


KINDS: Mapping[str, FindingKind] = MappingProxyType(
    {
        "reports": FindingKind(
            Report,
            schema_of(
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
                    ("columns", pa.list_(OWN_COLUMN)),
                ]
            ),
            order="report_no, id",
            is_plain=False,
        ),
        "entities": FindingKind(
            Entity,
            schema_of(
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
            ),
            order="report_no, id",
        ),
        "mentions": FindingKind(
            Mention,
            schema_of(
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
            ),
            order='report_no, span.start, span."end", id',
            wordings=_wording,
        ),
        "statements": FindingKind(
            Statement,
            schema_of(
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
                    ("utterance_id", pa.string()),
                    ("review", pa.string()),
                    ("wording", pa.string()),
                    ("speaker_wording", pa.string()),
                    ("cue_wording", pa.string()),
                ]
            ),
            order="report_no, content[1].start, id",
            wordings=_statement_wordings,
            is_plain=False,
        ),
        "times": FindingKind(
            When,
            schema_of(
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
            ),
            order='report_no, span.start, span."end", id',
            wordings=_wording,
        ),
        "places": FindingKind(
            Place,
            schema_of(
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
            ),
            order='report_no, span.start, span."end", id',
            wordings=_wording,
        ),
        # In the parts ``event_group``, and a statement's ``utterance_id``, are null: only the whole record can tell it.
        "events": FindingKind(
            Event,
            schema_of(
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
                    ("review", pa.string()),
                    ("trigger_wordings", STRINGS),
                    ("evidence_wordings", STRINGS),
                    ("actor_wordings", STRINGS),
                    ("recipient_wordings", STRINGS),
                    ("date_wording", pa.string()),
                ]
            ),
            order="report_no, triggers[1].start, id",
            wordings=_event_wordings,
            is_plain=False,
        ),
        "namings": FindingKind(
            Naming,
            schema_of(
                [
                    ("id", pa.string()),
                    ("report_id", pa.string()),
                    ("span", SPAN),
                    ("normal", pa.string()),
                    ("kind", pa.string()),
                    ("mention", pa.string()),
                    ("entity", pa.string()),
                    ("place", pa.string()),
                    ("event", pa.string()),
                    ("voice", pa.string()),
                    ("statement", pa.string()),
                    ("is_marked", pa.bool_()),
                    ("in_headline", pa.bool_()),
                    ("origin", pa.string()),
                    ("review", pa.string()),
                    ("wording", pa.string()),
                ]
            ),
            order='report_no, span.start, span."end", id',
            wordings=_wording,
        ),
        "origins": FindingKind(
            Origin,
            schema_of(
                [
                    ("id", pa.string()),
                    ("step", pa.string()),
                    ("version", pa.string()),
                    ("lexicon", pa.string()),
                    ("settings", pa.string()),
                    ("model", pa.string()),
                ]
            ),
            order="id",
            is_plain=False,
        ),
        "issues": FindingKind(
            Issue,
            schema_of(
                [
                    ("report_id", pa.string()),
                    ("source", pa.string()),
                    ("step", pa.string()),
                    ("code", pa.string()),
                    ("message", pa.string()),
                ]
            ),
            order="report_no, source, step, code, message",
            is_plain=False,
        ),
    }
)
"""What a shard's work gives, as the frozen records have it."""

_INPUT = pa.field("input", pa.string())
_READ_SEQ = pa.field("read_seq", pa.int32())

PARTS: Mapping[str, pa.Schema] = MappingProxyType(
    {
        **{
            name: kind.columns.append(_INPUT).append(_READ_SEQ) if name == "issues" else kind.columns.append(_INPUT)
            for name, kind in KINDS.items()
        },
        "inputs": INPUTS,
    }
)
"""What lies in ``parts/``. An issue of a place that gave no item (an unreadable folder) has no ``input``."""

_REPORT_NO = pa.field("report_no", pa.int64())

REPLACED = ("statements", "events", "namings")
"""Kinds of finding whose rows give way to what people judged: ``machine_NAME`` holds those of the machine."""

STORED: Mapping[str, pa.Schema] = MappingProxyType(
    {
        **{name: kind.columns.append(_REPORT_NO) for name, kind in KINDS.items() if name != "origins"},
        "origins": KINDS["origins"].columns,
        "inputs": INPUTS.append(pa.field("counts", pa.bool_())),
        "actors": ACTORS,
        "actor_names": ACTOR_NAMES,
        "links": LINKS,
        "judgements": JUDGEMENTS,
        "positions": POSITIONS,
        "event_names": EVENT_NAMES,
        "utterances": UTTERANCES,
        "copies": COPIES,
        "shared_passages": SHARED_PASSAGES,
        "stories": STORIES,
        "story_reports": STORY_REPORTS,
        "statement_acts": STATEMENT_ACTS,
        "finding_judgements": FINDING_JUDGEMENTS,
        "reviewed_fields": REVIEWED,
        "pair_judgements": FINDING_JUDGEMENTS,
        "reviewed_pairs": REVIEWED,
        **{f"machine_{name}": KINDS[name].columns.append(_REPORT_NO) for name in REPLACED},
        "machine_copies": COPIES,
        "machine_story_reports": STORY_REPORTS,
        "machine_utterances": UTTERANCES,
        "machine_stories": STORIES,
    }
)
"""The tables of ``record.duckdb`` that are asked, as the program makes them."""
