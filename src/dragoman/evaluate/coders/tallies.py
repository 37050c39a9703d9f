"""What two coders agree on in one report, as sums: figures and intervals are made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.evaluate.coders.alignment import Pair, align
from dragoman.evaluate.coders.values import normal_value, same_value
from dragoman.model.sample import CODED_FIELDS, CodedFinding, SampledKind

FOUND = "found"
"""What the figures are of that tell whether there is a finding at all."""


@dataclass
class FieldTally:
    """Counts of one field, or of findings themselves (``FOUND``).

    ``n_both`` is what both have alike, of ``n_first`` that the first has and ``n_second`` that the second has; empty
    values ("none") are not among them. ``n_compared`` units, empty values among them, were compared for alpha:
    ``n_apart`` of them differ, and ``values`` counts the values that either coder gave them.
    """

    n_both: int = 0
    n_first: int = 0
    n_second: int = 0
    n_compared: int = 0
    n_apart: int = 0
    values: Counter[str] = field(default_factory=Counter)

    def compare(self, one: str, other: str) -> None:
        """Take one unit for alpha, with the value each coder gave it."""
        self.n_compared += 1
        self.n_apart += one != other
        self.values.update((one, other))


PassagePair = tuple[Sequence[CodedFinding], Sequence[CodedFinding]]


def tally_report(kind: SampledKind, passages: Iterable[PassagePair]) -> dict[str, FieldTally]:
    """Return a tally for finding itself, and for each field, over passages of one report that both coded."""
    tallies = {name: FieldTally() for name in (FOUND, *CODED_FIELDS[kind])}
    for first, second in passages:
        pairs, only_first, only_second = align(kind, first, second)
        found = tallies[FOUND]
        found.n_both += len(pairs)
        found.n_first += len(first)
        found.n_second += len(second)
        found.compare(_presence(first), _presence(second))
        for name in CODED_FIELDS[kind]:
            _tally_field(tallies[name], name, pairs, only_first, only_second)
    return tallies


def _presence(findings: Sequence[CodedFinding]) -> str:
    return "something" if findings else "nothing"


def _tally_field(
    tally: FieldTally,
    name: str,
    pairs: Iterable[Pair],
    only_first: Iterable[CodedFinding],
    only_second: Iterable[CodedFinding],
) -> None:
    for one, other in pairs:
        ours, theirs = one.value(name), other.value(name)
        if ours is None or theirs is None:
            continue
        is_same = same_value(name, ours, theirs)
        tally.n_both += is_same and bool(ours)
        tally.n_first += bool(ours)
        tally.n_second += bool(theirs)
        # Names that are the same in other words are one value.
        tally.compare(normal_value(ours), normal_value(ours if is_same else theirs))
    tally.n_first += sum(bool(each.value(name)) for each in only_first)
    tally.n_second += sum(bool(each.value(name)) for each in only_second)
