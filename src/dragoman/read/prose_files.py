"""A file's text → its items: the reports of a database's export, or one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from dragoman.errors import InputError
from dragoman.model import Issue, digest_of
from dragoman.read.columns import row_item
from dragoman.read.item import PLAIN, Item, read_issue
from dragoman.read.metadata import date_of_name
from dragoman.read.press import Export, read_export
from dragoman.read.streams import Opened

MEDIA = "text/press"


def walk_prose(opened: Opened, text: str) -> Iterator[Item | Issue]:
    """Yield the reports of a database's export one by one, another text as one item. Raises ``InputError``."""
    if not text.strip():
        raise InputError("empty", "has no text; if it holds pictures of pages, recognise their text first")
    export = read_export(text)
    if export is None:
        yield text_item(opened, text)
    else:
        yield from export_items(opened, export)


def text_item(opened: Opened, text: str) -> Item:
    """Return the item of a file that is one report, by its text alone."""
    payload = text.encode("utf-8", "backslashreplace")
    # The file's name counts only for the date it may give.
    day = date_of_name(opened.name)
    digest = digest_of("i", PLAIN, hashlib.blake2b(payload, digest_size=16).hexdigest(), day)
    return Item(opened.source, opened.locator, digest, PLAIN, payload)


def fields_item(opened: Opened, fields: Mapping[str, str], media: str) -> Item:
    """Return the item of a file that is one report and tells fields of it."""
    return row_item(fields, opened.source, opened.locator, media)


def export_items(opened: Opened, export: Export) -> Iterator[Item | Issue]:
    """Yield the reports of a database's export, and what of it is none."""
    n_whole = 0
    for number, fields in enumerate(export.reports, start=1):
        source = f"{opened.source}:{number}"
        if fields is None:
            yield read_issue(source, "empty", f"report {number} has no body that could be told; look at it")
            continue
        n_whole += 1
        yield row_item(fields, source, opened.locator, MEDIA)
    if export.promised is not None and export.promised != len(export.reports):
        message = f"says that it holds {export.promised:,} reports, and holds {len(export.reports):,}; get it anew"
        yield read_issue(opened.source, "truncated" if export.promised > len(export.reports) else "surplus", message)
    if export.outside:
        message = f"has {export.outside:,} lines outside its reports, which were left out: cover, contents or summary"
        yield read_issue(opened.source, "skipped-line", message)
