"""What a coder found right, wrong and missing in each passage of a sample, by what estimates are made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.evaluate.coders.alignment import align
from dragoman.evaluate.coders.values import same_value
from dragoman.model.sample import CODED_FIELDS, TYPE_FIELDS, CodedFinding, CoderView, Sample, SampledPassage

Domain = tuple[str, str]
"""What findings are told apart by, and its value: ``("type", "CONSULT")``; see ``domains_of``."""

ALL: Domain = ("all", "")
NO_VALUE = "none"


@dataclass
class Counted:
    """What there is in one passage. Of each domain: the machine's findings, those of them that are right, and what it
    misses. ``told`` and ``meant`` count, over findings that both have, the fields that the machine and the coder
    filled in, ``same`` those that are filled alike.
    """

    stratum: int
    machine: Counter[Domain] = field(default_factory=Counter)
    right: Counter[Domain] = field(default_factory=Counter)
    missed: Counter[Domain] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    meant: Counter[str] = field(default_factory=Counter)
    same: Counter[str] = field(default_factory=Counter)


def count_passages(sample: Sample, view: CoderView) -> list[Counted]:
    """Return the counts of each passage that the coder coded to its end, in the order of the sample."""
    return [
        _counted(sample, passage, view.passages[passage.id])
        for passage in sample.passages
        if passage.id in view.passages
    ]


def domains_of(sample: Sample, finding: CodedFinding, outlet: str | None) -> tuple[Domain, ...]:
    """Return the domains a finding is of: all, its type, its outlet."""
    return ALL, ("type", finding.value(TYPE_FIELDS[sample.kind]) or NO_VALUE), ("outlet", outlet or "unknown")


def _counted(sample: Sample, passage: SampledPassage, truth: Sequence[CodedFinding]) -> Counted:
    counted = Counted(passage.stratum)
    pairs, missed, wrong = align(sample.kind, truth, passage.findings)
    for finding in (*(theirs for _, theirs in pairs), *wrong):
        counted.machine.update(domains_of(sample, finding, passage.outlet))
    for finding in missed:
        counted.missed.update(domains_of(sample, finding, passage.outlet))
    for ours, theirs in pairs:
        told = domains_of(sample, theirs, passage.outlet)
        # A type that the coder did not code is taken as the machine has it.
        is_typed = ours.value(TYPE_FIELDS[sample.kind]) is not None
        meant = domains_of(sample, ours, passage.outlet) if is_typed else told
        counted.right.update(set(told) & set(meant))
        # Found, but of another type: the coder's type misses one.
        counted.missed.update(set(meant) - set(told))
        _count_fields(counted, sample, ours, theirs)
    return counted


def _count_fields(counted: Counted, sample: Sample, ours: CodedFinding, theirs: CodedFinding) -> None:
    for name in CODED_FIELDS[sample.kind]:
        meant, told = ours.value(name), theirs.value(name)
        if meant is None or told is None:
            continue
        counted.told[name] += bool(told)
        counted.meant[name] += bool(meant)
        counted.same[name] += bool(meant) and same_value(name, meant, told)
