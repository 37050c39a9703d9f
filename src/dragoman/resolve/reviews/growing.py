"""The step that applies people's judgements on statements, events and namings, for the reports that they touch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.model import (
    PAIRS,
    Change,
    Changes,
    FindingJudgement,
    FindingOutcome,
    Growth,
    Member,
)
from dragoman.resolve.reviews.holding import holding
from dragoman.resolve.reviews.reports import review_report

REVIEW_RULES = 1
"""Version of how judgements find their findings; raise it where the same judgements would come to something else."""


def grow_reviews(growth: Growth, judgements: Sequence[FindingJudgement], unplaced: Iterable[Member]) -> Changes:
    """Return what becomes of the findings of the reports that came, and of all judgements that are of them.

    ``unplaced`` are the places of judgements that are of no report of the record now.
    """
    held = holding(judgements)
    known = held.by_id
    reviewed = [review_report(judged, held) for judged, _ in growth.came]
    outcomes = [each for one in reviewed for each in one.outcomes]
    for member in unplaced:
        judgement = known.get(member.judgement)
        if judgement is not None and judgement.kind not in PAIRS:
            outcomes.append(FindingOutcome(judgement, "waiting", None, member.remark))
    outcomes += held.settled
    reports = sorted({one.findings.findings.report.id for one in reviewed} | set(growth.went))
    members = [each for one in reviewed for each in one.members]
    return {
        "reviewed_fields": Change(reports, [each for one in reviewed for each in one.fields]),
        "finding_judgements": Change([each.judgement.id for each in outcomes], outcomes),
        "reviewed_findings": Change(reports, [one.findings for one in reviewed]),
        "kept_members": Change(reports, [*members, *unplaced]),
    }
