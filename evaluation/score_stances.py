"""Scores the head that tells where two parties of a sentence stand towards each other, on pairs of our own.

    python evaluation/score_stances.py HEAD.npz [--seen]

Lines of evaluation/positions/pairs.txt are ``LABEL|sentence`` with ``[p]`` and ``{q}``; every second one is held out,
and scored unless ``--seen`` is given.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "training"))

from stance_features import read_pairs

from dragoman.extract.stances.pair_features import CLASSES, PairOfParties
from dragoman.extract.stances.stance_head import StanceHead

PAIRS = Path(__file__).resolve().parent / "positions" / "pairs.txt"
_MARKS = re.compile(r"[\[\]{}]")


def row_of(line: str) -> dict[str, object]:
    """Return a line as directed_sentiment_*.jsonl has it."""
    label, marked = line.split("|", 1)
    spans: dict[str, list[int]] = {"p": [0, 0], "q": [0, 0]}
    for n_before, mark in enumerate(_MARKS.finditer(marked)):
        name, edge = ("p" if mark[0] in "[]" else "q"), (0 if mark[0] in "[{" else 1)
        spans[name][edge] = mark.start() - n_before
    return {"text": _MARKS.sub("", marked), "label": int(label), **spans}


def main() -> None:
    """Print macro-F1, accuracy, and F1 of each class."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("head", type=Path)
    parser.add_argument("--seen", action="store_true")
    given = parser.parse_args()
    lines = PAIRS.read_text(encoding="utf-8").splitlines()
    rows = [row_of(line) for line in lines[(0 if given.seen else 1) :: 2]]
    head = StanceHead.load(given.head)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pairs.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        told = [
            (label, int(head.shares(PairOfParties(read, p, q)).argmax())) for _, label, p, q, read in read_pairs(path)
        ]
    classes, found = (np.array(column) for column in zip(*told, strict=True))
    each = [
        2 * int(((classes == n) & (found == n)).sum()) / max(1, int((classes == n).sum() + (found == n).sum()))
        for n in range(len(CLASSES))
    ]
    print(f"{len(told)} pairs: macro-F1 {np.mean(each):.3f}, accuracy {(classes == found).mean():.3f}")
    print(", ".join(f"{name} {value:.2f}" for name, value in zip(CLASSES, each, strict=True)))


if __name__ == "__main__":
    main()
