"""Small records for tests: findings written by hand, and the record that holds them, without any process or model."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from dragoman.model import (
    Actor,
    CollectionStep,
    Cue,
    Entity,
    Event,
    Findings,
    Issue,
    Link,
    Mention,
    Origin,
    Place,
    Report,
    Resolution,
    Span,
    Statement,
    digest_of,
)
from dragoman.resolve import STEPS
from dragoman.store import (
    InputRow,
    PartWriter,
    RecordFolder,
    RecordLock,
    build_database,
    input_id,
    input_table,
    prepare_folder,
    tables_from,
)

NOT_JUDGED: dict[str, Any] = {"finding_verdicts": ()}
ORIGIN = Origin("o0000000000000000", "extract", "0", "-", "-", "-")


def report_of(text: str, **fields: object) -> Report:
    """Return a report with this text."""
    published = fields.get("published")
    if isinstance(published, str):
        fields["published"] = dt.date.fromisoformat(published)
    identity = digest_of("r", text, *(str(value) for value in fields.values()))
    return Report(id=identity, text=text, **{"source": "reports/a.txt", **fields})  # type: ignore[arg-type]


# What a statement has that only says something: no date, place, venue or addressee, and no doubt.
PLAIN_STATEMENT: dict[str, Any] = {
    "kind": "speech",
    "act": "SAY",
    "date": None,
    "date_span": None,
    "place": None,
    "venue": None,
    "venue_span": None,
    "to": (),
    "to_spans": (),
    "about": (),
    "within": None,
    "confidence": 1.0,
}


def findings_of(report: Report, *said: tuple[str, str, str], about: Sequence[str] = (), **fields: object) -> Findings:
    """Return findings with a statement for each (speaker, cue, words) that stands so in the text."""
    entities = {name: entity_of(report, name) for name in [*(who for who, _, _ in said if who), *about]}
    mentions, statements = [], []
    for who, cue, words in said:
        speaker = mention_of(report, entities[who]) if who else None
        if speaker:
            mentions.append(speaker)
        content = span_of(report, words)
        values = {
            "id": digest_of("s", report.id, content),
            "report_id": report.id,
            "speaker": speaker and speaker.id,
            "speaker_entity": entities[who].id if who else None,
            "speaker_span": speaker and speaker.span,
            "cue": Cue(span_of(report, cue), cue),
            "mode": "direct",
            "content": (content,),
            "about": tuple(entities[name].id for name in about),
            "origin": ORIGIN.id,
        }
        statements.append(Statement(**{**PLAIN_STATEMENT, **values, **fields}))  # type: ignore[arg-type]
    return Findings(report, tuple(entities.values()), tuple(mentions), tuple(statements), origins=(ORIGIN,))


# What an event has that is told once, without day and place, in the report's own voice, and without doubt.
PLAIN_EVENT: dict[str, Any] = {
    "type": "CONSULT",
    "mode": None,
    "contexts": (),
    "quad": "VCoop",
    "cameo": "040",
    "score": 2.5,
    "date": None,
    "date_end": None,
    "date_precision": None,
    "date_span": None,
    "place": None,
    "status": "happened",
    "statement": None,
    "tie": None,
    "because": "",
    "confidence": 1.0,
}


def with_event(
    found: Findings, trigger: str, actors: Sequence[str] = (), recipients: Sequence[str] = (), **fields: object
) -> Findings:
    """Return findings with one more event, told by the trigger's words in their line, between those of these names.

    ``date`` is a day as text; ``place`` is a ``Place``, or a name that stands so in the text.
    """
    report = found.report
    known = {each.name: each for each in found.entities}
    for name in (*actors, *recipients):
        known.setdefault(name, entity_of(report, name))
    if isinstance(fields.get("date"), str):
        day = dt.date.fromisoformat(str(fields["date"]))
        fields.update(date=day, date_end=day, date_precision="day")
    place = fields.get("place")
    if isinstance(place, str):
        place = place_of(report, place)
    if isinstance(place, Place):
        fields["place"] = place.id
        found = replace(found, places=(*found.places, place))
    at = span_of(report, trigger)
    values = {
        "id": digest_of("v", report.id, at, fields.get("type", "CONSULT"), len(found.events)),
        "report_id": report.id,
        "triggers": (at,),
        "evidence": (line_around(report, at),),
        "actors": tuple(known[name].id for name in actors),
        "actor_spans": tuple(span_of(report, name) for name in actors),
        "recipients": tuple(known[name].id for name in recipients),
        "recipient_spans": tuple(span_of(report, name) for name in recipients),
        "origin": ORIGIN.id,
    }
    event = Event(**{**PLAIN_EVENT, **values, **fields})  # type: ignore[arg-type]
    mentions = {each.id: each for each in (*found.mentions, *(mention_of(report, each) for each in known.values()))}
    return replace(
        found, entities=tuple(known.values()), mentions=tuple(mentions.values()), events=(*found.events, event)
    )


def place_of(report: Report, name: str, **fields: object) -> Place:
    """Return a town of this name, which no gazetteer knows unless the fields say so."""
    known = dict.fromkeys(("feature", "country", "adm1", "latitude", "longitude", "geonames_id"))
    span = span_of(report, name)
    values = {"id": digest_of("p", report.id, span), "report_id": report.id, "span": span, "name": name, "use": "place"}
    return Place(**{**known, **values, "confidence": 1.0, "origin": ORIGIN.id, **fields})  # type: ignore[arg-type]


def line_around(report: Report, span: Span) -> Span:
    """Return the line that a span begins in."""
    start = report.text.rfind("\n", 0, span.start) + 1
    end = report.text.find("\n", span.start)
    return Span(start, len(report.text) if end < 0 else end)


def entity_of(report: Report, name: str) -> Entity:
    """Return a person of this name."""
    return Entity(digest_of("e", report.id, name), report.id, "person", name, None, (), None, ORIGIN.id)


def mention_of(report: Report, entity: Entity) -> Mention:
    """Return the first mention by name."""
    span = span_of(report, entity.name)
    return Mention(digest_of("m", report.id, span), report.id, entity.id, span, span, "name", ORIGIN.id)


def span_of(report: Report, words: str) -> Span:
    """Return where the words stand first."""
    start = report.text.index(words)
    return Span(start, start + len(words))


def add_read(path: Path, read_seq: int, *met: tuple[Findings, str | None], issues: Sequence[Issue] = ()) -> None:
    """Write what one read found to the parts of a record. ``met`` pairs findings with their locator."""
    folder = RecordFolder(path)
    with RecordLock(folder):
        prepare_folder(folder, None)
        writer = PartWriter(folder, read_seq)
        keyed = [(input_id(found.report.id, locator), found, locator) for found, locator in met]
        rows = [
            InputRow(key, found.report.id, locator, found.report.source, read_seq, True, found.report.id)
            for key, found, locator in keyed
        ]
        loose = [(input_id("d" + issue.source, None), issue) for issue in issues]
        writer.add(tables_from([(key, found) for key, found, _ in keyed], loose))
        rows += [InputRow(key, "d", None, issue.source, read_seq, True, None) for key, issue in loose]
        writer.add({"inputs": input_table(rows)})
        writer.commit()
        build_database(folder, STEPS_BY_NAME, NOT_JUDGED, "test")


def join_by_name(entities: Iterable[Entity]) -> Resolution:
    """Return an actor for each name."""
    own = list(entities)
    actors = {
        each.name: Actor(digest_of("a", each.name), each.kind, each.name, each.country, each.sectors, ())
        for each in own
    }
    links = tuple(Link(each.id, actors[each.name].id, 1.0, ()) for each in own)
    return Resolution(tuple(actors.values()), links)


def _tables_of(resolved: Resolution) -> dict[str, Sequence[Any]]:
    return {"actors": resolved.actors, "links": resolved.links, "judgements": resolved.judgements}


STEPS_BY_NAME = (
    CollectionStep(
        name="actors",
        needs=("entities",),
        makes=("actors", "links", "judgements"),
        version="by name",
        work=lambda given: _tables_of(join_by_name(given["entities"])),
    ),
    *(step for step in STEPS if step.name not in {"actors", "positions"}),
    CollectionStep("no positions", (), ("positions",), "none", lambda given: {"positions": []}),
)
"""The steps over the collection, with an actor for each name."""


def make_record(path: Path, *findings: Findings, issues: Sequence[Issue] = ()) -> Path:
    """Make a record that holds the findings, each at a place of its own."""
    add_read(path, 1, *((found, f"/{number}") for number, found in enumerate(findings)), issues=issues)
    return path
