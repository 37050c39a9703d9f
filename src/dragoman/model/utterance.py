"""Statements that are one act of speech, told by several reports, and what is compared to find them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from dragoman.model.position import Review

VersionKind = Literal["only", "first", "verbatim", "edited", "shortened", "paraphrase"]


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement of one report, its speaker being an actor of the record, ready to be compared with others.

    ``said_on`` is the day the report tells, ``published`` that of the report. ``to`` holds actor ids in no order.
    """

    statement_id: str
    report_id: str
    speaker: str | None
    published: dt.date | None
    said_on: dt.date | None
    place: str | None
    venue: str | None
    to: tuple[str, ...]
    wording: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """One ground on which two statements are taken for the same, or not: both values and what it weighs."""

    feature: str
    left: str
    right: str
    weight: float


@dataclass(frozen=True, slots=True)
class Version:
    """A statement as a version of an utterance.

    ``kind`` is what it is to ``beside``, the version that it was compared with; that is None for the ``first`` and the
    ``only`` version. ``score`` in [0, 1] tells how alike they are. ``again_of`` is the utterance of an earlier occasion
    that says the same.
    """

    statement_id: str
    utterance_id: str
    kind: VersionKind
    beside: str | None
    score: float
    reasons: tuple[Likeness, ...]
    again_of: str | None
    review: Review = "unreviewed"


@dataclass(frozen=True, slots=True)
class KeptSaying:
    """A statement, and what became of it: its utterance, and the version it was put beside, None for the first.

    ``block`` are the speaker and some days. ``near`` and ``far`` are utterances that it says again, among those of its
    own days and of earlier ones.
    """

    saying: Saying
    block: str
    utterance_id: str
    beside: str | None = None
    near: str | None = None
    near_score: float = 0.0
    far: str | None = None
    far_score: float = 0.0
    is_only: bool = False

    @property
    def again_of(self) -> str | None:
        """The utterance that it is most like of those it says again; of two the earlier one."""
        return (
            self.near if self.far is None or (self.near is not None and self.near_score > self.far_score) else self.far
        )


@dataclass(frozen=True, slots=True)
class KeptSayingKey:
    """A word of a speaker, and an utterance that is found by it: its first statement with what tells its order."""

    key: str
    statement_id: str
    day: dt.date
    length: int
