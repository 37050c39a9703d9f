"""The groups of the events of a record that grows: what is done again when events come, go, or have other parties.

A telling is held against groups that share a key with it alone. So the groups that changed tellings were in, or share a
key with, are made again by themselves; where one of them comes out with other tellings, those that share a key with it,
as it was or as it is, are made again with them, until none is left. All others stand as they stood. Decision 0018.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from dragoman.model import Actor, Change, Changes, EventTelling, Growth, Kept, KeptEventKey, KeptTelling
from dragoman.resolve.event_groups import group_tellings, keys_of_group
from dragoman.resolve.tellings import Handles, telling_of


def grow_event_groups(kept: Kept, growth: Growth, actors: Mapping[str, Actor]) -> Changes:
    """Return what becomes of the groups of events, and of what is kept of them.

    ``growth`` holds sightings that came or have other parties, and the ids of events that went or had others before.
    """
    handles = Handles(actors)
    came = {sighting.event_id: telling_of(sighting, handles) for sighting, _ in growth.came}
    before: dict[str, KeptTelling] = {
        each.event_id: each for each in kept.find("kept_tellings", "event_id", growth.went)
    }
    same = {key for key, telling in came.items() if key in before and before[key].telling == telling}
    came = {key: telling for key, telling in came.items() if key not in same}
    region = _Region(kept, {key for key in before if key not in same}, came)
    region.take_in({each.event_group for key, each in before.items() if key not in same})
    region.settle()
    return _with_those_met_again(region.changes(), {key: before[key].event_group for key in same})


def _with_those_met_again(changes: Changes, groups: Mapping[str, str]) -> Changes:
    """Return the changes with the groups of events that went and came as they were: their rows are new ones."""
    moved = changes["grouped_events"].rows
    placed = {event_id for event_id, _ in moved}
    again = [(event_id, group) for event_id, group in sorted(groups.items()) if event_id not in placed]
    return {**changes, "grouped_events": Change((), [*moved, *again])}


class _Region:
    """The groups that are made again, with their tellings."""

    def __init__(self, kept: Kept, went: set[str], came: Mapping[str, EventTelling]) -> None:
        self._kept = kept
        self._went = went
        self._tellings: dict[str, EventTelling] = dict(came)
        self._before: dict[str, str] = {}
        self._groups: set[str] = set()
        self._keys: set[str] = set()
        self._now: dict[str, str] = {}
        for telling in came.values():
            self._keys |= keys_of_group([telling])

    def take_in(self, groups: set[str]) -> None:
        """Take in groups that were there, with their tellings."""
        new = groups - self._groups
        self._groups |= new
        for each in self._kept.find("kept_tellings", "event_group", new):
            self._before[each.event_id] = each.event_group
            if each.event_id not in self._went:
                self._tellings.setdefault(each.event_id, each.telling)

    def settle(self) -> None:
        """Make the groups again, with ever more of them, until none of those left can be touched."""
        asked: set[str] = set()
        found: set[str] = set()
        while True:
            self.take_in(found)
            self._now = group_tellings(self._tellings.items())
            new = set() if self._kept.is_empty else (self._keys | self._changed_keys()) - asked
            asked |= new
            found = {each.event_group for each in self._kept.find("kept_event_keys", "key", new)} - self._groups
            if not found:
                return

    def _changed_keys(self) -> set[str]:
        """Return the keys of the groups that have other tellings than before, as they were and as they are."""
        now = _members(self._now)
        changed = self._changed()
        keys = {each.key for each in self._kept.find("kept_event_keys", "event_group", changed)}
        for group in changed & now.keys():
            keys |= keys_of_group([self._tellings[key] for key in now[group]])
        return keys

    def _changed(self) -> set[str]:
        before, now = _members(self._before), _members(self._now)
        changed = {key for key in before.keys() | now.keys() if before.get(key) != now.get(key)}
        changed |= {self._before[key] for key in self._went if key in self._before}
        return changed | {self._now[key] for key in self._went if key in self._now}

    def changes(self) -> Changes:
        """Return what becomes of the groups that have other tellings than before."""
        now, changed = _members(self._now), self._changed()
        members = sorted(key for group in changed for key in now.get(group, ()))
        rows = [KeptTelling(key, self._now[key], self._tellings[key]) for key in members]
        keys = [
            KeptEventKey(key, group)
            for group in sorted(changed & now.keys())
            for key in sorted(keys_of_group([self._tellings[each] for each in now[group]]))
        ]
        return {
            "grouped_events": Change((), [(each.event_id, each.event_group) for each in rows]),
            "kept_tellings": Change({*members, *self._went}, rows),
            "kept_event_keys": Change(changed, keys),
        }


def _members(groups: Mapping[str, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for event_id, group in groups.items():
        found[group].add(event_id)
    return found
