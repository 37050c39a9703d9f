"""What people judged about findings, in the tables of a record: what has to be judged again, and what takes its place.

The tables of findings hold what counts; ``machine_NAME`` holds the rows of the machine that gave way to it. Where a
record grows, the rows of the reports that are judged again are put back first. Decision 0022.
"""

# ruff: noqa: S608  (what is put into SQL are names of our own tables)

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import duckdb
import pyarrow as pa

from dragoman.model import (
    JUDGED,
    NO_STANCE,
    FindingJudgement,
    Findings,
    JudgedReport,
    Member,
    PositionJudgement,
    Report,
    ReviewedFindings,
)
from dragoman.store.database import sql_named
from dragoman.store.kinds import KINDS, REPLACED, STORED
from dragoman.store.rows import records_of, rows_of, table_of

_REPORTS_A_BATCH = 2_000
_READ = ("entities", "mentions", "places", *REPLACED)


def prepare_judging(
    connection: duckdb.DuckDBPyConnection, judgements: Sequence[FindingJudgement], *, is_new: bool = False
) -> None:
    """Note of which reports judgements are now, and which reports have to be judged (again).

    Of tables that are new all of them, as no table tells of judgements yet.
    """
    _register_places(connection, judgements)
    connection.execute(sql_named("judged_places"))
    _register(connection, "known_judgements", "id", (each.id for each in judgements))
    changed = {each.id for each in judgements} if is_new else _changed(connection, judgements)
    _register(connection, "changed_judgements", "id", changed)
    if not is_new:
        connection.execute(
            "delete from finding_judgements where state = 'undone' or id not in (select id from known_judgements)"
        )
    connection.execute(sql_named("reports_to_judge"))


def _register_places(connection: duckdb.DuckDBPyConnection, judgements: Iterable[FindingJudgement]) -> None:
    rows = [
        (each.id, number, place.report_id, place.given_id, place.url, place.source)
        for each in judgements
        for number, place in enumerate(each.places)
    ]
    fields = [(name, pa.string()) for name in ("judgement", "place", "report_id", "given_id", "url", "source")]
    fields[1] = ("place", pa.int32())
    connection.register("judged_places", table_of(pa.schema(fields), rows))


def _register(connection: duckdb.DuckDBPyConnection, name: str, column: str, values: Iterable[str]) -> None:
    connection.register(name, pa.table({column: pa.array(sorted(values), pa.string())}))


def _changed(connection: duckdb.DuckDBPyConnection, judgements: Sequence[FindingJudgement]) -> set[str]:
    """Return the judgements that came or went since the tables were made, and those that these undo or decide on."""
    tables = '(select id, "of" from finding_judgements union all select id, "of" from pair_judgements)'
    before: dict[str, str | None] = dict(connection.execute(f"from {tables}").fetchall())
    now = {each.id: each.of for each in judgements}
    told = {**before, **now}
    changed = before.keys() ^ now.keys()
    waiting = list(changed)
    while waiting:
        of = told.get(waiting.pop())
        if of is not None and of not in changed:
            changed.add(of)
            waiting.append(of)
    return changed


def put_back(connection: duckdb.DuckDBPyConnection) -> None:
    """Put back what the machine found in the reports that are judged again, and forget it of those that went.

    What was put back is noted in ``rejudged_NAME``, and in ``rejudged_reports`` whose events.
    """
    connection.execute("create or replace temp table unjudged as select id from reports_to_judge")
    connection.execute(
        "create or replace temp table rejudged_reports as "
        "select report_id from machine_events where report_id in (from unjudged) "
        "union select report_id from events where report_id in (from unjudged) and review = 'added'"
    )
    for name in REPLACED:
        own = f"machine_{name} where report_id in (from unjudged)"
        connection.execute(
            f"create or replace temp table rejudged_{name} as select id from {own} "
            f"union select id from {name} where report_id in (from unjudged) and review = 'added'"
        )
        connection.execute(f"delete from {name} where id in (from rejudged_{name})")
        connection.execute(f"insert into {name} from {own}")
        connection.execute(
            f"delete from machine_{name} where report_id in (from unjudged) or report_id in (select id from went)"
        )
    connection.execute(
        "create or replace temp view gone_worded_statements as "
        "select id from gone_statements union select id from rejudged_statements"
    )


def unplaced_judgements(connection: duckdb.DuckDBPyConnection) -> Iterator[Member]:
    """Yield the places of judgements that are of no report of the record."""
    rows = connection.execute(
        "select judgement, place, remark from placed where report_id is null order by judgement, place"
    ).fetchall()
    for judgement, place, remark in rows:
        yield Member(judgement, place, None, None, remark)


def position_verdicts(connection: duckdb.DuckDBPyConnection) -> Iterator[PositionJudgement]:
    """Yield what people judged about positions, as judgements on the words of a statement, in the order they did."""
    asked = (
        "select judged.id, codebook, issue, verdict, terms, machine, statements.report_id, statements.wording, "
        '"by", "at", note from finding_judgements judged join found_statements statements '
        "on statements.id = judged.finding where judged.kind = 'position' and state = 'applied' and verdict <> 'note' "
        'order by "at", judged.id'
    )
    for row in connection.execute(asked).fetchall():
        key, codebook, issue, verdict, terms, machine, report_id, words, by, at, note = row
        said = {each["field"]: each["value"] for each in (machine if verdict == "accept" else terms)}
        stance = NO_STANCE if verdict == "reject" else said.get("stance")
        if stance:
            yield PositionJudgement(key, codebook, issue, stance, report_id, words, by, at, note)


def judged_reports(connection: duckdb.DuckDBPyConnection) -> Iterator[JudgedReport]:
    """Yield the reports that have to be judged, as the machine reads them."""
    ids = [key for (key,) in connection.execute("select id from reports_to_judge order by id").fetchall()]
    for first in range(0, len(ids), _REPORTS_A_BATCH):
        yield from _some_judged(connection, ids[first : first + _REPORTS_A_BATCH])


def _some_judged(connection: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> Iterator[JudgedReport]:
    _register(connection, "some_judged", "id", ids)
    places: dict[str, list[tuple[str, int]]] = defaultdict(list)
    asked = "select report_id, judgement, place from placed semi join some_judged on id = report_id"
    for report_id, judgement, place in connection.execute(asked).fetchall():
        places[report_id].append((judgement, place))
    found: dict[str, dict[str, list[object]]] = {name: defaultdict(list) for name in _READ}
    for name in _READ:
        kind = KINDS[name]
        table = f"found_{name}" if name in {"statements", "events"} else name
        rows = connection.sql(
            f"select * from {table} semi join some_judged on some_judged.id = {table}.report_id order by {kind.order}"
        )
        told = rows.to_arrow_table()
        of_reports = told.column("report_id").to_pylist()
        for report_id, record in zip(of_reports, records_of(kind.record, told), strict=True):
            found[name][report_id].append(record)
    rows = connection.sql("select * from reports where id in (from some_judged) order by id")
    reports = records_of(Report, rows.to_arrow_table())
    connection.unregister("some_judged")
    for report in reports:
        own = {name: tuple(found[name].get(report.id, ())) for name in _READ}
        yield JudgedReport(Findings(report, **own), tuple(sorted(places.get(report.id, ()))))  # type: ignore[arg-type]


def apply_reviews(
    connection: duckdb.DuckDBPyConnection, reviewed: Sequence[ReviewedFindings], *, is_growing: bool
) -> None:
    """Put what counts in the place of what the machine found, and keep that aside."""
    _register(connection, "set_aside", "id", (key for each in reviewed for key in each.set_aside))
    numbers = dict(
        connection.execute("select id, report_no from reports where id in (from reports_to_judge)").fetchall()
    )
    for name in REPLACED:
        table = f"found_{name}" if name in {"statements", "events"} and not is_growing else name
        ungrouped = {"statements": "utterance_id", "events": "event_group"}.get(name)
        blank = "" if ungrouped is None else f" replace (null as {ungrouped})"
        own = f"{table} where id in (from set_aside)"
        connection.execute(f"insert into machine_{name} select *{blank} from {own} order by {KINDS[name].order}")
        connection.execute(f"delete from {own}")
        rows = [(*row, numbers[each.findings.report.id]) for each in reviewed for row in rows_of(name, each.findings)]
        connection.register("judged", table_of(STORED[name], rows))
        connection.execute(f"insert into {table} from judged order by {KINDS[name].order}")
        if is_growing:
            connection.execute(
                f"insert into rejudged_{name} (select id from judged union from set_aside) except from rejudged_{name}"
            )
        if is_growing and name == "events":
            connection.execute(
                "insert into rejudged_reports (select report_id from judged "
                "union select report_id from machine_events where id in (from set_aside))"
            )
        connection.unregister("judged")
    connection.unregister("set_aside")


def name_origin(connection: duckdb.DuckDBPyConnection) -> None:
    """Have the origin of what people add among the origins, where the record holds something that they added."""
    connection.execute("delete from origins where id = ?", [JUDGED.id])
    added = " union all ".join(f"select 1 from {name} where review = 'added'" for name in REPLACED)
    if connection.execute(f"select 1 from ({added}) limit 1").fetchall():
        connection.execute("insert into origins values (?, ?, ?, ?, ?, ?)", list(dataclasses.astuple(JUDGED)))
