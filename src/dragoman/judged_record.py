"""What people judge in a record, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dragoman.model import FindingJudgement, FindingVerdict, ReviewedKind
from dragoman.model.conditions import Choice
from dragoman.query import Table, list_judged, list_reviews
from dragoman.store import View


class JudgedRecord:
    """A record that is judged, and asked what was."""

    path: Path
    _view: View

    def judged(self, *, waiting: bool = False, kind: Choice = None) -> Table:
        """Return all that people decided, on findings and actors; with ``waiting`` what finds its place no more."""
        return list_judged(self._view, waiting=waiting, kind=kind)

    def reviews(self) -> Table:
        """Return each field that people reviewed, as the machine and as they have it."""
        return list_reviews(self._view)

    def judge(
        self,
        findings: str | Sequence[str],
        verdict: FindingVerdict,
        *,
        kind: ReviewedKind | None = None,
        report: str = "",
        words: str | Sequence[str] = (),
        note: str | None = None,
        by: str | None = None,
        **fields: str,
    ) -> FindingJudgement:
        """Keep a judgement on a finding, apply it, and see the record with it from now on; return the judgement.

        ``findings`` is an id, of a pair two; empty for ``add``. Manual: page 'judging'. Raises as ``judge_findings``.
        """
        from dragoman.run import FindingRequest, judge_findings  # noqa: PLC0415  (who only asks need not load the steps)

        own, quoted = ((each,) if isinstance(each, str) else tuple(each) for each in (findings, words))
        asked = FindingRequest(verdict, tuple(filter(None, own)), kind, tuple(fields.items()), report, quoted, note)
        [made], _ = judge_findings(self.path, [asked], by=by)
        self._view.close()
        self._view = View(self.path)
        return made
