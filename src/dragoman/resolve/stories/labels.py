"""What a story is called: who, what, where and when, in its own words."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model import TermKind
from dragoman.resolve.stories.weights import Vector, Weighing

_N_WHO = 2
_N_WHAT = 3
_N_TERMS = 60

# The share of a story's reports that must tell of a term it is called by.
_LEAST_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Label:
    """What a story is called, and the words it is made of."""

    text: str
    who: tuple[str, ...]
    what: tuple[str, ...]
    where: tuple[str, ...]


def common_terms(vectors: Sequence[Vector]) -> list[int]:
    """Return the terms that many of a story's reports tell of, those first that weigh most."""
    weights: defaultdict[int, float] = defaultdict(float)
    n_told: defaultdict[int, int] = defaultdict(int)
    for vector in vectors:
        for term, weight in vector.items():
            weights[term] += weight
            n_told[term] += 1
    common = (term for term in weights if n_told[term] >= _LEAST_SHARE * len(vectors))
    return sorted(common, key=lambda term: (-weights[term], term))


def label_of(ranked: Sequence[int], weighing: Weighing, first: dt.date | None) -> Label:
    """Return what a story is called by its terms, those first that weigh most, and the day of its first report."""
    ranked = ranked[:_N_TERMS]
    names = _written(ranked, "name", weighing)
    who = (_written(ranked, "actor", weighing) or names)[:_N_WHO]
    places = _written(ranked, "place", weighing)
    where = tuple(place for place in places if place not in who)[:1]
    named = {word for name in (*who, *places, *names) for word in name.casefold().split()}
    words = (word for word in _written(ranked, "word", weighing) if word not in named and not word[0].isdigit())
    what = tuple(words)[:_N_WHAT]
    parts = [", ".join(who), ", ".join(what), ", ".join([*where, *([first.isoformat()] if first else [])])]
    text = ": ".join(part for part in parts[:2] if part)
    return Label(f"{text} ({parts[2]})" if parts[2] else text, who, what, where)


def _written(ranked: Sequence[int], kind: TermKind, weighing: Weighing) -> tuple[str, ...]:
    return tuple(dict.fromkeys(weighing.written(term) for term in ranked if weighing.terms[term][0] == kind))
