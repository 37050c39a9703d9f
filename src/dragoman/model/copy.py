"""Reports that are the same text, wholly or in part, and the passages that two reports share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.reason import Reason
from dragoman.model.span import Span

CopyKind = Literal["origin", "same", "edited", "partial"]
"""``origin`` is the report that others of its group are compared with."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A report of a group of copies.

    ``share`` is the share of the report's words that stand in the group's ``origin``, from 0 to 1. ``reasons`` tell
    by which reports it came into the group; none for the origin.
    """

    report_id: str
    copy_group: str
    kind: CopyKind
    share: float
    origin: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """Twenty words and more that two reports have in common; spans in the text of each."""

    report_id: str
    span: Span
    other_report: str
    other_span: Span
    n_words: int
