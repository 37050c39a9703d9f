"""How much each term of a report weighs: by how often it is told there, and how rarely reports have it at all.

Rarity is that of a table, not of the record: what a report weighs hangs on itself alone, in records of five reports and
of a million.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Mapping

from dragoman.lexicon.word_rarity import RAREST, rarity_of, rarity_of_name
from dragoman.model import KeptOutline, Telling, TermKind
from dragoman.resolve.stories.outlines import Outline, Term, outline_of

UNIT = 10_000
"""Weights are whole numbers of this part of 1: their sums are the same in any order."""

DAYS_A_BLOCK = 7
"""Days that are looked at together; whatever day the first of all is."""

# What a term weighs by its kind: who and where tell stories apart. Chosen on the train half of ECB+: after a change,
# run evaluation/score_stories.py there.
KIND_WEIGHTS: Mapping[TermKind, float] = {
    "word": 1.0,
    "name": 2.0,
    "actor": 1.0,
    "place": 1.0,
    "event group": 2.0,
}

# No term is more than this part of a report: else one name would join short reports. Chosen on the train half too.
_MOST = 0.3

# Terms that a report keeps, those that weigh most. The rest still counts in its length.
_N_KEPT = 100

# One object for each weight there is: a million reports have a hundred million of them.
_WHOLE = tuple(range(round(UNIT * _MOST) + 1))


def weigh_report(telling: Telling, judged: tuple[str, ...] = ()) -> KeptOutline:
    """Return what a report is compared by; of what became of it nothing is told yet."""
    outline = outline_of(telling)
    weighed = _weighed(outline)
    written = tuple(
        f"{place} {form}"
        for place, (term, _) in enumerate(weighed)
        if (form := outline.written.get(term, term[1].capitalize())) != term[1].capitalize()
    )
    return KeptOutline(
        telling.report_id,
        telling.published,
        "" if telling.published is None else str(telling.published.toordinal() // DAYS_A_BLOCK),
        telling.copy_of,
        tuple(sys.intern(f"{kind}:{text}") for (kind, text), _ in weighed),
        tuple(weight for _, weight in weighed),
        written,
        judged,
    )


def _weighed(outline: Outline) -> list[tuple[Term, int]]:
    """Return the terms of a report with their weights, the heaviest first; all together have length 1."""
    weights = {
        term: KIND_WEIGHTS[term[0]] * _rarity(term, outline) * (1 + math.log(count))
        for term, count in outline.counts.items()
    }
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
    heaviest = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:_N_KEPT]
    whole = ((term, _WHOLE[round(UNIT * min(_MOST, weight / length))]) for term, weight in heaviest)
    return [(term, weight) for term, weight in whole if weight]


def _rarity(term: Term, outline: Outline) -> float:
    kind, text = term
    if kind == "event group":
        return RAREST
    if kind in {"actor", "place"}:
        return rarity_of_name(outline.written[term])
    return rarity_of(text)
