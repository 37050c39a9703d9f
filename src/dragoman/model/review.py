"""What people decide about findings: judgements that outlive the machine's readings. Decision 0022.

Judgements are appended, never edited. A finding goes by its report, its kind and its words, so that it is found again
when another program, other settings or a corrected report gave it another id.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from dragoman.model.findings import Findings, Origin
from dragoman.model.identity import digest_of
from dragoman.model.position import Review

ReviewedKind = Literal["statement", "event", "naming", "position", "copy", "story", "utterance"]
"""What can be judged beside actors. The last three are pairs: of reports, of reports, of statements."""

FindingVerdict = Literal["accept", "reject", "change", "add", "note", "undo", "decide"]
FindingState = Literal["applied", "outvoted", "undone", "waiting"]
"""``outvoted``: somebody else's judgement on the same finding counts in its place."""

PassageRole = Literal["content", "cue", "speaker", "trigger", "label"]
"""What a passage is of its finding: of a statement ``content``, ``cue`` and ``speaker``, of an event ``trigger``, of a
naming ``label``. A position goes by the passages of its statement, and a pair of reports by none."""

JUDGED = Origin(digest_of("o", "judgement"), "judgement", "-", "-", "-", "-")
"""The origin of what people add."""

PAIRS: tuple[ReviewedKind, ...] = ("copy", "story", "utterance")

# So many code points before and behind the words tell them from the same words elsewhere.
CONTEXT = 32


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a report as Web Annotation's TextQuoteSelector has them: the words, and up to ``CONTEXT`` code points
    before and behind. ``start`` is where they stood in the report that was judged: a hint, no more.
    """

    role: PassageRole
    exact: str
    prefix: str
    suffix: str
    start: int


@dataclass(frozen=True, slots=True)
class FindingPlace:
    """Where a finding, or a member of a pair, stood when it was judged.

    ``report_id`` finds the report; where the record has no such report now, the one that came in its place does: the
    one with this ``given_id``, else this ``url``, else this ``source``.
    """

    report_id: str
    given_id: str | None
    url: str | None
    source: str
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingJudgement:
    """One decision on one finding. ``at`` is a moment in UTC, ISO 8601; ``by`` is whoever decided.

    ``places`` holds one, of a pair two (the second is what the first is compared with), of an undoing or deciding none.
    ``terms`` are pairs of field and value, of ``change`` and ``add`` alone, values as the codebook writes them; an
    empty value is "none" or "unknown", several values of one field stand after semicolons. ``machine`` has what the
    machine said when it was judged: the fields that are changed, of any other verdict all fields that can be. It is
    empty where the machine had not found it, or where the coder did not see it (``is_blind``).

    ``finding`` is the id that the finding went by; ``codebook`` and ``issue`` say which position is meant. ``of`` is
    the judgement that is undone, or that counts. ``program`` is the version it was made with, ``batch`` the digest of
    the file it came from, and ``sample`` the name of the drawn sample it belongs to.
    """

    id: str
    verdict: FindingVerdict
    kind: ReviewedKind | None
    places: tuple[FindingPlace, ...]
    terms: tuple[tuple[str, str], ...]
    machine: tuple[tuple[str, str], ...]
    by: str
    at: str
    program: str
    finding: str = ""
    codebook: str = ""
    issue: str = ""
    of: str | None = None
    note: str | None = None
    batch: str | None = None
    sample: str | None = None
    is_blind: bool = False


@dataclass(frozen=True, slots=True)
class FindingOutcome:
    """What became of a judgement in the record as it is now.

    ``finding`` is the id of the finding it was found to be of, None where it waits; ``remark`` says why it waits or
    does not count, or who disagrees.
    """

    judgement: FindingJudgement
    state: FindingState
    finding: str | None
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class ReviewedField:
    """One field of a finding as the machine and as people have it, and by which judgement. A row of table ``reviews``.

    ``field`` is empty where the finding as a whole was accepted, rejected or added. ``review`` is that of the finding.
    """

    finding: str
    kind: ReviewedKind
    report_id: str
    review: Review
    field: str
    machine: str | None
    person: str | None
    by: str
    at: str
    judgement: str


_STATEMENT = "speaker act mode kind content cue date place venue to about also_by"
_EVENT = "type mode contexts cameo status actors recipients date date_end place trigger"

REVIEWED_FIELDS: Mapping[ReviewedKind, tuple[str, ...]] = MappingProxyType(
    {
        "statement": tuple(_STATEMENT.split()),
        "event": tuple(_EVENT.split()),
        "naming": ("kind", "of", "normal", "voice"),
        "position": ("stance",),
        "copy": ("kind",),
        "story": (),
        "utterance": ("kind",),
    }
)
"""The fields of each kind that a judgement can change, by their names in tables, CSV and ``FIELD=VALUE``."""


@dataclass(frozen=True, slots=True)
class JudgedReport:
    """A report as the machine reads it, and the judgements that are of it: ids, with the number of the place."""

    findings: Findings
    places: tuple[tuple[str, int], ...] = ()

    @property
    def report_id(self) -> str:
        """The id of the report."""
        return self.findings.report.id

    @property
    def published(self) -> dt.date | None:
        """The day of the report."""
        return self.findings.report.published


@dataclass(frozen=True, slots=True)
class Member:
    """What a place of a judgement was found to be: the report, and the finding, each None where there is none.

    Of a pair of statements ``finding`` is that statement; ``remark`` says why there is none.
    """

    judgement: str
    place: int
    report_id: str | None
    finding: str | None
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class ReviewedFindings:
    """What takes the place of findings of a report: those with the ids in ``set_aside`` are kept apart, as the machine
    has them, and ``findings`` holds the statements, events and namings that count instead, and those that were added.
    """

    findings: Findings
    set_aside: frozenset[str]
