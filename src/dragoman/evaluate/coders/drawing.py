"""Which passages of a record are coded: a stratified random sample, drawn without replacement."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from math import sqrt

from dragoman.model import Span
from dragoman.model.sample import SampleFactor, Stratum

NOTHING, SOMETHING = "nothing found", "something found"
UNKNOWN, OTHER = "unknown", "other"

# Of the passages drawn, the share in which the machine found nothing: what it misses there carries large weights, what
# it found elsewhere tells precision and most of recall. Between a quarter and a half, recall moves by a point or two.
_SHARE_OF_NOTHING = 1 / 3
# A variance needs two of each stratum.
_LEAST = 2
_BANDS = ((0.6, "below 0.6"), (0.8, "0.6 to 0.8"))
_SURE = "0.8 and more"


@dataclass(frozen=True, slots=True)
class FramePassage:
    """A passage that can be drawn: what strata are made of. ``confidence`` is the least of its findings'."""

    id: str
    report_id: str
    span: Span
    outlet: str | None
    types: tuple[str, ...]
    confidence: float | None

    @property
    def has_findings(self) -> bool:
        """Whether the machine found something in it."""
        return bool(self.types)


Drawn = tuple[FramePassage, int]


def draw_passages(
    frame: Sequence[FramePassage], n: int, by: Sequence[SampleFactor], seed: int
) -> tuple[tuple[Stratum, ...], tuple[Drawn, ...]]:
    """Return the strata, and the passages drawn with the number of their stratum, in the order of the frame.

    A third are passages in which the machine found nothing. Within these and the others, the strata get numbers in
    proportion to the roots of their sizes, at least two each (all, where there are fewer); those that are too small to
    have two are joined. In a stratum the passages with the smallest digests of seed and id are drawn, each set with
    equal chance: so the same seed and record give the same sample, and a record that grew a similar one.
    """
    members, drawn_of = _members(frame, by, n)
    strata: list[Stratum] = []
    chosen: dict[str, int] = {}
    for key in sorted(members):
        strata.append(Stratum(key, key[0] == SOMETHING, len(members[key]), drawn_of[key]))
        by_lot = sorted(members[key], key=lambda each: (_lot(seed, each.id), each.id))
        chosen.update((each.id, len(strata) - 1) for each in by_lot[: drawn_of[key]])
    return tuple(strata), tuple((each, chosen[each.id]) for each in frame if each.id in chosen)


Key = tuple[str, ...]


def _members(
    frame: Sequence[FramePassage], by: Sequence[SampleFactor], n: int
) -> tuple[dict[Key, list[FramePassage]], dict[Key, int]]:
    """Return the passages of each stratum, and how many of them are drawn."""
    n_of_type = Counter(kind for passage in frame for kind in passage.types)
    labels = {factor: _label_of(factor, n_of_type) for factor in by}
    found: dict[str, dict[Key, list[FramePassage]]] = {NOTHING: {}, SOMETHING: {}}
    for passage in frame:
        first = SOMETHING if passage.has_findings else NOTHING
        own = [labels[factor](passage) for factor in by if passage.has_findings or factor == "outlet"]
        found[first].setdefault((first, *own), []).append(passage)
    members: dict[Key, list[FramePassage]] = {}
    drawn: dict[Key, int] = {}
    n_nothing, n_something = _divided(_n_of(found[NOTHING]), _n_of(found[SOMETHING]), n)
    for first, n_here in ((NOTHING, n_nothing), (SOMETHING, n_something)):
        joined = _joined(found[first], max(1, n_here // _LEAST))
        members.update(joined)
        drawn.update(_shared_out({key: len(each) for key, each in joined.items()}, n_here))
    return members, drawn


def _n_of(members: Mapping[Key, Sequence[FramePassage]]) -> int:
    return sum(map(len, members.values()))


def _divided(n_nothing: int, n_something: int, n: int) -> tuple[int, int]:
    """Return how many of ``n`` are drawn where nothing and where something was found."""
    from_nothing = min(n_nothing, round(n * _SHARE_OF_NOTHING))
    from_something = min(n_something, n - from_nothing)
    return min(n_nothing, n - from_something), from_something


def _joined(members: dict[Key, list[FramePassage]], most: int) -> dict[Key, list[FramePassage]]:
    """Return not more strata than ``most``: the smallest are one stratum, ``other``."""
    if len(members) <= most:
        return members
    by_size = sorted(members, key=lambda key: (-len(members[key]), key))
    kept = {key: members[key] for key in by_size[: most - 1]}
    # One label more than others have, so that no outlet is called so.
    kept[(by_size[0][0], *[OTHER] * len(by_size[0]))] = [each for key in by_size[most - 1 :] for each in members[key]]
    return kept


def _label_of(factor: SampleFactor, n_of_type: Mapping[str, int]) -> Callable[[FramePassage], str]:
    """Return what tells a passage's part of a factor: outlet, rarest of its types, or how sure its least sure is."""
    if factor == "outlet":
        return lambda passage: passage.outlet or UNKNOWN
    if factor == "type":
        return lambda passage: min(passage.types, key=lambda kind: (n_of_type[kind], kind))
    return lambda passage: next((name for limit, name in _BANDS if (passage.confidence or 0) < limit), _SURE)


def _lot(seed: int, identity: str) -> bytes:
    return hashlib.blake2b(f"{seed}\0{identity}".encode(), digest_size=16).digest()


def _shared_out(sizes: Mapping[Key, int], n: int) -> dict[Key, int]:
    """Share ``n`` out by the roots of sizes (power allocation, Bankier 1988), none above its size or below two."""
    drawn = {key: min(size, _LEAST) for key, size in sizes.items()}
    # The stratum that is furthest behind its share gets the next passage.
    behind = [(_held(drawn[key], size), key) for key, size in sizes.items() if drawn[key] < size]
    heapify(behind)
    for _ in range(n - sum(drawn.values())):
        _, key = heappop(behind)
        drawn[key] += 1
        if drawn[key] < sizes[key]:
            heappush(behind, (_held(drawn[key], sizes[key]), key))
    return drawn


def _held(n_drawn: int, size: int) -> float:
    return (n_drawn + 0.5) / sqrt(size)
