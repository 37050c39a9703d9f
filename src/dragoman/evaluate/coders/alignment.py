"""Which finding of one coder is which of another's, in one passage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.model import Span
from dragoman.model.sample import CodedFinding, SampledKind

Pair = tuple[CodedFinding, CodedFinding]

# Contents of statements that share less than this of their characters are two statements, as in `dragoman evaluate`.
# Events and namings go by a word or two, of which one that is shared is enough.
_LEAST_SHARED = {"statement": 0.5, "event": 0.0, "naming": 0.0}


def align(
    kind: SampledKind, first: Sequence[CodedFinding], second: Sequence[CodedFinding]
) -> tuple[list[Pair], list[CodedFinding], list[CodedFinding]]:
    """Return the pairs that are the same finding, and those that only the first and only the second coder has.

    Each is paired once at most. Two judgements on one finding of the machine are of the same; of all others those
    whose words overlap most come first, then those that agree in more fields, then the earlier in the text.
    """
    ours, theirs = _in_order(first), _in_order(second)
    candidates = sorted(
        (not _is_one(one, other), -share, -_n_equal(one, other), n, m)
        for n, one in enumerate(ours)
        for m, other in enumerate(theirs)
        if (share := _share(one, other)) > 0 and (share >= _LEAST_SHARED[kind] or _is_one(one, other))
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for *_, n, m in candidates:
        if n not in partner and m not in taken:
            partner[n] = m
            taken.add(m)
    return (
        [(ours[n], theirs[m]) for n, m in sorted(partner.items())],
        [each for n, each in enumerate(ours) if n not in partner],
        [each for m, each in enumerate(theirs) if m not in taken],
    )


def _in_order(findings: Sequence[CodedFinding]) -> list[CodedFinding]:
    return sorted(findings, key=lambda each: (each.spans, each.finding, str(each.values)))


def _is_one(one: CodedFinding, other: CodedFinding) -> bool:
    return bool(one.finding) and one.finding == other.finding


def _share(one: CodedFinding, other: CodedFinding) -> float:
    """Return the Jaccard index of the characters that two findings go by."""
    ours, theirs = _characters(one.spans), _characters(other.spans)
    n_shared = len(ours & theirs)
    return n_shared / (len(ours) + len(theirs) - n_shared) if n_shared else 0.0


def _characters(spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(at for start, end in spans for at in range(start, end))


def _n_equal(one: CodedFinding, other: CodedFinding) -> int:
    theirs = dict(other.values)
    return sum(value is not None and theirs.get(field) == value for field, value in one.values)
