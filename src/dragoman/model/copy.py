"""Reports that are the same text, wholly or in part, and the passages that two reports share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dragoman.model.position import Review
from dragoman.model.reason import Reason
from dragoman.model.span import Span

CopyKind = Literal["origin", "same", "edited", "partial"]
"""``origin`` is the report that others of its group are compared with."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A report of a group of copies.

    ``share`` is the share of the report's words that stand in the group's ``origin``, from 0 to 1; None where a
    person says that it is one. ``reasons`` tell
    by which reports it came into the group; none for the origin.
    """

    report_id: str
    copy_group: str
    kind: CopyKind
    share: float | None
    origin: str
    reasons: tuple[Reason, ...] = ()
    review: Review = "unreviewed"


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """Twenty words and more that two reports have in common; spans in the text of each."""

    report_id: str
    span: Span
    other_report: str
    other_span: Span
    n_words: int


@dataclass(frozen=True, slots=True)
class KeptPrints:
    """The fingerprints of a report, by which others that may have text in common with it are found."""

    report_id: str
    day: dt.date | None
    prints: Sequence[int]


@dataclass(frozen=True, slots=True)
class PrintHolders:
    """The reports that have a fingerprint: for each its day (the last there is for none) and its id, as one text."""

    fingerprint: int
    holders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptCopyPair:
    """Two reports that were compared, the earlier first, and whether they have text in common.

    ``n_shared`` is how many fingerprints they share, near each other in the order of days, and ``n_asked`` how many
    they must.
    """

    one: str
    other: str
    n_shared: int
    n_asked: int
    is_linked: bool
