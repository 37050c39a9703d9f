"""What travels from the driver, which walks the inputs, to the workers, which read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.model import Issue, Report

STEP = "read"

PLAIN = "text/plain"
HTML = "text/html"
PDF = "application/pdf"
GIVEN = "row"
"""The medium of a text that a program gives, which is kept as it is, tags and all."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Which columns of a file are which fields, as its first row has them, and which others there are."""

    source: str
    taken: tuple[tuple[str, str], ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One raw report, not yet decoded.

    ``source`` is shown to users: the path as given, then ``!member`` of an archive and ``:row`` of a container.
    ``locator`` names the place independently of how the path was given; a later item with the same locator and
    another ``digest`` is a newer version of the report. It is None where rows have neither id nor URL, and for
    text from standard input. Both are written as ``model.escaped`` writes names. ``payload`` is a file's bytes, or a
    row's fields under the names of ``columns.FIELDS``. ``container`` is the locator of the table or file of JSON whose
    row it is: what is in it no more when it is read again is gone. It is None for feeds and crawls, which hold what is
    new.
    """

    source: str
    locator: str | None
    digest: str
    media: str
    payload: bytes | Mapping[str, Any]
    container: str | None = None
    listing: Listing | None = None
    """What is known of its file's columns; of the first row alone."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one item: a report, or None with the issues that tell why."""

    report: Report | None
    issues: tuple[Issue, ...] = ()


def read_issue(source: str, code: str, message: str, report_id: str | None = None) -> Issue:
    """Return an ``Issue`` of this room. ``docs/manual/reading.md`` lists the codes.

    ``source`` is written as ``model.escaped`` writes it; the message may quote what no file can hold.
    """
    message = message.encode("utf-8", "backslashreplace").decode("utf-8")
    return Issue(report_id=report_id, source=source, step=STEP, code=code, message=message)
