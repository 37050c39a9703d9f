"""What was found in one report. Every finding points at text and names its origin."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from dragoman.model.event import Event, Place, Precision
from dragoman.model.naming import Naming
from dragoman.model.position import Position, Review
from dragoman.model.report import Issue, Report
from dragoman.model.span import Span

Form = Literal["name", "title", "nominal", "pronoun"]
ActorKind = Literal["person", "state", "body", "organisation", "group"]
Act = Literal["SAY", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"]
"""What saying something is. Of the cues each has one: ``lexicon/data/cues.tsv``."""
StatementKind = Literal["speech", "document", "belief", "intention"]
Mode = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Which step, program version, lexicon, settings and model made a finding (digests, not names of people)."""

    id: str
    step: str
    version: str
    lexicon: str
    settings: str
    model: str


@dataclass(frozen=True, slots=True)
class Role:
    """An office or function as a report tells it, and the span that tells it."""

    title: str
    body: str | None
    country: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names or points to an entity. ``head`` is the span of its head word or name core.

    ``because`` says in words what ties it to its entity, for the mentions before and after it ("surname of Mara
    Lindqvist"). Words that mean several actors ("both ministers") are one mention of each.
    """

    id: str
    report_id: str
    entity_id: str
    span: Span
    head: Span
    form: Form
    origin: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """Whom the mentions of one report together point to, as that report alone tells it. Several entities of
    different reports may be one ``Actor``. ``country`` is ISO 3166 alpha-3; ``sectors`` are PLOVER codes.
    """

    id: str
    report_id: str
    kind: ActorKind
    name: str
    country: str | None
    sectors: tuple[str, ...]
    role: Role | None
    origin: str


@dataclass(frozen=True, slots=True)
class When:
    """A time expression. ``start`` and ``end`` are the first and last day it can mean; both None if unresolved.

    ``anchored`` tells that the publication date was needed and there to resolve it.
    """

    id: str
    report_id: str
    span: Span
    start: dt.date | None
    end: dt.date | None
    precision: Precision
    anchored: bool
    origin: str


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that tell of the statement (``underlined``, ``according to``) and the lemma they go by."""

    span: Span
    lemma: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Something a report says that somebody said, wrote, held or intended.

    ``speaker`` is a mention id or None; ``speaker_span`` is where the speaker is named at the statement.
    ``content`` holds one span, or more where the cue splits it; ``to`` and ``about`` are entity ids, and so is
    ``also_by``: those who say it together with ``speaker_entity``. ``utterance_id`` is shared by what is one act of
    speech in several reports; None until the whole collection is resolved.
    """

    id: str
    report_id: str
    speaker: str | None
    speaker_entity: str | None
    speaker_span: Span | None
    cue: Cue | None
    kind: StatementKind
    act: str
    mode: Mode
    content: tuple[Span, ...]
    date: dt.date | None
    date_span: Span | None
    place: str | None
    venue: str | None
    venue_span: Span | None
    to: tuple[str, ...]
    to_spans: tuple[Span, ...]
    about: tuple[str, ...]
    within: str | None
    confidence: float
    origin: str
    also_by: tuple[str, ...] = ()
    utterance_id: str | None = None
    review: Review = "unreviewed"


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in one report, in reading order, with the issues met on the way.

    ``positions`` are what a record says of its statements by the codebooks it has; reading a report gives none.
    """

    report: Report
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    times: tuple[When, ...] = ()
    issues: tuple[Issue, ...] = ()
    origins: tuple[Origin, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    namings: tuple[Naming, ...] = ()
    positions: tuple[Position, ...] = ()
