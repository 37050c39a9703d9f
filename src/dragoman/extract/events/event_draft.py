"""An event on its way: tokens instead of records."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.events.row_confidence import RowEvidence
from dragoman.extract.events.status.grounds import Verdict
from dragoman.model import TokenRange


@dataclass(frozen=True, slots=True)
class Draft:
    """An event in tokens of a parse.

    ``label`` is a PLOVER type or ``STATEMENT``; ``rule`` the words of the lexicon's entry that fits, "" if none does;
    ``chance`` the model's probability of the label, None where no model was asked;
    ``verdict`` its status and what decided it. ``actors`` and ``recipients`` are
    the phrases that name them.
    """

    trigger: int
    label: str
    mode: str | None
    cameo: str | None
    rule: str
    chance: float | None
    confidence: float
    verdict: Verdict
    actors: tuple[TokenRange, ...]
    recipients: tuple[TokenRange, ...]
    evidence: RowEvidence | None = None
    """What the model says of the whole row; None where no model was asked."""
