"""Some of a report's statements: those of a kind, or sure enough."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping
from typing import get_args

from dragoman.model import Findings, Statement, StatementKind
from dragoman.query.filters import Choice, check_floor, choices_of


@dataclasses.dataclass(frozen=True)
class Selection:
    """Which statements are wanted: of these kinds (None: of all), at least as sure as ``floor`` (None: all)."""

    kinds: Collection[str] | None = None
    floor: float | None = None

    def __contains__(self, statement: Statement) -> bool:
        is_of_kind = self.kinds is None or statement.kind in self.kinds
        return is_of_kind and (self.floor is None or statement.confidence >= self.floor)

    def narrow(self, findings: Findings) -> Findings:
        """Return the findings with the wanted statements only; actors, mentions and times stay.

        What stood within a statement that is left out stands within the next one around it that is not, if any.
        """
        if self.kinds is None and self.floor is None:
            return findings
        by_id = {each.id: each for each in findings.statements}
        kept = tuple(
            dataclasses.replace(each, within=self._outer(each, by_id)) for each in findings.statements if each in self
        )
        return dataclasses.replace(findings, statements=kept)

    def _outer(self, statement: Statement, by_id: Mapping[str, Statement]) -> str | None:
        outer = by_id.get(statement.within or "")
        while outer is not None and outer not in self:
            outer = by_id.get(outer.within or "")
        return None if outer is None else outer.id


def select_statements(kind: Choice = None, floor: float | None = None) -> Selection:
    """Check what is wanted. Raises ``ConfigError`` where a kind is unknown or the floor not in [0, 1]."""
    return Selection(choices_of(kind, "kind", get_args(StatementKind)), check_floor(floor))
