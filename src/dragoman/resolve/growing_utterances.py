"""The utterances of a record that grows: what is done again when statements come, go, or have another speaker.

A statement can be a version of what its speaker said at most some days before. So the days are done again to which a
statement came or from which one went, then those near enough after a day that came out otherwise, until none is left.
What says again what was said long before is found by rare words; where an utterance begins that did not, or the other
way round, the next ones that share such a word are looked at again. Statements without any day are few: those of a
speaker of whom anything changed are all done again, after the others. Decision 0018.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from dragoman.model import Change, Changes, Growth, Kept, KeptSaying, Saying, Version, VersionKind, digest_of
from dragoman.resolve.acts import Acts
from dragoman.resolve.occasions import NEWS_DAYS, day_of, order_of
from dragoman.resolve.sayings_again import Again, keys_by_which_found
from dragoman.resolve.wording_likeness import compare_wordings

_DAYS_A_BLOCK = 4
_Day = tuple[str, int | None]


def grow_utterances(kept: Kept, growth: Growth) -> Changes:
    """Return what becomes of the statements as versions of utterances, and of what is kept of them.

    ``growth`` holds statements that came or have another speaker or addressee, and the ids of those that went or had
    others before. Where nothing is kept, those of a speaker must come one after another.
    """
    if not kept.is_empty:
        return _grow(kept, [saying for saying, _ in growth.came], growth.went)
    changes: list[Changes] = []
    for _, own in groupby((saying for saying, _ in growth.came), key=lambda saying: saying.speaker):
        changes.append(_grow(kept, list(own), ()))
    return {name: Change((), [row for each in changes for row in each[name].rows]) for name in _TABLES}


_TABLES = ("utterances", "kept_sayings", "kept_saying_keys")


def _grow(kept: Kept, came: list[Saying], went: Iterable[str]) -> Changes:
    of_nobody = [each for each in came if each.speaker is None]
    sayings = _Sayings(kept)
    sayings.exchange([each for each in came if each.speaker is not None], {*went, *(e.statement_id for e in came)})
    sayings.settle_days()
    again = Again(kept, sayings.before, sayings.now)
    again.settle()
    sayings.settle_undated(again)
    sayings.count()
    return sayings.changes(set(went), of_nobody)


class _Sayings:
    """The statements that are looked at, as they were (``before``) and as they are ``now``."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self.before: dict[str, KeptSaying] = {}
        self.now: dict[str, KeptSaying] = {}
        self._days: defaultdict[_Day, set[str]] = defaultdict(set)
        self._blocks: set[str] = set()
        self._touched: set[_Day] = set()
        self._same: set[str] = set()

    def exchange(self, came: Iterable[Saying], went: set[str]) -> None:
        """Take in what came and what went, but for what came again as it was."""
        before = {each.saying.statement_id: each for each in self._kept.find("kept_sayings", "statement_id", went)}
        new = {each.statement_id: each for each in came}
        changed = {key for key in before.keys() | new.keys() if key not in before or before[key].saying != new.get(key)}
        self._same = before.keys() - changed
        self._touched |= {_place_of(before[key].saying) for key in changed & before.keys()}
        self._touched |= {_place_of(new[key]) for key in changed & new.keys()}
        self._load({_block_of(speaker, day) for speaker, day in self._touched})
        self._load({_block_of(speaker, None) for speaker, _ in self._touched})
        for key in changed & before.keys():
            self._days[_place_of(before[key].saying)].discard(key)
            self.now.pop(key, None)
        for key in sorted(changed & new.keys()):
            self._days[_place_of(new[key])].add(key)
            self.now[key] = _placed_alone(new[key])

    def _load(self, blocks: set[str]) -> None:
        new = blocks - self._blocks
        self._blocks |= new
        for each in self._kept.find("kept_sayings", "block", new):
            key = each.saying.statement_id
            self.before[key] = self.now[key] = each
            self._days[_place_of(each.saying)].add(key)

    def settle_days(self) -> None:
        """Do the days again that changed, and those they can be told from, until none comes out otherwise."""
        left = {each for each in self._touched if each[1] is not None}
        touched = set(left)
        while left:
            self._load({_block_of(speaker, n) for speaker, day in left if day for n in _near(day)})
            later: set[_Day] = set()
            for speaker, days in groupby(sorted(left, key=_by_day), key=lambda each: each[0]):
                later |= self._settle(speaker, [day for _, day in days if day is not None], touched)
            left = later

    def _settle(self, speaker: str, days: list[int], touched: set[_Day]) -> set[_Day]:
        """Do days of a speaker again, and those after them; return those whose block is not there yet."""
        waiting, later = set(days), set[_Day]()
        while waiting:
            day = min(waiting)
            waiting.remove(day)
            if later or _block_of(speaker, day) not in self._blocks:
                later.add((speaker, day))
                continue
            if self._do_again(speaker, day) or (speaker, day) in touched:
                waiting |= {n for n in range(day + 1, day + NEWS_DAYS + 1) if self._may_be_there(speaker, n)}
        return later

    def _may_be_there(self, speaker: str, day: int) -> bool:
        return (speaker, day) in self._days or not (self._kept.is_empty or _block_of(speaker, day) in self._blocks)

    def _do_again(self, speaker: str, day: int) -> bool:
        """Do a day again; tell whether it came out otherwise."""
        acts = Acts(each for n in range(day - NEWS_DAYS, day) for each in self._of_day((speaker, n)))
        is_other = False
        for own in self._of_day((speaker, day)):
            placed = acts.place(replace(_placed_alone(own.saying), far=own.far, far_score=own.far_score))
            if (placed.utterance_id, placed.beside) != (own.utterance_id, own.beside):
                is_other = True
            self.now[own.saying.statement_id] = placed
        return is_other

    def _of_day(self, day: _Day) -> list[KeptSaying]:
        own = self._days.get(day)
        return sorted((self.now[key] for key in own), key=lambda each: order_of(each.saying)) if own else []

    def settle_undated(self, again: Again) -> None:
        """Do the statements without any day again, of each speaker of whom anything changed."""
        for speaker in sorted({speaker for speaker, _ in self._touched}):
            own = self._of_day((speaker, None))
            if not own:
                continue
            firsts = again.candidates_of([each.saying for each in own])
            acts = Acts(())
            for each in own:
                key = each.saying.statement_id
                self.now[key] = acts.place(_placed_alone(each.saying), firsts[key])

    def count(self) -> None:
        """Tell of which utterances there is one version only."""
        changed = {
            each.utterance_id
            for key in self.before.keys() | self.now.keys()
            if self.before.get(key) != self.now.get(key)
            for each in (self.before.get(key), self.now.get(key))
            if each is not None
        }
        members: defaultdict[str, set[str]] = defaultdict(set)
        for each in self._kept.find("kept_sayings", "utterance_id", changed):
            if each.saying.statement_id not in self.before:
                self.before[each.saying.statement_id] = self.now[each.saying.statement_id] = each
        for key, each in self.now.items():
            members[each.utterance_id].add(key)
        for utterance in changed & members.keys():
            for key in members[utterance]:
                is_only = len(members[utterance]) == 1
                if self.now[key].is_only != is_only:
                    self.now[key] = replace(self.now[key], is_only=is_only)

    def changes(self, went: set[str], of_nobody: Iterable[Saying]) -> Changes:
        """Return what becomes of the tables."""
        changed = {k for k in self.before.keys() | self.now.keys() if self.before.get(k) != self.now.get(k)}
        there = [self.now[key] for key in sorted(changed & self.now.keys())]
        rows = [self._version(each) for each in there]
        rows += [Version(each.statement_id, _id_of(each), "only", None, 1.0, (), None) for each in of_nobody]
        gone = (went - self._same) | (changed & self.before.keys())
        begun = {key for key in changed if _began(self.before.get(key)) != _began(self.now.get(key))}
        keys = [row for key in sorted(begun & self.now.keys()) for row in keys_by_which_found(self.now[key])]
        return {
            "utterances": Change(gone, rows),
            "kept_sayings": Change(gone, there),
            "kept_saying_keys": Change(begun & self.before.keys(), keys),
        }

    def _version(self, each: KeptSaying) -> Version:
        key = each.saying.statement_id
        if each.beside is None:
            kind: VersionKind = "only" if each.is_only else "first"
            return Version(key, each.utterance_id, kind, None, 1.0, (), each.again_of)
        compared = compare_wordings(self._wording_of(each.beside), each.saying.wording)
        assert compared.kind is not None
        return Version(key, each.utterance_id, compared.kind, each.beside, compared.score, compared.reasons, None)

    def _wording_of(self, key: str) -> str:
        return self.now[key].saying.wording


def _placed_alone(saying: Saying) -> KeptSaying:
    assert saying.speaker is not None
    return KeptSaying(saying, _block_of(*_place_of(saying)), _id_of(saying))


def _id_of(saying: Saying) -> str:
    return digest_of("u", saying.statement_id)


def _began(each: KeptSaying | None) -> Saying | None:
    """Return a statement that began an utterance."""
    return None if each is None or each.beside is not None else each.saying


def _place_of(saying: Saying) -> _Day:
    day = day_of(saying)
    return saying.speaker or "", None if day is None else day.toordinal()


def _block_of(speaker: str, day: int | None) -> str:
    return f"{speaker} {'-' if day is None else day // _DAYS_A_BLOCK}"


def _near(day: int) -> Iterable[int]:
    return range(day - NEWS_DAYS, day + NEWS_DAYS + 1)


def _by_day(each: _Day) -> tuple[str, int]:
    return each[0], each[1] or 0
