"""A report as it was read, and where its pieces lie."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, get_args

from dragoman.model.span import Span

ZoneKind = Literal["header", "title", "byline", "dateline", "boilerplate", "caption", "tail"]
PublishedFrom = Literal["metadata", "header", "dateline", "url", "file name"]

# Zones whose words are not the report's own prose: never parsed, never the ground of a finding.
SILENT_ZONES: frozenset[str] = frozenset({"header", "byline", "dateline", "boilerplate", "caption", "tail"})


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the text with a function of its own. The text of a zone stays in the report."""

    kind: ZoneKind
    span: Span


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and by which agency the report was filed, as its dateline says (``TEHRAN, Apr. 19 (MNA) –``)."""

    place: str | None
    agency: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class OwnColumn:
    """A column of a table that is no field of a report, with its value in the report's row: section, Politics."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Report:
    """One news report. Offsets everywhere count Unicode code points of ``text``.

    ``text`` is kept code point for code point, save ``\\r\\n`` → ``\\n`` and dropped BOM and NUL.
    ``source`` says which file, archive member and row it was read from; ``given_id`` is the id the input gave, and
    ``columns`` what else the row told.
    """

    id: str
    text: str
    source: str
    given_id: str | None = None
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: dt.date | None = None
    published_from: PublishedFrom | None = None
    dateline: Dateline | None = None
    language: str | None = None
    zones: tuple[Zone, ...] = ()
    columns: tuple[OwnColumn, ...] = ()


Level = Literal["note", "warning", "error"]
"""How grave an issue is: nothing is lost; something was guessed or left out; text was not read."""

LEVELS: tuple[Level, ...] = get_args(Level)

NOTES = frozenset({"other-file", "skipped-line", "surplus", "unclosed-quotation"})
"""Codes of issues that tell of something by which nothing is lost."""

WARNINGS = frozenset(
    {
        "ambiguous-date", "empty", "future-date", "mended-row", "mixed-dates", "short-row", "unknown-date",
        "update-date", "wrong-length",
    }
)  # fmt: skip
"""Codes of issues of reports that were read, where something was guessed or a field left out; all others are errors."""


def level_of(code: str) -> Level:
    """Return how grave issues of a kind are; of kinds that are not known here text was not read."""
    return "note" if code in NOTES else "warning" if code in WARNINGS else "error"


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that was skipped or left open, and why. ``report_id`` is None where no report came about."""

    report_id: str | None
    source: str
    step: str
    code: str
    message: str

    @property
    def level(self) -> Level:
        """How grave it is."""
        return level_of(self.code)
