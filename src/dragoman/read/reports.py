"""Raw items → reports: the worker's part of reading. Never raises for bad input."""

from __future__ import annotations

from dragoman.config import ReadSettings
from dragoman.errors import InputError
from dragoman.model import Report, digest_of
from dragoman.read.decode import clean_text, decode_text
from dragoman.read.item import Item, Reading, read_issue
from dragoman.read.metadata import outlet_of_url, read_date


def read_item(item: Item, settings: ReadSettings) -> Reading:
    """Return the report that an item holds, or none and the issues that tell why."""
    try:
        return _read(item, settings)
    except InputError as error:
        return Reading(None, (read_issue(item.source, error.code, str(error)),))
    except Exception as error:  # one report, however broken, must not end a run over millions
        message = f"could not be read ({type(error).__name__}: {error}); please report it"
        return Reading(None, (read_issue(item.source, "failed", message),))


def _read(item: Item, settings: ReadSettings) -> Reading:
    fields = {} if isinstance(item.payload, bytes) else dict(item.payload)
    text = decode_text(item.payload) if isinstance(item.payload, bytes) else clean_text(fields.get("text", ""))
    if not text.strip():
        raise InputError("empty", "is empty")
    if len(text) > settings.max_report_chars:
        raise InputError("too-long", f"has {len(text):,} characters")
    published = read_date(fields["published"]).day if "published" in fields else None
    url = fields.get("url")
    outlet = fields.get("outlet") or (outlet_of_url(url) if url else None)
    title = fields.get("title")
    given_id = fields.get("id")
    report = Report(
        id=digest_of("r", text, given_id, url, outlet, title, published),
        text=text,
        source=item.source,
        given_id=given_id,
        title=title,
        byline=fields.get("author"),
        outlet=outlet,
        url=url,
        published=published,
        published_from="metadata" if published else None,
        language=fields.get("language"),
    )
    return Reading(report)
