"""From frozen records to Arrow columns and back, in one place."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, cast, get_args, get_origin, get_type_hints

import pyarrow as pa

from dragoman.model import (
    Actor,
    Copy,
    FindingOutcome,
    Findings,
    Issue,
    JudgementOutcome,
    Link,
    Position,
    Reason,
    ReviewedField,
    SharedPassage,
    Span,
    Story,
    StoryReport,
    Version,
)
from dragoman.store.kinds import KINDS, PARTS
from dragoman.store.names import known_parts
from dragoman.store.schema import (
    ACTOR_NAMES,
    ACTORS,
    COPIES,
    EVENT_GROUPS,
    FINDING_JUDGEMENTS,
    JUDGEMENTS,
    LINKS,
    POSITIONS,
    REVIEWED,
    SHARED_PASSAGES,
    STORIES,
    STORY_REPORTS,
    UTTERANCES,
)

Tables = dict[str, pa.Table]
"""Arrow tables by the name of the table of the record they belong to."""


def tables_from(found: Iterable[tuple[str, Findings]], loose: Iterable[tuple[str, Issue]] = ()) -> Tables:
    """Return the parts tables of pairs of an input id and what was found in it, rows in the order given.

    ``loose`` are issues of inputs that gave no report, each with its input id.
    """
    pairs = list(found)
    tables: Tables = {}
    for name in KINDS:  # the rows of one table are dropped before those of the next are made
        rows = [(input_id, row) for input_id, findings in pairs for row in rows_of(name, findings)]
        if name == "issues":
            rows.extend((input_id, _row(issue)) for input_id, issue in loose)
        tables[name] = _part_table(name, rows)
    return tables


def issue_table(issues: Sequence[Issue], read_seq: int) -> pa.Table:
    """Return issues of places that gave no item, noted by the read with this number."""
    table = table_of(KINDS["issues"].columns, [_row(issue) for issue in issues])
    return _with(_with(table, "input", [None] * len(issues), "issues"), "read_seq", [read_seq] * len(issues), "issues")


def actor_table(actors: Sequence[Actor]) -> pa.Table:
    """Return actors as a table."""
    return table_of(ACTORS, [_actor_row(actor) for actor in actors])


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
        actor.is_named,
    )


def name_table(names: Iterable[tuple[str, str]]) -> pa.Table:
    """Return pairs of an actor's id and a name it goes by as a table."""
    return table_of(ACTOR_NAMES, [(actor_id, name, known_parts(name)) for actor_id, name in names])


def link_table(links: Sequence[Link]) -> pa.Table:
    """Return links as a table."""
    return table_of(LINKS, [_link_row(link) for link in links])


def _link_row(link: Link) -> tuple[Any, ...]:
    return (link.entity_id, link.actor_id, link.score, _reason_rows(link.reasons), link.sectors)


def _reason_rows(reasons: Iterable[Reason]) -> list[tuple[Any, ...]]:
    return [(each.feature, each.left, each.right, each.weight, each.evidence) for each in reasons]


def event_group_table(groups: Sequence[tuple[str, str]]) -> pa.Table:
    """Return pairs of an event's id and its group's as a table."""
    return table_of(EVENT_GROUPS, groups)


def utterance_table(versions: Sequence[Version]) -> pa.Table:
    """Return statements as versions of utterances as a table."""
    return table_of(UTTERANCES, [_version_row(version) for version in versions])


def _version_row(version: Version) -> tuple[Any, ...]:
    reasons = [(each.feature, each.left, each.right, each.weight) for each in version.reasons]
    return (
        version.statement_id,
        version.utterance_id,
        version.kind,
        version.beside,
        version.score,
        reasons,
        version.again_of,
        version.review,
    )


def copy_table(copies: Sequence[Copy]) -> pa.Table:
    """Return reports of groups of copies as a table."""
    rows = ((*_row(copy)[:-2], _reason_rows(copy.reasons), copy.review) for copy in copies)
    return table_of(COPIES, list(rows))


def passage_table(passages: Sequence[SharedPassage]) -> pa.Table:
    """Return passages that two reports share as a table."""
    return table_of(SHARED_PASSAGES, [_row(passage) for passage in passages])


def story_table(stories: Sequence[Story]) -> pa.Table:
    """Return stories as a table."""
    return table_of(STORIES, [_row(story) for story in stories])


def story_report_table(reports: Sequence[StoryReport]) -> pa.Table:
    """Return of which story each report is as a table."""
    rows = ((*_row(report)[:-2], _reason_rows(report.reasons), report.review) for report in reports)
    return table_of(STORY_REPORTS, list(rows))


def position_table(positions: Sequence[Position]) -> pa.Table:
    """Return positions on issues as a table."""
    return table_of(POSITIONS, [_row(position) for position in positions])


def judgement_table(outcomes: Sequence[JudgementOutcome]) -> pa.Table:
    """Return judgements and what became of them as a table."""
    return table_of(JUDGEMENTS, [_judgement_row(outcome) for outcome in outcomes])


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


def finding_judgement_table(outcomes: Sequence[FindingOutcome]) -> pa.Table:
    """Return judgements on findings and what became of them as a table."""
    return table_of(FINDING_JUDGEMENTS, [_finding_judgement_row(outcome) for outcome in outcomes])


def _finding_judgement_row(outcome: FindingOutcome) -> tuple[Any, ...]:
    judgement = outcome.judgement
    return (
        judgement.id,
        judgement.verdict,
        judgement.kind,
        outcome.finding,
        [place.report_id for place in judgement.places],
        [passage.exact for place in judgement.places for passage in place.passages[:1]],
        judgement.codebook,
        judgement.issue,
        [{"field": field, "value": value} for field, value in judgement.terms],
        [{"field": field, "value": value} for field, value in judgement.machine],
        judgement.by,
        judgement.at,
        judgement.program,
        judgement.of,
        judgement.note,
        judgement.batch,
        judgement.sample,
        judgement.is_blind,
        outcome.state,
        outcome.remark,
    )


def reviewed_table(fields: Sequence[ReviewedField]) -> pa.Table:
    """Return fields as the machine and as people have them as a table."""
    return table_of(REVIEWED, [_row(each) for each in fields])


def rows_of(name: str, findings: Findings) -> Iterator[tuple[Any, ...]]:
    """Yield the rows a report's findings give for one table, fields in the order of its schema."""
    text, wordings = findings.report.text, KINDS[name].wordings
    for record in _records_of(name, findings):
        yield (*_row(record), *wordings(text, record))


def _records_of(name: str, findings: Findings) -> tuple[Any, ...]:
    if name == "reports":
        return (findings.report,)
    return cast(tuple[Any, ...], getattr(findings, name))


def _part_table(name: str, pairs: Sequence[tuple[str, tuple[Any, ...]]]) -> pa.Table:
    table = _with(table_of(KINDS[name].columns, [row for _, row in pairs]), "input", [key for key, _ in pairs], name)
    return _with(table, "read_seq", [None] * len(pairs), name) if name == "issues" else table


def table_of(schema: pa.Schema, rows: Sequence[tuple[Any, ...]]) -> pa.Table:
    """Return rows as a table."""
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
    names, makers = _field_names(kind), _makers(kind)
    return [kind(*(makers[name](row[name]) if name in makers else row[name] for name in names)) for row in rows]


def records_of(kind: type[Any], table: pa.Table) -> list[Any]:
    """Return the frozen records that the rows of a table hold, as ``records_from`` does, column by column."""
    makers, columns = _makers(kind), []
    for name in _field_names(kind):
        column = table.column(name)
        if name in makers:
            columns.append(_made(column, makers[name], _records_in(kind).get(name)))
        else:
            columns.append(column.to_pylist())
    return list(map(kind, *columns))


def _made(column: pa.ChunkedArray, make: Callable[[Any], Any], record: type[Any] | None) -> list[Any]:
    """Return the values of a column that are more than plain ones; ``record`` is what a struct without nulls holds."""
    if record is None or column.null_count:
        return list(map(make, column.to_pylist()))
    return [each for chunk in column.chunks for each in records_of(record, pa.Table.from_struct_array(chunk))]


_RECORDS: dict[type[Any], dict[str, type[Any]]] = {}


def _records_in(kind: type[Any]) -> dict[str, type[Any]]:
    """Return which fields of a record hold one of another kind, and of which."""
    if kind not in _RECORDS:
        told = {name: each for name, each in get_type_hints(kind).items() if get_origin(each) is not tuple}
        found = ((name, each) for name, hint in told.items() for each in (get_args(hint) or (hint,)))
        _RECORDS[kind] = {name: each for name, each in found if _is_record(each) and each is not Span}
    return _RECORDS[kind]


_MAKERS: dict[type[Any], dict[str, Callable[[Any], Any]]] = {}


def _makers(kind: type[Any]) -> dict[str, Callable[[Any], Any]]:
    """Return what makes those fields of a record that are more than the plain values of a row, by its types."""
    if kind not in _MAKERS:
        made = ((name, _maker(told)) for name, told in get_type_hints(kind).items())
        _MAKERS[kind] = {name: make for name, make in made if make is not None}
    return _MAKERS[kind]


def _maker(told: Any) -> Callable[[Any], Any] | None:
    if get_origin(told) is tuple:
        [item, _] = get_args(told)
        if item is Span:
            return _spans
        return _many(item) if _is_record(item) else _texts
    for kind in get_args(told) or (told,):
        if kind is Span:
            return _span
        if _is_record(kind):
            return _one(kind)
    return None


def _is_record(kind: Any) -> bool:
    return hasattr(kind, "__dataclass_fields__")


def _span(value: Row | None) -> Span | None:
    return None if value is None else Span(value["start"], value["end"])


def _spans(values: Sequence[Row]) -> tuple[Span, ...]:
    return tuple(Span(value["start"], value["end"]) for value in values)


def _texts(values: Sequence[Any] | None) -> tuple[Any, ...]:
    # Null in parts that an earlier version wrote, which did not have the column.
    return tuple(values or ())


def _one(kind: type[Any]) -> Callable[[Row | None], Any]:
    return lambda value: None if value is None else records_from(kind, [value])[0]


def _many(kind: type[Any]) -> Callable[[Sequence[Row]], tuple[Any, ...]]:
    return lambda values: tuple(records_from(kind, values))
