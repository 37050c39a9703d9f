"""The actors of a record that grows: what is done again when entities come or go, or people judge. Decision 0018.

Everything is found by keys that are kept in the record. Where nothing is kept, all entities come at once: that is how
the actors of a whole collection are made, so that both are one piece of code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dragoman.model import Change, Changes, Growth, Judgement, Kept, Pack, Placement
from dragoman.resolve.finals import Finals
from dragoman.resolve.knowledge import Knowledge
from dragoman.resolve.rows import Rows
from dragoman.resolve.sorting import sort_entities
from dragoman.resolve.stages import NOBODY_STAGE, People
from dragoman.resolve.standings import Names, Standings
from dragoman.resolve.unions import Unions

Packs = Callable[[], Iterable[Pack]]


def grow_actors(kept: Kept, growth: Growth, packs: Packs, judgements: Sequence[Judgement] = ()) -> Changes:
    """Return what becomes of actors, links and judgements, and of what is kept for the next time.

    ``packs`` are asked for only where a person or body has to be looked up in them.
    """
    standings, names = Standings(kept), Names(kept)
    gone = standings.remove(growth.went)
    came = [standings.add(entity, day) for entity, day in growth.came]
    new, old = sort_entities(standings, names, came, gone)
    people = People(standings, names)
    people.regrow([each for each in new if each.sort in _OF_PEOPLE], [each for each in old if each.sort in _OF_PEOPLE])
    unions = Unions(standings)
    unions.regrow(_others(standings, new), _others_before(standings, old))
    knowledge = Knowledge(packs)
    finals = Finals(standings, people, unions, knowledge)
    finals.settle(old)
    rows = Rows(standings, finals)
    rows.judge(judgements)
    rows.write()
    return {
        "actors": Change(rows.gone_actors, rows.actors),
        "links": Change(rows.gone_links, rows.links),
        "judgements": Change((), rows.outcomes),
        "kept_placements": Change({*standings.gone, *(each.id for each in standings.moved())}, standings.moved()),
        "kept_pools": Change(rows.gone_pools, rows.pools),
        "kept_names": Change((), names.rows),
    }


_OF_PEOPLE = frozenset({"full", "short", "doubtful"})


def _others(standings: Standings, new: Iterable[Placement]) -> list[Placement]:
    """Return what is no person now: what came, and words that turned out to be nobody's surname."""
    own = {each.id: each for each in new if each.sort in {"other", "alone"}}
    own.update({each.id: each for each in standings.find_now() if each.stage == NOBODY_STAGE})
    return [own[key] for key in sorted(own)]


def _others_before(standings: Standings, old: Iterable[Placement]) -> list[Placement]:
    """Return what was no person before and is gone from where it stood."""
    own = [each for each in old if each.sort in {"other", "alone"} or each.stage == NOBODY_STAGE]
    known = {each.id for each in own}
    for each in standings.find_now():
        before = standings.before(each.id)
        if before is not None and before.stage == NOBODY_STAGE and before.id not in known:
            own.append(before)
    return own
