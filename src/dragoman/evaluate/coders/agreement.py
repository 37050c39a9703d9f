"""How far two coders agree, the machine being one: per field, with intervals."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dragoman.evaluate.coders.alpha import alpha_of
from dragoman.evaluate.coders.tallies import FOUND, FieldTally, PassagePair, tally_report
from dragoman.evaluate.intervals import Interval, drawn_weights
from dragoman.model.sample import CODED_FIELDS, MACHINE, CodedFinding, CoderView, Sample, SampledKind

_LOW, _HIGH = 0.025, 0.975
_MEASURES = ("precision", "recall", "f1", "alpha")
Sums = npt.NDArray[np.float64]


class Measured(NamedTuple):
    """A figure with its 95 % interval; None where there is nothing to measure it on."""

    value: float | None
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """How two coders agree on one field, or on what there is at all (``found``).

    ``n_both`` have it alike, ``n_only_first`` and ``n_only_second`` has the one without the other, or otherwise.
    Precision and recall take the first for right: they are those of the second. ``alpha`` is over ``n_compared``
    units: findings that both have, with the field coded by both; of ``found`` the passages.
    """

    kind: str
    field: str
    first: str
    second: str
    is_blind: bool
    n_passages: int
    n_reports: int
    n_both: int
    n_only_first: int
    n_only_second: int
    n_compared: int
    precision: Measured
    recall: Measured
    f1: Measured
    alpha: Measured


def coder_pairs(views: Sequence[CoderView]) -> list[tuple[CoderView, CoderView]]:
    """Return each two coders once, in order of their names; of a person and the machine the person comes first."""
    ordered = sorted(views, key=lambda view: (view.by == MACHINE, view.by))
    return list(combinations(ordered, 2))


def compare_coders(
    sample: Sample, first: CoderView, second: CoderView, *, boot: int = 1000, seed: int = 0
) -> list[FieldAgreement]:
    """Return how two coders agree on what is in a sample's passages that both coded, found first, then each field.

    Intervals are percentiles of ``boot`` samples of reports, drawn with replacement; the same seed gives the same.
    There are none for ``boot`` 0, or where all passages are of one report. Empty where no passage was coded by both.
    """
    by_report = _passages_by_report(sample, first, second)
    if not by_report:
        return []
    tallies = [tally_report(sample.kind, passages) for _, passages in sorted(by_report.items())]
    weights = _weights(len(tallies), boot, seed)
    n_passages = sum(map(len, by_report.values()))
    names = (FOUND, *CODED_FIELDS[sample.kind])
    coders = first, second
    return [
        _agreement(
            sample.kind, coders, name, n_passages=n_passages, tallies=[each[name] for each in tallies], weights=weights
        )
        for name in names
    ]


def _passages_by_report(sample: Sample, first: CoderView, second: CoderView) -> dict[str, list[PassagePair]]:
    found: dict[str, list[PassagePair]] = {}
    for passage in sample.passages:
        if passage.id in first.passages and passage.id in second.passages:
            pair = first.passages[passage.id], second.passages[passage.id]
            found.setdefault(passage.report_id, []).append(pair)
    return found


def _weights(n_reports: int, boot: int, seed: int) -> Sums:
    if n_reports < 2:
        return np.zeros((0, n_reports))
    return drawn_weights(random.Random(seed), n_reports, boot)  # noqa: S311  (nothing secret; the same everywhere)


def _agreement(
    kind: SampledKind,
    coders: tuple[CoderView, CoderView],
    name: str,
    *,
    n_passages: int,
    tallies: Sequence[FieldTally],
    weights: Sums,
) -> FieldAgreement:
    sums = _sums(tallies)
    [values] = _measures(sums.sum(axis=0, keepdims=True))
    drawn = _measures(weights @ sums) if len(weights) else []
    total_both, total_first, total_second, n_compared, *_ = sums.sum(axis=0)
    measured = {
        measure: Measured(values[measure], _interval([each[measure] for each in drawn])) for measure in _MEASURES
    }
    people = [view for view in coders if view.by != MACHINE]
    return FieldAgreement(
        kind=kind,
        field=name,
        first=coders[0].by,
        second=coders[1].by,
        is_blind=all(view.is_blind for view in people),
        n_passages=n_passages,
        n_reports=len(tallies),
        n_both=int(total_both),
        n_only_first=int(total_first - total_both),
        n_only_second=int(total_second - total_both),
        n_compared=int(n_compared),
        **measured,
    )


def _sums(tallies: Sequence[FieldTally]) -> Sums:
    """Return a row a report: both, first, second, compared, apart, then how often each value was given."""
    known = sorted({value for tally in tallies for value in tally.values})
    rows = [
        [each.n_both, each.n_first, each.n_second, each.n_compared, each.n_apart, *(each.values[v] for v in known)]
        for each in tallies
    ]
    return np.array(rows, dtype=float)


def _measures(sums: Sums) -> list[dict[str, float | None]]:
    return [_measured(row) for row in sums.tolist()]


def _measured(row: Sequence[float]) -> dict[str, float | None]:
    both, first, second, _, apart, *values = row
    # A unit that two coders part on counts twice among the coincidences, once for each order.
    return {
        "precision": both / second if second else None,
        "recall": both / first if first else None,
        "f1": 2 * both / (first + second) if first + second else None,
        "alpha": alpha_of(2 * apart, values),
    }


def _interval(values: Sequence[float | None]) -> Interval | None:
    """Return the 95 % interval over the samples in which the figure is there."""
    there = sorted(value for value in values if value is not None)
    if not there:
        return None
    last = len(there) - 1
    return there[int(len(there) * _LOW)], there[min(last, int(len(there) * _HIGH))]


def machine_view(sample: Sample) -> CoderView:
    """Return the machine as a coder of a sample: all passages, with what it had found when the sample was drawn."""
    passages: Mapping[str, tuple[CodedFinding, ...]] = {each.id: each.findings for each in sample.passages}
    return CoderView(MACHINE, True, passages)
