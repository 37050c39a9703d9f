"""Where somebody stands: on an issue of a codebook, or towards another actor; and what people know of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.reason import Reason
from dragoman.model.span import Span

IssueStance = Literal["agrees", "disagrees", "unclear"]
Review = Literal["unreviewed", "accepted", "corrected", "rejected", "added"]
NO_STANCE = "none"
"""What a person gives as stance to judge that a statement is not about the issue."""


@dataclass(frozen=True, slots=True)
class CodedExample:
    """Words that a codebook gives as an example of its issue, and where who says them stands on it."""

    text: str
    stance: IssueStance


@dataclass(frozen=True, slots=True)
class CodebookIssue:
    """Something one can agree or disagree with: ``id`` names it in tables, ``description`` says it in a sentence."""

    id: str
    label: str
    description: str
    examples: tuple[CodedExample, ...] = ()


@dataclass(frozen=True, slots=True)
class Codebook:
    """The issues that statements are coded by, in the order of the file."""

    name: str
    issues: tuple[CodebookIssue, ...]


@dataclass(frozen=True, slots=True)
class WordedStatement:
    """A statement as coding sees it: its words (content spans joined by one space), and who says it (an entity)."""

    statement_id: str
    report_id: str
    holder: str | None
    content: tuple[Span, ...]
    wording: str


@dataclass(frozen=True, slots=True)
class Position:
    """Where the holder of a statement stands on an issue.

    ``span`` are the words it rests on. ``review`` says what a person made of it; ``machine_stance`` is what the machine
    says, None where it finds no position, and ``stance`` the person's where there is one.
    """

    id: str
    report_id: str
    holder: str | None
    codebook: str
    issue: str
    stance: str
    statement: str
    span: Span
    confidence: float
    reasons: tuple[Reason, ...]
    review: Review
    machine_stance: str | None


@dataclass(frozen=True, slots=True)
class KeptCodebook:
    """A codebook by which the statements of a record are coded; the digest is of it and of the judgements by it."""

    codebook: str
    digest: str


@dataclass(frozen=True, slots=True)
class PositionJudgement:
    """What a person decided on a statement and an issue. ``at`` is a moment in UTC, ISO 8601.

    The statement goes by its report and its words, so that a new run finds it again. ``stance`` is one of
    ``IssueStance``, or ``NO_STANCE`` (of no issue at all where ``issue`` is empty). ``undoes`` is the id of the
    judgement that this one takes back; it says nothing else.
    """

    id: str
    codebook: str
    issue: str
    stance: str
    report_id: str
    text: str
    by: str
    at: str
    note: str | None = None
    undoes: str | None = None


@dataclass(frozen=True, slots=True)
class Coding:
    """What people brought for coding statements: their codebooks, and their judgements in the order they made them."""

    codebooks: tuple[Codebook, ...] = ()
    judgements: tuple[PositionJudgement, ...] = ()

    def holding(self) -> tuple[PositionJudgement, ...]:
        """Return the judgements that are not taken back, of each statement and issue the latest, in their order."""
        undone = {each.undoes for each in self.judgements if each.undoes}
        latest: dict[tuple[str, str, str, str], PositionJudgement] = {}
        for each in self.judgements:
            if each.undoes is None and each.id not in undone:
                key = (each.codebook, each.issue, each.report_id, each.text)
                latest.pop(key, None)
                latest[key] = each
        return tuple(latest.values())
