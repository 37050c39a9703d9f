"""Tables → files for other tools. One module per format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import BinaryIO

from dragoman.export.events import EVENT_EXPORTS, FOLDER_EXPORTS, STATUSES, Told, tell_events, write_events_csv
from dragoman.export.exchange import exchange_line, write_jsonl
from dragoman.export.marked import Mark, Piece, bracketed_lines, event_note, events_shown, marks_of, pieces_of
from dragoman.export.tables import TABLE_WRITERS, as_json, cell_text, write_csv
from dragoman.model import Actor, Findings

Export = Callable[[Iterable[tuple[Findings, Mapping[str, Actor]]], BinaryIO], None]
"""Writes each report's findings, with the actor of each of its entities, to a file."""

EXPORTS: Mapping[str, Export] = MappingProxyType({"jsonl": write_jsonl})
"""Format → what writes it."""

FORMATS: tuple[str, ...] = (*EXPORTS, *EVENT_EXPORTS, *FOLDER_EXPORTS)
"""Every format."""

__all__ = [
    "EVENT_EXPORTS",
    "EXPORTS",
    "FOLDER_EXPORTS",
    "FORMATS",
    "STATUSES",
    "TABLE_WRITERS",
    "Export",
    "Mark",
    "Piece",
    "Told",
    "as_json",
    "bracketed_lines",
    "cell_text",
    "event_note",
    "events_shown",
    "exchange_line",
    "marks_of",
    "pieces_of",
    "tell_events",
    "write_csv",
    "write_events_csv",
    "write_jsonl",
]
