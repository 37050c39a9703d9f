"""An event as the exports of events need it: with its report, its parties by name, and its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from dragoman.export.events.lead import SENTENCE_END, lead_end
from dragoman.lexicon.organisations import bloc_of
from dragoman.model import Actor, Entity, Event, Findings, Place, Report, Span, Statement, wording


@dataclass(frozen=True, slots=True)
class Party:
    """Who acts or is acted on. ``actor_id`` and ``name`` are the record's, the rest is as this report tells it first.

    ``bloc`` is PLOVER's code (IGO, UNO, EUR, NGO) of an organisation without a country. ``span`` and ``wording`` are
    where the event names the party, None where it does not.
    """

    actor_id: str
    entity_id: str
    name: str
    kind: str
    country: str | None
    bloc: str | None
    sectors: tuple[str, ...]
    title: str | None
    span: Span | None
    wording: str | None

    @property
    def home(self) -> str | None:
        """The country, or what PLOVER has in its place; None if neither is known."""
        return self.country or self.bloc


@dataclass(frozen=True)
class Story:
    """A report and the names of all that appear in it, in the order of their first mention."""

    number: int
    report: Report
    people: tuple[str, ...]
    organisations: tuple[str, ...]
    locations: tuple[str, ...]

    @cached_property
    def lead_end(self) -> int:
        """Where the lead of the report ends."""
        return lead_end(self.report)


@dataclass(frozen=True, slots=True)
class Told:
    """An event as one report tells it."""

    event: Event
    story: Story
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: Place | None
    statement: Statement | None
    speaker: Party | None

    @property
    def report(self) -> Report:
        """The report that tells it."""
        return self.story.report

    @property
    def group(self) -> str:
        """What all events have in common that are one in several reports."""
        return self.event.event_group or self.event.id

    def words(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """Return the text at each of the spans."""
        return tuple(wording(self.report.text, span) for span in spans)

    def sentence_of(self, span: Span) -> int:
        """Return the number of the sentence a span begins in, from 1, counted by end marks and line ends."""
        return 1 + sum(1 for end in SENTENCE_END.finditer(self.report.text) if end.end() <= span.start)

    @property
    def is_in_lead(self) -> bool:
        """Whether the lead tells it, or what stands above that."""
        return any(span.start < self.story.lead_end for span in self.event.triggers)


def tell_events(reports: Iterable[tuple[Findings, Mapping[str, Actor]]]) -> Iterator[Told]:
    """Yield every event of the reports, in the order given. ``actors`` are by the entity's id."""
    for number, (findings, actors) in enumerate(reports, start=1):
        if not findings.events:
            continue
        story = _story(number, findings, actors)
        entities = {each.id: each for each in findings.entities}
        places = {each.id: each for each in findings.places}
        statements = {each.id: each for each in findings.statements}
        for event in findings.events:
            statement = statements.get(event.statement or "")
            speaker = None if statement is None else statement.speaker_entity
            yield Told(
                event=event,
                story=story,
                actors=_parties(event.actors, event.actor_spans, entities, actors, findings.report),
                recipients=_parties(event.recipients, event.recipient_spans, entities, actors, findings.report),
                place=places.get(event.place or ""),
                statement=statement,
                speaker=None if speaker not in entities else _party(entities[speaker], actors, None, None),
            )


def _story(number: int, findings: Findings, actors: Mapping[str, Actor]) -> Story:
    names: dict[str, list[str]] = {"person": [], "other": []}
    for entity in findings.entities:
        name = actors[entity.id].name if entity.id in actors else entity.name
        if entity.kind in {"person", "body", "organisation"}:
            names["person" if entity.kind == "person" else "other"].append(name)
    return Story(
        number=number,
        report=findings.report,
        people=tuple(dict.fromkeys(names["person"])),
        organisations=tuple(dict.fromkeys(names["other"])),
        locations=tuple(dict.fromkeys(place.name for place in findings.places if place.use == "place")),
    )


def _parties(
    entity_ids: Sequence[str],
    spans: Sequence[Span],
    entities: Mapping[str, Entity],
    actors: Mapping[str, Actor],
    report: Report,
) -> tuple[Party, ...]:
    """Return the parties in the order given, one for each actor: two entities may have turned out to be one."""
    # Each has a span, in their order; those after them name nobody known.
    found: dict[str, Party] = {}
    for entity_id, span in zip_longest(entity_ids, spans[: len(entity_ids)]):
        if entity_id in entities:
            party = _party(entities[entity_id], actors, span, wording(report.text, span) if span else None)
            found.setdefault(party.actor_id, party)
    return tuple(found.values())


def _party(entity: Entity, actors: Mapping[str, Actor], span: Span | None, words: str | None) -> Party:
    actor = actors.get(entity.id)
    name = entity.name if actor is None else actor.name
    if actor is not None and actor.judgements:
        # What a person decided holds in every report, also that something is unknown.
        kind, country, sectors = actor.kind, actor.country, actor.sectors
    else:
        known = actor if actor is not None else entity
        kind, country, sectors = known.kind, known.country or entity.country, (*entity.sectors, *known.sectors)
    return Party(
        actor_id=entity.id if actor is None else actor.id,
        entity_id=entity.id,
        name=name,
        kind=kind,
        country=country,
        bloc=None if country or kind in {"person", "state"} else bloc_of(name),
        sectors=tuple(dict.fromkeys(sectors)),
        title=entity.role.title if entity.role else None,
        span=span,
        wording=words,
    )
