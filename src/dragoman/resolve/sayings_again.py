"""Which utterances say again what their speaker said long before: found by the rare words of those that began them."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.model import Kept, KeptSaying, KeptSayingKey, Saying
from dragoman.resolve.acts import most_again
from dragoman.resolve.occasions import NEWS_DAYS, Order, day_of, order_of
from dragoman.resolve.wording_likeness import said_of

# How many utterances are compared, those first that share most words; and how many with a word, the latest, are looked
# at.
_MOST_CANDIDATES = 6
_MOST_WITH_WORD = 20


def keys_by_which_found(first: KeptSaying) -> list[KeptSayingKey]:
    """Return the keys by which an utterance is found long after; none of what began none, or has no day."""
    day = day_of(first.saying)
    if first.beside is not None or day is None:
        return []
    length = len(first.saying.wording)
    return [KeptSayingKey(key, first.saying.statement_id, day, length) for key in _keys(first.saying)]


def _keys(saying: Saying, *, every: bool = False) -> list[str]:
    """Return the keys of a statement; none where it has no day, unless ``every`` one is asked for."""
    if day_of(saying) is None and not every:
        return []
    return [f"{saying.speaker} {stem}" for stem in said_of(saying.wording).rare]


class Again:
    """The utterances, by the words they are found by, once it is settled which there are.

    Statements that are looked at beside those that were are added to ``before`` and ``now``.
    """

    def __init__(self, kept: Kept, before: dict[str, KeptSaying], now: dict[str, KeptSaying]) -> None:
        self._kept = kept
        self._before = before
        self._now = now
        self._orders: defaultdict[str, list[Order]] = defaultdict(list)
        self._asked: set[str] = set()
        # Of those that began an utterance and did not, or the other way round: how it was, and how it is.
        self._changed = {
            key: (was, is_now)
            for key in sorted(before.keys() | now.keys())
            if (was := _first(before.get(key))) != (is_now := _first(now.get(key)))
        }
        self._new_rows: defaultdict[str, list[Order]] = defaultdict(list)
        for _, own in self._changed.values():
            if own is not None:
                for word in _keys(own):
                    self._new_rows[word].append(order_of(own))

    def settle(self) -> None:
        """Tell of those that began an utterance, or met one that did, what of long before they say again."""
        new = {key for key, (_, own) in self._changed.items() if own is not None and day_of(own) is not None}
        touched = sorted(new | self._touched())
        self._find(touched)
        firsts = self._candidates([self._now[key].saying for key in touched], is_far=True)
        for key in touched:
            own = self._now[key]
            far, score = most_again(own.saying, firsts[key])
            self._now[key] = replace(own, far=far, far_score=score)

    def candidates_of(self, sayings: list[Saying]) -> dict[str, list[KeptSaying]]:
        """Return the utterances that began on some day and share rare words with each statement without a day."""
        return self._candidates(sayings, is_far=False)

    def _touched(self) -> set[str]:
        """Return those that began an utterance as before, to whose candidates one that changed belongs or belonged."""
        if self._kept.is_empty:
            return set()
        changed: defaultdict[str, set[Order]] = defaultdict(set)
        for pair in self._changed.values():
            for own in pair:
                if own is not None:
                    for word in _keys(own):
                        changed[word].add(order_of(own))
        self._ask(set(changed))
        return {
            key
            for word, orders in changed.items()
            for order in orders
            for key in _next([each for each in self._orders[word] if each[-1] not in self._changed], order)
        }

    def _candidates(self, sayings: list[Saying], *, is_far: bool) -> dict[str, list[KeptSaying]]:
        self._ask({word for saying in sayings for word in _keys(saying, every=not is_far)})
        chosen = {each.statement_id: self._chosen(each, is_far=is_far) for each in sayings}
        self._find({key for own in chosen.values() for key in own})
        return {key: [self._now[each] for each in own] for key, own in chosen.items()}

    def _chosen(self, saying: Saying, *, is_far: bool) -> list[str]:
        shared: Counter[Order] = Counter()
        for word in _keys(saying, every=not is_far):
            orders = self._orders[word]
            end = bisect_left(orders, _days_before(order_of(saying)[1])) if is_far else len(orders)
            shared.update(orders[max(0, end - _MOST_WITH_WORD) : end])
        latest = sorted(shared, reverse=True)
        return [order[-1] for order in sorted(latest, key=lambda order: -shared[order])[:_MOST_CANDIDATES]]

    def _ask(self, words: set[str]) -> None:
        """Read which utterances are found by words, as it is now."""
        new = words - self._asked
        self._asked |= new
        for row in self._kept.find("kept_saying_keys", "key", new):
            if row.statement_id not in self._changed:
                self._orders[row.key].append((False, row.day, -row.length, row.statement_id))
        for word in new:
            self._orders[word] += self._new_rows[word]
            self._orders[word].sort()

    def _find(self, keys: Iterable[str]) -> None:
        missing = [key for key in keys if key not in self._now]
        for each in self._kept.find("kept_sayings", "statement_id", missing):
            self._before[each.saying.statement_id] = self._now[each.saying.statement_id] = each


def _first(each: KeptSaying | None) -> Saying | None:
    """Return a statement that began an utterance."""
    return None if each is None or each.beside is not None else each.saying


def _days_before(day: dt.date) -> tuple[bool, dt.date]:
    """Return what comes before all that can be of one occasion with what was said on a day."""
    return (False, dt.date.fromordinal(max(1, day.toordinal() - NEWS_DAYS)))


def _next(orders: list[Order], changed: Order) -> Iterator[str]:
    """Yield those that come after one that changed, so few others being between that it is looked at with them."""
    later = orders[bisect_right(orders, changed) :]
    for order in later:
        end = bisect_left(later, _days_before(order[1]))
        if end >= _MOST_WITH_WORD:
            return
        if _days_before(order[1])[1] > changed[1]:
            yield order[-1]
