"""Shortcuts for tests of reading: what comes of a text, a row or a file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dragoman.config import ReadSettings
from dragoman.model import Issue, Report
from dragoman.read import Item, Reading, read_item, walk_inputs
from dragoman.read.columns import row_item

SETTINGS = ReadSettings()

# Enough English for a language to be told.
ENGLISH = (
    "The foreign minister of Norland said on Monday that the talks on the river would go on, and that nothing had been "
    "settled before the delegations meet again."
)


def report_of(text: str, **fields: Any) -> Report:
    """Return the report read from a row with this text and these fields."""
    reading = reading_of({"text": text, **fields})
    assert reading.report is not None, reading.issues
    return reading.report


def reading_of(fields: Mapping[str, Any], settings: ReadSettings = SETTINGS) -> Reading:
    """Return what comes of one row."""
    return read_item(row_item(fields, "rows.jsonl:1", None, "application/json"), settings)


def zones_of(report: Report) -> list[tuple[str, str]]:
    """Return kind and wording of each zone."""
    return [(zone.kind, report.text[zone.span.start : zone.span.end]) for zone in report.zones]


def walk(path: Path | str, settings: ReadSettings = SETTINGS) -> tuple[list[Item], list[Issue]]:
    """Return the items and the issues below a path."""
    found = list(walk_inputs([str(path)], settings))
    return [item for item in found if isinstance(item, Item)], [issue for issue in found if isinstance(issue, Issue)]


def read_all(path: Path | str, settings: ReadSettings = SETTINGS) -> tuple[list[Report], list[Issue]]:
    """Return the reports and all issues below a path."""
    items, issues = walk(path, settings)
    readings = [read_item(item, settings) for item in items]
    reports = [reading.report for reading in readings if reading.report is not None]
    return reports, issues + [issue for reading in readings for issue in reading.issues]


def codes(issues: list[Issue]) -> list[str]:
    """Return the codes of the issues."""
    return [issue.code for issue in issues]


def write(folder: Path, name: str, content: str | bytes) -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path
