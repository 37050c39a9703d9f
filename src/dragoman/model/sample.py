"""A drawn sample of a record: which passages are to be coded, with which weights, and what coders found in them.

Decision 0023. The sample holds all that estimates need, as it was when it was drawn: a later read, judgement or program
changes nothing in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from dragoman.model.span import Span

SampledKind = Literal["statement", "event", "naming"]
SampleFactor = Literal["outlet", "type", "confidence"]
"""What a sample can be stratified by, beside whether the machine found something."""

MACHINE = "machine"
"""The name of the machine among coders."""

CODED_FIELDS: Mapping[SampledKind, tuple[str, ...]] = MappingProxyType(
    {
        "statement": ("speaker", "act", "mode", "kind", "date", "to", "about"),
        "event": ("type", "status", "actors", "recipients", "date", "place"),
        "naming": ("kind", "of", "voice"),
    }
)
"""The fields that coders are asked for, by the names that judgements have for them."""

TYPE_FIELDS: Mapping[SampledKind, str] = MappingProxyType({"statement": "act", "event": "type", "naming": "kind"})
"""The field that is the type of a finding: strata and estimates by type go by it."""

ANCHOR_ROLES: Mapping[SampledKind, str] = MappingProxyType(
    {"statement": "content", "event": "trigger", "naming": "label"}
)
"""What the words that a finding goes by are of it."""


@dataclass(frozen=True, slots=True)
class CodedFinding:
    """A finding as one coder, or the machine, has it.

    ``spans`` are the words it goes by (content, first trigger, label), in the report's text. ``values`` are pairs of
    field and value: text as judgements have it, empty for "none", None where the coder did not code the field.
    ``finding`` is the machine's id, empty where the machine does not have it.
    """

    finding: str
    spans: tuple[Span, ...]
    values: tuple[tuple[str, str | None], ...]
    confidence: float | None = None

    def value(self, field: str) -> str | None:
        """Return the value of a field; None where it was not coded."""
        return dict(self.values).get(field)


@dataclass(frozen=True, slots=True)
class Stratum:
    """A part of the frame that was drawn from by itself; ``labels`` tell it.

    ``n_frame`` passages are in it, and ``n_drawn`` of them in the sample. The design weight of each
    of them is ``n_frame / n_drawn``.
    """

    labels: tuple[str, ...]
    has_findings: bool
    n_frame: int
    n_drawn: int


@dataclass(frozen=True, slots=True)
class SampledPassage:
    """A paragraph of a report that is to be coded whole: every finding that begins in it.

    ``findings`` are the machine's; ``stratum`` is a number in the sample's strata.
    """

    id: str
    report_id: str
    span: Span
    text: str
    outlet: str | None
    stratum: int
    findings: tuple[CodedFinding, ...]


@dataclass(frozen=True, slots=True)
class FrameCount:
    """How many findings the machine has in all of the frame, of a ``value`` of ``what`` (``all``, type, outlet)."""

    what: str
    value: str
    n: int


@dataclass(frozen=True, slots=True)
class Sample:
    """A stratified sample of passages, drawn without replacement. ``at`` is a moment in UTC, ISO 8601.

    ``n_reports`` and ``n_passages`` tell the frame it was drawn from; ``counts`` the machine's findings in it.
    """

    id: str
    kind: SampledKind
    by: tuple[SampleFactor, ...]
    seed: int
    at: str
    program: str
    n_reports: int
    n_passages: int
    strata: tuple[Stratum, ...]
    passages: tuple[SampledPassage, ...]
    counts: tuple[FrameCount, ...]


@dataclass(frozen=True, slots=True)
class CodedPassage:
    """A coder says: I have read this passage to its end, and marked all that is in it.

    Of one coder and passage the last holds. ``is_coded`` is False where the coder took that back; ``batch`` is the
    digest of the file it came from.
    """

    sample: str
    passage: str
    by: str
    at: str
    is_blind: bool
    is_coded: bool = True
    batch: str = ""


@dataclass(frozen=True, slots=True)
class CoderView:
    """What one coder sees in the passages of a sample: of each passage coded to its end, by its id, all findings.

    ``is_blind`` tells that the coder did not see what the machine had found, in any of them.
    """

    by: str
    is_blind: bool
    passages: Mapping[str, tuple[CodedFinding, ...]]
