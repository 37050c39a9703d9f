"""RSS and Atom files: one report an entry, as much of it as the feed holds."""

from __future__ import annotations

import io
import re
import sys
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

_DECLARATION = re.compile(rb"^\s{0,100}<\?xml[^>]{0,1000}>")
_REFERENCE = re.compile(rb"&#([xX][0-9A-Fa-f]{1,400}|[0-9]{1,400});?")


def walk_feed(opened: Opened, settings: ReadSettings) -> Iterator[Item | Issue]:
    """Yield one item an entry. An entry's text is its content, or its summary where it has none.

    Raises ``InputError`` for a file that is no feed, or has no entry.
    """
    payload = opened.read_whole(settings.max_item_bytes)
    if payload.count(b"<") > _MAX_MARKS:
        raise InputError("too-large", f"has more than {_MAX_MARKS:,} marks, and is read as a whole; split it up")
    feed = _parsed_somehow(payload)
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


def _parsed_somehow(payload: bytes) -> Any:
    # feedparser means never to raise, and does at signs that are none; what else it may stumble over is not known.
    for attempt in (payload, _without_impossible_signs(payload)):
        try:
            return _parsed(attempt)
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
    raise InputError("damaged", f"cannot be read as RSS or Atom ({reason}); get it anew")


def _parsed(payload: bytes) -> Any:
    import feedparser  # noqa: PLC0415 - only this format needs it

    # A stream, since feedparser takes strings for addresses and files to open.
    return feedparser.parse(io.BytesIO(payload), sanitize_html=False, resolve_relative_uris=False)


def _without_impossible_signs(payload: bytes) -> bytes:
    """Return a feed without NULs and XML declaration, and with U+FFFD for references to what is no character.

    feedparser fails on NULs, on such references and on a declared encoding that is no ASCII.
    """
    return _REFERENCE.sub(_possible, _DECLARATION.sub(b"", payload.replace(b"\0", b"")))


def _possible(match: re.Match[bytes]) -> bytes:
    digits = match[1]
    number = int(digits[1:], 16) if digits[:1] in b"xX" else int(digits)
    return match[0] if 0 < number <= sys.maxunicode and not 0xD800 <= number <= 0xDFFF else b"&#xfffd;"


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
