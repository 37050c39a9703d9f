"""What people judged about findings, applied to what the machine reads. Decision 0022."""

from dragoman.resolve.reviews.additions import added_finding
from dragoman.resolve.reviews.anchors import MAIN_ROLE, find_spans, finding_called, place_of
from dragoman.resolve.reviews.fields import check_term, values_of, with_values
from dragoman.resolve.reviews.growing import REVIEW_RULES, grow_reviews
from dragoman.resolve.reviews.holding import holding
from dragoman.resolve.reviews.pairs import PAIR_RULES, review_pairs
from dragoman.resolve.reviews.report_index import ReportIndex, UnfitError
from dragoman.resolve.reviews.words import nearest, passage_of, places_of

__all__ = [
    "MAIN_ROLE",
    "PAIR_RULES",
    "REVIEW_RULES",
    "ReportIndex",
    "UnfitError",
    "added_finding",
    "check_term",
    "find_spans",
    "finding_called",
    "grow_reviews",
    "holding",
    "nearest",
    "passage_of",
    "place_of",
    "places_of",
    "review_pairs",
    "values_of",
    "with_values",
]
