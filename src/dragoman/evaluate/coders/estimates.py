"""From a coded sample to what holds of the whole record: precision, recall, corrected counts, with intervals."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isinf

import numpy as np
import numpy.typing as npt

from dragoman.evaluate.coders.agreement import Measured
from dragoman.evaluate.coders.counted import ALL, Counted, Domain, count_passages
from dragoman.evaluate.coders.weighing import Design, Ratio, design_of, ratio_of
from dragoman.evaluate.intervals import Interval
from dragoman.model.sample import CODED_FIELDS, CoderView, Sample

_LOW, _HIGH = 0.025, 0.975
_NOTHING = Measured(None, None)
FIELD = "field"
_ORDER = {"all": 0, "type": 1, "outlet": 2}
Count = Callable[[Counted], int]
Draws = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a sample says of one domain of the record: ``what`` is all, type, outlet or field, ``value`` which of them.

    ``n_machine`` findings of it has the machine in the frame, ``n_seen`` in the passages coded, of which ``n_right``
    are right; ``n_missed`` more are there. ``count`` is how many there are in truth. Of a field, precision is the
    share of the machine's values that are right at findings that are right, recall that of the coder's values which
    the machine has; it has no counts.
    """

    kind: str
    what: str
    value: str
    n_machine: int | None
    n_seen: int
    n_right: int
    n_missed: int
    precision: Measured
    recall: Measured
    f1: Measured
    count: Measured


def estimate_record(
    sample: Sample, truth: CoderView, *, draws: int = 4000, seed: int = 0, only_all: bool = False
) -> list[Estimate]:
    """Return what one coder's view of a sample says of the record: all, by type, by outlet, by field.

    Domains are in order; of types and outlets those are there that the machine or the coder has in a coded passage.
    Empty where nothing was coded. ``draws`` make the intervals; the same seed gives the same. ``only_all`` leaves out
    types, outlets and fields.
    """
    counted = count_passages(sample, truth)
    if not counted:
        return []
    own = _Counts(sample, counted, design_of(sample.strata, [each.stratum for each in counted]))
    if only_all:
        return [_estimate(own, ALL, _Chance.of(seed, ALL, draws))]
    found = {domain for each in counted for domain in (*each.machine, *each.missed)} | {ALL}
    domains = sorted(found, key=lambda domain: (_ORDER[domain[0]], domain[1]))
    fields = [_field_estimate(own, name, _Chance.of(seed, (FIELD, name), draws)) for name in CODED_FIELDS[sample.kind]]
    return [
        *(_estimate(own, domain, _Chance.of(seed, domain, draws)) for domain in domains),
        *(each for each in fields if each.n_seen or each.n_missed),
    ]


@dataclass(frozen=True)
class _Counts:
    """What was counted in the passages coded, and the design by which they stand for the record."""

    sample: Sample
    counted: Sequence[Counted]
    design: Design

    def sum(self, of: Count) -> int:
        return sum(map(of, self.counted))

    def ratio(self, part: Count, whole: Count) -> Ratio | None:
        parts = [(each.stratum, float(part(each))) for each in self.counted]
        return ratio_of(self.design, parts, [(each.stratum, float(whole(each))) for each in self.counted])

    def missing(self, domain: Domain, *, has_findings: bool) -> _Missing:
        """Return what the machine misses in passages in which it found something, or nothing."""
        numbers = self.design.numbers(has_findings=has_findings)
        values = [(each.stratum, float(each.missed[domain])) for each in self.counted if each.stratum in numbers]
        total = self.design.total(values)
        variance = self.design.variance(values) / self.design.shortening(numbers)
        return _Missing(total, variance / total if total else self.design.weight_of_one(numbers))


@dataclass(frozen=True)
class _Chance:
    """Draws of what may be: each domain has its own, so that none hangs on which others are there."""

    random: np.random.RandomState
    n: int

    @classmethod
    def of(cls, seed: int, domain: Domain, n: int) -> _Chance:
        digest = hashlib.blake2b(f"{seed}\0{domain[0]}\0{domain[1]}".encode(), digest_size=4).digest()
        # Of NumPy's generators the one whose numbers stay the same in later versions.
        return cls(np.random.RandomState(int.from_bytes(digest, "big")), n)

    def shares(self, ratio: Ratio | None) -> Draws:
        """Return draws of what a share may be: beta with half a case more on each side (Jeffreys' interval)."""
        if ratio is None:
            return np.zeros(0)
        if isinf(ratio.n_effective):
            return np.full(self.n, ratio.value)
        n_right = ratio.value * ratio.n_effective
        return self.random.beta(n_right + 0.5, ratio.n_effective - n_right + 0.5, self.n)

    def totals(self, missing: _Missing) -> Draws:
        """Return draws of what a total may be: of its effective count k, gamma of k + ½ (Jeffreys' interval)."""
        if not missing.weight:
            return np.full(self.n, missing.total)
        return missing.weight * self.random.standard_gamma(missing.total / missing.weight + 0.5, self.n)


@dataclass(frozen=True)
class _Missing:
    """A total of rare things: its estimate, and what one of those seen weighs on average (variance over total)."""

    total: float
    weight: float


def _estimate(own: _Counts, domain: Domain, chance: _Chance) -> Estimate:
    """Estimate one domain. The machine's own count is known; drawn are the share that is right, and what is missed."""
    precision = own.ratio(lambda each: each.right[domain], lambda each: each.machine[domain])
    n_machine = next((each.n for each in own.sample.counts if (each.what, each.value) == domain), 0)
    shares = chance.shares(precision)
    recall = f1 = count = _NOTHING
    if _is_known(own.design, precision, n_machine):
        missing = [own.missing(domain, has_findings=each) for each in (True, False)]
        missed = chance.totals(missing[0]) + chance.totals(missing[1])
        right = n_machine * shares if precision else np.zeros(chance.n)
        n_right = n_machine * precision.value if precision else 0.0
        recall, f1, count = _of_truth(n_machine, (n_right, sum(each.total for each in missing)), right, missed)
    return Estimate(
        kind=own.sample.kind,
        what=domain[0],
        value=domain[1],
        n_machine=n_machine,
        n_seen=own.sum(lambda each: each.machine[domain]),
        n_right=own.sum(lambda each: each.right[domain]),
        n_missed=own.sum(lambda each: each.missed[domain]),
        precision=_share(precision, shares),
        recall=recall,
        f1=f1,
        count=count,
    )


def _is_known(design: Design, precision: Ratio | None, n_machine: int) -> bool:
    """Tell whether what the machine has and what it misses were both looked at."""
    was_seen = precision is not None or not n_machine
    return was_seen and all(design.covers(has_findings=each) for each in (True, False))


def _of_truth(
    n_machine: int, found: tuple[float, float], right: Draws, missed: Draws
) -> tuple[Measured, Measured, Measured]:
    """Return recall, F1 and the true count; ``found`` is how many are right and how many missed."""
    n_right, n_true = found[0], sum(found)
    true = right + missed
    return (
        Measured(n_right / n_true if n_true else None, _interval(_divided(right, true))),
        Measured(2 * n_right / (n_machine + n_true) if n_machine + n_true else None,
                 _interval(_divided(2 * right, n_machine + true))),
        Measured(n_true, _interval(true)),
    )  # fmt: skip


def _divided(part: Draws, whole: Draws) -> Draws:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)


def _field_estimate(own: _Counts, name: str, chance: _Chance) -> Estimate:
    precision = own.ratio(lambda each: each.same[name], lambda each: each.told[name])
    recall = own.ratio(lambda each: each.same[name], lambda each: each.meant[name])
    n_same = own.sum(lambda each: each.same[name])
    return Estimate(
        kind=own.sample.kind,
        what=FIELD,
        value=name,
        n_machine=None,
        n_seen=own.sum(lambda each: each.told[name]),
        n_right=n_same,
        n_missed=own.sum(lambda each: each.meant[name]) - n_same,
        precision=_share(precision, chance.shares(precision)),
        recall=_share(recall, chance.shares(recall)),
        f1=_NOTHING,
        count=_NOTHING,
    )


def _share(ratio: Ratio | None, drawn: Draws) -> Measured:
    return _NOTHING if ratio is None else Measured(ratio.value, _interval(drawn))


def _interval(drawn: Draws) -> Interval:
    ordered = np.sort(drawn)
    return float(ordered[int(len(ordered) * _LOW)]), float(ordered[int(len(ordered) * _HIGH)])
