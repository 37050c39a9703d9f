"""Where speakers stand on the issues of a codebook."""

from dragoman.resolve.positions.codebooks import parse_codebook
from dragoman.resolve.positions.coding import POSITION_RULES, code_statements
from dragoman.resolve.positions.growing import grow_positions
from dragoman.resolve.positions.suggestions import Suggestion, suggest_issues
from dragoman.resolve.positions.texts import Vectors

__all__ = [
    "POSITION_RULES",
    "Suggestion",
    "Vectors",
    "code_statements",
    "grow_positions",
    "parse_codebook",
    "suggest_issues",
]
