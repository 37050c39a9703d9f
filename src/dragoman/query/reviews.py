"""What people judged, and what it makes of findings."""

from __future__ import annotations

from typing import get_args

from dragoman.model import ReviewedKind
from dragoman.model.conditions import Choice
from dragoman.query.asking import ask
from dragoman.query.filters import choices_of
from dragoman.query.table import Table
from dragoman.store import View


def list_judged(view: View, *, waiting: bool = False, kind: Choice = None) -> Table:
    """Return what people decided about findings and actors, in the order they did, and what became of it.

    ``waiting``: only what finds no finding or actor now. Raises ``ConfigError`` at an unknown kind.
    """
    kinds = choices_of(kind, "kind", (*get_args(ReviewedKind), "actor", "judgement"))
    return ask(view, "judged", {"waiting": waiting, "kind": kinds})


def list_reviews(view: View) -> Table:
    """Return each field of findings that people reviewed, as the machine and as they have it."""
    return ask(view, "reviews")
