"""Learn how features of a cue weigh: a logistic model of which candidates annotators take for statements.

    python training/cue_weights.py ATTRIBUTIONS.jsonl [--out src/dragoman/lexicon/data/cue_weights.tsv]

The file holds one report a line: ``{"id", "text", "attributions": [{"source", "cue", "content"}]}``, each a list of
``[start, end]`` in code points. A candidate counts as right if an annotated cue overlaps its anchor, at least half of
the content's words agree (Jaccard) and the sources share a word or are both missing. Weights are fitted by
L2-regularised maximum likelihood; the strength of the regularisation was chosen by cross-validation inside the
training file. About a minute on one core.
"""

from __future__ import annotations

import argparse
import collections
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.extract.grammar.quotations import find_quotations
from dragoman.extract.statements.proposals import by_content, weigh_by_grammar
from dragoman.extract.statements.quoted import drafts_beside
from dragoman.extract.statements.scoring import confidence_of, features_of, nesting_feature
from dragoman.extract.statements.statement_draft import Draft, quoted_tokens
from dragoman.lexicon.cues import CueLexicon, load_cues
from dragoman.model import Parse, Report
from dragoman.parse import load_parser

WORD = re.compile(r"\w+(?:['’]\w+)*")
MIN_COUNT = 3  # rarer features are left to the others
REGULARISATION = 1.0
STEPS = 300
NESTING_FLOOR = 0.25


def words_of(text: str) -> list[tuple[int, int]]:
    """Return the words of a text as offsets."""
    return [match.span() for match in WORD.finditer(text)]


def covered(words: list[tuple[int, int]], spans: Iterable[Any]) -> set[int]:
    """Return the numbers of the words that overlap a span."""
    return {n for start, end in spans for n, (left, right) in enumerate(words) if left < end and start < right}


def drafts_of(parse: Parse, cues: CueLexicon) -> Iterator[Draft]:
    """Yield every candidate as a statement in the making."""
    quotations = find_quotations(parse)
    quoted = quoted_tokens(len(parse), quotations)
    drafts, bare = weigh_by_grammar(parse, quotations, quoted, cues)
    yield from drafts
    holding = [draft for draft in drafts if draft.listed and draft.source and draft.frame in ("clause", "inverted")]
    taken = {id(quotation) for draft in holding for quotation in draft.quotations}
    # As at work: a quotation goes to the clause that holds it, else to the nearest cue beside it.
    yield from drafts_beside(parse, bare, [q for q in quotations if id(q) not in taken], cues, quoted)


def examples_of(
    pairs: Iterable[tuple[dict[str, Any], Parse]], cues: CueLexicon
) -> Iterator[list[tuple[Draft, list[str], bool]]]:
    """Yield for each report its drafts with their features and whether they are right."""
    for row, parse in pairs:
        words = words_of(row["text"])
        gold = [tuple(covered(words, a[role]) for role in ("source", "cue", "content")) for a in row["attributions"]]
        yield [
            (draft, list(features_of(parse, draft)), is_right(parse, draft, words, gold))
            for draft in drafts_of(parse, cues)
        ]


def is_right(parse: Parse, draft: Draft, words: list[tuple[int, int]], gold: list[tuple[set[int], ...]]) -> bool:
    """Tell whether an annotated statement agrees with the draft."""
    anchor = covered(words, [parse.span(draft.anchor or 0, (draft.anchor or 0) + 1)])
    near = [entry for entry in gold if anchor & entry[1]]
    if not near:
        return False
    source = covered(words, [parse.span(*draft.source)]) if draft.source else set()
    content = covered(words, [parse.span(*piece) for piece in draft.content])
    return any(
        bool(gold_source & source) == bool(gold_source or source)
        and 2 * len(content & gold_content) >= len(content | gold_content)
        for gold_source, _, gold_content in near
    )


def fit(rows: list[list[str]], labels: list[bool], strength: float) -> dict[str, float]:
    """Return the weight of every feature seen often enough, by Adam on the regularised likelihood."""
    counts = collections.Counter(feature for row in rows for feature in row)
    names = sorted(feature for feature, n in counts.items() if n >= MIN_COUNT)
    number = {name: n for n, name in enumerate(names)}
    pairs = [(n, number[feature]) for n, row in enumerate(rows) for feature in row if feature in number]
    row_of, column_of = (np.array(side) for side in zip(*pairs, strict=True))
    target = np.array(labels, dtype=float)
    weights, first, second = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        total = np.bincount(row_of, weights=weights[column_of], minlength=len(rows))
        error = 1.0 / (1.0 + np.exp(-total)) - target
        slope = np.bincount(column_of, weights=error[row_of], minlength=len(names)) + strength * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        rate = 0.05 * (1.0 - step / (STEPS + 1))
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(weights[n]), 3) for name, n in number.items()}


def learn(
    pairs: Iterable[tuple[dict[str, Any], Parse]], cues: CueLexicon, strength: float = REGULARISATION
) -> dict[str, float]:
    """Return the weights: first those of a candidate by itself, then what nesting adds."""
    reports = list(examples_of(pairs, cues))
    flat = [example for report in reports for example in report]
    weights = fit([features for _, features, _ in flat], [right for _, _, right in flat], strength)
    nested: dict[str, list[tuple[float, bool]]] = collections.defaultdict(list)
    for report in reports:
        sure = [(d, f, r, confidence_of(f, weights)) for d, f, r in report]
        kept = [draft for draft, _, _, confidence in sure if confidence >= NESTING_FLOOR]
        contents = by_content(kept)
        for draft, _, right, confidence in sure:
            anchor = draft.anchor or 0
            others = (other for other in contents.around(anchor, anchor + 1) if other.anchor != draft.anchor)
            if confidence >= NESTING_FLOOR and any(True for _ in others):
                nested[nesting_feature(draft)].append((np.log(confidence / (1 - confidence)), right))
    weights.update({feature: _lift(seen) for feature, seen in sorted(nested.items())})
    return weights


def _lift(seen: list[tuple[float, bool]]) -> float:
    """Return what to add to the log odds so that the mean confidence equals the share that is right."""
    odds = np.array([value for value, _ in seen])
    share = (sum(right for _, right in seen) + 0.5) / (len(seen) + 1)
    low, high = -12.0, 12.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if np.mean(1 / (1 + np.exp(-odds - middle))) < share else (low, middle)
    return round(float(low), 3)


def parsed(path: Path) -> Iterator[tuple[dict[str, Any], Parse]]:
    """Yield the annotated reports of a file with their parses."""
    with path.open(encoding="utf-8") as lines:
        yield from parsed_rows(map(json.loads, lines), str(path))


def parsed_rows(rows: Iterable[dict[str, Any]], source: str) -> Iterator[tuple[dict[str, Any], Parse]]:
    """Yield annotated reports with their parses."""
    parser = load_parser()
    for row in rows:
        yield row, parser.parse(Report(id=row["id"], text=row["text"], source=source))


def write_weights(weights: dict[str, float], path: Path) -> None:
    """Write the weights as a table sorted by feature; weights of nothing are left out."""
    lines = [f"{feature}\t{weight:.3f}" for feature, weight in sorted(weights.items()) if abs(weight) >= 0.01]
    path.write_text("\n".join(["feature\tweight", *lines]) + "\n", encoding="utf-8")


def main() -> None:
    """Learn from one file and write the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("attributions", type=Path)
    options.add_argument("--out", type=Path, default=Path("src/dragoman/lexicon/data/cue_weights.tsv"))
    chosen = options.parse_args()
    write_weights(learn(parsed(chosen.attributions), load_cues()), chosen.out)


if __name__ == "__main__":
    main()
