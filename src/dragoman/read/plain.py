"""A file that is one report: plain text, or a page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from dragoman.config import ReadSettings
from dragoman.model import digest_of
from dragoman.read.item import HTML, PLAIN, Item
from dragoman.read.metadata import date_of_name
from dragoman.read.streams import Opened


def walk_plain(opened: Opened, settings: ReadSettings) -> Iterator[Item]:
    """Yield the file as one item of plain text. Raises ``InputError``."""
    yield _file_item(opened, settings, PLAIN)


def walk_page(opened: Opened, settings: ReadSettings) -> Iterator[Item]:
    """Yield the file as one item of HTML. Raises ``InputError``."""
    yield _file_item(opened, settings, HTML)


def _file_item(opened: Opened, settings: ReadSettings, media: str) -> Item:
    payload = opened.read_whole(settings.max_item_bytes)
    # The file's name counts only for the date it may give.
    day = date_of_name(opened.name)
    digest = digest_of("i", media, hashlib.blake2b(payload, digest_size=16).hexdigest(), day)
    return Item(opened.source, opened.locator, digest, media, payload)
