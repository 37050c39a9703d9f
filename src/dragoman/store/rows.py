"""From frozen records to Arrow columns and back, in one place."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

import pyarrow as pa

from dragoman.model import (
    Actor,
    Cue,
    Dateline,
    Entity,
    Event,
    Evidence,
    Findings,
    HeldRole,
    Issue,
    JudgementOutcome,
    Link,
    Mention,
    Origin,
    Place,
    Report,
    Role,
    Span,
    Statement,
    When,
    Zone,
    wording,
)
from dragoman.store.names import known_parts
from dragoman.store.schema import ACTOR_NAMES, ACTORS, EVENT_GROUPS, FINDINGS, JUDGEMENTS, LINKS, PARTS

Tables = dict[str, pa.Table]
"""Arrow tables by the name of the table of the record they belong to."""


def tables_from(found: Iterable[tuple[str, Findings]], loose: Iterable[tuple[str, Issue]] = ()) -> Tables:
    """Return the parts tables of pairs of an input id and what was found in it, rows in the order given.

    ``loose`` are issues of inputs that gave no report, each with its input id.
    """
    pairs = list(found)
    tables: Tables = {}
    for name in FINDINGS:  # the rows of one table are dropped before those of the next are made
        rows = [(input_id, row) for input_id, findings in pairs for row in rows_of(name, findings)]
        if name == "issues":
            rows.extend((input_id, _row(issue)) for input_id, issue in loose)
        tables[name] = _part_table(name, rows)
    return tables


def issue_table(issues: Sequence[Issue], read_seq: int) -> pa.Table:
    """Return issues of places that gave no item, noted by the read with this number."""
    table = _table(FINDINGS["issues"], [_row(issue) for issue in issues])
    return _with(_with(table, "input", [None] * len(issues), "issues"), "read_seq", [read_seq] * len(issues), "issues")


def actor_table(actors: Sequence[Actor]) -> pa.Table:
    """Return actors as a table."""
    return _table(ACTORS, [_actor_row(actor) for actor in actors])


def _actor_row(actor: Actor) -> tuple[Any, ...]:
    # By hand, like that of a link: there are millions of both, and ``_row`` takes ten times as long.
    return (
        actor.id,
        actor.kind,
        actor.name,
        actor.country,
        actor.sectors,
        [_row(role) for role in actor.roles],
        actor.judgements,
    )


def name_table(names: Iterable[tuple[str, str]]) -> pa.Table:
    """Return pairs of an actor's id and a name it goes by as a table."""
    return _table(ACTOR_NAMES, [(actor_id, name, known_parts(name)) for actor_id, name in names])


def link_table(links: Sequence[Link]) -> pa.Table:
    """Return links as a table."""
    return _table(LINKS, [_link_row(link) for link in links])


def _link_row(link: Link) -> tuple[Any, ...]:
    reasons = [(each.feature, each.left, each.right, each.weight, each.evidence) for each in link.reasons]
    return (link.entity_id, link.actor_id, link.score, reasons)


def event_group_table(groups: Sequence[tuple[str, str]]) -> pa.Table:
    """Return pairs of an event's id and its group's as a table."""
    return _table(EVENT_GROUPS, groups)


def judgement_table(outcomes: Sequence[JudgementOutcome]) -> pa.Table:
    """Return judgements and what became of them as a table."""
    return _table(JUDGEMENTS, [_judgement_row(outcome) for outcome in outcomes])


def _judgement_row(outcome: JudgementOutcome) -> tuple[Any, ...]:
    judgement = outcome.judgement
    return (
        judgement.id,
        judgement.verdict,
        [subject.actor_id for subject in judgement.subjects],
        [subject.name for subject in judgement.subjects],
        [{"field": field, "value": value} for field, value in judgement.terms],
        judgement.by,
        judgement.at,
        judgement.note,
        outcome.state,
        outcome.remark,
    )


def rows_of(name: str, findings: Findings) -> Iterator[tuple[Any, ...]]:
    """Yield the rows a report's findings give for one table, fields in the order of its schema."""
    text = findings.report.text
    for record in _records_of(name, findings):
        row = _row(record)
        if isinstance(record, Mention | When | Place):
            row = (*row, wording(text, record.span))
        elif isinstance(record, Event):
            row = (*row, *_event_wordings(text, record))
        elif isinstance(record, Statement):
            row = (*row, *_statement_wordings(text, record))
        yield row


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


def _records_of(name: str, findings: Findings) -> tuple[Any, ...]:
    if name == "reports":
        return (findings.report,)
    return cast(tuple[Any, ...], getattr(findings, name))


def _part_table(name: str, pairs: Sequence[tuple[str, tuple[Any, ...]]]) -> pa.Table:
    table = _with(_table(FINDINGS[name], [row for _, row in pairs]), "input", [key for key, _ in pairs], name)
    return _with(table, "read_seq", [None] * len(pairs), name) if name == "issues" else table


def _table(schema: pa.Schema, rows: Sequence[tuple[Any, ...]]) -> pa.Table:
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(schema)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _with(table: pa.Table, column: str, values: Sequence[Any], name: str) -> pa.Table:
    field = PARTS[name].field(column)
    return table.append_column(field, pa.array(values, field.type))


def _row(record: Any) -> tuple[Any, ...]:
    """Return a record's fields as tuples all the way down, which Arrow takes for structs."""
    return tuple(_plain(getattr(record, field)) for field in _field_names(type(record)))


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return _row(value)
    return value


_FIELD_NAMES: dict[type[Any], tuple[str, ...]] = {}


def _field_names(kind: type[Any]) -> tuple[str, ...]:
    if kind not in _FIELD_NAMES:
        _FIELD_NAMES[kind] = tuple(field.name for field in dataclasses.fields(kind))
    return _FIELD_NAMES[kind]


# ---- from rows to records --------------------------------------------------------------------------------------------

Row = Mapping[str, Any]


def records_from(kind: type[Any], rows: Iterable[Row]) -> list[Any]:
    """Return the frozen records of one kind that rows (as ``Table.to_pylist`` gives them) hold. Other columns are left.

    Lists become tuples; structs become the records they were.
    """
    names = _field_names(kind)
    nested = _NESTED.get(kind, {})
    return [kind(*(nested[name](row[name]) if name in nested else row[name] for name in names)) for row in rows]


def _span(value: Row | None) -> Span | None:
    return None if value is None else Span(value["start"], value["end"])


def _spans(values: Sequence[Row]) -> tuple[Span, ...]:
    return tuple(Span(value["start"], value["end"]) for value in values)


def _one(kind: type[Any]) -> Callable[[Row | None], Any]:
    return lambda value: None if value is None else records_from(kind, [value])[0]


def _many(kind: type[Any]) -> Callable[[Sequence[Row]], tuple[Any, ...]]:
    return lambda values: tuple(records_from(kind, values))


_NESTED: dict[type[Any], dict[str, Callable[[Any], Any]]] = {
    Zone: {"span": _span},
    Dateline: {"span": _span},
    Role: {"span": _span},
    Cue: {"span": _span},
    Report: {"dateline": _one(Dateline), "zones": _many(Zone)},
    Entity: {"sectors": tuple, "role": _one(Role)},
    Mention: {"span": _span, "head": _span},
    When: {"span": _span},
    Statement: {
        "speaker_span": _span,
        "cue": _one(Cue),
        "content": _spans,
        "date_span": _span,
        "venue_span": _span,
        "to": tuple,
        "to_spans": _spans,
        "about": tuple,
        "also_by": lambda values: tuple(values or ()),
    },
    Place: {"span": _span},
    Event: {
        "contexts": tuple,
        "triggers": _spans,
        "evidence": _spans,
        "actors": tuple,
        "actor_spans": _spans,
        "recipients": tuple,
        "recipient_spans": _spans,
        "date_span": _span,
    },
    Evidence: {"span": _span},
    HeldRole: {"first_evidence": _one(Evidence), "last_evidence": _one(Evidence)},
    Actor: {"sectors": tuple, "roles": _many(HeldRole), "judgements": tuple},
}

RECORD_KINDS: Mapping[str, type[Any]] = {
    "reports": Report,
    "entities": Entity,
    "mentions": Mention,
    "statements": Statement,
    "times": When,
    "places": Place,
    "events": Event,
    "issues": Issue,
    "origins": Origin,
    "actors": Actor,
}
"""Which frozen record the rows of a table are."""
