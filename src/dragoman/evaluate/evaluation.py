"""All figures of a comparison, and how they are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.evaluate.calibration import Calibration, calibrate
from dragoman.evaluate.coded import Coded, GoldReport
from dragoman.evaluate.differences import Difference, differences_of
from dragoman.evaluate.figures import MEANINGS, MODES, SHARE_MEANINGS, Figure, Share, Tally, figure_of
from dragoman.evaluate.intervals import Interval, bootstrap_intervals
from dragoman.evaluate.scoring import ReportScore, score_report

_BY_REPORT = ("relation", "relation_strict", "content_j50")


@dataclass(frozen=True)
class Evaluation:
    """What a comparison gave. Values are in [0, 1]; ``to_dict`` and ``values`` tell them in per cent.

    ``intervals`` are of F1. ``calibration`` is None where nothing found has a confidence.
    """

    figures: Mapping[str, Figure]
    shares: Mapping[str, Share]
    intervals: Mapping[str, Interval]
    calibration: Calibration | None
    reports: tuple[ReportScore, ...]
    n_missing: int
    options: Mapping[str, Any]

    @property
    def n_gold(self) -> int:
        """How many statements were coded."""
        return self.figures["content_j50"].n_gold

    @property
    def n_found(self) -> int:
        """How many statements the program found."""
        return self.figures["content_j50"].n_found

    @property
    def values(self) -> dict[str, float | None]:
        """Each figure by name in per cent, with one decimal: F1, precision and recall, shares, calibration."""
        values: dict[str, float | None] = {}
        for name, figure in self.figures.items():
            values[name] = _percent(figure.f1)
            values[f"{name}.precision"] = _percent(figure.precision)
            values[f"{name}.recall"] = _percent(figure.recall)
        values |= {name: _percent(share.value) for name, share in self.shares.items()}
        values["calibration.ece"] = _percent(self.calibration and self.calibration.ece)
        values["calibration.brier"] = _percent(self.calibration and self.calibration.brier)
        return values

    def by_report(self) -> dict[str, dict[str, Figure]]:
        """Return for each report, by its id, the figures that tell most."""
        return {
            score.report_id: {name: figure_of(score.tallies[name]) for name in _BY_REPORT} for score in self.reports
        }

    def differences(self) -> list[Difference]:
        """Return where coder and program differ, report by report in the order of the text."""
        return [difference for score in self.reports for difference in differences_of(score)]

    def to_dict(self, *, by_report: bool = False, errors: bool = False) -> dict[str, Any]:
        """Return everything as JSON has it: ``[precision, recall, F1]`` and shares, in per cent with one decimal.

        Figures by mode also have the numbers coded and found, shares the number they are of.
        """
        told: dict[str, Any] = {name: _as_list(figure) for name, figure in self.figures.items() if "/" not in name}
        for mode in MODES:
            for name in (f"content_j50/{mode}", f"relation/{mode}"):
                figure = self.figures[name]
                told[name] = [*_as_list(figure), figure.n_gold, figure.n_found]
        on_match = {part: self.shares[f"src_on_match.{part}"] for part in ("exact", "head", "any")}
        told["src_on_match"] = {part: _percent(share.value) for part, share in on_match.items()}
        told["src_on_match"]["n"] = on_match["any"].n
        told |= {
            name: [_percent(self.shares[name].value), self.shares[name].n] for name in ("nosrc_ok", "kind_on_match")
        }
        told |= {
            "n_gold": self.n_gold,
            "n_pred": self.n_found,
            "n_docs": len(self.reports),
            "n_missing": self.n_missing,
        }
        told["ci95"] = {name: [_percent(low), _percent(high)] for name, (low, high) in self.intervals.items()}
        told["calibration"] = _calibration(self.calibration)
        told["options"] = dict(self.options)
        if by_report:
            told["by_report"] = {key: _report(figures) for key, figures in self.by_report().items()}
        if errors:
            told["errors"] = [each.to_dict() for each in self.differences()]
        return told


def evaluate_reports(
    pairs: Iterable[tuple[GoldReport, Sequence[Coded] | None]],
    *,
    boot: int = 1000,
    seed: int = 0,
    options: Mapping[str, Any] | None = None,
) -> Evaluation:
    """Compare coded reports with what was found in each; None where the record does not have the report.

    ``boot`` is the number of samples the intervals are made of. ``options`` are only told again.
    """
    given = list(pairs)
    scores = tuple(score_report(gold.id, gold.text, gold.statements, found or ()) for gold, found in given)
    shares = {name: [score.shares[name] for score in scores] for name in SHARE_MEANINGS}
    return Evaluation(
        figures={name: figure_of(_sum([score.tallies[name] for score in scores])) for name in MEANINGS},
        shares={
            name: Share(sum(each.hits for each in own), sum(each.n for each in own)) for name, own in shares.items()
        },
        intervals=bootstrap_intervals([score.tallies for score in scores], boot, seed),
        calibration=calibrate(judged for score in scores for judged in _judged(score)),
        reports=scores,
        n_missing=sum(found is None for _, found in given),
        options={"boot": boot, "seed": seed, **(options or {})},
    )


def _sum(tallies: Sequence[Tally]) -> Tally:
    return Tally(*(sum(column) for column in zip(*tallies, strict=True))) if tallies else Tally(0, 0, 0, 0)


def _judged(score: ReportScore) -> list[tuple[float, bool]]:
    """Return each found statement's confidence, and whether a coded one has its content and source."""
    right = {other for _, other in score.same_relation}
    return [
        (each.coded.confidence, number in right)
        for number, each in enumerate(score.found)
        if each.coded.confidence is not None
    ]


def _percent(value: float | None) -> float | None:
    return None if value is None else round(100 * value, 1)


def _as_list(figure: Figure) -> list[float | None]:
    return [_percent(figure.precision), _percent(figure.recall), _percent(figure.f1)]


def _report(figures: Mapping[str, Figure]) -> dict[str, Any]:
    first = next(iter(figures.values()))
    return {
        **{name: _as_list(figure) for name, figure in figures.items()},
        "n_gold": first.n_gold,
        "n_pred": first.n_found,
    }


def _calibration(calibration: Calibration | None) -> dict[str, Any] | None:
    if calibration is None:
        return None
    bins = [
        {"n": each.n, "confidence": _percent(each.confidence), "right": _percent(each.right)}
        for each in calibration.bins
    ]
    return {"ece": _percent(calibration.ece), "brier": _percent(calibration.brier), "n": calibration.n, "bins": bins}
