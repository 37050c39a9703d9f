"""Some of a report's statements and events: those of a kind, or sure enough."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping
from typing import get_args

from dragoman.model import Event, Findings, Naming, Statement, StatementKind, Voice
from dragoman.model.conditions import Choice
from dragoman.query.filters import check_floor, choices_of


@dataclasses.dataclass(frozen=True)
class Selection:
    """Which statements are wanted: of these kinds (None: of all), at least as sure as ``floor`` (None: all).

    ``floor`` holds for events too.
    """

    kinds: Collection[str] | None = None
    floor: float | None = None

    def __contains__(self, statement: Statement) -> bool:
        is_of_kind = self.kinds is None or statement.kind in self.kinds
        return is_of_kind and (self.floor is None or statement.confidence >= self.floor)

    def narrow(self, findings: Findings) -> Findings:
        """Return the findings with the wanted statements and events only; actors, mentions, times and places stay.

        What stood within a statement that is left out stands within the next one around it that is not, if any; an
        event that such a statement makes or claims is claimed by that one.
        """
        if self.kinds is None and self.floor is None:
            return findings
        by_id = {each.id: each for each in findings.statements}
        kept = tuple(
            dataclasses.replace(each, within=self._outer(each, by_id)) for each in findings.statements if each in self
        )
        sure = (each for each in findings.events if self.floor is None or each.confidence >= self.floor)
        events = tuple(self._with_statement_kept(each, by_id) for each in sure)
        namings = tuple(self._in_voice_kept(each, by_id) for each in findings.namings)
        ids = {each.id for each in kept}
        positions = tuple(each for each in findings.positions if each.statement in ids)
        return dataclasses.replace(findings, statements=kept, events=events, namings=namings, positions=positions)

    def _in_voice_kept(self, naming: Naming, by_id: Mapping[str, Statement]) -> Naming:
        """Return a naming inside the next statement around it that is wanted, or in the report's own voice."""
        statement = self._first_wanted(naming.statement, by_id)
        if statement == naming.statement:
            return naming
        own: Voice = "headline" if naming.in_headline else "report"
        return dataclasses.replace(naming, statement=statement, voice=own if statement is None else naming.voice)

    def _with_statement_kept(self, event: Event, by_id: Mapping[str, Statement]) -> Event:
        statement = self._first_wanted(event.statement, by_id)
        is_moved = statement is not None and statement != event.statement
        return dataclasses.replace(event, statement=statement, tie="claims" if is_moved else event.tie)

    def _outer(self, statement: Statement, by_id: Mapping[str, Statement]) -> str | None:
        return self._first_wanted(statement.within, by_id)

    def _first_wanted(self, statement_id: str | None, by_id: Mapping[str, Statement]) -> str | None:
        """Return a statement's id or, where it is left out, that of the next one around it that is not."""
        statement = by_id.get(statement_id or "")
        while statement is not None and statement not in self:
            statement = by_id.get(statement.within or "")
        return None if statement is None else statement.id


def select_statements(kind: Choice = None, floor: float | None = None) -> Selection:
    """Check what is wanted. Raises ``ConfigError`` where a kind is unknown or the floor not in [0, 1]."""
    return Selection(choices_of(kind, "kind", get_args(StatementKind)), check_floor(floor))
