"""From a parse to findings: one module per kind of finding, pure functions over one report."""

from dragoman.extract.events.marked_pairs import types_between
from dragoman.extract.findings import extract_findings

__all__ = ["extract_findings", "types_between"]
