"""How well names written differently are told from names of different people: ``python evaluation/name_pairs.py``.

Half of the pairs, chosen by a digest of the left name, is for development; thresholds and foldings may be chosen on it.
The other half is looked at for its figures only. Both are pairs of full names; ``--errors`` lists what is wrong in the
development half.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dragoman.resolve.likeness import like_names
from dragoman.resolve.names import fold_name

PAIRS = Path(__file__).with_name("name_pairs.tsv")


@dataclass(frozen=True)
class Pair:
    """Two names, whether they are one, and where names like these come from."""

    left: str
    right: str
    is_same: bool
    origin: str

    @property
    def is_held_out(self) -> bool:
        """Whether the pair is only for the figures."""
        return hashlib.blake2b(self.left.encode(), digest_size=1).digest()[0] % 2 == 1


def load_pairs() -> list[Pair]:
    """Return all pairs in the order of the table."""
    lines = [line for line in PAIRS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = (line.split("\t") for line in lines[1:])
    return [Pair(left, right, same == "1", origin) for left, right, same, origin in rows]


def are_joined(pair: Pair) -> bool:
    """Tell whether the program takes the names for one, by blocks and comparison as it does for a record."""
    return len(like_names([fold_name(pair.left), fold_name(pair.right)])) == 1


def figures(pairs: Iterable[Pair]) -> tuple[int, float, float, float]:
    """Return number of pairs, precision, recall and F1 of joining."""
    rows = [(pair.is_same, are_joined(pair)) for pair in pairs]
    hits = sum(same and joined for same, joined in rows)
    precision = hits / max(1, sum(joined for _, joined in rows))
    recall = hits / max(1, sum(same for same, _ in rows))
    return len(rows), precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main() -> None:
    """Print the figures of both halves, by origin too."""
    pairs = load_pairs()
    halves = {
        "development": [pair for pair in pairs if not pair.is_held_out],
        "held out": [pair for pair in pairs if pair.is_held_out],
        "all": pairs,
    }
    for name, own in halves.items():
        n, precision, recall, f1 = figures(own)
        print(f"{name:12} {n:4} pairs  precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    for origin in dict.fromkeys(pair.origin for pair in pairs):
        own = [pair for pair in pairs if pair.origin == origin]
        print(f"  {origin:14} {len(own):4} pairs, {sum(are_joined(p) == p.is_same for p in own) / len(own):.2f} right")
    if "--errors" in sys.argv:
        for pair in halves["development"]:
            if are_joined(pair) != pair.is_same:
                wrong = "missed" if pair.is_same else "joined"
                print(f"{wrong}: {pair.left} | {pair.right}  {fold_name(pair.left)} {fold_name(pair.right)}")


if __name__ == "__main__":
    main()
