"""A file that is one report: plain text, a page, a PDF."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from dragoman.config import ReadSettings
from dragoman.model import Issue, digest_of
from dragoman.read.decode import decode_text
from dragoman.read.item import HTML, PDF, PLAIN, Item
from dragoman.read.metadata import date_of_name
from dragoman.read.press import may_be_export, read_export
from dragoman.read.prose_files import export_items
from dragoman.read.streams import Opened


def walk_plain(opened: Opened, settings: ReadSettings) -> Iterator[Item | Issue]:
    """Yield the file as one item of plain text, or the reports of a database's export. Raises ``InputError``."""
    item = _file_item(opened, settings, PLAIN)
    assert isinstance(item.payload, bytes)
    export = read_export(decode_text(item.payload)) if may_be_export(item.payload) else None
    if export is None:
        yield item
    else:
        yield from export_items(opened, export)


def walk_page(opened: Opened, settings: ReadSettings) -> Iterator[Item]:
    """Yield the file as one item of HTML. Raises ``InputError``."""
    yield _file_item(opened, settings, HTML)


def walk_pdf(opened: Opened, settings: ReadSettings) -> Iterator[Item]:
    """Yield the file as one item of PDF. Raises ``InputError``."""
    yield _file_item(opened, settings, PDF)


def _file_item(opened: Opened, settings: ReadSettings, media: str) -> Item:
    payload = opened.read_whole(settings.max_item_bytes)
    # The file's name counts only for the date it may give.
    day = date_of_name(opened.name)
    digest = digest_of("i", media, hashlib.blake2b(payload, digest_size=16).hexdigest(), day)
    return Item(opened.source, opened.locator, digest, media, payload)
