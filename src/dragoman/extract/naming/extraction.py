"""The namings of one report: its mentions, places and events as worded, each with the voice it stands in.

Rules: docs/codebook/namings.md. What is loaded about a name is not for the program to say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.grammar.quotations import Quotation
from dragoman.extract.naming.labels import is_adjective_alone, past_rule, trimmed_label, with_modifiers
from dragoman.extract.naming.normal_form import normal_form
from dragoman.extract.naming.nouns import Noun, event_nouns, place_nouns
from dragoman.extract.naming.voices import Voices
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import SILENT_ZONES, Entity, Event, Mention, Naming, Parse, Place, Report, Statement, digest_of

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


@dataclass(frozen=True, slots=True)
class _Label:
    """A label in the making: its tokens, its head, and the ids of what it names.

    ``name_start`` is where the name or noun begins that adjectives may stand before.
    """

    start: int
    end: int
    head: int
    mention: str | None = None
    entity: str | None = None
    place: str | None = None
    event: str | None = None
    is_name: bool = False
    name_start: int = -1


def extract_namings(parse: Parse, report: Report, named: Named, origin: str) -> tuple[Naming, ...]:
    """Return the namings of a report in reading order, an outer one before one inside of it.

    A label that names several actors ("both ministers") is one naming of each. What names an actor and a place
    at once ("Norway") is one naming of both.
    """
    if not len(parse):
        return ()
    voices = Voices(parse, report, named.statements, named.quotations)
    labels = _joined(parse, report, named)
    found = (_naming(parse, report, label, voices, origin) for label in labels)
    return tuple(sorted(found, key=lambda each: (each.span.start, -each.span.end, each.entity or "", each.id)))


def _naming(parse: Parse, report: Report, label: _Label, voices: Voices, origin: str) -> Naming:
    span = parse.span(label.start, label.end)
    voiced = voices.at(label.head)
    referents = (label.entity, label.place, label.event)
    return Naming(
        id=digest_of("n", report.id, span, *referents),
        report_id=report.id,
        span=span,
        normal=normal_form(parse, label.start, label.end, label.head),
        mention=label.mention,
        entity=label.entity,
        place=label.place,
        event=label.event,
        voice=voiced.voice,
        statement=voiced.statement,
        is_marked=voiced.is_marked,
        in_headline=voiced.in_headline,
        origin=origin,
    )


def _joined(parse: Parse, report: Report, named: Named) -> list[_Label]:
    """Return the labels of mentions, places and events; what names an actor and a place with one head is one label.

    Names of events come first: what is written like a body ("Operation Morning Tide") is none.
    """
    events = list(_of_events(parse, named.events))
    proper = {token for label in events if label.end - label.head > 1 for token in range(label.start, label.end)}
    actors = [label for label in _of_mentions(parse, named.mentions) if label.head not in proper]
    around = _by_token(actors, named)
    others: list[_Label] = []
    for label in (*_of_places(parse, report, named.places), *_of_place_nouns(parse, named.places)):
        same = around.get(label.head, ())
        for number in same:
            actors[number] = _with_place(actors[number], label)
        if not same:
            others.append(label)
    named_tokens = {token for label in (*actors, *others) for token in (label.head, *_of_name(label))}
    return _each_once([*actors, *others, *(label for label in events if label.head not in named_tokens)])


def _with_place(actor: _Label, place: _Label) -> _Label:
    """Return one label of an actor and a place; of the place alone where that is the longer name: "South America"."""
    if place.name_start < actor.name_start and place.head == actor.head:
        return place
    return replace(actor, place=place.place, start=min(actor.start, place.start))


def _of_name(label: _Label) -> range:
    """Return the tokens of a name of several words, whose last noun is not named by itself."""
    return range(label.name_start, label.head) if label.is_name else range(0)


def _by_token(actors: Sequence[_Label], named: Named) -> dict[int, list[int]]:
    """Return the numbers of the labels that name an actor by a token, as its head or, a state, before its head.

    So "Chile's regime" and "the Chile regime" are no naming of a place beside that of the state.
    """
    states = {each.id for each in named.entities if each.kind == "state"}
    found: dict[int, list[int]] = defaultdict(list)
    for number, label in enumerate(actors):
        for token in range(label.start if label.entity in states else label.head, label.head + 1):
            found[token].append(number)
    return found


def _each_once(labels: list[_Label]) -> list[_Label]:
    kept: dict[tuple[int, int, str | None, str | None, str | None], _Label] = {}
    for label in labels:
        kept.setdefault((label.start, label.end, label.entity, label.place, label.event), label)
    return list(kept.values())


def _of_mentions(parse: Parse, mentions: Sequence[Mention]) -> Iterator[_Label]:
    """Yield a label for each mention that is no pronoun and denies nobody."""
    by_head: dict[tuple[int, int], set[str]] = defaultdict(set)
    for mention in mentions:
        by_head[mention.head].add(mention.entity_id)
    for mention in mentions:
        tokens, head = parse.tokens_in(mention.span), parse.tokens_in(mention.head)
        if mention.form == "pronoun" or not tokens or not head or parse.lower[tokens.start] in _DENYING:
            continue
        is_of_several = len(by_head[mention.head]) > 1
        start, end = trimmed_label(parse, tokens.start, head.stop if is_of_several else tokens.stop)
        end = past_rule(parse, start, end)
        if is_adjective_alone(parse, start, end):
            continue
        first = with_modifiers(parse, start, end, parse.sentence_of(start).start)
        yield _Label(
            first,
            end,
            end - 1 if head.stop > end else max(head.stop - 1, start),
            mention.id,
            mention.entity_id,
            is_name=mention.form == "name",
            name_start=head.start,
        )


def _of_places(parse: Parse, report: Report, places: Sequence[Place]) -> Iterator[_Label]:
    silent = [zone.span for zone in report.zones if zone.kind in SILENT_ZONES]
    for place in places:
        tokens = parse.tokens_in(place.span)
        if not tokens or any(zone.overlaps(place.span) for zone in silent):
            continue
        start, end = trimmed_label(parse, tokens.start, tokens.stop)
        first = with_modifiers(parse, start, end, parse.sentence_of(start).start)
        yield _Label(first, end, end - 1, place=place.id, name_start=start)


def _of_place_nouns(parse: Parse, places: Sequence[Place]) -> Iterator[_Label]:
    begin = {tokens.start: place.id for place in places if (tokens := parse.tokens_in(place.span))}
    ends = {tokens.start: tokens.stop for place in places if (tokens := parse.tokens_in(place.span))}
    for noun in place_nouns(parse):
        of = noun.of if noun.of in begin else -1
        yield _Label(noun.start, ends.get(of, noun.end), noun.head, place=begin.get(of), name_start=noun.start)


def _of_events(parse: Parse, events: Sequence[Event]) -> Iterator[_Label]:
    told: dict[int, str] = {}
    for event in events:
        for trigger in event.triggers:
            tokens = parse.tokens_in(trigger)
            if len(tokens) == 1 and event.type in _NAMED_TYPES and event.tie != "performs":
                told.setdefault(tokens.start, event.id)
    for noun in event_nouns(parse, frozenset(told)):
        yield _label_of_event(noun, told)


def _label_of_event(noun: Noun, told: dict[int, str]) -> _Label:
    tokens = (noun.head, *range(noun.start, noun.end))
    event = next((told[token] for token in tokens if token in told), None)
    return _Label(noun.start, noun.end, noun.head, event=event)
