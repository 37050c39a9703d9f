"""A sample drawn from a record, and kept in it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from typing import get_args

from dragoman.errors import ConfigError, RecordError
from dragoman.evaluate.coders.drawing import FramePassage, draw_passages
from dragoman.model import digest_of
from dragoman.model.sample import Sample, SampledKind, SampledPassage, SampleFactor
from dragoman.query.coders.frame import count_findings, frame_counts, frame_of, passages_of
from dragoman.query.coders.machine import machine_findings, machine_findings_of
from dragoman.store import View
from dragoman.store.samples import load_samples, save_sample

# A table's name, as commands have it, is taken for its kind.
KINDS: dict[str, SampledKind] = {name: kind for kind in get_args(SampledKind) for name in (kind, f"{kind}s")}
FEWEST = 10
"""Fewer passages say nothing of a record."""


def draw_sample(view: View, *, kind: str, n: int, by: Sequence[str], seed: int) -> Sample:
    """Draw a sample and keep it in the record; the same one where it was drawn before from the same record.

    Raises ``ConfigError`` where a kind or factor is unknown or ``n`` too small, ``RecordError`` of an empty record.
    """
    wanted, factors = _checked(kind, n, by)
    frame: list[FramePassage] = []
    counts: Counter[tuple[str, str]] = Counter()
    n_reports = 0
    for found in machine_findings(view):
        passages = passages_of(found, wanted)
        frame.extend(frame_of(passages, wanted))
        count_findings(counts, passages, wanted)
        n_reports += 1
    if not frame:
        raise RecordError(f"{view.folder.path}: holds no passages to draw from; read reports into it")
    strata, drawn = draw_passages(frame, n, factors, seed)
    passages_drawn = tuple(_sampled(view, drawn, wanted))
    identity = digest_of(
        "x", wanted, factors, seed, [each.id for each in passages_drawn], [each.n_frame for each in strata],
        [each.finding for passage in passages_drawn for each in passage.findings],
    )  # fmt: skip
    sample = Sample(
        id=identity,
        kind=wanted,
        by=factors,
        seed=seed,
        at=dt.datetime.now(dt.UTC).isoformat(timespec="microseconds"),
        program=f"dragoman {version('dragoman')}",
        n_reports=n_reports,
        n_passages=len(frame),
        strata=strata,
        passages=passages_drawn,
        counts=frame_counts(counts),
    )
    save_sample(view.folder, sample)
    return find_sample(view, identity)


def find_sample(view: View, name: str) -> Sample:
    """Return a sample of the record by its id or the beginning of it. Raises ``RecordError``."""
    found = [each for each in load_samples(view.folder) if each.id.startswith(name)]
    if len(found) != 1:
        raise RecordError(
            f"{view.folder.path}: {'several samples begin' if found else 'no sample begins'} with '{name}'; 'dragoman "
            f"sample {view.folder.path} --list' lists them"
        )
    return found[0]


def _checked(kind: str, n: int, by: Sequence[str]) -> tuple[SampledKind, tuple[SampleFactor, ...]]:
    if kind not in KINDS:
        raise ConfigError(f"'kind' cannot be {kind!r}; it is one of statements, events, namings")
    known = get_args(SampleFactor)
    factors = [factor.strip() for each in by for factor in each.split(",") if factor.strip()]
    for factor in factors:
        if factor not in known:
            raise ConfigError(f"'by' cannot be {factor!r}; it is some of {', '.join(known)}")
    if KINDS[kind] == "naming" and "confidence" in factors:
        raise ConfigError("namings have no confidence to draw by")
    if n < FEWEST:
        raise ConfigError(f"'n' is {n}; a sample has at least {FEWEST} passages")
    return KINDS[kind], tuple(factor for factor in known if factor in factors)


def _sampled(view: View, drawn: Iterable[tuple[FramePassage, int]], kind: SampledKind) -> list[SampledPassage]:
    by_report: dict[str, list[tuple[FramePassage, int]]] = {}
    for passage, stratum in drawn:
        by_report.setdefault(passage.report_id, []).append((passage, stratum))
    found: list[SampledPassage] = []
    for report_id, wanted in by_report.items():
        own = passages_of(machine_findings_of(view, report_id), kind)
        findings = dict(zip(own.spans, own.findings, strict=True))
        found += [
            SampledPassage(
                id=each.id,
                report_id=report_id,
                span=each.span,
                text=own.report.text[each.span.start : each.span.end],
                outlet=each.outlet,
                stratum=stratum,
                findings=findings[each.span],
            )
            for each, stratum in wanted
        ]
    return found
