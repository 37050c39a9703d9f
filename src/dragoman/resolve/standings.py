"""The entities under work: those that came or went, those that stand elsewhere now, and others as they were kept."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from dragoman.model import Entity, Kept, KeptName, Placement
from dragoman.resolve.likeness import meeting_keys
from dragoman.resolve.names import fold_name
from dragoman.resolve.persons import block_of, is_full, surname_forms


class Standings:
    """Gives entities by what they are found by, as they stand now, and tells in the end which stand elsewhere."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        self.published: dict[str, dt.date | None] = {}
        self.gone: set[str] = set()
        self._before: dict[str, Placement] = {}
        self._now: dict[str, Placement] = {}
        self._asked: dict[tuple[str, str], list[Placement]] = defaultdict(list)
        self._known: dict[str, set[str]] = defaultdict(set)

    def add(self, entity: Entity, day: dt.date | None) -> Placement:
        """Take in an entity that came."""
        self.gone.discard(entity.id)
        self.published[entity.report_id] = day
        self._now[entity.id] = Placement(entity, day)
        return self._now[entity.id]

    def remove(self, ids: Iterable[str]) -> list[Placement]:
        """Let entities go; return how they stood."""
        found = self.kept_of("entity_id", ids)
        self.gone.update(each.id for each in found)
        return found

    def now(self, standing: Placement) -> Placement:
        """Return how an entity stands, to be changed."""
        if standing.id not in self._now:
            self._now[standing.id] = replace(standing)
        return self._now[standing.id]

    def before(self, entity_id: str) -> Placement | None:
        """Return how an entity stood, None where it was not there or was not looked at."""
        return self._before.get(entity_id)

    def find(self, column: str, values: Iterable[str]) -> list[Placement]:
        """Return the entities that have one of the values now, as they stand now, in the order of their ids."""
        wanted = set(values)
        if not wanted:
            return []
        read = COLUMNS[column]
        found = {each.id: each for each in self.kept_of(column, wanted) if each.id not in self._now}
        found.update({key: each for key, each in self._now.items() if read(each) in wanted})
        return [each for key, each in sorted(found.items()) if key not in self.gone]

    def find_now(self) -> list[Placement]:
        """Return the entities that came or may stand elsewhere, as they stand now."""
        return [each for key, each in self._now.items() if key not in self.gone]

    def kept_of(self, column: str, values: Iterable[str]) -> list[Placement]:
        """Return the entities that had one of the values, as they stood. What was asked before is not read again."""
        wanted = set(values)
        new = wanted - self._known[column]
        if new:
            self._known[column] |= new
            read = COLUMNS[column]
            for each in self.kept.find("kept_placements", column, sorted(new)):
                known = self._before.setdefault(each.id, each)
                self.published.setdefault(each.entity.report_id, each.day)
                self._asked[column, read(known) or ""].append(known)
        return [each for value in sorted(wanted) for each in self._asked.get((column, value), ())]

    def moved(self) -> list[Placement]:
        """Return the entities that are new, or stand elsewhere than before."""
        return [
            each for key, each in sorted(self._now.items()) if key not in self.gone and self._before.get(key) != each
        ]


COLUMNS: dict[str, Callable[[Placement], str | None]] = {
    "entity_id": lambda each: each.id,
    "report_id": lambda each: each.entity.report_id,
    "name": lambda each: each.entity.name,
    "block": lambda each: each.block,
    "bare": lambda each: each.bare,
    "pool": lambda each: each.pool,
    "final": lambda each: each.final,
    "bearer": lambda each: each.bearer,
}


class Names:
    """Names of persons by the keys by which they meet: those kept, and those that came."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._new: dict[str, set[str]] = defaultdict(set)
        self.rows: list[KeptName] = []
        """What is to be kept of the names that came."""

    def add(self, names: Iterable[str]) -> None:
        """Take in names; those that are kept already change nothing."""
        self._add({name: _keys(name) for name in names})

    def add_words(self, names: Iterable[str]) -> None:
        """Take in names of several words of what is no person, by each of their words."""
        self._add({name: {f"w {word}" for word in name.lower().split()} for name in names})

    def with_words(self, words: Iterable[str]) -> dict[str, set[str]]:
        """Return, by each word, the names that ``add_words`` took in with it."""
        found = self._by_key({f"w {word}" for word in words})
        return {key.removeprefix("w "): own for key, own in found.items()}

    def _add(self, keys: Mapping[str, set[str]]) -> None:
        known = {(each.key, each.name) for each in self._find("name", set(keys))}
        for name in sorted(keys):
            for key in sorted(keys[name]):
                if (key, name) not in known and name not in self._new[key]:
                    self._new[key].add(name)
                    self.rows.append(KeptName(key, name))

    def meeting(self, names: Iterable[str]) -> dict[str, set[str]]:
        """Return, by each full name, the full names that share a key with it."""
        keys = {name: meeting_keys(fold_name(name)) for name in names}
        by_key = self._by_key({key for own in keys.values() for key in own})
        return {name: {other for key in own for other in by_key.get(key, ())} for name, own in keys.items()}

    def of_blocks(self, blocks: Iterable[str]) -> set[str]:
        """Return the names of which a part, by itself, lies in one of the blocks of surnames."""
        found = self._by_key({f"s {block}" for block in blocks})
        return {name for own in found.values() for name in own}

    def _by_key(self, keys: set[str]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for each in self._find("key", keys):
            found[each.key].add(each.name)
        for key in keys & self._new.keys():
            found[key] |= self._new[key]
        return found

    def _find(self, column: str, values: set[str]) -> list[KeptName]:
        return self._kept.find("kept_names", column, sorted(values)) if values else []


def _keys(name: str) -> set[str]:
    met = meeting_keys(fold_name(name)) if is_full(name) else set[str]()
    return met | {f"s {block}" for block in blocks_of(name)}


def blocks_of(name: str) -> set[str]:
    """Return the blocks of all that a person of this name may be called by alone."""
    return {block_of(form) for form, _, _ in surname_forms(name)}
