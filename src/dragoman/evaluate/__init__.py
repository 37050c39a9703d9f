"""Statements of a record against the same reports coded by hand. Pure functions; figures are defined in the manual."""

from dragoman.evaluate.calibration import Bin, Calibration
from dragoman.evaluate.coded import Coded, GoldReport, load_gold
from dragoman.evaluate.differences import Difference, differences_of
from dragoman.evaluate.evaluation import Evaluation, evaluate_reports
from dragoman.evaluate.figures import MEANINGS, Figure, Share, Tally
from dragoman.evaluate.limits import Broken, load_limits
from dragoman.evaluate.marked import rows_from_marked
from dragoman.evaluate.pairing import Candidate, pair_reports

__all__ = [
    "MEANINGS",
    "Bin",
    "Broken",
    "Calibration",
    "Candidate",
    "Coded",
    "Difference",
    "Evaluation",
    "Figure",
    "GoldReport",
    "Share",
    "Tally",
    "differences_of",
    "evaluate_reports",
    "load_gold",
    "load_limits",
    "pair_reports",
    "rows_from_marked",
]
