"""Teach the judge that weighs rules and statement model, and tell how good both together are.

Used by ``train_statements.py``. The judge is a logistic model over ``judge_features`` of
``extract.statements.rules_and_model``, taught on reports that the statement model was not trained on and whose rules'
weights were learnt without them.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from cue_weights import write_weights
from numpy.typing import NDArray

from dragoman.evaluate import Coded, GoldReport, evaluate_reports
from dragoman.extract.grammar.quotations import find_quotations
from dragoman.extract.statements.extraction import RULES_FLOOR, Origins, extract_statements
from dragoman.extract.statements.proposals import propose
from dragoman.extract.statements.rules_and_model import Case, cases_of
from dragoman.extract.statements.statement_draft import Draft
from dragoman.extract.statements.statement_features import hints_from
from dragoman.extract.statements.statement_model import StatementModel, read_statements
from dragoman.lexicon.cues import CueLexicon, load_cues
from dragoman.model import Parse, Report, Span
from dragoman.parse.attribution import attribution_from

STRENGTH = 1.0
STEPS = 30
FOLDS = 6
ORIGINS = Origins(rules="rules", model="model", both="both")

Annotated = tuple[dict[str, Any], Parse, Mapping[str, float] | None]
"""A report as it was annotated, its parse, and the weights of its cues (None: those of the program)."""


@dataclass(frozen=True)
class Decided:
    """A case of the judge, and whether an annotated statement agrees with it."""

    case: Case
    right: bool


def decided_cases(rows: Iterable[Annotated], model: StatementModel) -> list[list[Decided]]:
    """Return for each report what the judge has to decide there, and what is right."""
    cues = load_cues()
    decided: list[list[Decided]] = []
    for row, parse, weights in rows:
        fitted = cues if weights is None else CueLexicon(cues.entries, weights)
        proposals = propose(parse, find_quotations(parse), fitted)
        hints = hints_from(proposals)
        cases = cases_of(proposals, proposals.settled(RULES_FLOOR), hints, read_statements(parse, hints, model))
        gold = [(_words(parse, each["source"]), _words(parse, each["content"])) for each in row["attributions"]]
        decided.append([Decided(case, _is_right(parse, case.draft, gold)) for case in cases])
    return decided


def _words(parse: Parse, spans: Sequence[Sequence[int]]) -> frozenset[int]:
    tokens = (token for start, end in spans for token in parse.tokens_in(Span(start, end)))
    return frozenset(token for token in tokens if parse.words[token][0].isalnum())


def _is_right(parse: Parse, draft: Draft, gold: Sequence[tuple[frozenset[int], frozenset[int]]]) -> bool:
    """Tell whether content agrees by half (Jaccard) and sources share a word or are both missing."""
    content = _words(parse, [parse.span(*piece) for piece in draft.content])
    source = _words(parse, [parse.span(*draft.source)] if draft.source is not None else [])
    return any(
        2 * len(content & told) >= len(content | told) and (bool(source & by) or not (source or by))
        for by, told in gold
    )


def fit(cases: Sequence[Decided]) -> dict[str, float]:
    """Return the weights, by Newton's method on the L2-regularised likelihood."""
    if not cases:
        return {}
    names = sorted({name for each in cases for name in each.case.features})
    rows = np.array([[each.case.features.get(name, 0.0) for name in names] for each in cases])
    right = np.array([each.right for each in cases], dtype=float)
    weights: NDArray[np.float64] = np.zeros(len(names))
    for _ in range(STEPS):
        chance = 1.0 / (1.0 + np.exp(-rows @ weights))
        slope = rows.T @ (chance - right) + STRENGTH * weights
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + STRENGTH * np.eye(len(names))
        weights = weights - np.linalg.solve(bend, slope)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def teach(rows: Sequence[Annotated], model: Path, out: Path, floor: float) -> dict[str, Any]:
    """Write the weights of the judge; return the figures of held-out reports, judged by weights learnt on others."""
    loaded = attribution_from(model)
    decided = decided_cases(rows, loaded)
    order = list(range(len(rows)))
    random.Random(0).shuffle(order)  # noqa: S311
    found: list[tuple[dict[str, Any], Sequence[Coded]]] = []
    for fold in range(FOLDS):
        left_out = set(order[fold::FOLDS])
        judge = fit([each for n in order if n not in left_out for each in decided[n]])
        found += [(rows[n][0], _coded(rows[n], loaded, judge, floor)) for n in sorted(left_out)]
    write_weights(fit([each for report in decided for each in report]), out)
    return figures_of(found)


def report(rows: Iterable[Annotated], model: Path, floor: float) -> dict[str, Any]:
    """Return the figures of reports as the program, with its own weights, finds their statements."""
    loaded = attribution_from(model)
    load_cues.cache_clear()
    return figures_of([(row[0], _coded(row, loaded, load_cues().judge, floor)) for row in rows])


def _coded(row: Annotated, model: StatementModel, judge: Mapping[str, float], floor: float) -> list[Coded]:
    annotated, parse, weights = row
    cues = load_cues()
    fitted = CueLexicon(cues.entries, cues.weights if weights is None else weights, judge)
    statements = extract_statements(
        parse,
        Report(id=parse.report_id, text=annotated["text"], source="training"),
        find_quotations(parse),
        fitted,
        origins=ORIGINS,
        floor=floor,
        model=model,
    )
    return [
        Coded(
            source=(each.speaker_span,) if each.speaker_span is not None else (),
            cue=(each.cue.span,) if each.cue is not None else (),
            content=each.content,
            confidence=each.confidence,
        )
        for each in statements
    ]


def figures_of(found: Iterable[tuple[dict[str, Any], Sequence[Coded]]]) -> dict[str, Any]:
    """Compare what was found with what was annotated."""
    pairs = [
        (
            GoldReport(
                row["id"],
                row["text"],
                tuple(
                    Coded(*(tuple(Span(*pair) for pair in each[role]) for role in ("source", "cue", "content")))
                    for each in row["attributions"]
                ),
            ),
            coded,
        )
        for row, coded in found
    ]
    return evaluate_reports(pairs).to_dict()
