"""Design-based sums over a stratified sample: totals, ratios, their variances."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from statistics import NormalDist

from dragoman.model.sample import Stratum

_Z = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True)
class Design:
    """The strata as they were coded: ``n_coded`` passages of each of ``strata`` (Neyman 1934).

    ``sizes`` tell how many passages of the frame each stratum stands for. What of a stratum was drawn and not coded is
    taken to be missing at random in it. A stratum of which nothing was coded is represented by the others in which, as
    in it, the machine found something, or nothing: these are larger in proportion.
    """

    strata: tuple[Stratum, ...]
    n_coded: tuple[int, ...]
    sizes: tuple[float, ...]

    def weight(self, number: int) -> float:
        """Return the weight of a coded passage of a stratum: how many passages of the frame it stands for."""
        return self.sizes[number] / self.n_coded[number]

    def rest(self, number: int) -> float:
        """Return the share of a stratum that was not coded: the finite population correction."""
        return max(0.0, 1 - self.n_coded[number] / self.sizes[number])

    def numbers(self, *, has_findings: bool | None = None) -> list[int]:
        """Return the strata of which something was coded."""
        return [
            number
            for number, stratum in enumerate(self.strata)
            if self.n_coded[number] and has_findings in {None, stratum.has_findings}
        ]

    def covers(self, *, has_findings: bool) -> bool:
        """Tell whether passages of that sort were coded, or none are in the frame."""
        is_there = any(each.n_frame for each in self.strata if each.has_findings == has_findings)
        return not is_there or bool(self.numbers(has_findings=has_findings))

    def total(self, values: Sequence[tuple[int, float]]) -> float:
        """Return the estimated total of the frame (Horvitz and Thompson 1952). ``values`` pair stratum and value."""
        return sum(self.weight(number) * value for number, value in values)

    def variance(self, values: Sequence[tuple[int, float]]) -> float:
        """Return the variance of ``total``. Passages of which no value is given have 0.

        A stratum of which one passage was coded has its value itself for its deviation, which is rather too much.
        """
        own: dict[int, list[float]] = defaultdict(list)
        for number, value in values:
            own[number].append(value)
        return sum(self._variance_of(number, given) for number, given in sorted(own.items()))

    def _variance_of(self, number: int, given: Sequence[float]) -> float:
        n = self.n_coded[number]
        own = [*given, *[0.0] * (n - len(given))]
        mean = sum(own) / n if n > 1 else 0.0
        spread = sum((value - mean) ** 2 for value in own) / max(1, n - 1)
        return self.sizes[number] ** 2 * self.rest(number) * spread / n

    def weight_of_one(self, numbers: Sequence[int]) -> float:
        """Return the variance of a total of rare things over its size, where each is as likely in every passage."""
        size = sum(self.sizes[number] for number in numbers)
        return sum(self.sizes[n] * self.weight(n) * self.rest(n) for n in numbers) / size if size else 0.0

    def shortening(self, numbers: Sequence[int]) -> float:
        """Return (z/t)², by which few degrees of freedom make an effective size smaller (Korn and Graubard 1998)."""
        freedom = max(1, sum(self.n_coded[number] for number in numbers) - len(numbers))
        # Cornish and Fisher's expansion of Student's t, right to a hundredth from three degrees on.
        t = _Z + (_Z**3 + _Z) / (4 * freedom) + (5 * _Z**5 + 16 * _Z**3 + 3 * _Z) / (96 * freedom**2)
        return (_Z / t) ** 2


def design_of(strata: Sequence[Stratum], coded: Sequence[int]) -> Design:
    """Return the design of a sample; ``coded`` has the stratum of each coded passage."""
    n_of = Counter(coded)
    growth = {each: _growth(strata, n_of, has_findings=each) for each in (True, False)}
    sizes = [each.n_frame * growth[each.has_findings] for each in strata]
    return Design(tuple(strata), tuple(n_of[number] for number in range(len(strata))), tuple(sizes))


def _growth(strata: Sequence[Stratum], n_of: Mapping[int, int], *, has_findings: bool) -> float:
    of_sort = [(number, each.n_frame) for number, each in enumerate(strata) if each.has_findings == has_findings]
    covered = sum(size for number, size in of_sort if n_of[number])
    return sum(size for _, size in of_sort) / covered if covered else 0.0


@dataclass(frozen=True)
class Ratio:
    """A share in the frame, and of how many independent ones it is as sure (Kish 1965); infinite: all were seen."""

    value: float
    n_effective: float


def ratio_of(design: Design, parts: Sequence[tuple[int, float]], wholes: Sequence[tuple[int, float]]) -> Ratio | None:
    """Return the ratio of two totals (Hájek 1971), passage by passage; None where the whole is 0.

    Its variance is that of the linearised ratio (Woodruff 1971). The effective size is p(1-p)/variance, and not more
    than that of the weights alone (Kish 1965), which also holds where all are alike; few degrees of freedom shorten it.
    """
    whole = design.total(wholes)
    if not whole:
        return None
    value = design.total(parts) / whole
    residuals = [(n, (part - value * all_) / whole) for (n, part), (_, all_) in zip(parts, wholes, strict=True)]
    variance = design.variance(residuals)
    by_variance = value * (1 - value) / variance if variance > 0 and 0 < value < 1 else inf
    numbers = design.numbers(has_findings=True)
    return Ratio(value, min(by_variance, _by_weights(design, wholes, whole)) * design.shortening(numbers))


def _by_weights(design: Design, wholes: Sequence[tuple[int, float]], whole: float) -> float:
    unseen = sum(design.weight(n) ** 2 * design.rest(n) * value for n, value in wholes)
    return whole**2 / unseen if unseen > 0 else inf
