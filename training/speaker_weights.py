"""Learn whom a speaker's words mean: how what speaks for and against each entity of a report weighs.

    python training/speaker_weights.py REPORTS.txt … [--check OTHERS.txt …]
        [--out src/dragoman/lexicon/data/speaker_weights.tsv]

The reports are coded with the person behind each source (``evaluation/README.md``; the shipped weights are learnt from
``data/statements/*.txt``). Each is read with the rules' own choice; at every speaker that is no name the options and
their features are kept, and those that the report calls by the coded name are right: several may be, and for a source
that is never named nobody and every entity without a name. A log-linear model over the options, with the likelihood of
all right ones together, is fitted by Adam; weights are drawn to nothing, that of the rules' choice to ``PRIOR``, those
of one sort of words the more. Prints how many are right by the rules, by the choice on fifths left out, and on OTHERS.
About three minutes on one core; the same bytes each time.
"""

from __future__ import annotations

import argparse
import collections
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "evaluation"))

from score_speakers import CodedSpeakers, findings_of, is_called_by, read_speakers

from dragoman.extract.entities.clusters import Cluster
from dragoman.extract.entities.speaker_choice import Choice, WeighingChooser
from dragoman.extract.entities.speaker_options import Option
from dragoman.extract.mentions.candidates import Candidate
from dragoman.model import Parse, Report
from dragoman.parse import load_attribution, load_parser

MIN_COUNT = 4  # rarer features are left to the others
STRENGTH = 3.0
STRENGTH_OF_SORTS = 9.0
PRIOR = 3.0
STEPS = 400
FOLDS = 5
BY_RULES = "by rules"
SORTS = ("he ", "it ", "they ", "person ", "thing ", "several ", "document ")


@dataclass(frozen=True)
class Row:
    """A speaker's words: the features of each option, which options are right, and the sort of the words."""

    options: tuple[tuple[str, ...], ...]
    right: frozenset[int]
    by_rules: int
    sort: str


@dataclass
class Recorder:
    """Chooses what the rules choose, and keeps what there was to choose among."""

    seen: list[tuple[Candidate, Sequence[Option]]] = field(default_factory=list)

    def choose(self, candidate: Candidate, options: Sequence[Option]) -> Choice:
        """Return the rules' own choice."""
        self.seen.append((candidate, options))
        return Choice(options[place_by_rules([option.features for option in options])], 1.0)


class KeepingParser:
    """Parses reports, and keeps the last parse."""

    def __init__(self) -> None:
        self._parser = load_parser()
        self.identity = self._parser.identity
        self.last: Parse | None = None

    def parse(self, report: Report) -> Parse:
        """Return the parse of a report."""
        self.last = self._parser.parse(report)
        return self.last


def place_by_rules(options: Sequence[Sequence[str]]) -> int:
    """Return the place of the rules' choice: nobody, the first, where it is none of the options."""
    return next((n for n, features in enumerate(options) if BY_RULES in features), 0)


def rows_of(coded: CodedSpeakers, parse: Parse, recorder: Recorder) -> list[Row]:
    """Return the rows of a report; speakers that nobody coded, or coded as several together, are left out."""
    rows = []
    for candidate, options in recorder.seen:
        names = names_behind(coded, parse.starts[candidate.root])
        if names is None or len(names) > 1:
            continue
        told = [option.features for option in options]
        sort = next(feature for feature in told[0] if feature.startswith("nobody ")).split()[1]
        right = frozenset(right_options(parse, candidate, options, names[0] if names else None))
        if right:
            rows.append(Row(tuple(told), right, place_by_rules(told), sort))
    return rows


def names_behind(coded: CodedSpeakers, place: int) -> tuple[str, ...] | None:
    """Return who is behind the narrowest coded source around a place of the text, None where there is none."""
    around = (
        (end - start, number)
        for number, statement in coded.attributions.items()
        for start, end in statement["source"]
        if start <= place < end
    )
    nearest = min(around, default=None)
    return None if nearest is None else coded.who.get(nearest[1], ())


def right_options(parse: Parse, candidate: Candidate, options: Sequence[Option], name: str | None) -> Iterable[int]:
    """Yield the places of the options that are right, nobody among them where the words are the name themselves."""
    for place, option in enumerate(options):
        cluster = option.cluster
        if name is None:
            is_right = cluster is None or all(member.form != "name" for member in cluster.members)
        elif cluster is None:
            own = parse.wording(candidate.start, candidate.end)
            is_right = is_called_by(candidate.kind, own, {own}, name)
        else:
            is_right = is_called_by(cluster.kind, cluster.label, wordings(parse, cluster), name)
        if is_right:
            yield place


def wordings(parse: Parse, cluster: Cluster) -> set[str]:
    """Return what a report calls an entity."""
    said = {parse.wording(m.start, m.end) for m in cluster.members if m.form != "pronoun"}
    return said | {cluster.label}


def read_rows(paths: Sequence[Path]) -> list[list[Row]]:
    """Read coded reports; return the rows of each."""
    parser, model, rows = KeepingParser(), load_attribution(), []
    for path in paths:
        for coded in read_speakers(path):
            recorder = Recorder()
            findings_of(coded, parser, model, recorder)
            assert parser.last is not None
            rows.append(rows_of(coded, parser.last, recorder))
    return rows


def fit(rows: Sequence[Row]) -> dict[str, float]:
    """Return the weight of every feature seen often enough."""
    counts = collections.Counter(f for row in rows for option in row.options for f in set(option))
    names = sorted(feature for feature, n in counts.items() if n >= MIN_COUNT)
    number = {name: n for n, name in enumerate(names)}
    options = [(n, place, told) for n, row in enumerate(rows) for place, told in enumerate(row.options)]
    pairs = [(k, number[f]) for k, (_, _, told) in enumerate(options) for f in told if f in number]
    option_of, column_of = (np.array(side) for side in zip(*pairs, strict=True))
    row_of = np.array([n for n, _, _ in options])
    right = np.array([place in rows[n].right for n, place, _ in options], dtype=float)
    first_of = np.searchsorted(row_of, np.arange(len(rows)))
    strength = np.array([STRENGTH_OF_SORTS if name.startswith(SORTS) else STRENGTH for name in names])
    centre = np.array([PRIOR if name == BY_RULES else 0.0 for name in names])
    weights, first, second = centre.copy(), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        sums = np.bincount(option_of, weights=weights[column_of], minlength=len(options))
        parts = np.exp(sums - np.maximum.reduceat(sums, first_of)[row_of])
        whole = np.add.reduceat(parts, first_of)[row_of]
        good = np.add.reduceat(parts * right, first_of)[row_of]
        error = parts / whole - parts * right / good
        slope = np.bincount(column_of, weights=error[option_of], minlength=len(names))
        slope += strength * (weights - centre)
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        rate = 0.1 * (1.0 - step / (STEPS + 1))
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(weights[n]), 3) for name, n in number.items()}


def count(rows: Iterable[Row], weights: dict[str, float]) -> collections.Counter[tuple[str, str]]:
    """Count by sort and in all: the rows, those right by the rules, and those right by the choice."""
    chooser, counts = WeighingChooser(weights), collections.Counter[tuple[str, str]]()
    for row in rows:
        place = chooser.heaviest(row.options)
        for sort in ("all", row.sort):
            counts[sort, "rows"] += 1
            counts[sort, "rules"] += row.by_rules in row.right
            counts[sort, "choice"] += place in row.right
    return counts


def show(title: str, counts: collections.Counter[tuple[str, str]]) -> None:
    """Print what was counted."""
    sys.stdout.write(f"{title}: right by the rules, by the choice, of\n")
    for sort in sorted({sort for sort, _ in counts}):
        sys.stdout.write(f"  {sort:10} {counts[sort, 'rules']:5} {counts[sort, 'choice']:5} {counts[sort, 'rows']:5}\n")


def main() -> None:
    """Read, cross-validate, fit, write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("reports", type=Path, nargs="+")
    options.add_argument("--check", type=Path, nargs="*", default=[])
    options.add_argument("--out", type=Path, default=Path("src/dragoman/lexicon/data/speaker_weights.tsv"))
    arguments = options.parse_args()
    reports = read_rows(sorted(arguments.reports))
    crosswise = collections.Counter[tuple[str, str]]()
    for fold in range(FOLDS):
        learnt = fit([row for n, rows in enumerate(reports) if n % FOLDS != fold for row in rows])
        crosswise += count([row for n, rows in enumerate(reports) if n % FOLDS == fold for row in rows], learnt)
    show("fifths left out", crosswise)
    weights = fit([row for rows in reports for row in rows])
    if arguments.check:
        show("checked", count([row for rows in read_rows(arguments.check) for row in rows], weights))
    lines = [f"{feature}\t{weight:.3f}" for feature, weight in sorted(weights.items()) if abs(weight) >= 0.01]
    arguments.out.write_text("\n".join(["feature\tweight", *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
