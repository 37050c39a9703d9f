"""A ground of what the program decided: what was compared, both values, how much it weighs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground for a link: the feature compared, both inputs, and what it added to the score.

    ``evidence`` is the id of the report that the right-hand input comes from, the id of a judgement, or ``pack:NAME``;
    None where all reports of the actor have it in common.
    """

    feature: str
    left: str
    right: str
    weight: float
    evidence: str | None = None
