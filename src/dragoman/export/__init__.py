"""Tables → files for other tools. One module per format."""

from __future__ import annotations

from dragoman.export.events import STATUSES, Told, tell_events
from dragoman.export.exchange import exchange_line, write_jsonl
from dragoman.export.formats import EXPORTS, ExportFormat
from dragoman.export.links import link_of
from dragoman.export.losses import Losses
from dragoman.export.marked import Mark, Piece, bracketed_lines, event_note, events_shown, marks_of, pieces_of
from dragoman.export.table_files import TABLE_FORMS, write_table
from dragoman.export.tables import as_json, cell_text, write_csv
from dragoman.export.workbooks import read_workbook

__all__ = [
    "EXPORTS",
    "STATUSES",
    "TABLE_FORMS",
    "ExportFormat",
    "Losses",
    "Mark",
    "Piece",
    "Told",
    "as_json",
    "bracketed_lines",
    "cell_text",
    "event_note",
    "events_shown",
    "exchange_line",
    "link_of",
    "marks_of",
    "pieces_of",
    "read_workbook",
    "tell_events",
    "write_csv",
    "write_jsonl",
    "write_table",
]
