"""One actor for one person, state or organisation, whichever reports name it.

Entities are put into blocks by what their names share; only within a block are they compared, so the cost grows nearly
linearly. Nothing here depends on the order of the entities. What a report never names stays an actor of that report
alone. Packs fill what no report tells, and people's judgements come last. Rules: docs/codebook/actors.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.model import Entity, Growth, Judgement, NothingKept, Pack, Resolution
from dragoman.resolve.growing import grow_actors
from dragoman.resolve.pools import Published

RULES = 11
"""Number of the rules by which actors are made; it changes when the same reports would give other actors."""


def resolve_entities(
    entities: Iterable[Entity],
    published: Published,
    packs: Iterable[Pack] = (),
    judgements: Sequence[Judgement] = (),
) -> Resolution:
    """Return the actors of a collection.

    ``published`` gives the day of each report, None where it is unknown. Every entity gets exactly one link. Judgements
    are applied in the order given.
    """
    own = tuple(packs)
    came = ((entity, published.get(entity.report_id)) for entity in entities)
    made = grow_actors(NothingKept(), Growth(came), lambda: own, judgements)
    return Resolution(
        tuple(sorted(made["actors"].rows, key=lambda actor: actor.id)),
        tuple(sorted(made["links"].rows, key=lambda link: link.entity_id)),
        tuple(made["judgements"].rows),
    )
