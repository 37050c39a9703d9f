"""Fields of findings as text, as people read and write them, and findings with other values in them."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any, get_args

from dragoman.errors import ConfigError
from dragoman.lexicon.cues import ACTS
from dragoman.lexicon.ontology import cameo_of, modes_of, quad_of, score_of
from dragoman.model import (
    REVIEWED_FIELDS,
    Cue,
    Entity,
    Event,
    EventType,
    IssueStance,
    Mode,
    NamedKind,
    Naming,
    Place,
    ReviewedKind,
    Span,
    Statement,
    StatementKind,
    Status,
    Voice,
    wording,
)
from dragoman.resolve.reviews.anchors import Finding
from dragoman.resolve.reviews.report_index import ReportIndex, UnfitError, folded
from dragoman.resolve.reviews.words import nearest, places_of

BETWEEN_VALUES = "; "
BETWEEN_STRETCHES = " … "
"""Between the stretches of a content that is told in several."""

_CHOICES: Mapping[tuple[ReviewedKind, str], tuple[str, ...]] = {
    ("statement", "act"): tuple(sorted(ACTS)),
    ("statement", "mode"): get_args(Mode),
    ("statement", "kind"): get_args(StatementKind),
    ("event", "type"): get_args(EventType),
    ("event", "status"): get_args(Status),
    ("naming", "kind"): get_args(NamedKind),
    ("naming", "voice"): get_args(Voice),
    ("position", "stance"): get_args(IssueStance),
    ("copy", "kind"): ("same", "edited", "partial"),
    ("utterance", "kind"): ("verbatim", "edited", "shortened", "paraphrase"),
}
_NEEDED = frozenset({"act", "mode", "kind", "content", "trigger", "status", "normal", "voice", "stance"})
_DAYS = frozenset({"date", "date_end"})


def check_term(kind: ReviewedKind, field: str, value: str) -> None:
    """Raise ``ConfigError`` where a kind has no such field, or the field no such value in any report."""
    if field not in REVIEWED_FIELDS[kind]:
        there = ", ".join(REVIEWED_FIELDS[kind]) or "none"
        raise ConfigError(f"of {_a(kind)} {field!r} cannot be changed; fields are: {there}")
    if not value and field in _NEEDED:
        raise ConfigError(f"{field!r} of {_a(kind)} cannot be empty")
    choices = _CHOICES.get((kind, field))
    if value and choices is not None and value not in choices:
        raise ConfigError(f"{field!r} cannot be {value!r}; it is one of {', '.join(choices)}")
    if value and field in _DAYS:
        try:
            dt.date.fromisoformat(value)
        except ValueError as error:
            raise ConfigError(f"{field!r} is {value!r}; give a day such as 2022-03-29") from error
    if value and field == "cameo" and (not value.isdigit() or len(value) not in {2, 3, 4}):
        raise ConfigError(f"'cameo' is {value!r}; give a code of two to four digits")


def _a(kind: ReviewedKind) -> str:
    return f"an {kind}" if kind[0] in "aeu" else f"a {kind}"


def values_of(index: ReportIndex, finding: Finding) -> dict[str, str]:
    """Return what a finding says of each field that can be changed, as text; empty where it says nothing."""
    if isinstance(finding, Statement):
        return _statement_values(index, finding)
    if isinstance(finding, Event):
        return _event_values(index, finding)
    return _naming_values(index, finding)


def _statement_values(index: ReportIndex, statement: Statement) -> dict[str, str]:
    speaker = index.name_of(statement.speaker_entity)
    if speaker is None and statement.speaker_span is not None:
        speaker = wording(index.text, statement.speaker_span)
    return {
        "speaker": speaker or "",
        "act": statement.act,
        "mode": statement.mode,
        "kind": statement.kind,
        "content": BETWEEN_STRETCHES.join(wording(index.text, span) for span in statement.content),
        "cue": "" if statement.cue is None else wording(index.text, statement.cue.span),
        "date": str(statement.date or ""),
        "place": statement.place or "",
        "venue": statement.venue or "",
        "to": _names(index, statement.to),
        "about": _names(index, statement.about),
        "also_by": _names(index, statement.also_by),
    }


def _event_values(index: ReportIndex, event: Event) -> dict[str, str]:
    place = index.places.get(event.place or "")
    return {
        "type": event.type or "",
        "mode": event.mode or "",
        "contexts": BETWEEN_VALUES.join(event.contexts),
        "cameo": event.cameo or "",
        "status": event.status,
        "actors": _party_names(index, event.actors, event.actor_spans),
        "recipients": _party_names(index, event.recipients, event.recipient_spans),
        "date": str(event.date or ""),
        "date_end": str(event.date_end or ""),
        "place": "" if place is None else place.name,
        "trigger": wording(index.text, event.triggers[0]) if event.triggers else "",
    }


def _naming_values(index: ReportIndex, naming: Naming) -> dict[str, str]:
    place = index.places.get(naming.place or "")
    of = index.name_of(naming.entity) or (None if place is None else place.name)
    return {"kind": naming.kind, "of": of or "", "normal": naming.normal, "voice": naming.voice}


def _names(index: ReportIndex, ids: Iterable[str]) -> str:
    return BETWEEN_VALUES.join(name for each in ids if (name := index.name_of(each)) is not None)


def _party_names(index: ReportIndex, ids: tuple[str, ...], spans: tuple[Span, ...]) -> str:
    unknown = (wording(index.text, span) for span in spans[len(ids) :])
    return BETWEEN_VALUES.join([*filter(None, map(index.name_of, ids)), *unknown])


def with_values(index: ReportIndex, finding: Any, values: Mapping[str, str]) -> Any:
    """Return a finding with these values. Raises ``UnfitError`` where the report has no place for one of them."""
    if isinstance(finding, Event):
        return _event_with(index, finding, values)
    setters: Mapping[str, Callable[..., Any]] = _STATEMENT if isinstance(finding, Statement) else _NAMING
    for field in (name for name in setters if name in values):
        finding = setters[field](index, finding, values[field])
    return finding


def _plain(field: str) -> Callable[..., Any]:
    return lambda index, finding, value: dataclasses.replace(finding, **{field: value or None})


def _with_speaker(index: ReportIndex, statement: Statement, value: str) -> Statement:
    if not value:
        return dataclasses.replace(statement, speaker=None, speaker_entity=None, speaker_span=None)
    to = statement.content[0].start
    entity = index.entity_called(value)
    if entity is None:
        span = index.span_of_words(value, to)
        return dataclasses.replace(statement, speaker=None, speaker_entity=None, speaker_span=span)
    if entity.id == statement.speaker_entity:
        return statement
    mention = index.mention_of(entity.id, to)
    return dataclasses.replace(
        statement,
        speaker=None if mention is None else mention.id,
        speaker_entity=entity.id,
        speaker_span=None if mention is None else mention.span,
    )


def _with_content(index: ReportIndex, statement: Statement, value: str) -> Statement:
    to = statement.content[0].start if statement.content else 0
    stretches = [each for each in value.split(BETWEEN_STRETCHES.strip()) if each.strip()]
    return dataclasses.replace(statement, content=tuple(index.span_of_words(each.strip(), to) for each in stretches))


def _with_cue(index: ReportIndex, statement: Statement, value: str) -> Statement:
    if not value:
        return dataclasses.replace(statement, cue=None)
    span = index.span_of_words(value, statement.content[0].start)
    return dataclasses.replace(statement, cue=Cue(span, value.lower()))


def _with_day(index: ReportIndex, statement: Statement, value: str) -> Statement:
    day = dt.date.fromisoformat(value) if value else None
    return dataclasses.replace(statement, date=day, date_span=None)


def _with_venue(index: ReportIndex, statement: Statement, value: str) -> Statement:
    span = nearest(places_of(index.text, value), statement.content[0].start) if value else None
    return dataclasses.replace(statement, venue=value or None, venue_span=span)


def _with_entities(field: str, spans: str | None = None) -> Callable[..., Any]:
    def change(index: ReportIndex, statement: Statement, value: str) -> Statement:
        to = statement.content[0].start
        ids = tuple(_entity(index, name).id for name in _listed(value))
        if ids == getattr(statement, field):
            return statement
        told: dict[str, Any] = {field: ids}
        if spans is not None:
            mentions = [index.mention_of(each, to) for each in ids]
            told[spans] = tuple(each.span for each in mentions if each is not None)
        return dataclasses.replace(statement, **told)

    return change


def _entity(index: ReportIndex, name: str) -> Entity:
    entity = index.entity_called(name)
    if entity is None:
        raise UnfitError(f"no actor of the report goes by “{name}”")
    return entity


def _listed(value: str) -> list[str]:
    return [each.strip() for each in value.split(BETWEEN_VALUES.strip()) if each.strip()]


# In this order: what the others are looked for beside comes first.
_STATEMENT: Mapping[str, Callable[..., Any]] = {
    "content": _with_content,
    "speaker": _with_speaker,
    "cue": _with_cue,
    "act": _plain("act"),
    "mode": _plain("mode"),
    "kind": _plain("kind"),
    "date": _with_day,
    "place": _plain("place"),
    "venue": _with_venue,
    "to": _with_entities("to", "to_spans"),
    "about": _with_entities("about"),
    "also_by": _with_entities("also_by"),
}


def _with_named(index: ReportIndex, naming: Naming, value: str) -> Naming:
    nothing = dataclasses.replace(naming, mention=None, entity=None, place=None)
    if not value:
        return nothing
    if naming.kind == "place":
        return dataclasses.replace(nothing, place=_place(index, value, naming.span.start).id)
    entity = _entity(index, value)
    own = [each for each in index.mentions.get(entity.id, ()) if each.span.overlaps(naming.span)]
    return dataclasses.replace(nothing, entity=entity.id, mention=own[0].id if own else None)


def _place(index: ReportIndex, name: str, to: int) -> Place:
    own = [
        each
        for each in index.findings.places
        if folded(name) in {folded(each.name), folded(wording(index.text, each.span))}
    ]
    if not own:
        raise UnfitError(f"no place of the report goes by “{name}”")
    return min(own, key=lambda each: (abs(each.span.start - to), each.span))


_NAMING: Mapping[str, Callable[..., Any]] = {
    "kind": _plain("kind"),
    "of": _with_named,
    "normal": _plain("normal"),
    "voice": _plain("voice"),
}


def _event_with(index: ReportIndex, event: Event, values: Mapping[str, str]) -> Event:
    if "trigger" in values:
        event = _with_trigger(index, event, values["trigger"])
    if {"type", "mode", "contexts", "cameo"} & values.keys():
        event = _with_type(event, values)
    for field, spans in (("actors", "actor_spans"), ("recipients", "recipient_spans")):
        if field in values:
            event = _with_parties(index, event, values[field], field, spans)
    if "date" in values or "date_end" in values:
        event = _with_days(event, values)
    if "place" in values:
        name = values["place"]
        event = dataclasses.replace(event, place=_place(index, name, event.triggers[0].start).id if name else None)
    if "status" in values:
        event = dataclasses.replace(event, status=values["status"])  # type: ignore[arg-type]
    return event


def _with_trigger(index: ReportIndex, event: Event, value: str) -> Event:
    span = index.span_of_words(value, event.triggers[0].start if event.triggers else 0)
    covering = [each for each in event.evidence if each.covers(span)]
    evidence = covering[:1] or [line_around(index.text, span)]
    return dataclasses.replace(event, triggers=(span, *event.triggers[1:]), evidence=(evidence[0], *event.evidence[1:]))


def line_around(text: str, span: Span) -> Span:
    """Return the line in which a span stands."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return Span(start, len(text) if end < 0 else end)


def _with_type(event: Event, values: Mapping[str, str]) -> Event:
    """Return the event of another type, mode or code; what hangs on these follows."""
    kind = values.get("type", event.type or "") or None
    is_same = kind == event.type
    mode = (values["mode"] or None) if "mode" in values else (event.mode if is_same else None)
    if mode is not None and (kind is None or mode not in modes_of(kind)):
        raise UnfitError(f"type {kind or 'none'} has no mode '{mode}'")
    contexts = tuple(_listed(values["contexts"])) if "contexts" in values else event.contexts
    if "cameo" in values:
        cameo = values["cameo"] or None
    elif kind is None:
        cameo = None if not is_same else event.cameo
    elif is_same and mode == event.mode and contexts == event.contexts:
        cameo = event.cameo
    else:
        cameo = cameo_of(kind, mode, contexts)
    return dataclasses.replace(
        event,
        type=kind,  # type: ignore[arg-type]
        mode=mode,
        contexts=contexts,
        cameo=cameo,
        quad=None if kind is None else quad_of(kind),
        score=None if kind is None else score_of(kind, mode),
    )


def _with_parties(index: ReportIndex, event: Event, value: str, field: str, spans: str) -> Event:
    to = event.triggers[0].start
    ids: list[str] = []
    known: list[Span] = []
    unknown: list[Span] = []
    for name in _listed(value):
        entity = index.entity_called(name)
        mention = None if entity is None else index.mention_of(entity.id, to)
        if entity is None or mention is None:
            unknown.append(index.span_of_words(name, to))
        else:
            ids.append(entity.id)
            known.append(mention.span)
    if tuple(ids) == getattr(event, field) and len(unknown) == len(getattr(event, spans)) - len(ids):
        return event
    return dataclasses.replace(event, **{field: tuple(ids), spans: (*known, *unknown)})  # type: ignore[arg-type]


def _with_days(event: Event, values: Mapping[str, str]) -> Event:
    first = dt.date.fromisoformat(values["date"]) if values.get("date") else None
    first = first if "date" in values else event.date
    last = dt.date.fromisoformat(values["date_end"]) if values.get("date_end") else None
    last = last if "date_end" in values else first
    if first is None:
        return dataclasses.replace(event, date=None, date_end=None, date_precision=None, date_span=None)
    if last is None or last < first:
        raise UnfitError(f"the last day {last} is not after the first, {first}")
    return dataclasses.replace(
        event, date=first, date_end=last, date_precision="day" if first == last else event.date_precision,
        date_span=None,
    )  # fmt: skip
