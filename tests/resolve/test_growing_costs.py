"""What comes is looked up all at once: how often the tables are asked does not hang on how much comes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from people import entity

from dragoman.model import Entity, Growth
from dragoman.resolve.growing import grow_actors
from kept_tables import KeptInMemory

DAY = dt.date(2021, 1, 1)
LETTERS = "abdefgiklmnoprstuv"


class AskedTables(KeptInMemory):
    """Tables that count how often they are asked."""

    def __init__(self) -> None:
        super().__init__()
        self.n_asked = 0

    def find(self, table: str, column: str, values: Iterable[Any]) -> list[Any]:
        self.n_asked += 1
        return super().find(table, column, values)


def told_of(report: str, n: int) -> list[Entity]:
    """Return what a report tells of so many people and bodies, and of a state."""
    words = [f"{LETTERS[at % 18]}{LETTERS[at // 18]}ran".title() for at in range(n)]
    people = [entity(report, f"Mara {word}") for word in words]
    bodies = [entity(report, f"{word} Harbour Council", "organisation") for word in words]
    return [*people, *bodies, entity(report, "Norway", "state", country="NOR")]


def n_asked_where(n: int) -> int:
    """Return how often the tables are asked where a second report tells of so many that are there, and as many new."""
    kept = AskedTables()
    kept.apply(grow_actors(kept, Growth([(each, DAY) for each in told_of("r1", n)]), lambda: ()))
    kept.n_asked = 0
    kept.apply(grow_actors(kept, Growth([(each, DAY) for each in told_of("r2", 2 * n)]), lambda: ()))
    return kept.n_asked


def test_tables_are_asked_as_often_for_many_as_for_few():
    assert n_asked_where(4) == n_asked_where(40) > 0
