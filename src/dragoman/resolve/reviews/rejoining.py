"""What stood inside a statement that is none: it stands in the next one around it, or in the report's own voice."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from dragoman.model import Event, Naming, Statement, Voice
from dragoman.resolve.reviews.anchors import Finding


def without_statements(
    findings: Iterable[Finding], rejected: Mapping[str, Statement], statements: Iterable[Statement]
) -> list[Finding]:
    """Return those of the findings that stood in a rejected statement, as they stand without it."""
    if not rejected:
        return []
    outer = {each.id: each.within for each in statements}
    moved = (_moved(each, rejected, outer) for each in findings)
    return [each for each in moved if each is not None]


def _moved(finding: Finding, rejected: Mapping[str, Statement], outer: Mapping[str, str | None]) -> Finding | None:
    own = finding.within if isinstance(finding, Statement) else finding.statement
    if own not in rejected:
        return None
    around: str | None = own
    while around is not None and around in rejected:
        around = outer.get(around)
    if isinstance(finding, Statement):
        return dataclasses.replace(finding, within=around)
    if isinstance(finding, Event):
        return dataclasses.replace(finding, statement=around, tie=None if around is None else "claims")
    assert isinstance(finding, Naming)
    voice: Voice = "headline" if finding.in_headline else "report"
    return dataclasses.replace(finding, statement=around, voice=finding.voice if around is not None else voice)
