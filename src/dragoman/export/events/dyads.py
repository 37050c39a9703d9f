"""Pairs of a source and a target, of which formats of dyads have a row each."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, product

from dragoman.export.events.told import Party, Told

Dyad = tuple[Party | None, Party | None]

# Sectors of those who stand against the state whose country they have: no minister speaks for them.
_AGAINST = frozenset({"REB", "UAF", "OPP", "PRE"})


def dyads_of(told: Told) -> list[Dyad]:
    """Return the pairs of parties of an event, one direction of each; one alone has None at the other side.

    Of parties of one side (see ``side_of``) the one named first stands for all. Sources with targets: each with each.
    Parties who do a thing together: each pair once, the one named first being the source; where all are of one side,
    the first two. Nobody is paired with himself.
    """
    sources, targets = _one_a_side(told.actors), _one_a_side(told.recipients)
    if sources and targets:
        return _each_once(product(sources, targets)) or [(sources[0], None)]
    if len(told.actors) > 1:
        return list(combinations(sources if len(sources) > 1 else told.actors[:2], 2))
    if targets:
        return [(None, target) for target in targets]
    return [(source, None) for source in sources]


def side_of(party: Party) -> str:
    """Return what parties have in common that are one to a file of dyads: country or bloc, and whether against it.

    Those without a country are told apart by what they are, and where nothing is known of them, not at all: such files
    tell parties by codes, and theirs would be the same.
    """
    if party.home is None:
        return f"-{next(iter(party.sectors), '')}"
    return f"{party.home}-{'against' if _AGAINST.intersection(party.sectors) else ''}"


def _one_a_side(parties: Iterable[Party]) -> list[Party]:
    first: dict[str, Party] = {}
    for party in parties:
        first.setdefault(side_of(party), party)
    return list(first.values())


def _each_once(pairs: Iterable[tuple[Party, Party]]) -> list[Dyad]:
    """Return the pairs of different parties, the first of two in opposite directions."""
    found: dict[frozenset[str], Dyad] = {}
    for source, target in pairs:
        if source.actor_id != target.actor_id:
            found.setdefault(frozenset((source.actor_id, target.actor_id)), (source, target))
    return list(found.values())
