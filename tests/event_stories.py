"""Two reports with events written by hand, for tests of what is made of events."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping

from dragoman.export.events import Told, tell_events
from dragoman.model import Actor, Entity, Findings, Place, Role, digest_of
from records import ORIGIN, join_by_name, place_of, report_of, span_of, with_event

TEXT = (
    'Minister Mara Lindqvist met Anna Berg and Jon "the Owl" Dahl in Bergen on Tuesday.\n'
    "Norway will send tents to Iceland. Sweden denied that it would lend money to Iceland.\n"
    "Norwegian police arrested\tfour men. Norway may expel envoys of Sweden.\n"
    "The European Union condemned the Northern League. Anna Berg said the talks were good."
)
PUBLISHED = dt.date(2023, 3, 15)

# Name in the text → what an entity has besides it.
KNOWN: Mapping[str, Mapping[str, object]] = {
    "Mara Lindqvist": {"country": "NOR", "sectors": ("GOV", "JRN")},
    "Anna Berg": {"country": "SWE", "sectors": ("LEG",)},
    'Jon "the Owl" Dahl': {"country": "ISL"},
    "Norway": {"kind": "state", "country": "NOR"},
    "Sweden": {"kind": "state", "country": "SWE"},
    "Iceland": {"kind": "state", "country": "ISL"},
    "Norwegian police": {"kind": "body", "country": "NOR", "sectors": ("COP",)},
    "four men": {"kind": "group"},
    "European Union": {"kind": "body", "sectors": ("IGO",)},
    "Northern League": {"kind": "organisation", "sectors": ("REB", "PRE", "REL", "MIL", "SPY")},
}
MEETING = {"type": "CONSULT", "mode": None, "contexts": ("diplomatic", "economic"), "date": "2023-03-14"}


def story(url: str | None = "https://outlet.example/a", outlet: str | None = "Morning Post") -> Findings:
    """Return a report with its actors and without an event."""
    report = report_of(TEXT, published=PUBLISHED, url=url, outlet=outlet, title="Talks in Bergen", language="en")
    return Findings(report, tuple(_entity(report.id, name) for name in KNOWN), origins=(ORIGIN,))


def _entity(report_id: str, name: str) -> Entity:
    report = report_of(TEXT)
    role = Role("minister", None, "NOR", span_of(report, "Minister")) if name == "Mara Lindqvist" else None
    plain = Entity(digest_of("e", report_id, name), report_id, "person", name, None, (), role, ORIGIN.id)
    return dataclasses.replace(plain, **KNOWN[name])  # type: ignore[arg-type]


def bergen(findings: Findings) -> Place:
    """Return the town where they met, as the gazetteer knows it."""
    return place_of(
        findings.report, "Bergen", feature="PPLA", country="NOR", adm1="Vestland", latitude=60.39, longitude=5.32,
        geonames_id=3161732,
    )  # fmt: skip


def meeting(findings: Findings | None = None, **fields: object) -> Findings:
    """Return a report of a meeting of three in Bergen."""
    found = story() if findings is None else findings
    three = ("Mara Lindqvist", "Anna Berg", 'Jon "the Owl" Dahl')
    return with_event(found, "met", three, **{**MEETING, "place": bergen(found), **fields})


def aid(findings: Findings | None = None, **fields: object) -> Findings:
    """Return a report of planned aid, by default without a day of its own."""
    found = story() if findings is None else findings
    plain = {"type": "AID", "cameo": "073", "status": "planned", "score": 10.0}
    return with_event(found, "send tents", ("Norway",), ("Iceland",), **{**plain, **fields})


def actors_of(*reports: Findings) -> dict[str, Actor]:
    """Return the actor of each entity: one for each name."""
    entities = [entity for findings in reports for entity in findings.entities]
    resolution = join_by_name(entities)
    by_id = {actor.id: actor for actor in resolution.actors}
    return {link.entity_id: by_id[link.actor_id] for link in resolution.links}


def told(*reports: Findings) -> list[Told]:
    """Return the events of the reports as exports get them."""
    actors = actors_of(*reports)
    return list(tell_events((findings, actors) for findings in reports))
