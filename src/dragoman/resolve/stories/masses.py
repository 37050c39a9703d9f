"""How like reports, or clusters of them, are: by what they share, and without the person they share most of."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dragoman.model import KeptOutline
from dragoman.resolve.stories.weights import UNIT

MOST_DAYS = 5
"""Days between the reports of two clusters that can be one story."""
# What each of these days takes of their likeness.
_A_DAY = 0.04

# How like reports are to each other, on average, that are one story: chosen on the train half of ECB+, as is how like
# two stories are beside how like the reports of each are among themselves. What follows is told in the words of what
# happened; a like happening of another day or place is less like.
LEAST = 0.11
_BESIDE_OWN = 0.75
# What the likeness among a story's reports is taken for before there are many, and with how many pairs that weighs.
_OWN = 0.12
_N_OWN = 4

_WHOLE = UNIT * UNIT  # of a product of two weights


class Likeness(NamedTuple):
    """How like two clusters are, on average over pairs: in all, and without the person that they share most of."""

    whole: float
    without_person: float


class Mass:
    """Reports taken together: the sum of their weights, and how like they are among themselves."""

    __slots__ = ("_own", "first", "last", "n", "persons", "squares", "total")

    def __init__(self, rows: Iterable[KeptOutline]) -> None:
        self.total: dict[str, int] = {}
        self.persons: dict[str, tuple[str, ...]] = {}
        self.n = self.squares = 0
        self.first: int | None = None
        self.last: int | None = None
        self._own: float | None = None
        for row in rows:
            self._add(row)

    def _add(self, row: KeptOutline) -> None:
        total = self.total
        for term, weight in zip(row.terms, row.weights, strict=True):
            total[term] = total.get(term, 0) + weight
        self.persons.update(_persons_of(row))
        self.n += 1
        self.squares += sum(weight * weight for weight in row.weights)
        day = day_of(row)
        if day is not None:
            self.first = day if self.first is None else min(self.first, day)
            self.last = day if self.last is None else max(self.last, day)

    def join(self, other: Mass) -> None:
        """Take in the reports of another."""
        for term, weight in other.total.items():
            self.total[term] = self.total.get(term, 0) + weight
        self.persons.update(other.persons)
        self.n += other.n
        self.squares += other.squares
        self.first = min((day for day in (self.first, other.first) if day is not None), default=None)
        self.last = max((day for day in (self.last, other.last) if day is not None), default=None)
        self._own = None

    @property
    def own(self) -> float:
        """How like its reports are to each other, on average over pairs."""
        if self._own is None:
            likeness = (sum(weight * weight for weight in self.total.values()) - self.squares) / (2 * _WHOLE)
            self._own = (likeness + _N_OWN * _OWN) / (self.n * (self.n - 1) / 2 + _N_OWN)
        return self._own


def likeness_of(one: Mass, other: Mass) -> Likeness:
    """Return how like the reports of two clusters are."""
    shared = shared_terms(one.total, other.total)
    whole = sum(shared.values())
    persons = {**one.persons, **other.persons}
    of_one = max((sum(shared.get(term, 0) for term in (who, *names)) for who, names in persons.items()), default=0)
    n_pairs = one.n * other.n * _WHOLE
    return Likeness(whole / n_pairs, (whole - of_one) / n_pairs)


def whole_likeness(one: Mass, other: Mass) -> float:
    """Return how like the reports of two clusters are in all."""
    return sum(shared_terms(one.total, other.total).values()) / (one.n * other.n * _WHOLE)


def share_left_by_days(one: Mass, other: Mass) -> float:
    """Return how much of their likeness the days between two clusters leave; 0 where they are too many."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 1
    between = max(0, one.first - other.last, other.first - one.last)
    return 1 - _A_DAY * between if between <= MOST_DAYS else 0


def least_beside_own(one: Mass, other: Mass) -> float:
    """Return how like two clusters must be beside how like the reports of each are."""
    return _BESIDE_OWN * math.sqrt(one.own * other.own)


def shared_terms(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    """Return the terms that both have, with the products of their weights."""
    if len(one) > len(other):
        one, other = other, one
    return {term: weight * other[term] for term, weight in one.items() if term in other}


def day_of(row: KeptOutline) -> int | None:
    """Return the day of a report as an ordinal."""
    return None if row.published is None else row.published.toordinal()


def written_forms(row: KeptOutline) -> dict[str, str]:
    """Return how a report writes the terms that it writes otherwise than their capitalised text."""
    forms = (each.partition(" ") for each in row.written)
    return {row.terms[int(place)]: form for place, _, form in forms}


def _persons_of(row: KeptOutline) -> dict[str, tuple[str, ...]]:
    """Return each actor of a report with the words of its name, as terms."""
    return {
        term: tuple(f"name:{word}" for word in form.casefold().replace("-", " ").split())
        for term, form in written_forms(row).items()
        if term.startswith("actor:")
    }
