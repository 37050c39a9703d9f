"""RSS and Atom files: one report an entry, as much of it as the feed holds."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from dragoman.config import ReadSettings
from dragoman.errors import InputError
from dragoman.model import Issue
from dragoman.read.columns import row_item
from dragoman.read.item import Item, read_issue
from dragoman.read.streams import Opened

MEDIA = "application/feed"

# Each takes some hundred bytes of memory and more: room for fifty thousand entries.
_MAX_MARKS = 500_000


def walk_feed(opened: Opened, settings: ReadSettings) -> Iterator[Item | Issue]:
    """Yield one item an entry. An entry's text is its content, or its summary where it has none.

    Raises ``InputError`` for a file that is no feed, or has no entry.
    """
    import feedparser  # noqa: PLC0415 - only this format needs it

    payload = opened.read_whole(settings.max_item_bytes)
    if payload.count(b"<") > _MAX_MARKS:
        raise InputError("too-large", f"has more than {_MAX_MARKS:,} marks, and is read as a whole; split it up")
    # A stream, since feedparser takes strings for addresses and files to open.
    feed = feedparser.parse(io.BytesIO(payload), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        code = "damaged" if feed.bozo else "empty"
        raise InputError(code, "holds no entry of RSS or Atom; check that it was saved whole")
    for number, entry in enumerate(feed.entries, start=1):
        fields = _fields(entry, feed.feed)
        if "html" in fields:
            yield row_item(fields, f"{opened.source}:{number}", opened.locator, MEDIA)
        else:
            yield read_issue(f"{opened.source}:{number}", "empty", f"entry {number} has neither content nor summary")
    if feed.bozo:
        message = f"is broken XML ({feed.get('bozo_exception')}); {len(feed.entries)} entries could be read"
        yield read_issue(opened.source, "damaged", message)


def _fields(entry: Any, feed: Any) -> dict[str, str]:
    content = max((part.get("value", "") for part in entry.get("content", ())), key=len, default="")
    found = {
        "id": entry.get("id"),
        "url": entry.get("link"),
        "title": entry.get("title"),
        # As written: feedparser's own reading moves the date to UTC.
        "published": entry.get("published") or entry.get("updated"),
        "author": entry.get("author"),
        "language": (entry.get("content") or [{}])[0].get("language") or feed.get("language"),
        "outlet": (entry.get("source") or {}).get("title") or feed.get("title"),
        "html": content or entry.get("summary"),
    }
    return {name: value.strip() for name, value in found.items() if isinstance(value, str) and value.strip()}
