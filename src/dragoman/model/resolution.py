"""What resolving gives for a whole collection."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.actor import Actor, Link
from dragoman.model.judgement import JudgementOutcome


@dataclass(frozen=True, slots=True)
class Resolution:
    """The actors of a collection and a link for each entity, both ordered by id, and what became of judgements."""

    actors: tuple[Actor, ...]
    links: tuple[Link, ...]
    judgements: tuple[JudgementOutcome, ...] = ()
