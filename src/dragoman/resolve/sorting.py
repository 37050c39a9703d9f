"""What sort of thing an entity is taken for: a person by full name or surname, something else, or nobody known.

That hangs on what other reports take the same words for, so entities that came or went can change it for others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from dragoman.lexicon.organisations import organisation_named
from dragoman.model import Entity, Placement
from dragoman.resolve.persons import block_of, is_full, is_named, may_be_surname, surname_of
from dragoman.resolve.publics import bare_of, public_key
from dragoman.resolve.standings import Names, Standings

Touched = tuple[list[Placement], list[Placement]]
"""Entities as they stand now, those that came or are of another sort; and as they stood, those that went or were so."""


def sort_entities(standings: Standings, names: Names, came: list[Placement], went: list[Placement]) -> Touched:
    """Tell the sorts of entities that came, and of others that are of another sort by what came or went."""
    sorter = _Sorter(standings, names)
    sorter.weigh_names(came, went)
    new = [standings.now(each) for each in came]
    for each in new:
        sorter.sort(each)
    gone = list(went)
    for each in sorter.flipped(new):
        before = replace(each)
        now = standings.now(each)
        sorter.sort(now)
        new.append(now)
        gone.append(before)
    sorter.doubt(new, gone)
    return new, gone


class _Sorter:
    def __init__(self, standings: Standings, names: Names) -> None:
        self._standings = standings
        self._names = names
        self._taken_for: dict[str, str] = {}
        self._flips: set[str] = set()

    def weigh_names(self, came: Iterable[Placement], went: Iterable[Placement]) -> None:
        """See for what most reports take the names of several words, before and now."""
        changes: dict[str, Counter[tuple[str, int]]] = defaultdict(Counter)
        for step, touched in ((1, came), (-1, went)):
            for each in touched:
                if " " in each.entity.name and (sign := _vote(each.entity)):
                    changes[each.entity.name][sign, step] += 1
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for group in self._standings.kept.find("placement_groups", "name", sorted(changes)) if changes else []:
            if sign := _vote(group.entity):
                counts[group.entity.name][sign] += group.n_entities
        for name, change in changes.items():
            before = counts[name]
            now = before.copy()
            for (sign, step), n in change.items():
                now[sign] += step * n
            self._taken_for[name] = _taken_for(now)
            if _taken_for(before) != self._taken_for[name] and before:
                self._flips.add(name)

    def flipped(self, new: Iterable[Placement]) -> list[Placement]:
        """Return the entities that were there and whose name is now taken for another sort of thing."""
        known = {each.id for each in new}
        return [each for each in self._standings.find("name", self._flips) if each.id not in known]

    def sort(self, standing: Placement) -> None:
        """Let an entity be of its sort, words that may be surnames being no such; it stands nowhere yet."""
        entity = standing.entity
        standing.stage, standing.pool, standing.ground, standing.bearer = 0, "", (), None
        standing.block = standing.bare = None
        vote, taken_for = _vote(entity), self._taken_for.get(entity.name, "")
        if _is_person(entity):
            is_person = vote == "person" and not (taken_for == "organisation" and entity.role is None)
            is_other = vote == "person" and not is_person
        else:
            is_person = entity.kind == "organisation" and taken_for == "person"
            is_other = not is_person
        if is_person:
            standing.sort = "full" if is_full(entity.name) else "short"
            if standing.sort == "short":
                standing.block = block_of(surname_of(entity.name))
        elif is_other:
            standing.sort = "other"
            key = public_key(entity)
            standing.bare = None if key is None else bare_of(key)
        else:
            standing.sort = "alone"

    def doubt(self, new: list[Placement], gone: list[Placement]) -> None:
        """Tell single words that may be surnames, and those whose word is now part of a longer name, or no more."""
        longer = {each.entity.name for each in new if each.sort == "other" and " " in each.entity.name}
        self._names.add_words(longer)
        shorter = {each.entity.name for each in gone if each.sort == "other" and " " in each.entity.name}
        words = {word for name in longer | shorter for word in name.lower().split()}
        known = {each.id for each in new}
        others = [
            each
            for each in self._standings.find("name", {_as_surname(word) for word in words})
            if each.id not in known and _may_be_doubtful(each)
        ]
        own = [each for each in new if _may_be_doubtful(each)]
        part_of = self._parts_of_names({each.entity.name.lower() for each in (*own, *others)}, new, gone)
        for each in own:
            self._doubt(each, each.entity.name.lower() not in part_of)
        for each in others:
            is_doubtful = each.entity.name.lower() not in part_of
            if is_doubtful != (each.sort == "doubtful"):
                gone.append(replace(each))
                now = self._standings.now(each)
                self.sort(now)
                self._doubt(now, is_doubtful)
                new.append(now)

    def _doubt(self, standing: Placement, is_doubtful: bool) -> None:
        if is_doubtful:
            standing.sort = "doubtful"
            standing.block = block_of(surname_of(standing.entity.name))

    def _parts_of_names(self, words: set[str], new: list[Placement], gone: list[Placement]) -> set[str]:
        """Return those of the words that are part of a longer name of what is no person."""
        by_word = self._names.with_words(words) if words else {}
        names = {name for own in by_word.values() for name in own}
        counts: Counter[str] = Counter()
        for group in self._standings.kept.find("placement_groups", "name", sorted(names)) if names else []:
            counts[group.entity.name] += group.n_entities * (group.sort == "other")
        counts.update(each.entity.name for each in new if each.sort == "other")
        counts.subtract(each.entity.name for each in gone if each.sort == "other")
        return {word for word, own in by_word.items() if any(counts[name] > 0 for name in own)}


def _is_person(entity: Entity) -> bool:
    return entity.kind == "person" and organisation_named(entity.name) is None


def _vote(entity: Entity) -> str:
    """Return what a report takes a name for, where that counts."""
    if _is_person(entity):
        return "person" if is_named(entity) else ""
    return "organisation" if entity.kind == "organisation" else ""


def _taken_for(votes: Counter[str]) -> str:
    """Return what most reports take a name for; empty where as many take it for either, or none for a person."""
    if not votes["person"] or votes["person"] == votes["organisation"]:
        return ""
    return "person" if votes["person"] > votes["organisation"] else "organisation"


def _may_be_doubtful(standing: Placement) -> bool:
    entity = standing.entity
    return standing.sort in {"other", "doubtful"} and entity.kind == "organisation" and may_be_surname(entity.name)


def _as_surname(word: str) -> str:
    """Return a word as ``may_be_surname`` wants it written."""
    return "-".join(part.title() for part in word.split("-"))
