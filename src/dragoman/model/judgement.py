"""What people decide about actors. Judgements are appended, never edited; people overrule scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["merge", "split", "rename", "set", "undo"]
JudgementState = Literal["applied", "undone", "waiting"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """An entity of a report that an actor was made of when it was judged: what finds the actor again."""

    report_id: str
    entity_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Subject:
    """The actor judged, as it was then. ``made_by`` is the judgement that split it off, if one did."""

    actor_id: str
    name: str
    kind: str
    country: str | None
    anchors: tuple[Anchor, ...] = ()
    made_by: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. ``at`` is a moment in UTC, ISO 8601; ``by`` is whoever decided.

    ``terms`` are pairs: of a split ``report`` and ``name``, of a renaming ``name``, of ``set`` the field and its
    value (empty: none), of an undoing ``judgement``, the id of the one undone. A merger has two subjects or more, of
    which the first lends its name; an undoing has none; all others have one.
    """

    id: str
    verdict: Verdict
    subjects: tuple[Subject, ...]
    terms: tuple[tuple[str, str], ...]
    by: str
    at: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class JudgementOutcome:
    """What became of a judgement. One that waits names an actor, or words, that no report of the record has now."""

    judgement: Judgement
    state: JudgementState
    remark: str | None = None
