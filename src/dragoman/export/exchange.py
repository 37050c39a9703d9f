"""The exchange format: one JSON object a line, one line a report. Manual: ``docs/manual/commands.md``, ``export``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

import orjson

from dragoman.model import (
    Actor,
    Event,
    Findings,
    Issue,
    Mention,
    Naming,
    Place,
    Position,
    Report,
    Role,
    Span,
    Standing,
    Statement,
    wording,
)

OFFSET_UNIT = "code point"

# Sorts actors without a mention last.
_AFTER_ALL = Span(2**62, 2**62)


def write_jsonl(
    reports: Iterable[tuple[Findings, Mapping[str, Actor]]],
    file: BinaryIO,
    standings: Mapping[str, Standing] | None = None,
) -> None:
    """Write a line for each report, in the order given. ``standings`` are those of the record, by the report's id."""
    known = standings or {}
    for findings, actors in reports:
        line = exchange_line(findings, actors, known.get(findings.report.id))
        file.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))


def exchange_line(findings: Findings, actors: Mapping[str, Actor], standing: Standing | None = None) -> dict[str, Any]:
    """Return a report and all that was found in it as the exchange format has it, every key always there.

    ``actors`` tells the actor of each entity by the entity's id, ``standing`` whose text the report has and of which
    story it is: None where it was read alone. Spans are ``[start, end]``, half-open, in code points
    of ``text``. What is unknown is None.
    """
    report = findings.report
    statements = {each.id: each for each in findings.statements}
    places = {each.id: each for each in findings.places}
    return {
        "report_id": report.id,
        "given_id": report.given_id,
        "source": report.source,
        "outlet": report.outlet,
        "url": report.url,
        "title": report.title,
        "byline": report.byline,
        "published": _day(report.published),
        "published_from": report.published_from,
        "dateline": _dateline(report),
        "language": report.language,
        "columns": {each.name: each.value for each in report.columns},
        "text": report.text,
        "offset_unit": OFFSET_UNIT,
        "zones": [{"kind": zone.kind, "span": _span(zone.span)} for zone in report.zones],
        "duplicate_of": standing and standing.duplicate_of,
        "copy": _copy(standing),
        "story_id": standing and standing.story_id,
        "actors": _actors(findings, actors),
        "statements": [_statement(statement, report.text, actors) for statement in findings.statements],
        "events": [
            _event(
                event,
                None if event.place is None else places.get(event.place),
                None if event.statement is None else statements.get(event.statement),
                actors,
            )
            for event in findings.events
        ],
        "namings": [_naming(naming, report.text, actors) for naming in findings.namings],
        "positions": [_position(each, actors) for each in findings.positions],
        "times": [
            {
                "span": _span(when.span),
                "start": _day(when.start),
                "end": _day(when.end),
                "precision": when.precision,
                "anchored": when.anchored,
            }
            for when in findings.times
        ],
        "places": [_place(place, report.text) for place in findings.places],
        "issues": [_issue(issue) for issue in findings.issues],
    }


def _copy(standing: Standing | None) -> dict[str, Any] | None:
    if standing is None or standing.copy_kind is None:
        return None
    return {"group": standing.copy_group, "kind": standing.copy_kind, "share": standing.share}


def _dateline(report: Report) -> dict[str, Any] | None:
    dateline = report.dateline
    if dateline is None:
        return None
    return {"place": dateline.place, "agency": dateline.agency, "span": _span(dateline.span)}


def _actors(findings: Findings, actors: Mapping[str, Actor]) -> list[dict[str, Any]]:
    """Return the report's actors in the order of their first mention; several entities may be one actor."""
    mentions: dict[str, list[Mention]] = {}
    roles: dict[str, Role] = {}
    by_id: dict[str, Actor] = {}
    for entity in findings.entities:
        if entity.id in actors:
            actor = actors[entity.id]
            by_id[actor.id] = actor
            mentions.setdefault(actor.id, [])
            if entity.role is not None and (actor.id not in roles or entity.role.span < roles[actor.id].span):
                roles[actor.id] = entity.role
    for mention in findings.mentions:
        if mention.entity_id in actors:
            mentions.setdefault(actors[mention.entity_id].id, []).append(mention)
    for own in mentions.values():
        own.sort(key=lambda mention: (mention.span, mention.id))
    order = sorted(by_id, key=lambda key: (mentions[key][0].span if mentions[key] else _AFTER_ALL, key))
    text = findings.report.text
    return [_actor(by_id[key], roles.get(key), mentions[key], text) for key in order]


def _actor(actor: Actor, role: Role | None, mentions: list[Mention], text: str) -> dict[str, Any]:
    return {
        "actor_id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "sectors": list(actor.sectors),
        "role": None
        if role is None
        else {"title": role.title, "body": role.body, "country": role.country, "span": _span(role.span)},
        "judgements": list(actor.judgements),
        "mentions": [
            {
                "span": _span(mention.span),
                "text": wording(text, mention.span),
                "form": mention.form,
                "because": mention.because,
            }
            for mention in mentions
        ],
    }


def _statement(statement: Statement, text: str, actors: Mapping[str, Actor]) -> dict[str, Any]:
    cue = statement.cue
    return {
        "statement_id": statement.id,
        "speaker": _actor_id(statement.speaker_entity, actors),
        "also_by": _actor_ids(statement.also_by, actors),
        "speaker_span": _span(statement.speaker_span),
        "cue": None if cue is None else {"span": _span(cue.span), "text": wording(text, cue.span), "lemma": cue.lemma},
        "kind": statement.kind,
        "act": statement.act,
        "mode": statement.mode,
        "content": [_span(span) for span in statement.content],
        "text": wording(text, *statement.content),
        "date": _day(statement.date),
        "date_span": _span(statement.date_span),
        "place": statement.place,
        "venue": statement.venue,
        "venue_span": _span(statement.venue_span),
        "to": _actor_ids(statement.to, actors),
        "to_spans": [_span(span) for span in statement.to_spans],
        "about": _actor_ids(statement.about, actors),
        "within": statement.within,
        "utterance_id": statement.utterance_id,
        "review": statement.review,
        "confidence": statement.confidence,
    }


def _event(
    event: Event, place: Place | None, statement: Statement | None, actors: Mapping[str, Actor]
) -> dict[str, Any]:
    triggers = [_span(span) for span in event.triggers]
    return {
        "event_id": event.id,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "quad": event.quad,
        "cameo": event.cameo,
        "score": event.score,
        "trigger": triggers[0] if triggers else None,
        "triggers": triggers,
        "evidence": [_span(span) for span in event.evidence],
        "actors": _actor_ids(event.actors, actors),
        "actor_spans": [_span(span) for span in event.actor_spans],
        "recipients": _actor_ids(event.recipients, actors),
        "recipient_spans": [_span(span) for span in event.recipient_spans],
        "date": _day(event.date),
        "date_end": _day(event.date_end),
        "date_precision": event.date_precision,
        "date_span": _span(event.date_span),
        "place": None if place is None else _event_place(place),
        "status": event.status,
        "statement": event.statement,
        "tie": event.tie,
        "claimed_by": None if statement is None else _actor_id(statement.speaker_entity, actors),
        "because": event.because,
        "event_group": event.event_group,
        "review": event.review,
        "confidence": event.confidence,
    }


def _position(position: Position, actors: Mapping[str, Actor]) -> dict[str, Any]:
    return {
        "holder": _actor_id(position.holder, actors),
        "target": None,
        "codebook": position.codebook,
        "issue": position.issue,
        "stance": position.stance,
        "statement": position.statement,
        "event": None,
        "span": _span(position.span),
        "review": position.review,
        "machine_stance": position.machine_stance,
        "confidence": position.confidence,
    }


def _event_place(place: Place) -> dict[str, Any]:
    return {
        "name": place.name,
        "country": place.country,
        "adm1": place.adm1,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geonames_id": place.geonames_id,
        "feature": place.feature,
        "span": _span(place.span),
    }


def _place(place: Place, text: str) -> dict[str, Any]:
    return {
        "place_id": place.id,
        "text": wording(text, place.span),
        "use": place.use,
        **_event_place(place),
        "confidence": place.confidence,
    }


def _naming(naming: Naming, text: str, actors: Mapping[str, Actor]) -> dict[str, Any]:
    return {
        "naming_id": naming.id,
        "kind": naming.kind,
        "actor_id": _actor_id(naming.entity, actors),
        "place_id": naming.place,
        "event_id": naming.event,
        "label": wording(text, naming.span),
        "normal": naming.normal,
        "span": _span(naming.span),
        "voice": naming.statement or naming.voice,
        "voice_kind": naming.voice,
        "is_marked": naming.is_marked,
        "in_headline": naming.in_headline,
        "review": naming.review,
    }


def _issue(issue: Issue) -> dict[str, str]:
    return {"level": issue.level, "step": issue.step, "code": issue.code, "message": issue.message}


def _actor_id(entity_id: str | None, actors: Mapping[str, Actor]) -> str | None:
    return None if entity_id is None or entity_id not in actors else actors[entity_id].id


def _actor_ids(entity_ids: Iterable[str], actors: Mapping[str, Actor]) -> list[str]:
    """Return the actors' ids in the order of the entities, each once."""
    return list(dict.fromkeys(actors[entity_id].id for entity_id in entity_ids if entity_id in actors))


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
