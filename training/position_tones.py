"""Learns what the tone of a statement says of its speaker's stance, from coded statements with a codebook each.

    python training/position_tones.py evaluation/positions/conflict evaluation/positions/energy \
        --out src/dragoman/lexicon/data/position_weights.tsv

reads CODEBOOK.toml and CODEBOOK.txt, the first, third, fifth … statement of each (the others are held out), and writes
the table; then `just digests`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "evaluation"))

from coded_statements import CodedStatement, read_coded

from dragoman.model import Codebook
from dragoman.resolve.positions.codebooks import STANCES
from dragoman.resolve.positions.learning import Matrix, learn_choice
from dragoman.resolve.positions.texts import tone_names, tone_of

HEADER = (
    "# What the tone of a statement says of its speaker's stance, by training/position_tones.py.\n"
    "tone\tagrees\tdisagrees\tunclear\n"
)


def learn_tones(coded: list[tuple[Codebook, list[CodedStatement]]]) -> Matrix:
    """Return (n_tones, 3): the weight of each tone for agrees, disagrees, unclear."""
    rows: list[list[float]] = []
    chosen: list[list[float]] = []
    for book, statements in coded:
        words = {issue.id: f"{issue.label}. {issue.description}" for issue in book.issues}
        for each in statements:
            for issue, stance in sorted(each.stances.items()):
                rows.append(tone_of(each.text, words[issue]))
                chosen.append([float(stance == name) for name in STANCES])
    return learn_choice(np.array(rows), np.array(chosen), np.zeros((len(rows), len(STANCES))))


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("codebook", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    coded = [read_coded(path) for path in given.codebook]
    weights = learn_tones([(book, statements[::2]) for book, statements in coded])
    lines = [
        "\t".join([name, *(f"{weight:.3f}" for weight in row)]) + "\n"
        for name, row in zip(tone_names(), weights, strict=True)
    ]
    given.out.write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
