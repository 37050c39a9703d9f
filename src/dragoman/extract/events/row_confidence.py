"""How sure a whole row is: that there is such an event, and that both its parties are right.

A logistic regression on what model and grammar say of the event, learnt from whole reports coded by hand
(``training/event_rows.py``). Weights: ``lexicon/data/event_row_weights.tsv``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.lexicon.tables import read_table

# Chances are taken for no surer than this and its complement.
_SUREST = 0.999


@dataclass(frozen=True, slots=True)
class RoleEvidence:
    """What speaks for the parties in one role.

    ``chosen`` is the model's chance of the least likely party that was taken, ``left`` that of the likeliest word that
    was not; ``agrees`` tells that grammar names the same parties, ``n`` how many there are.
    """

    chosen: float
    left: float
    agrees: bool
    n: int


@dataclass(frozen=True, slots=True)
class RowEvidence:
    """What speaks for an event: chance that a word tells one, share of the type in it, whether the lexicon has it."""

    told: float
    type_share: float
    is_sure: bool
    actors: RoleEvidence
    recipients: RoleEvidence

    def features(self) -> dict[str, float]:
        """Return the evidence by the names of the weights."""
        found = {
            "bias": 1.0,
            "told": _logit(self.told),
            "type": _logit(self.type_share),
            "lexicon": float(self.is_sure),
        }
        for name, role in (("actors", self.actors), ("recipients", self.recipients)):
            found[f"{name} chosen"] = _logit(role.chosen) if role.n else 0.0
            found[f"{name} left"] = _logit(1.0 - role.left)
            found[f"{name} agree"] = float(role.agrees)
            found[f"{name} none"] = float(role.n == 0)
            found[f"{name} several"] = float(role.n > 1)
        return found


def confidence_of(evidence: RowEvidence) -> float:
    """Return the probability, in (0, 1), that type and parties of a row are right."""
    weights = _weights()
    total = sum(weights.get(name, 0.0) * value for name, value in evidence.features().items())
    return 1.0 / (1.0 + math.exp(-total))


def _logit(chance: float) -> float:
    kept = min(max(chance, 1.0 - _SUREST), _SUREST)
    return math.log(kept / (1.0 - kept))


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, float]:
    return {row["feature"]: float(row["weight"]) for row in read_table("event_row_weights")}
