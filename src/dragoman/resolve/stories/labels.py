"""What a story is called: who, what, where and when, in its own words."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model import TermKind
from dragoman.resolve.stories.outlines import Outline, Term
from dragoman.resolve.stories.weights import Vector, Weighing

_N_WHO = 2
_N_WHAT = 3
_LEAST_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Label:
    """What a story is called, and the words it is made of."""

    text: str
    who: tuple[str, ...]
    what: tuple[str, ...]
    where: tuple[str, ...]


def label_of(
    vectors: Sequence[Vector], outlines: Sequence[Outline], weighing: Weighing, first: dt.date | None
) -> Label:
    """Return what is told by most of a story's reports and by few others, names as most of them write these."""
    weights: Counter[int] = Counter()
    told: Counter[int] = Counter()
    for vector in vectors:
        for term, weight in vector.items():
            weights[term] += weight  # type: ignore[assignment]  # a sum of weights
            told[term] += 1
    common = [term for term in weights if told[term] >= _LEAST_SHARE * len(vectors)]
    ranked = [weighing.terms[term] for term in sorted(common, key=lambda term: (-weights[term], term))]
    if not ranked:
        ranked = sorted(outlines[0].counts, key=lambda term: (-outlines[0].counts[term], term))
    who = _written(ranked, "actor", outlines)[:_N_WHO] or tuple(
        name.capitalize() for name in _words(ranked, "name")[:_N_WHO]
    )
    where = tuple(place for place in _written(ranked, "place", outlines) if place not in who)[:1]
    named = {word for outline in outlines for name in outline.written.values() for word in name.casefold().split()}
    what = tuple(word for word in _words(ranked, "word") if word not in named and not word[0].isdigit())[:_N_WHAT]
    parts = [", ".join(who), ", ".join(what), ", ".join([*where, *([first.isoformat()] if first else [])])]
    text = ": ".join(part for part in parts[:2] if part)
    return Label(f"{text} ({parts[2]})" if parts[2] else text, who, what, where)


def _words(ranked: Sequence[Term], kind: TermKind) -> list[str]:
    return [word for told, word in ranked if told == kind]


def _written(ranked: Sequence[Term], kind: TermKind, outlines: Sequence[Outline]) -> tuple[str, ...]:
    found = []
    for term in ranked:
        if term[0] == kind:
            forms = Counter(outline.written[term] for outline in outlines if term in outline.written)
            found.append(min(forms, key=lambda form: (-forms[form], form)))
    return tuple(dict.fromkeys(found))
