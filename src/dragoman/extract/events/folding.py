"""The same event told twice in a report is one event with two pieces of evidence.

Two drafts of an event are one when type and status agree, their times do not contradict, and their parties are the
same as far as both tell them. A nominal that names no party ("the attack") is the one such event told before it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

from dragoman.extract.events.circumstances import finest
from dragoman.extract.events.party_slots import MUTUAL
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Event, Parse, Place, Span

_T = TypeVar("_T")
# Sentences over which "the meeting" goes back to the meeting told of.
_REACH = 6
_DEFINITE = words_of("events", "definite")


@dataclass(frozen=True, slots=True)
class Told:
    """An event as one clause tells it: the record, the token of its trigger, and the place, if it names one."""

    event: Event
    trigger: int
    place: Place | None


def without(
    others: Collection[str], ids: tuple[str, ...], spans: tuple[Span, ...]
) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """Return parties and their spans but for those that are others."""
    kept = [n for n, each in enumerate(ids) if each not in others]
    return tuple(ids[n] for n in kept), (*(spans[n] for n in kept), *spans[len(ids) :])


def folded(parse: Parse, told: Sequence[Told]) -> list[Event]:
    """Return the events in the order of their first mention; the one that tells most gives the fields of each."""
    groups: list[list[Told]] = []
    alike: dict[tuple[object, object], list[_Group]] = {}
    for each in told:
        own = alike.setdefault((each.event.type, each.event.status), [])
        group = next((g for g in _latest(own, MOST_GROUPS) if _is_same(parse, g, each)), None)
        if group is None:
            group = _Group()
            own.append(group)
            groups.append(group.told)
        group.take(each)
    return [_joined(group) for group in groups if any(_has_party(each) for each in group)]


# Events of one type and status before an event that it is compared with, and tellings of each. 84 news articles have at
# most 47 and 4 of them; of longer reports the time must not grow with the square.
MOST_GROUPS = 100
MOST_TELLINGS = 20


class _Group:
    """The tellings of one event so far, in reading order."""

    def __init__(self) -> None:
        self.told: list[Told] = []
        self.parties: set[str] = set()

    def take(self, each: Told) -> None:
        self.told.append(each)
        self.parties.update(each.event.actors, each.event.recipients)


def _latest(found: Sequence[_T], n_most: int) -> Iterator[_T]:
    return islice(reversed(found), n_most)


def _has_party(told: Told) -> bool:
    event = told.event
    return bool(event.actors or event.recipients or event.actor_spans or event.recipient_spans)


def _is_same(parse: Parse, group: _Group, new: Told) -> bool:
    """Tell whether an event is the one of a group of its type and status."""
    first = group.told[0].event
    event = new.event
    is_bare = not first.actors and not first.recipients
    parties = {*event.actors, *event.recipients}
    if parties and not is_bare and group.parties.isdisjoint(parties):
        return False
    told = list(_latest(group.told, MOST_TELLINGS))
    if not parties:
        return not any(_contradicts(each, new) for each in told) and _refers_back(parse, group.told, new)
    is_same = any(_same_parties(each.event, event) for each in told) or (
        is_bare and _refers_back(parse, [new], group.told[0])
    )
    # What costs most comes last.
    return (
        is_same
        and not any(_contradicts(each, new) for each in told)
        and all(_may_be_same_words(parse, each.event, event) for each in told)
    )


def _refers_back(parse: Parse, group: Sequence[Told], new: Told) -> bool:
    """Tell whether a word without parties of its own is a definite noun of the kind that the group is."""
    if parse.pos[new.trigger] not in ("NOUN", "PROPN"):
        return False
    gap = abs(parse.sentence_numbers[new.trigger] - parse.sentence_numbers[group[-1].trigger])
    if gap > _REACH or new.event.actor_spans or new.event.recipient_spans:
        return False
    return any(parse.lower[below] in _DEFINITE for below in parse.children[new.trigger])


def _contradicts(left: Told, right: Told) -> bool:
    a, b = left.event, right.event
    if (
        a.date is not None
        and b.date is not None
        and (a.date > (b.date_end or b.date) or b.date > (a.date_end or a.date))
    ):
        return True
    one, other = left.place, right.place
    if one is None or other is None or one.country is None or other.country is None:
        return False
    return one.country != other.country


def _same_parties(left: Event, right: Event) -> bool:
    """Tell whether the parties of two tellings are the same, or those of one are among those of the other."""
    if left.type in MUTUAL:
        mine, theirs = {*left.actors, *left.recipients}, {*right.actors, *right.recipients}
        shared = mine & theirs
        return bool(shared) and (mine <= theirs or theirs <= mine or len(shared) >= 2)
    return _agree(left.actors, right.actors) and _agree(left.recipients, right.recipients) and _overlaps(left, right)


def _may_be_same_words(parse: Parse, left: Event, right: Event) -> bool:
    """Tell whether parties that are no entities can be the same: "a village" and "the village", not "a bridge"."""
    return _share_a_noun(parse, _loose(left.actors, left.actor_spans), _loose(right.actors, right.actor_spans)) and (
        _share_a_noun(
            parse, _loose(left.recipients, left.recipient_spans), _loose(right.recipients, right.recipient_spans)
        )
    )


def _loose(ids: tuple[str, ...], spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return spans[len(ids) :]


def _share_a_noun(parse: Parse, left: Sequence[Span], right: Sequence[Span]) -> bool:
    """Tell whether two groups of phrases have a noun in common; those without any ("them") go with all."""
    mine, theirs = (
        {
            parse.lemmas[token].lower()
            for span in spans
            for token in parse.tokens_in(span)
            if parse.pos[token] in ("NOUN", "PROPN")
        }
        for spans in (left, right)
    )
    return not mine or not theirs or bool(mine & theirs)


def _agree(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return not left or not right or set(left) <= set(right) or set(right) <= set(left)


def _overlaps(left: Event, right: Event) -> bool:
    """Tell whether two tellings share a party; who does what to nobody named is the same where the words are."""
    if set(left.recipients) & set(right.recipients):
        return bool(set(left.actors) & set(right.actors)) or not left.actors or not right.actors
    if not set(left.actors) & set(right.actors):
        return False
    return (
        left.cameo == right.cameo and left.statement == right.statement and not (left.recipients and right.recipients)
    )


def _joined(group: Sequence[Told]) -> Event:
    if len(group) == 1:
        return group[0].event
    ranked = sorted(group, key=lambda each: (tuple(-w for w in _weight(each.event)), each.trigger))
    best = ranked[0].event
    dated = next((each.event for each in ranked if each.event.date_span is not None and each.event.date), best)
    places = [each.place for each in ranked if each.place is not None]
    actors, actor_spans = _united([(each.event.actors, each.event.actor_spans) for each in ranked])
    recipients, recipient_spans = _united(
        [without(actors, each.event.recipients, each.event.recipient_spans) for each in ranked]
    )
    return replace(
        best,
        triggers=tuple(span for each in ranked for span in each.event.triggers),
        evidence=tuple(span for each in ranked for span in each.event.evidence),
        actors=actors,
        actor_spans=actor_spans,
        recipients=recipients,
        recipient_spans=recipient_spans,
        date=dated.date,
        date_end=dated.date_end,
        date_precision=dated.date_precision,
        date_span=dated.date_span,
        place=finest(places[0], places[1:]).id if places else None,
        confidence=max(each.event.confidence for each in group),
    )


def _united(told: Sequence[tuple[tuple[str, ...], tuple[Span, ...]]]) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """Return all parties, each once with its first span, then the spans that name none, of the first telling."""
    parties: dict[str, Span] = {}
    loose: tuple[Span, ...] = ()
    for ids, where in told:
        for party, span in zip(ids, where, strict=False):
            parties.setdefault(party, span)
        loose = loose or where[len(ids) :]
    return tuple(parties), (*parties.values(), *loose)


def _weight(event: Event) -> tuple[int, float]:
    return (
        len(event.actors) + len(event.recipients) + (event.date is not None) + (event.place is not None),
        event.confidence,
    )
