"""All that is known of one finding of a report, field by field, each with the words it was read from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from dragoman.model import Actor, Event, Findings, Mention, Place, Span, Statement, When, wording


@dataclass(frozen=True)
class CardField:
    """A field: its name, its value, where the value leads, and the spans of its words."""

    name: str
    value: str
    link: str | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Card:
    """A finding in words. ``finding`` is its kind and id."""

    finding: str
    title: str
    fields: tuple[CardField, ...]

    @property
    def spans(self) -> frozenset[Span]:
        """Where its words are."""
        return frozenset(span for each in self.fields for span in each.spans)


@dataclass(frozen=True)
class _Reading:
    """A report and who its entities are."""

    findings: Findings
    actors: Mapping[str, Actor]

    def who(self, entities: Iterable[str]) -> Iterator[tuple[str, str | None]]:
        """Yield the name of each entity, and where its actor is shown."""
        own = {each.id: each.name for each in self.findings.entities}
        for entity in entities:
            actor = self.actors.get(entity)
            if actor is not None:
                yield actor.name, f"/actors/{actor.id}"
            elif entity in own:
                yield own[entity], None

    def words(self, *spans: Span) -> str:
        """Return words of the text."""
        return wording(self.findings.report.text, *spans)

    def place(self, place_id: str | None) -> CardField | None:
        """Return a place as a field; None where it is not known."""
        return next((_place_field(each) for each in self.findings.places if each.id == place_id), None)


def card_of(findings: Findings, actors: Mapping[str, Actor], finding: str) -> Card | None:
    """Return the card of a finding (``statement:s0123``) of a report; None where the report has none such."""
    kind, _, own_id = finding.partition(":")
    known = _KINDS.get(kind)
    if known is None:
        return None
    rows, title, fields_of = known
    found = next((each for each in rows(findings) if each.id == own_id), None)
    if found is None:
        return None
    fields = (each for each in fields_of(found, _Reading(findings, actors)) if each is not None and each.value)
    return Card(finding, title, (*fields, *_of_origin(found, findings)))


def _of_statement(own: Statement, reading: _Reading) -> Iterator[CardField | None]:
    spoken = (own.speaker_span,) if own.speaker_span else ()
    speakers = list(reading.who([own.speaker_entity or ""])) or [("unknown", None)]
    yield CardField("Speaker", speakers[0][0], speakers[0][1], spoken)
    if spoken:
        yield CardField("Speaker in the words", reading.words(*spoken), None, spoken)
    yield from _office(own, reading)
    yield from (CardField("Said with", name, link) for name, link in reading.who(own.also_by))
    yield from _why_speaker(own, reading)
    if own.cue is not None:
        yield CardField("Cue", f"{reading.words(own.cue.span)} ({own.cue.lemma})", None, (own.cue.span,))
    yield CardField("Act", own.act)
    yield CardField("Kind", own.kind)
    yield CardField("Mode", own.mode)
    yield CardField("Content", reading.words(*own.content), None, own.content)
    yield from (CardField("Said to", name, link) for name, link in reading.who(own.to))
    if own.to_spans:
        yield CardField("Said to, in the words", reading.words(*own.to_spans), None, own.to_spans)
    yield from (CardField("About", name, link) for name, link in reading.who(own.about))
    if own.date is not None:
        yield CardField("Day", own.date.isoformat(), None, (own.date_span,) if own.date_span else ())
    yield reading.place(own.place) or CardField("Place", own.place or "")
    yield CardField("Venue", own.venue or "", None, (own.venue_span,) if own.venue_span else ())
    if own.within:
        yield CardField("Within", "another statement", f"?mark=statement:{own.within}#words")
    if own.utterance_id:
        yield CardField("Utterance", "all versions of it", f"/utterances/{own.utterance_id}")
    yield CardField("Confidence", f"{own.confidence:.0%}")
    yield CardField("Reviewed", own.review)


def _office(own: Statement, reading: _Reading) -> Iterator[CardField]:
    for each in reading.findings.entities:
        if each.id == own.speaker_entity and each.role is not None:
            body = f" of {each.role.body}" if each.role.body else ""
            yield CardField("Office", f"{each.role.title}{body}", None, (each.role.span,))


def _why_speaker(own: Statement, reading: _Reading) -> Iterator[CardField]:
    for each in reading.findings.mentions:
        if each.id == own.speaker and each.because:
            yield CardField("Why this speaker", each.because)


def _of_event(own: Event, reading: _Reading) -> Iterator[CardField | None]:
    yield CardField("Type", own.type or "public statement")
    yield CardField("Mode", own.mode or "")
    yield CardField("Contexts", ", ".join(own.contexts))
    yield CardField("Status", own.status)
    yield CardField("Why", own.because)
    yield from _parties("Actor", own.actors, own.actor_spans, reading)
    yield from _parties("Recipient", own.recipients, own.recipient_spans, reading)
    if own.date is not None:
        days = " to ".join(dict.fromkeys(str(each) for each in (own.date, own.date_end) if each))
        told = f"{days} ({own.date_precision})" if own.date_precision else days
        yield CardField("Day", told, None, (own.date_span,) if own.date_span else ())
    yield reading.place(own.place)
    yield CardField("Told by", reading.words(*own.triggers[:1]), None, own.triggers)
    yield CardField("Evidence", reading.words(*own.evidence[:1]), None, own.evidence[:1])
    yield CardField("CAMEO", own.cameo or "")
    yield CardField("Quad class", own.quad or "")
    yield CardField("Score", "" if own.score is None else str(own.score))
    if own.statement:
        told = "claims it" if own.tie == "claims" else "performs it"
        yield CardField("Statement", f"a statement {told}", f"?mark=statement:{own.statement}#words")
    yield CardField("Confidence", f"{own.confidence:.0%}")
    yield CardField("Reviewed", own.review)


def _parties(name: str, entities: tuple[str, ...], spans: tuple[Span, ...], reading: _Reading) -> Iterator[CardField]:
    for (told, link), span in zip(reading.who(entities), spans, strict=False):
        yield CardField(name, told, link, (span,))
    for span in spans[len(entities) :]:
        yield CardField(name, f"“{reading.words(span)}”", None, (span,))


def _of_mention(own: Mention, reading: _Reading) -> Iterator[CardField | None]:
    yield CardField("Words", reading.words(own.span), None, (own.span,))
    yield from (CardField("Actor", name, link) for name, link in reading.who([own.entity_id]))
    yield CardField("Form", own.form)
    yield CardField("Why", own.because)


def _of_time(own: When, reading: _Reading) -> Iterator[CardField | None]:
    yield CardField("Words", reading.words(own.span), None, (own.span,))
    yield CardField(
        "Means", " to ".join(dict.fromkeys(str(each) for each in (own.start, own.end) if each)) or "unresolved"
    )
    yield CardField("Precision", own.precision)
    yield CardField("Counted from", "the day of publication" if own.anchored else "")


def _of_place(own: Place, reading: _Reading) -> Iterator[CardField | None]:
    yield CardField("Words", reading.words(own.span), None, (own.span,))
    yield _place_field(own)
    yield CardField("Stands for", "the state, not the town" if own.use == "metonym" else "")
    if own.latitude is not None and own.longitude is not None:
        yield CardField("Coordinates", f"{own.latitude:.4f}, {own.longitude:.4f}")
    yield CardField("GeoNames", str(own.geonames_id or ""))
    yield CardField("Confidence", f"{own.confidence:.0%}")


def _place_field(place: Place) -> CardField:
    told = ", ".join(each for each in (place.name, place.adm1, place.country) if each)
    return CardField("Place", told, None, (place.span,))


def _of_origin(found: Any, findings: Findings) -> Iterator[CardField]:
    for each in findings.origins:
        if each.id == found.origin:
            yield CardField("Found by", f"{each.step}, version {each.version}")
    yield CardField("Id", found.id)


_Kind = tuple[Callable[[Findings], tuple[Any, ...]], str, Callable[[Any, _Reading], Iterator[CardField | None]]]

_KINDS: Mapping[str, _Kind] = MappingProxyType(
    {
        "statement": (lambda found: found.statements, "Statement", _of_statement),
        "event": (lambda found: found.events, "Event", _of_event),
        "mention": (lambda found: found.mentions, "Mention of an actor", _of_mention),
        "time": (lambda found: found.times, "Time", _of_time),
        "place": (lambda found: found.places, "Place", _of_place),
    }
)
