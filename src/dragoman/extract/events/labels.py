"""The labels that rules and model give: of a trigger, of its status, of what another word is to it."""

from __future__ import annotations

from typing import get_args

from dragoman.model import EventType, Status

TYPES: tuple[EventType, ...] = get_args(EventType)
STATUSES: tuple[Status, ...] = get_args(Status)
STATEMENT = "STATEMENT"  # a public statement that PLOVER has no type for: CAMEO 01, 02
NONE = "NONE"
LABELS: tuple[str, ...] = (NONE, *TYPES, STATEMENT)
NOTHING, ACTOR, RECIPIENT = 0, 1, 2
N_ROLES = 3
