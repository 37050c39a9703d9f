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
from dragoman.extract.grammar.heads import arcs_up
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
    countries: frozenset[str] = frozenset()
    """Those of the parties, as far as the report tells them."""


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
    return [_joined(parse, group) for group in groups if any(_has_party(each) for each in group)]


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
    told = list(_latest(group.told, MOST_TELLINGS))
    if not (_is_at_once_same(parse, told, new) or _is_same_by_parties(parse, group, told, new)):
        return False
    # What costs most comes last.
    return not any(_contradicts(each, new) for each in told)


def _is_at_once_same(parse: Parse, told: Sequence[Told], new: Told) -> bool:
    """Tell whether an event is told in one clause with one of the others, or below it as its headline."""
    return any(
        (_in_one_clause(parse, each.trigger, new.trigger) and _is_one_deed(each.event, new.event))
        or _is_headline_of(parse, each, new)
        for each in told
    )


def _is_same_by_parties(parse: Parse, group: _Group, told: Sequence[Told], new: Told) -> bool:
    """Tell whether an event is one of the others by who takes part, or by its noun where it names nobody."""
    is_retold = any(_is_retold(parse, each, new) for each in told)
    if not {*new.event.actors, *new.event.recipients} or (_names_place_only(new) and not new.event.actors):
        return is_retold or _refers_back(parse, group.told, new)
    first = group.told[0]
    is_same = is_retold or any(_same_parties(each.event, new.event) for each in told)
    if not is_same:
        is_same = not (first.event.actors or first.event.recipients) and _refers_back(parse, [new], first)
    return is_same and all(_may_be_same_words(parse, each.event, new.event) for each in told)


# Types whose victims are counted apart in one clause: "killed four and wounded nine in an attack".
_COUNTED = frozenset({"ASSAULT", "COERCE"})
_LINKS = frozenset({"prep", "pobj", "pcomp", "nsubj", "nsubjpass", "agent", "dobj", "conj", "advcl", "acl", "relcl"})
_MOST_LINKS = 4


def _in_one_clause(parse: Parse, one: int, other: int) -> bool:
    """Tell whether one word hangs on the other as its cause, effect or second half: "killed in an attack"."""
    return _hangs_on(parse, one, other) or _hangs_on(parse, other, one)


def _hangs_on(parse: Parse, low: int, high: int) -> bool:
    for below, head in arcs_up(parse, low, _MOST_LINKS):
        if parse.deps[below] not in _LINKS:
            return False
        if head == high:
            return True
    return False


def _is_one_deed(left: Event, right: Event) -> bool:
    """Tell whether two words of one clause tell one deed: by those who do it, as far as both words tell them."""
    if left.type not in _COUNTED:
        return _agree(left.actors, right.actors) and _agree(left.recipients, right.recipients)
    named = left.actor_spans and right.actor_spans
    return not named or bool({*left.actors} & {*right.actors}) or left.actor_spans == right.actor_spans


def _is_retold(parse: Parse, left: Told, right: Told) -> bool:
    """Tell whether a headline and the text below it, or a later sentence, tell a deed with the same word or its noun.

    Who does it or whom it is done to must be the same, by name or by the words; where one of the two tells only half
    of them the other half may be new.
    """
    one, other = left.event, right.event
    if one.type in MUTUAL or not _share_a_stem(parse, left.trigger, right.trigger):
        return False
    halves = _halves(parse, one, other)
    if "other" in halves or "same" not in halves:
        return False
    return "untold" not in halves or one.cameo == other.cameo


def _halves(parse: Parse, one: Event, other: Event) -> tuple[str, str]:
    """Return how the actors, and how the recipients, of two tellings relate: see ``_relation``."""
    return (
        _relation(parse, one.actors, one.actor_spans, other.actors, other.actor_spans),
        _relation(parse, one.recipients, one.recipient_spans, other.recipients, other.recipient_spans),
    )


def _relation(
    parse: Parse,
    ids: tuple[str, ...],
    spans: tuple[Span, ...],
    other_ids: tuple[str, ...],
    other_spans: tuple[Span, ...],
) -> str:
    """Return whether two lists of parties are the "same", "other" ones, or whether one is "untold"."""
    if not spans or not other_spans:
        return "untold"
    if {*ids} & {*other_ids}:
        return "same"
    return "same" if _words_of(parse, spans) & _words_of(parse, other_spans) else "other"


_NOUNS = frozenset({"NOUN", "PROPN"})
_TELLING = _NOUNS | {"NUM", "ADJ"}


def _words_of(parse: Parse, spans: Sequence[Span], sorts: frozenset[str] = _TELLING) -> set[str]:
    """Return the lemmas, in lower case, of the words of some sorts in phrases."""
    return {
        parse.lemmas[token].lower() for span in spans for token in parse.tokens_in(span) if parse.pos[token] in sorts
    }


# Sentences below a headline that tell the same again.
_LEAD = 3
_STOPS = frozenset(".?!\"”’'")


def _is_headline_of(parse: Parse, left: Told, right: Told) -> bool:
    """Tell whether one telling is the headline of the other: a line without a stop at the head of the report, and its
    lead. Their words differ freely, their parties only in how they are called.
    """
    first = parse.sentence_numbers[left.trigger]
    gap = parse.sentence_numbers[right.trigger] - first
    if first > 1 or not 0 < gap <= _LEAD or parse.words[parse.sentences[first].end - 1][-1] in _STOPS:
        return False
    one, other = left.event, right.event
    halves = _halves(parse, one, other)
    known = left.countries and right.countries
    if known and left.countries.isdisjoint(right.countries):
        return False
    return "same" in halves or (halves.count("other") < 2 and (bool(known) or not _names_both(parse, one, other)))


def _names_both(parse: Parse, one: Event, other: Event) -> bool:
    """Tell whether the actors of both are told by names that have nothing in common."""
    return all(
        any(parse.pos[token] == "PROPN" for span in event.actor_spans for token in parse.tokens_in(span))
        for event in (one, other)
    )


# Letters that a verb and its noun have in common at least: "sentenced", "sentencing"; "expel", "expulsion".
_STEM = 4


def _share_a_stem(parse: Parse, one: int, other: int) -> bool:
    left, right = parse.lemmas[one].lower(), parse.lemmas[other].lower()
    return left == right or (len(left) >= _STEM and left[:_STEM] == right[:_STEM])


def _refers_back(parse: Parse, group: Sequence[Told], new: Told) -> bool:
    """Tell whether a word without parties of its own is a definite noun of the kind that the group is."""
    if parse.pos[new.trigger] not in ("NOUN", "PROPN"):
        return False
    gap = abs(parse.sentence_numbers[new.trigger] - parse.sentence_numbers[group[-1].trigger])
    if gap > _REACH or new.event.actor_spans or not _names_place_only(new):
        return False
    return any(parse.lower[below] in _DEFINITE for below in parse.children[new.trigger])


def _names_place_only(told: Told) -> bool:
    """Tell whether a telling names nobody, or only where it was: "the blast in Talca"."""
    where = None if told.place is None else told.place.span
    return all(where is not None and where.covers(span) for span in told.event.recipient_spans)


def _contradicts(left: Told, right: Told) -> bool:
    """Tell whether two tellings name other days, or places in other states."""
    return _is_after(left.event, right.event) or _is_after(right.event, left.event) or _is_elsewhere(left, right)


def _is_after(one: Event, other: Event) -> bool:
    if one.date is None or other.date is None:
        return False
    return one.date > (other.date_end or other.date)


def _is_elsewhere(left: Told, right: Told) -> bool:
    countries = [None if each.place is None else each.place.country for each in (left, right)]
    return None not in countries and countries[0] != countries[1]


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
    mine, theirs = (_words_of(parse, spans, _NOUNS) for spans in (left, right))
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


def _joined(parse: Parse, group: Sequence[Told]) -> Event:
    if len(group) == 1:
        return group[0].event
    ranked = sorted(group, key=lambda each: (tuple(-w for w in _weight(each.event)), each.trigger))
    best = ranked[0].event
    dated = next((each.event for each in ranked if each.event.date_span is not None and each.event.date), best)
    places = [each.place for each in ranked if each.place is not None]
    # What the report tells itself somewhere is no mere claim, even where a claim tells more of it.
    own = next((each.event for each in ranked if each.event.tie != "claims"), best)
    actors, actor_spans = _parties_of(parse, ranked, "actors")
    recipients, recipient_spans = without(actors, *_parties_of(parse, ranked, "recipients"))
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
        statement=own.statement,
        tie=own.tie,
        confidence=max(each.event.confidence for each in group),
    )


def _parties_of(parse: Parse, ranked: Sequence[Told], role: str) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """Return the parties of the fullest telling that has any in a role, with those that words of its clause add."""
    told = [each for each in ranked if getattr(each.event, f"{role[:-1]}_spans")]
    if not told:
        return (), ()
    best = told[0]
    beside = [each for each in told[1:] if _in_one_clause(parse, best.trigger, each.trigger)]
    return _united([(getattr(e.event, role), getattr(e.event, f"{role[:-1]}_spans")) for e in (best, *beside)])


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
