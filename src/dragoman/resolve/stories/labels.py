"""What a story is called: who, what, where and when, in its own words."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.model import TermKind

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


def common_terms(vectors: Sequence[Mapping[str, int]]) -> list[str]:
    """Return the terms that many of a story's reports tell of, those first that weigh most."""
    weights: defaultdict[str, int] = defaultdict(int)
    n_told: defaultdict[str, int] = defaultdict(int)
    for vector in vectors:
        for term, weight in vector.items():
            weights[term] += weight
            n_told[term] += 1
    common = (term for term in weights if n_told[term] >= _LEAST_SHARE * len(vectors))
    return sorted(common, key=lambda term: (-weights[term], term))


def label_of(ranked: Sequence[str], forms: Mapping[str, str], first: dt.date | None) -> Label:
    """Return what a story is called by its terms, those first that weigh most, and the day of its first report.

    ``forms`` tells how terms are written that are written otherwise than their capitalised text.
    """
    ranked = ranked[:_N_TERMS]
    names = _written(ranked, "name", forms)
    who = (_written(ranked, "actor", forms) or names)[:_N_WHO]
    places = _written(ranked, "place", forms)
    where = tuple(place for place in places if place not in who)[:1]
    named = {word for name in (*who, *places, *names) for word in name.casefold().split()}
    words = (text for kind, _, text in (term.partition(":") for term in ranked) if kind == "word")
    what = tuple(dict.fromkeys(word for word in words if word not in named and not word[0].isdigit()))[:_N_WHAT]
    parts = [", ".join(who), ", ".join(what), ", ".join([*where, *([first.isoformat()] if first else [])])]
    text = ": ".join(part for part in parts[:2] if part)
    return Label(f"{text} ({parts[2]})" if parts[2] else text, who, what, where)


def _written(ranked: Sequence[str], kind: TermKind, forms: Mapping[str, str]) -> tuple[str, ...]:
    own = (term for term in ranked if term.startswith(f"{kind}:"))
    return tuple(dict.fromkeys(forms.get(term) or term.partition(":")[2].capitalize() for term in own))
