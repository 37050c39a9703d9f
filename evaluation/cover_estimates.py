"""How often the intervals of `dragoman estimate` hold the truth: samples drawn from made-up rows whose truth is known.

    python evaluation/cover_estimates.py [--draws 1000] [--passages 200] [--seed 1] [--only-all]

prints for each made-up record, way of drawing and figure in how many per cent of the draws the 95 % interval holds the
truth, its mean width, and the mean of the estimates beside the truth. A record is reports of some outlets with
passages, each with findings that are there, of which the machine has some, and findings of the machine that are not
there. Reports differ in how hard they are, so that the mistakes of one hang together.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.evaluate.coders.drawing import FramePassage, draw_passages
from dragoman.evaluate.coders.estimates import Estimate, estimate_record
from dragoman.model import Span
from dragoman.model.sample import CodedFinding, CoderView, FrameCount, Sample, SampledPassage, SampleFactor

TYPES = ("SAY", "ACCUSE", "REJECT", "REQUEST", "THREATEN")
TYPE_CHANCES = (60, 18, 12, 8, 2)
LENGTH = 10


@dataclass(frozen=True)
class World:
    """What a made-up record is drawn with. Chances are of a passage of average difficulty."""

    name: str
    n_reports: int
    n_passages: int
    share_with_findings: float
    recall: float
    precision: float
    wrong_type: float


WORLDS = (
    World("good machine", 250, 8, 0.5, 0.9, 0.9, 0.05),
    World("middling machine", 250, 8, 0.35, 0.7, 0.75, 0.15),
    World("rare findings", 500, 6, 0.08, 0.6, 0.6, 0.2),
    World("small record", 60, 8, 0.5, 0.8, 0.85, 0.1),
)


@dataclass(frozen=True)
class Made:
    """A made-up record: its frame, and of each passage, by its id, what the machine has and what is there."""

    frame: tuple[FramePassage, ...]
    machine: dict[str, tuple[CodedFinding, ...]]
    truth: dict[str, tuple[CodedFinding, ...]]

    @cached_property
    def counts(self) -> tuple[FrameCount, ...]:
        """How many findings the machine has of all, each type and each outlet."""
        return tuple(FrameCount(what, value, n) for (what, value), n in sorted(counts_of(self, self.machine).items()))


def make_record(world: World, seed: int) -> Made:
    """Return a made-up record; the same seed gives the same."""
    chance = random.Random(f"{world.name}\0{seed}")
    frame, machine, truth = [], {}, {}
    for report in range(world.n_reports):
        outlet = chance.choices(("Aldria Wire", "Kesmar Press", "Lakeside Post"), (6, 3, 1))[0]
        ease = chance.betavariate(4, 1) if outlet == "Aldria Wire" else chance.betavariate(2, 1)
        for passage in range(world.n_passages):
            identity = f"r{report:05d}-{passage:02d}"
            found, there = _findings(world, ease, identity, chance)
            machine[identity], truth[identity] = found, there
            types = tuple(sorted({each.value("act") or "" for each in found}))
            least = min((each.confidence or 0 for each in found), default=None)
            frame.append(FramePassage(identity, f"r{report:05d}", Span(0, 1000), outlet, types, least))
    return Made(tuple(frame), machine, truth)


def _findings(
    world: World, ease: float, identity: str, chance: random.Random
) -> tuple[tuple[CodedFinding, ...], tuple[CodedFinding, ...]]:
    found, there, at = [], [], 0
    while chance.random() < world.share_with_findings and at < 6:
        act = chance.choices(TYPES, TYPE_CHANCES)[0]
        there.append(_finding("", at, act))
        if chance.random() < world.recall * (0.5 + 0.5 * ease) / 0.9:
            told = chance.choices(TYPES, TYPE_CHANCES)[0] if chance.random() < world.wrong_type else act
            found.append(_finding(f"s{identity}-{at}", at, told, chance.betavariate(5, 2)))
        at += 1
    if chance.random() < world.share_with_findings * world.recall * (1 - world.precision) * 2 * (1.4 - ease):
        told = chance.choices(TYPES, TYPE_CHANCES)[0]
        found.append(_finding(f"s{identity}-{at}", at, told, chance.betavariate(3, 2)))
    return tuple(found), tuple(there)


def _finding(identity: str, at: int, act: str, confidence: float | None = None) -> CodedFinding:
    return CodedFinding(identity, (Span(at * 20, at * 20 + LENGTH),), (("act", act),), confidence)


def draw_and_estimate(
    made: Made, n: int, by: Sequence[SampleFactor], seed: int, *, draws: int = 1000, only_all: bool = False
) -> list[Estimate]:
    """Return the estimates of one sample that a faultless coder coded."""
    strata, drawn = draw_passages(made.frame, n, by, seed)
    passages = tuple(
        SampledPassage(each.id, each.report_id, each.span, "", each.outlet, stratum, made.machine[each.id])
        for each, stratum in drawn
    )
    sample = Sample("k", "statement", tuple(by), seed, "", "", 0, len(made.frame), strata, passages, made.counts)
    view = CoderView("coder", False, {each.id: made.truth[each.id] for each in passages})
    return estimate_record(sample, view, draws=draws, seed=seed, only_all=only_all)


def counts_of(made: Made, findings: dict[str, tuple[CodedFinding, ...]]) -> Counter[tuple[str, str]]:
    """Return how many findings there are of all, each type and each outlet."""
    counts: Counter[tuple[str, str]] = Counter()
    for passage in made.frame:
        for each in findings[passage.id]:
            counts.update((("all", ""), ("type", each.value("act") or ""), ("outlet", passage.outlet or "")))
    return counts


Key = tuple[str, str, str]


def truths_of(made: Made) -> dict[Key, float]:
    """Return precision, recall and count in truth: of what, its value, and the figure."""
    n_machine, n_true = counts_of(made, made.machine), counts_of(made, made.truth)
    n_right: Counter[tuple[str, str]] = Counter()
    for passage in made.frame:
        meant = {each.spans: each for each in made.truth[passage.id]}
        for each in made.machine[passage.id]:
            if each.spans in meant:
                n_right.update((("all", ""), ("outlet", passage.outlet or "")))
                if each.value("act") == meant[each.spans].value("act"):
                    n_right[("type", each.value("act") or "")] += 1
    found: dict[Key, float] = {}
    for what, value in n_true:
        right = n_right[what, value]
        found[what, value, "precision"] = right / n_machine[what, value]
        found[what, value, "recall"] = right / n_true[what, value]
        found[what, value, "count"] = n_true[what, value]
    return found


@dataclass
class Covered:
    """Of one figure: in how many draws it was estimated, in how many its interval held the truth, sums of the rest."""

    n: int = 0
    n_held: int = 0
    width: float = 0.0
    estimates: float = 0.0


def cover(
    made: Made, n: int, by: Sequence[SampleFactor], seeds: Sequence[int], *, draws: int, only_all: bool = False
) -> dict[Key, Covered]:
    """Draw and estimate with each seed, and count how often intervals hold the truth."""
    truths = truths_of(made)
    covered: dict[Key, Covered] = defaultdict(Covered)
    for seed in seeds:
        for key, value, (low, high) in _figures(draw_and_estimate(made, n, by, seed, draws=draws, only_all=only_all)):
            if key in truths:
                own = covered[key]
                own.n += 1
                own.n_held += low <= truths[key] <= high
                own.width += high - low
                own.estimates += value
    return covered


def _figures(estimates: Sequence[Estimate]) -> Iterator[tuple[Key, float, tuple[float, float]]]:
    for each in estimates:
        for name, measured in (("precision", each.precision), ("recall", each.recall), ("count", each.count)):
            if measured.value is not None and measured.interval is not None:
                yield (each.what, each.value, name), measured.value, measured.interval


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--draws", type=int, default=1000, help="samples drawn from each record")
    parser.add_argument("--passages", type=int, default=200, help="passages in a sample")
    parser.add_argument("--chances", type=int, default=1000, help="draws that each interval is made of")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--world", default="", help="only the made-up record of this name")
    parser.add_argument("--only-all", action="store_true", help="leave out types and outlets, for speed")
    asked = parser.parse_args()
    seeds = range(asked.seed * 1_000_000, asked.seed * 1_000_000 + asked.draws)
    print("record\tby\twhat\tfigure\ttruth\tmean\tcovered %\tmean width\tdraws")
    for world in (each for each in WORLDS if asked.world in {"", each.name}):
        made = make_record(world, asked.seed)
        truths = truths_of(made)
        for by in ((), ("outlet", "type", "confidence")):
            covered = cover(made, asked.passages, by, seeds, draws=asked.chances, only_all=asked.only_all)
            for key in sorted(covered):
                own = covered[key]
                told = (world.name, ",".join(by) or "-", f"{key[0]} {key[1]}".strip(), key[2])
                share = 100 * own.n_held / own.n
                print(*told, f"{truths[key]:.3f}", f"{own.estimates / own.n:.3f}", f"{share:.1f}",
                      f"{own.width / own.n:.3f}", own.n, sep="\t", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
