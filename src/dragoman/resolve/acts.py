"""The utterances of one speaker within some days, as far as they are found, and the place of a further statement."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from dragoman.model import KeptSaying, Saying
from dragoman.resolve.occasions import Order, is_one_occasion, is_sure_enough, order_of, says_again
from dragoman.resolve.wording_likeness import Said, liken, said_of

# How many versions of an utterance a further statement is compared with, the first among them.
_MOST_COMPARED = 3
# How many utterances a statement is compared with, those first that share most words; and how many, the latest, of
# those that have a word are looked at.
_MOST_CANDIDATES = 6
_MOST_WITH_WORD = 60


@dataclass(slots=True, eq=False)
class _Act:
    """An utterance so far: the versions that others are compared with, the first before the others."""

    id: str
    order: Order
    versions: list[Saying] = field(default_factory=list)


def _act_of(first: KeptSaying) -> _Act:
    return _Act(first.utterance_id, order_of(first.saying), [first.saying])


class Acts:
    """The utterances that a statement of the next day can be a version of, found by words."""

    def __init__(self, before: Iterable[KeptSaying]) -> None:
        """Take what became of the statements of the days before, in their order."""
        self._all: list[_Act] = []
        self._by_id: dict[str, _Act] = {}
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        for each in before:
            if each.beside is None:
                self._begin(each.utterance_id, each.saying)
            elif (act := self._by_id.get(each.utterance_id)) is not None and len(act.versions) < _MOST_COMPARED:
                act.versions.append(each.saying)
        for number, act in enumerate(self._all):
            for version in act.versions:
                self._file(number, version)

    def place(self, own: KeptSaying, firsts: Iterable[KeptSaying] = ()) -> KeptSaying:
        """Return what becomes of the next statement. ``firsts`` began utterances of other days."""
        said = said_of(own.saying.wording)
        best, again = _Best(), _Best()
        for act in self._candidates(said):
            _compare(act, own.saying, best, again)
        for first in firsts:
            _compare(_act_of(first), own.saying, best, again)
        if best.utterance is None:
            self._begin(own.utterance_id, own.saying)
            self._file(len(self._all) - 1, own.saying)
            return replace(own, near=again.utterance, near_score=again.score)
        if (joined := self._by_id.get(best.utterance)) is not None and len(joined.versions) < _MOST_COMPARED:
            joined.versions.append(own.saying)
            self._file(self._all.index(joined), own.saying)
        return replace(own, utterance_id=best.utterance, beside=best.beside)

    def _begin(self, utterance: str, saying: Saying) -> None:
        act = _Act(utterance, order_of(saying), [saying])
        self._all.append(act)
        self._by_id[utterance] = act

    def _file(self, number: int, saying: Saying) -> None:
        for key in keys_of(said_of(saying.wording)):
            numbers = self._by_word[key]
            if not numbers or numbers[-1] != number:
                numbers.append(number)

    def _candidates(self, said: Said) -> Iterator[_Act]:
        shared: Counter[int] = Counter()
        for key in keys_of(said):
            if key in self._by_word:
                shared.update(self._by_word[key][-_MOST_WITH_WORD:])
        # Of those that share as many words the latest: they are the nearest in time.
        for number in sorted(shared, key=lambda number: (-shared[number], -number))[:_MOST_CANDIDATES]:
            yield self._all[number]


@dataclass(slots=True)
class _Best:
    """The utterance that a statement is most like so far; of two that it is as much like, the earlier one."""

    score: float = 0.0
    order: Order | None = None
    utterance: str | None = None
    beside: str | None = None

    def take(self, score: float, act: _Act, beside: Saying) -> None:
        """Take an utterance where it is a better one."""
        if self.order is None or score > self.score or (score == self.score and act.order < self.order):
            self.score, self.order, self.utterance, self.beside = score, act.order, act.id, beside.statement_id


def _compare(act: _Act, own: Saying, best: _Best, again: _Best) -> None:
    """Hold a statement against the versions of an utterance, and note it where it is the best so far."""
    said = said_of(own.wording)
    may_be_one = all(is_one_occasion(each, own) for each in act.versions)
    for beside in act.versions:
        if may_be_one and best.score == 1.0 and best.order is not None and best.order <= act.order:
            return
        kind, score = liken(said_of(beside.wording), said)
        if kind is None:
            continue
        if not may_be_one:
            if says_again(kind, score, said):
                again.take(score, act, beside)
        elif is_sure_enough(kind, score, beside, own):
            best.take(score, act, beside)


def most_again(own: Saying, firsts: Iterable[KeptSaying]) -> tuple[str | None, float]:
    """Return the utterance, of those that others began, that a statement says again, and how alike they are."""
    best, again = _Best(), _Best()
    for first in firsts:
        _compare(_act_of(first), own, best, again)
    return again.utterance, again.score


def keys_of(said: Said) -> set[str]:
    """Return what an utterance of the same content may be found by: its words, and the groups of words like them."""
    if not said.content:
        return set(said.plain)
    return {*said.stems, *map(str, said.groups)}
