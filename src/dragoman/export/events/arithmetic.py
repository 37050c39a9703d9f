"""What becomes of an event's status where a format has no place for it.

PLOVER reads some statuses as another type: who will meet agrees, who will attack threatens, who denied aid rejects.
The table is ``lexicon/data/plover_statuses.tsv``. What it has no line for keeps its type.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import cast, get_args

from dragoman.export.events.told import Told
from dragoman.lexicon.ontology import Quad, cameo_of, quad_of, score_of
from dragoman.lexicon.tables import read_table
from dragoman.model import Event, EventType, Status

STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class Reading:
    """An event as a format without statuses has it.

    ``type`` is None for a public statement that PLOVER has no type for; ``cameo`` is always there. ``day`` is the day
    it counts under, None if neither the event nor its report has one. ``is_derived`` tells that the type is not that of
    the act but what PLOVER makes of its status.
    """

    type: EventType | None
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str
    quad: Quad | None
    score: float | None
    day: dt.date | None
    is_derived: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of the table. An empty ``mode`` or ``act`` holds for all; ``act`` is what the CAMEO code begins with."""

    type: EventType
    mode: str
    act: str
    status: Status
    becomes: EventType
    becomes_mode: str
    cameo: str

    def holds(self, event: Event) -> bool:
        """Tell whether the rule is of this type, status, mode and code."""
        return (
            (self.type, self.status) == (event.type, event.status)
            and self.mode in {"", event.mode}
            and (event.cameo or "").startswith(self.act)
        )


def read_event(told: Told, statuses: Collection[Status] | None = None) -> Reading | None:
    """Return how a format without statuses has an event, None if it is to be left out.

    By default that is what happened, and what is planned where the table makes it a promise or a threat. Who names
    statuses gets all events of these: read by the table where it has a line, as the bare act where it has none.
    """
    event = told.event
    rule = rule_for(event)
    if statuses is None:
        if event.status != "happened" and (event.status != "planned" or rule is None):
            return None
    elif event.status not in statuses:
        return None
    return _as_told(told) if rule is None else _derived(told, rule)


def rule_for(event: Event) -> Rule | None:
    """Return the closest rule: one for the act's code before one for its mode before one for its type."""
    held = [rule for rule in _rules() if rule.holds(event)]
    return max(held, key=lambda rule: (len(rule.act), len(rule.mode)), default=None)


def day_of(told: Told) -> dt.date | None:
    """Return the day an event counts under: its own, else that of publication, as event data sets have it.

    Of a time of many days it is the one next to the day of publication, else the first.
    """
    event, published = told.event, told.report.published
    if event.date is None:
        return published
    if event.date_end is None or published is None:
        return event.date
    return min(max(published, event.date), event.date_end)


def _as_told(told: Told) -> Reading | None:
    event = told.event
    if event.type is None and event.cameo is None:
        return None
    return Reading(
        type=event.type,
        mode=event.mode,
        contexts=event.contexts,
        cameo=event.cameo or cameo_of(event.type or "", event.mode, event.contexts),
        quad=None if event.type is None else quad_of(event.type),
        score=event.score if event.score is not None or event.type is None else score_of(event.type, event.mode),
        day=day_of(told),
        is_derived=False,
    )


def _derived(told: Told, rule: Rule) -> Reading:
    """Return the promise, threat or refusal. It took place when it was told, not when the act is to."""
    mode = rule.becomes_mode or (told.event.mode if rule.becomes == rule.type else None)
    kept = told.event.cameo if rule.becomes == rule.type else None
    said = told.statement.date if told.statement is not None else None
    return Reading(
        type=rule.becomes,
        mode=mode,
        contexts=told.event.contexts,
        cameo=rule.cameo or kept or cameo_of(rule.becomes, mode, told.event.contexts),
        quad=quad_of(rule.becomes),
        score=score_of(rule.becomes, mode),
        day=said or told.report.published,
        is_derived=True,
    )


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(
        Rule(
            type=cast(EventType, row["type"]),
            mode=row["mode"],
            act=row["act"],
            status=cast(Status, row["status"]),
            becomes=cast(EventType, row["becomes"]),
            becomes_mode=row["becomes_mode"],
            cameo=row["cameo"],
        )
        for row in read_table("plover_statuses")
    )
