"""Samples and coders' views written by hand: passages of a hundred characters, findings by where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.model import Span
from dragoman.model.sample import (
    CodedFinding,
    CoderView,
    FrameCount,
    Sample,
    SampledKind,
    SampledPassage,
    Stratum,
)

ONE_STRATUM = (Stratum(("something found",), True, 10, 10),)


def finding(start: int, end: int, identity: str = "", **values: str | None) -> CodedFinding:
    """Return a finding that goes by one stretch."""
    return CodedFinding(identity, (Span(start, end),), tuple(values.items()))


def passage(number: int, *findings: CodedFinding, report: str = "", outlet: str = "NLA", stratum: int = 0):
    """Return a passage, of a report of its own if none is told, with what the machine found in it."""
    report_id = report or f"r{number}"
    return SampledPassage(f"q{number}", report_id, Span(0, 100), "x" * 100, outlet, stratum, findings)


def sample_of(
    *passages: SampledPassage,
    kind: SampledKind = "statement",
    strata: Sequence[Stratum] = ONE_STRATUM,
    counts: Mapping[tuple[str, str], int] | None = None,
) -> Sample:
    """Return a sample of these passages."""
    told = tuple(FrameCount(what, value, n) for (what, value), n in (counts or {}).items())
    return Sample("x1", kind, (), 0, "", "", 10, 10, tuple(strata), passages, told)


def view_of(by: str, *found: Sequence[CodedFinding], is_blind: bool = False) -> CoderView:
    """Return what a coder sees in passages 0, 1 and so on; of None the coder did not code it."""
    passages = {f"q{n}": tuple(each) for n, each in enumerate(found) if each is not None}
    return CoderView(by, is_blind, passages)
