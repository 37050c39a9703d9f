"""Learn how sure a row of events is from whole reports coded by hand, and tell how well it is calibrated.

    python training/event_rows.py LEARN.txt … --check CHECK.txt … [--model FOLDER] [--out TABLE.tsv]

The reports are in the notation of ``data/events/README.md``, Reports; neither may be among those that the event model
was trained on. A row counts as right where type and both parties are (``evaluation/score_event_reports.py``).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from event_reports import read_reports
from numpy.typing import NDArray

from dragoman.config import Settings
from dragoman.extract import extract_findings
from dragoman.extract.events.around import Around
from dragoman.extract.events.extraction import EventOrigins, events_with_evidence
from dragoman.parse import load_attribution, load_event_reader, load_parser
from dragoman.parse.events import event_reader_from

sys.path.insert(0, str(Path(__file__).parent.parent / "evaluation"))
from score_event_reports import matches_of, report_from, roles_right

STRENGTH = 2.0
STEPS = 50
N_BINS = 5
Row = tuple[dict[str, float], bool]


def rows_of(paths: Sequence[Path], model: Any) -> list[Row]:
    """Return the evidence of each event that is read in some reports, and whether type and parties are right."""
    return [row for path in paths for row in _rows_in(path, model)]


def _rows_in(path: Path, model: Any) -> Iterator[Row]:
    parser, statements, settings = load_parser(), load_attribution(), Settings()
    for coded in read_reports(path):
        report = report_from(coded)
        parse = parser.parse(report)
        found = extract_findings(report, parse, settings, parser.identity, statements, model)
        around = Around(parse, report, found.entities, found.mentions, found.statements, found.times, found.places)
        floor = settings.extract.min_event_confidence
        evidence = {
            event.id: row
            for event, row in events_with_evidence(parse, around, EventOrigins("", ""), model, floor)
            if row is not None
        }
        matched, left = matches_of(coded, found, parse)
        for number, event in matched.items():
            if event.id in evidence:
                yield evidence[event.id].features(), roles_right(found, event, coded.events[number], parse)
        for event in left:
            if event.id in evidence:
                yield evidence[event.id].features(), False


def learnt(rows: Sequence[Row]) -> dict[str, float]:
    """Return the weights of a logistic regression with a penalty on all but the bias, by Newton's method."""
    names = list(rows[0][0])
    inputs = np.array([[features[name] for name in names] for features, _ in rows])
    right = np.array([float(each) for _, each in rows])
    penalty = np.diag([0.0 if name == "bias" else STRENGTH for name in names])
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (right - chances) - penalty @ weights
        curve = (inputs * (chances * (1 - chances))[:, None]).T @ inputs + penalty
        weights = weights + np.linalg.solve(curve + 1e-6 * np.eye(len(names)), slope)
    return dict(zip(names, weights.tolist(), strict=True))


def told(rows: Sequence[Row], weights: dict[str, float]) -> dict[str, Any]:
    """Return the expected error of calibration in points, and the share of right rows above some floors."""
    chances = np.array([_chance(features, weights) for features, _ in rows])
    right = np.array([each for _, each in rows])
    bins = np.minimum((chances * N_BINS).astype(int), N_BINS - 1)
    gaps = [abs(chances[bins == n].mean() - right[bins == n].mean()) * (bins == n).mean() for n in set(bins.tolist())]
    floors = {f: _above(chances, right, f) for f in (0.0, 0.3, 0.5, 0.7, 0.8)}
    return {
        "n": len(rows),
        "right": round(float(right.mean()), 3),
        "ece": round(100 * float(sum(gaps)), 1),
        "floors": floors,
    }


def _above(chances: NDArray[Any], right: NDArray[Any], floor: float) -> tuple[int, float]:
    kept = chances >= floor
    return int(kept.sum()), round(float(right[kept].mean()) if kept.any() else 0.0, 3)


def _chance(features: dict[str, float], weights: dict[str, float]) -> float:
    return float(1 / (1 + np.exp(-sum(weights[name] * value for name, value in features.items()))))


def main() -> None:
    """Learn, tell, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("learn", type=Path, nargs="+")
    parser.add_argument("--check", type=Path, nargs="+", default=[])
    parser.add_argument("--model", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    model = event_reader_from(options.model) if options.model else load_event_reader()
    rows = rows_of(options.learn, model)
    weights = learnt(rows)
    sys.stdout.write(json.dumps({"learnt from": told(rows, weights)}) + "\n")
    if options.check:
        sys.stdout.write(json.dumps({"checked": told(rows_of(options.check, model), weights)}) + "\n")
    if options.out:
        lines = [f"{name}\t{weight:.3f}" for name, weight in weights.items()]
        options.out.write_text("\n".join(["feature\tweight", *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
