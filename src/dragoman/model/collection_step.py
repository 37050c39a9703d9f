"""A step over the whole collection: what it needs, what it makes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.model.growth import Changes, Growth, Kept

Given = Mapping[str, Any]
"""What a step works on, by the names it needs: the rows of tables, read one by one, and what people know."""

Made = Mapping[str, Sequence[Any]]
"""The rows a step gives, by the names of the tables they are for."""


@dataclass(frozen=True, slots=True)
class Blocked:
    """How a step does no more than what came and went, with those that the same keys lead to.

    ``of`` is the kind of finding whose rows come and go, which is not read otherwise; ``keeps`` are tables of its own,
    where it finds the rows that it has to look at again. ``work`` gives a change for every table it makes or keeps. Of
    a record that is made anew all rows come, and nothing is kept.
    """

    of: str
    keeps: tuple[str, ...]
    work: Callable[[Kept, Growth, Given], Changes]


@dataclass(frozen=True, slots=True)
class CollectionStep:
    """A function from what it ``needs`` to the rows of what it ``makes``; it gets the one and must give the other.

    ``version`` is told in the stamp of the tables, in these words: where it changes, they are made anew.

    A step that is ``blocked`` says how it is done for what came and went alone; any other is done again for all.
    """

    name: str
    needs: tuple[str, ...]
    makes: tuple[str, ...]
    version: str
    work: Callable[[Given], Made]
    blocked: Blocked | None = None


def check_order(
    steps: Iterable[CollectionStep], given: Collection[str], made_of: Mapping[str, Collection[str]]
) -> None:
    """Raise ``ValueError`` where a step needs what nothing gives before it, or makes what is there already.

    ``given`` is there before the first step. A name in ``made_of`` is there as soon as all is that it is made of.
    """
    there = set(given)
    for step in steps:
        for name in step.needs:
            missing = [each for each in made_of.get(name, (name,)) if each not in there]
            if missing:
                raise ValueError(f"step '{step.name}' needs '{name}', but no step before it makes {_listed(missing)}")
        again = [name for name in step.makes if name in there or name in made_of]
        if again:
            raise ValueError(f"step '{step.name}' makes {_listed(again)}, which is there before it")
        there.update(step.makes)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)
