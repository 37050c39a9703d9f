"""The nouns of Dragoman: frozen records and their identities. Imports nothing of ours but ``errors``."""

from dragoman.model.actor import Actor, Evidence, HeldRole, Link, Reason
from dragoman.model.collection_step import CollectionStep, Given, Made, check_order
from dragoman.model.copy import Copy, CopyKind, SharedPassage
from dragoman.model.escapes import escaped, escaped_words, unescaped
from dragoman.model.event import Event, EventType, Place, PlaceUse, Precision, Status, Tie
from dragoman.model.findings import (
    ActorKind,
    Cue,
    Entity,
    Findings,
    Form,
    Mention,
    Mode,
    Origin,
    Role,
    Statement,
    StatementKind,
    When,
)
from dragoman.model.identity import digest_of
from dragoman.model.judgement import Anchor, Judgement, JudgementOutcome, JudgementState, Subject, Verdict
from dragoman.model.naming import NamedKind, Naming, Voice
from dragoman.model.pack import Pack, PackActor, PackRole
from dragoman.model.parse import Name, Parse, TokenRange
from dragoman.model.report import (
    LEVELS,
    NOTES,
    SILENT_ZONES,
    WARNINGS,
    Dateline,
    Issue,
    Level,
    PublishedFrom,
    Report,
    Zone,
    ZoneKind,
    level_of,
)
from dragoman.model.resolution import Resolution
from dragoman.model.sighting import Sighting
from dragoman.model.span import Span, wording
from dragoman.model.standing import Standing
from dragoman.model.story import Story, StoryReport, Telling, TermKind
from dragoman.model.utterance import Likeness, Saying, Version, VersionKind

__all__ = [
    "LEVELS",
    "NOTES",
    "SILENT_ZONES",
    "WARNINGS",
    "Actor",
    "ActorKind",
    "Anchor",
    "CollectionStep",
    "Copy",
    "CopyKind",
    "Cue",
    "Dateline",
    "Entity",
    "Event",
    "EventType",
    "Evidence",
    "Findings",
    "Form",
    "Given",
    "HeldRole",
    "Issue",
    "Judgement",
    "JudgementOutcome",
    "JudgementState",
    "Level",
    "Likeness",
    "Link",
    "Made",
    "Mention",
    "Mode",
    "Name",
    "NamedKind",
    "Naming",
    "Origin",
    "Pack",
    "PackActor",
    "PackRole",
    "Parse",
    "Place",
    "PlaceUse",
    "Precision",
    "PublishedFrom",
    "Reason",
    "Report",
    "Resolution",
    "Role",
    "Saying",
    "SharedPassage",
    "Sighting",
    "Span",
    "Standing",
    "Statement",
    "StatementKind",
    "Status",
    "Story",
    "StoryReport",
    "Subject",
    "Telling",
    "TermKind",
    "Tie",
    "TokenRange",
    "Verdict",
    "Version",
    "VersionKind",
    "Voice",
    "When",
    "Zone",
    "ZoneKind",
    "check_order",
    "digest_of",
    "escaped",
    "escaped_words",
    "level_of",
    "unescaped",
    "wording",
]
