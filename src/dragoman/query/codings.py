"""What a record holds of the reports that were coded by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from dragoman.evaluate import Candidate, Coded, GoldReport, pair_reports
from dragoman.model import Span, StatementKind
from dragoman.model.conditions import Choice
from dragoman.query.filters import check_floor, choices_of
from dragoman.query.questions import list_coded_reports, list_statement_spans
from dragoman.store import View

Coding = tuple[GoldReport, tuple[Coded, ...] | None]


def find_codings(
    view: View, gold: Sequence[GoldReport], *, kind: Choice = None, floor: float | None = None, missing: bool = False
) -> list[Coding]:
    """Return each coded report with the record's statements in it, of these kinds and at least as sure as ``floor``.

    Coded statements that tell another kind are left out too. A report that is not in the record has None if
    ``missing`` allows it. Raises ``ConfigError``, and ``GoldError`` as ``pair_reports`` does.
    """
    kinds = choices_of(kind, "kind", get_args(StatementKind))
    floor = check_floor(floor)
    rows = list_coded_reports(view, ids=[each.id for each in gold], texts=[each.text for each in gold])
    paired = pair_reports(gold, [Candidate(**row) for row in rows], may_be_missing=missing)
    found: dict[str, list[Coded]] = {report_id: [] for _, report_id in paired if report_id is not None}
    for row in list_statement_spans(view, reports=list(found), kinds=kinds, floor=floor):
        found[row["report_id"]].append(_coded(row))
    return [
        (_of_kinds(report, kinds), None if report_id is None else tuple(found[report_id]))
        for report, report_id in paired
    ]


def _of_kinds(report: GoldReport, kinds: Sequence[str] | None) -> GoldReport:
    if kinds is None:
        return report
    kept = tuple(each for each in report.statements if each.kind is None or each.kind in kinds)
    return GoldReport(report.id, report.text, kept)


def _coded(row: dict[str, Any]) -> Coded:
    return Coded(
        source=_spans(row["speaker_span"]),
        cue=_spans(row["cue_span"]),
        content=_spans(*row["content"]),
        kind=row["kind"],
        confidence=row["confidence"],
    )


def _spans(*given: dict[str, int] | None) -> tuple[Span, ...]:
    return tuple(Span(each["start"], each["end"]) for each in given if each is not None)
