"""What a report names: the labels of its mentions, places and events, and of nouns that no other finding knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.grammar.quotations import Quotation
from dragoman.extract.naming.labels import (
    Label,
    is_adjective_alone,
    past_rule,
    trimmed_label,
    with_modifiers,
    without_place_behind,
)
from dragoman.extract.naming.nouns import Noun, actor_nouns, event_nouns, place_nouns, sides
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import SILENT_ZONES, Entity, Event, Mention, Parse, Place, Report, Statement

_DENYING = words_of("naming", "words that deny")
# What is named by a noun of these has happened between people; praise and blame are what somebody says of it.
_NAMED_TYPES = frozenset(
    {"AGREE", "CONSULT", "COOPERATE", "AID", "RETREAT", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
)


@dataclass(frozen=True, slots=True)
class Named:
    """What namings are made of: all that was found in a report before them."""

    entities: Sequence[Entity]
    mentions: Sequence[Mention]
    statements: Sequence[Statement]
    places: Sequence[Place]
    events: Sequence[Event]
    quotations: Sequence[Quotation]


def find_labels(parse: Parse, report: Report, named: Named) -> list[Label]:
    """Return the labels of mentions, places and events; what names an actor and a place with one head is one label.

    Names of events come first: what is written like a body ("Operation Morning Tide") is none. A noun of people that
    is no mention is a label of nobody known.
    """
    events = list(_of_events(parse, named.events))
    places = [*_of_places(parse, report, named.places), *_of_place_nouns(parse, named.places)]
    taken = {token for label in events if label.is_name for token in range(label.start, label.end)}
    taken |= {token for label in places if label.is_name for token in range(label.name_start, label.head)}
    actors = [
        label for label in (*_of_mentions(parse, named.mentions), *_of_sides(parse, named)) if label.head not in taken
    ]
    around = _by_token(actors, named)
    others: list[Label] = []
    for label in places:
        same = around.get(label.head, ())
        for number in same:
            actors[number] = _with_place(actors[number], label)
        if not same:
            others.append(label)
    of_names = {token for label in (*actors, *others) for token in (label.head, *_before_head(label))}
    others += [label for label in events if label.head not in of_names]
    heads = of_names | {label.head for label in others}
    nouns = (Label("actor", noun.start, noun.end, noun.head) for noun in actor_nouns(parse) if noun.head not in heads)
    return _each_once([*actors, *others, *nouns])


def _with_place(actor: Label, place: Label) -> Label:
    """Return one label of an actor and a place; of the place alone where that is the longer name: "South America"."""
    if place.name_start < actor.name_start and place.head == actor.head:
        return place
    return replace(actor, place=place.place, start=min(actor.start, place.start))


def _before_head(label: Label) -> range:
    """Return the tokens of a name of several words, whose last noun is not named by itself."""
    return range(label.name_start, label.head) if label.is_name else range(0)


def _by_token(actors: Sequence[Label], named: Named) -> dict[int, list[int]]:
    """Return the numbers of the labels that name an actor by a token, as its head or, a state, before its head.

    So "Chile's regime" and "the Chile regime" are no naming of a place beside that of the state.
    """
    states = {each.id for each in named.entities if each.kind == "state"}
    found: dict[int, list[int]] = defaultdict(list)
    for number, label in enumerate(actors):
        for token in range(label.start if label.entity in states else label.head, label.head + 1):
            found[token].append(number)
    return found


def _each_once(labels: Sequence[Label]) -> list[Label]:
    kept: dict[tuple[object, ...], Label] = {}
    for label in labels:
        kept.setdefault((label.start, label.end, label.kind, label.entity, label.place, label.event), label)
    return list(kept.values())


def _of_mentions(parse: Parse, mentions: Sequence[Mention]) -> Iterator[Label]:
    """Yield a label for each mention that is no pronoun and denies nobody."""
    by_head: dict[tuple[int, int], set[str]] = defaultdict(set)
    for mention in mentions:
        by_head[mention.head].add(mention.entity_id)
    for mention in mentions:
        tokens, head = parse.tokens_in(mention.span), parse.tokens_in(mention.head)
        if mention.form == "pronoun" or not tokens or not head or parse.lower[tokens.start] in _DENYING:
            continue
        is_of_several = len(by_head[mention.head]) > 1
        end = head.stop if is_of_several else without_place_behind(parse, head.stop, tokens.stop)
        start, end = trimmed_label(parse, tokens.start, end, floor=head.start)
        end = past_rule(parse, start, end)
        if is_adjective_alone(parse, start, end):
            continue
        yield Label(
            "actor",
            with_modifiers(parse, start, end, parse.sentence_of(start).start),
            end,
            end - 1 if head.stop > end else max(head.stop - 1, start),
            mention=mention.id,
            entity=mention.entity_id,
            is_name=mention.form == "name",
            name_start=head.start,
        )


def _of_sides(parse: Parse, named: Named) -> Iterator[Label]:
    """Yield the labels "the Norwegian side", of the state where the report names it elsewhere."""
    states = {each.country: each.id for each in reversed(named.entities) if each.kind == "state"}
    for noun, country in sides(parse):
        yield Label("actor", noun.start, noun.end, noun.head, entity=states.get(country), name_start=noun.start)


def _of_places(parse: Parse, report: Report, places: Sequence[Place]) -> Iterator[Label]:
    silent = [zone.span for zone in report.zones if zone.kind in SILENT_ZONES]
    for place in places:
        tokens = parse.tokens_in(place.span)
        if not tokens or any(zone.overlaps(place.span) for zone in silent):
            continue
        start, end = trimmed_label(parse, tokens.start, tokens.stop, floor=tokens.start)
        first = with_modifiers(parse, start, end, parse.sentence_of(start).start, is_place=True)
        yield Label("place", first, end, end - 1, place=place.id, is_name=end - start > 1, name_start=start)


def _of_place_nouns(parse: Parse, places: Sequence[Place]) -> Iterator[Label]:
    begun = {tokens.start: (tokens.stop, place.id) for place in places if (tokens := parse.tokens_in(place.span))}
    for noun in place_nouns(parse):
        end, place = begun.get(noun.of, (noun.end, None))
        yield Label("place", noun.start, end, noun.head, place=place, name_start=noun.start)


def _of_events(parse: Parse, events: Sequence[Event]) -> Iterator[Label]:
    told: dict[int, str] = {}
    for event in events:
        for trigger in event.triggers:
            tokens = parse.tokens_in(trigger)
            if len(tokens) == 1 and event.type in _NAMED_TYPES and event.tie != "performs":
                told.setdefault(tokens.start, event.id)
    for noun in event_nouns(parse, frozenset(told)):
        yield _label_of_event(noun, told)


def _label_of_event(noun: Noun, told: dict[int, str]) -> Label:
    tokens = (noun.head, *range(noun.start, noun.end))
    event = next((told[token] for token in tokens if token in told), None)
    return Label("event", noun.start, noun.end, noun.head, event=event, is_name=noun.is_name)
