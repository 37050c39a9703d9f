"""Scores positions on issues on coded statements of our own, with descriptions alone and with judgements.

    python evaluation/score_positions.py [--seen]

Of each codebook in evaluation/positions every second statement is held out; judgements are drawn from the others.
``other tones`` says that the weights of tones were learnt from the other codebook alone. With ``--seen`` the halves
change places inside the first: the half to choose by.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "training"))

from coded_statements import CodedStatement, read_coded
from position_tones import learn_tones

from dragoman.model import Codebook
from dragoman.parse import load_word_vectors
from dragoman.resolve.positions.codebooks import STANCES
from dragoman.resolve.positions.coder import Coder, Example
from dragoman.resolve.positions.learning import Matrix

FOLDER = Path(__file__).resolve().parent / "positions"
NAMES = ("conflict", "energy")
N_JUDGEMENTS = (0, 5, 20, 50)
N_DRAWS = 5


def f1(n_right: int, n_found: int, n_coded: int) -> float:
    """Return F1, 0 where nothing is found or coded."""
    return 2 * n_right / (n_found + n_coded) if n_found + n_coded else 0.0


def score(book: Codebook, coder: Coder, held: Sequence[CodedStatement]) -> tuple[float, float, float]:
    """Return macro-F1 of issues, of stances where the issue is found, and of both together."""
    found = [{each.issue: each.stance for each in coder.code(statement.text)} for statement in held]
    pairs = [(each.stances, got) for each, got in zip(held, found, strict=True)]
    issues = [
        f1(
            sum(i.id in g and i.id in f for g, f in pairs),
            sum(i.id in f for _, f in pairs),
            sum(i.id in g for g, _ in pairs),
        )
        for i in book.issues
    ]
    both = [(g[k], f[k]) for g, f in pairs for k in g if k in f]
    stances = [
        f1(sum(g == f == s for g, f in both), sum(f == s for _, f in both), sum(g == s for g, _ in both))
        for s in STANCES
    ]
    exact = [
        f1(
            sum(g.get(i.id) == f.get(i.id) == s for g, f in pairs),
            sum(f.get(i.id) == s for _, f in pairs),
            sum(g.get(i.id) == s for g, _ in pairs),
        )
        for i in book.issues
        for s in ("agrees", "disagrees")
    ]
    return float(np.mean(issues)), float(np.mean(stances)), float(np.mean(exact))


def draws(
    book: Codebook, pool: Sequence[CodedStatement], held: Sequence[CodedStatement], n: int, tone: Matrix | None
) -> Matrix:
    """Return the mean scores over draws of ``n`` judgements from a pool."""
    vectors = load_word_vectors()
    scores = []
    for seed in range(N_DRAWS if 0 < n < len(pool) else 1):
        chosen = np.random.default_rng(seed).permutation(len(pool))[:n]
        examples = [Example(pool[k].text, pool[k].stances, "drawn") for k in chosen]
        scores.append(score(book, Coder(book, examples, vectors, tone), held))
    return np.array(scores).mean(axis=0)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seen", action="store_true")
    seen_only = parser.parse_args().seen
    coded = {name: read_coded(FOLDER / name) for name in NAMES}
    began = time.perf_counter()
    for name, (book, statements) in coded.items():
        pool, held = (statements[::4], statements[2::4]) if seen_only else (statements[::2], statements[1::2])
        other = learn_tones([(b, s[::2]) for n, (b, s) in coded.items() if n != name])
        for tones, weights in (("other tones", other), ("shipped tones", None)):
            for n in (*N_JUDGEMENTS, len(pool)):
                issue, stance, both = draws(book, pool, held, n, weights)
                print(
                    f"{name:9} {tones:14} {n:4} judgements: issue {issue:.3f}, stance {stance:.3f}, "
                    f"issue and stance {both:.3f}",
                    flush=True,
                )
    print(f"{time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
