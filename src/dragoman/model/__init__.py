"""The nouns of Dragoman: frozen records and their identities. Imports nothing of ours but ``errors``."""

from dragoman.model.actor import Actor, HeldRole, Link, Reason
from dragoman.model.findings import (
    ActorKind,
    Cue,
    Entity,
    Findings,
    Form,
    Mention,
    Mode,
    Origin,
    Precision,
    Role,
    Statement,
    StatementKind,
    When,
)
from dragoman.model.identity import digest_of
from dragoman.model.parse import Name, Parse, TokenRange
from dragoman.model.report import SILENT_ZONES, Dateline, Issue, PublishedFrom, Report, Zone, ZoneKind
from dragoman.model.span import Span, wording

__all__ = [
    "SILENT_ZONES",
    "Actor",
    "ActorKind",
    "Cue",
    "Dateline",
    "Entity",
    "Findings",
    "Form",
    "HeldRole",
    "Issue",
    "Link",
    "Mention",
    "Mode",
    "Name",
    "Origin",
    "Parse",
    "Precision",
    "PublishedFrom",
    "Reason",
    "Report",
    "Role",
    "Span",
    "Statement",
    "StatementKind",
    "TokenRange",
    "When",
    "Zone",
    "ZoneKind",
    "digest_of",
    "wording",
]
