"""Actors of the whole collection, and why a mention is taken to be one of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dragoman.model.findings import ActorKind
from dragoman.model.reason import Reason
from dragoman.model.span import Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a report tells a role: the span of its words, and the day of publication."""

    report_id: str
    span: Span
    day: dt.date | None


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role of an actor with the first and last day of publication that gave evidence of it.

    ``first_evidence`` and ``last_evidence`` say where. A role out of an actor pack has ``pack``, its name, in place of
    them, and the days are those of the pack: when the office was taken up and given up.

    An office is held; what is none describes (``man``, ``supporter``, ``billionaire``). ``sectors`` are PLOVER codes.
    """

    title: str
    body: str | None
    country: str | None
    first: dt.date | None
    last: dt.date | None
    first_evidence: Evidence | None = None
    last_evidence: Evidence | None = None
    n_reports: int = 0
    pack: str | None = None
    sectors: tuple[str, ...] = ()
    is_office: bool = True


@dataclass(frozen=True, slots=True)
class Actor:
    """One person, state, body, organisation or group across all reports.

    Country and sectors are what the reports together tell, the main sector first; offices stand before descriptions in
    ``roles``. ``is_named`` is False for whom reports only call by common words (``police``, ``a Norwegian official``).
    ``judgements`` are the ids of those by which people changed it.
    """

    id: str
    kind: ActorKind
    name: str
    country: str | None
    sectors: tuple[str, ...]
    roles: tuple[HeldRole, ...]
    judgements: tuple[str, ...] = ()
    is_named: bool = True


@dataclass(frozen=True, slots=True)
class Link:
    """A report's entity taken to be an actor of the record, with a score in [0, 1] and its reasons.

    ``sectors`` are those of the actor on the day of the report: what it tells, else those of the offices held then.
    """

    entity_id: str
    actor_id: str
    score: float
    reasons: tuple[Reason, ...]
    sectors: tuple[str, ...] = ()
