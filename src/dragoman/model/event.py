"""What happened between actors, as a report tells it, and the places it names."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from dragoman.model.position import Review
from dragoman.model.span import Span

EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
Status = Literal["happened", "planned", "hypothetical", "denied", "background"]
# How an event and a statement belong together: the statement is the event ("condemned"), or only tells of it.
Tie = Literal["performs", "claims"]
PlaceUse = Literal["place", "metonym"]
Precision = Literal["hour", "day", "week", "month", "season", "year", "decade"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place name in a report. ``use`` tells the place from the state that a capital stands for ("Oslo said").

    ``feature`` is a GeoNames feature code or class (``PPLC``, ``ADM1``, ``PCLI`` …), ``latitude`` and ``longitude`` are
    WGS 84 degrees, ``country`` is ISO 3166 alpha-3. All of them, and ``geonames_id``, are None where the gazetteer does
    not know the place or the report leaves open which one it is.
    """

    id: str
    report_id: str
    span: Span
    name: str
    use: PlaceUse
    feature: str | None
    country: str | None
    adm1: str | None
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    confidence: float
    origin: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that actors did, will do, might do or did not do to or with each other, as one report tells it.

    ``type`` is one of PLOVER's sixteen, or None for a public statement that PLOVER has no type for (CAMEO 01, 02).
    ``mode``, ``contexts`` and ``quad`` are PLOVER's, ``cameo`` is a CAMEO code of two to four digits, ``score`` its
    PLOVER score, -10 (hostile) to 10. ``triggers`` are the words that tell of it, one span for each time it is told,
    the best first; ``evidence`` the clauses or sentences around them, in the same order.

    ``actors`` and ``recipients`` are entity ids in reading order; ``actor_spans`` and ``recipient_spans`` where they
    are named at the event: one span each, in the same order, then the spans of words that name no entity ("a village").
    Parties who do a thing together are all actors. ``date`` and ``date_end`` are the first and
    last day the time can mean, None where no word tells it. ``place`` is a place id.

    ``statement`` is the statement that ``tie`` says performs or claims the event; None where the report tells it in its
    own voice. ``because`` says in words what decided type and status.

    ``event_group`` is shared by what is one event in several reports; None until the whole collection is resolved.
    """

    id: str
    report_id: str
    type: EventType | None
    mode: str | None
    contexts: tuple[str, ...]
    quad: str | None
    cameo: str | None
    score: float | None
    triggers: tuple[Span, ...]
    evidence: tuple[Span, ...]
    actors: tuple[str, ...]
    actor_spans: tuple[Span, ...]
    recipients: tuple[str, ...]
    recipient_spans: tuple[Span, ...]
    date: dt.date | None
    date_end: dt.date | None
    date_precision: Precision | None
    date_span: Span | None
    place: str | None
    status: Status
    statement: str | None
    tie: Tie | None
    because: str
    confidence: float
    origin: str
    event_group: str | None = None
    review: Review = "unreviewed"
