"""How well versions of one utterance are told from others, on pairs of statements written for it.

Each pair of ``utterances/pairs.txt`` is given to the step over the collection as two statements of one speaker in two
reports, so many days apart. *act*: of versions (verbatim, edited, shortened, paraphrase), said again and different
ones, which are taken for one utterance: precision, recall and F1. *saying*: which are taken for the same said, on one
occasion or again. *kind*: the share of versions found that are of the kind they were written as. *again*: the share of
those said again that are linked.

    python evaluation/score_utterances.py [--half seen|held] [--errors]
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dragoman.model import Saying, Version
from dragoman.resolve import group_utterances

FOLDER = Path(__file__).parent / "utterances"
_DAY = dt.date(2024, 3, 4)


class Pair(NamedTuple):
    """Two statements as they were written."""

    half: str
    kind: str
    days: int
    first: str
    other: str


def read_pairs(path: Path) -> Iterator[Pair]:
    """Yield the pairs of a file, three lines each."""
    told = path.read_text(encoding="utf-8").splitlines()
    lines = [line for line in told if line and not line.startswith("#")]
    for head, first, other in zip(lines[::3], lines[1::3], lines[2::3], strict=True):
        half, kind, days = head.split()
        yield Pair(half, kind, int(days), first, other)


def score(half: str, *, errors: bool) -> dict[str, float]:
    """Return the figures of one half; print the pairs that are taken for something else if ``errors`` are asked for."""
    counts: Counter[str] = Counter()
    for pair in read_pairs(FOLDER / "pairs.txt"):
        if pair.half != half:
            continue
        one, other = _versions(pair)
        is_act, is_again = one.utterance_id == other.utterance_id, other.again_of == one.utterance_id
        kind = other.kind if other.beside else one.kind
        found = kind if is_act else "again" if is_again else "different"
        is_version = pair.kind not in {"again", "different"}
        counts.update(
            {
                "acts": is_version, "acts found": is_act, "acts right": is_act and is_version,
                "same": pair.kind != "different", "same found": is_act or is_again,
                "same right": (is_act or is_again) and pair.kind != "different",
                "kinds": is_act and is_version, "kinds right": is_act and is_version and kind == pair.kind,
                "again": pair.kind == "again", "again right": pair.kind == "again" and is_again,
            }
        )  # fmt: skip
        if errors and found != pair.kind:
            print(f"{pair.kind}, taken for {found}: {pair.first} | {pair.other}")
    return {
        **_figures("act", counts["acts right"], counts["acts found"], counts["acts"]),
        **_figures("saying", counts["same right"], counts["same found"], counts["same"]),
        "kind": counts["kinds right"] / counts["kinds"],
        "again": counts["again right"] / counts["again"],
    }


def _versions(pair: Pair) -> tuple[Version, Version]:
    days = (_DAY, _DAY + dt.timedelta(days=pair.days))
    sayings = [
        Saying(f"s{number}", f"r{number}", "speaker", day, None, None, None, (), words)
        for number, (day, words) in enumerate(zip(days, (pair.first, pair.other), strict=True))
    ]
    by_id = {version.statement_id: version for version in group_utterances(sayings)}
    # Of a day the longer one comes first: whichever is compared with the other is the version.
    one, other = by_id["s0"], by_id["s1"]
    return (other, one) if one.beside else (one, other)


def _figures(name: str, n_right: int, n_found: int, n_written: int) -> dict[str, float]:
    precision, recall = n_right / n_found, n_right / n_written
    return {
        f"{name} precision": precision,
        f"{name} recall": recall,
        f"{name} F1": 2 * precision * recall / (precision + recall),
    }


def main() -> int:
    """Score the halves; return 1 where a figure is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("seen", "held"))
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    floors = tomllib.loads((FOLDER / "floors.toml").read_text(encoding="utf-8"))
    missed = 0
    for half in (asked.half,) if asked.half else ("seen", "held"):
        figures = score(half, errors=asked.errors)
        print(f"{half}: " + ", ".join(f"{name} {value:.3f}" for name, value in figures.items()))
        below = [name for name, floor in floors[half].items() if figures[name] < floor]
        missed += len(below)
        print("".join(f"{half}: {name} is below {floors[half][name]}\n" for name in below), end="")
    return min(missed, 1)


if __name__ == "__main__":
    sys.exit(main())
