"""Rows of foreign tables → our fields, whatever names their columns have."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Any
from uuid import UUID

from dragoman.model import Issue, digest_of, escaped, escaped_words
from dragoman.read.column_names import given_names, names_in_other_languages, plain_name, with_given_names
from dragoman.read.date_column import DateColumn
from dragoman.read.item import Item, Listing, read_issue

# Field → the column names it goes by, in order of trust: ours, then the usual ones, then those of trafilatura,
# Media Cloud, news-please, newspaper4k and press archives. Compared in lower case, "_" for blanks and signs.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "id": (
        "given_id", "id", "doc_id", "docid", "document_id", "article_id", "articleid", "news_id", "report_id",
        "stories_id", "story_id", "guid", "uuid", "_id", "uid", "identifier", "dc_identifier", "accession_number",
    ),
    "url": (
        "url", "link", "article_url", "page_url", "source_url", "requested_url", "canonical_url", "external_url",
        "web_url", "weburl", "permalink", "uri", "href",
    ),
    "outlet": (
        "outlet", "publisher", "source_name", "media_name", "sitename", "site_name", "publication",
        "publication_name", "newspaper", "news_source", "source", "source_hostname", "hostname", "host",
        "source_domain", "domain", "site", "media", "media_url", "provider", "dc_publisher",
    ),
    "title": ("title", "headline", "article_title", "news_title", "heading", "name", "dc_title"),
    "published": (
        "published", "date_published", "datepublished", "published_at", "publishedat", "publish_date", "date_publish",
        "publishdate", "published_date", "publication_date", "publicationdate", "pub_date", "pubdate", "published_on",
        "date", "article_date", "news_date", "datetime", "date_time", "timestamp", "time", "dc_date",
    ),
    "language": ("language", "lang", "language_code", "lang_code", "dc_language"),
    "text": (
        "text", "body", "content", "article_text", "maintext", "main_text", "full_text", "fulltext", "article_body",
        "articlebody", "body_text", "story_text", "plain_text", "clean_text", "text_content", "content_text",
        "raw_text", "article", "story", "news", "transcript",
    ),
    # What stands before the body, in a column of its own.
    "lead": (
        "lead_paragraph", "leadparagraph", "lead", "lede", "lead_text", "standfirst", "stand_first", "intro",
        "introtext", "intro_text", "introduction", "first_paragraph", "firstparagraph", "ingress", "chapo",
        "preamble", "perex",
    ),
    "html": ("html", "raw_html", "content_html", "html_content", "page_html", "body_html"),
    "author": ("author", "authors", "byline", "by", "creator", "dc_creator", "writer", "reporter"),
}  # fmt: skip

# English names first: some words are the name of another field elsewhere.
_FIELD_BY_COLUMN = {
    name: (rank, field)
    for known in (
        {field: (*FIELDS[field], *names) for field, names in names_in_other_languages().items()},
        FIELDS,
    )
    for field, names in known.items()
    for rank, name in enumerate(names)
}
_EMPTY = frozenset({"", "nan", "nat", "none", "null", "n/a", "<na>"})
_URL = re.compile(r"https?://", re.IGNORECASE)

_MAX_NAMES_REMEMBERED = 200
_MAX_CHARS_REMEMBERED = 8000

# What else a row tells is kept with its report: so many columns, where the value is no text of its own.
_MAX_OWN_COLUMNS = 60
_MAX_OWN_CHARS = 500

# Column names are quoted in messages; a broken header can hold a whole file.
_MAX_NAMES_SHOWN = 20


def match_columns(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return pairs of field and column, the most trusted column of a field first."""
    # Only what is small is remembered: rows may each have thousands of keys of their own.
    is_small = len(names) <= _MAX_NAMES_REMEMBERED and sum(map(len, names)) <= _MAX_CHARS_REMEMBERED
    return _remembered_match(names) if is_small else _match(names)


@lru_cache(maxsize=1024)
def _remembered_match(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return _match(names)


def _match(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    found = [(*place, name) for name in names if (place := _FIELD_BY_COLUMN.get(plain_name(name))) is not None]
    return tuple((field, name) for _, field, name in sorted(found))


def has_text(names: tuple[str, ...]) -> bool:
    """Tell whether one of the columns can hold a report's text."""
    return any(field in ("text", "html", "lead") for field, _ in match_columns(names))


def fields_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the row's fields under our names; a field is the first of its columns that is not empty.

    ``text`` is untouched if it is a string; the others are stripped strings, but ``html`` may be bytes.
    """
    fields: dict[str, Any] = {}
    for field, name in match_columns(tuple(row)):
        if field in fields:
            continue
        value = _value(row[name], field)
        if value is None:
            continue
        # trafilatura calls the page's address "source".
        if field == "outlet" and _URL.match(value):
            if plain_name(name) == "source":
                fields.setdefault("url", value)
            continue
        fields[field] = value
    return fields


def fields_called(columns: Sequence[str]) -> dict[str, str]:
    """Return which field each column is that people named as ``FIELD=COLUMN``. Raises ``ConfigError``."""
    english = [name for names in FIELDS.values() for name in names]
    return given_names(columns, {name: field for name, (_, field) in _FIELD_BY_COLUMN.items()}, english)


def own_columns(row: Mapping[str, Any], taken: Iterable[str]) -> str | None:
    """Return the columns of a row that are no field, with their values, as JSON; None where there is nothing in them.

    Those with long values are left out, as they are texts of their own.
    """
    found = []
    for name in row.keys() - set(taken) if len(row) <= _MAX_NAMES_REMEMBERED else ():
        value = _value(row[name], "own")
        if value is not None and name.strip() and len(value) <= _MAX_OWN_CHARS:
            found.append([name.strip().lstrip("\ufeff"), value])
    return json.dumps(sorted(found)[:_MAX_OWN_COLUMNS]) if found else None


def row_item(fields: Mapping[str, Any], source: str, place: str | None, media: str, *, is_listed: bool = False) -> Item:
    """Return the item for one row's fields. ``place`` is the container's locator; with ``is_listed`` it is all of one
    file, read again as a whole.
    """
    fields = {name: _writable(name, value) for name, value in fields.items()}
    key = fields.get("id") or fields.get("url")
    locator = f"{place}#{key}" if place is not None and key else None
    digest = digest_of("i", media, _hashable(fields))
    return Item(source, locator, digest, media, fields, place if is_listed else None)


def _writable(field: str, value: Any) -> Any:
    if not isinstance(value, str) or field in ("text", "html", "lead", "columns"):
        return value
    return escaped(value) if field in ("id", "url") else escaped_words(value)


class RowReader:
    """Turns the rows of one container into items, and keeps count of those without text.

    Rows with a day that figures leave open are held back until others in their column tell which figure is the day's:
    see ``date_column``. ``columns`` are those that people named, as ``FIELD=COLUMN``.
    """

    def __init__(self, source: str, place: str | None, media: str, columns: Sequence[str] = ()) -> None:
        self._source = source
        self._place = place
        self._media = media
        self._given = fields_called(columns)
        self._days = DateColumn(source)
        self._textless: dict[tuple[str, ...], list[int]] = {}
        self._listing: Listing | None = None
        self._is_told = False

    def read(self, row: Mapping[str, Any], number: int) -> Iterator[Item]:
        """Yield the row's item, if it has a column with text."""
        called = dict(zip(with_given_names(tuple(row), self._given), row.values(), strict=True))
        names = tuple(called)
        if not has_text(names):
            self._count(names, number)
            return
        fields = fields_of(called)
        matched = match_columns(names)
        own = own_columns(called, [column for _, column in matched])
        if own is not None:
            fields["columns"] = own
        if self._listing is None:
            as_written = dict(zip(names, row, strict=True))
            taken = {field: as_written[column] for field, column in reversed(matched)}
            others = tuple(as_written[name] for name in names if name not in {column for _, column in matched})
            self._listing = Listing(self._source, tuple(taken.items()), others[:_MAX_NAMES_SHOWN])
        yield from self._items(self._days.take(fields, number))

    def _items(self, rows: Iterable[tuple[dict[str, Any], int]]) -> Iterator[Item]:
        for fields, number in rows:
            item = row_item(fields, f"{self._source}:{number}", self._place, self._media, is_listed=True)
            if self._listing is not None and not self._is_told:
                self._is_told = True
                item = replace(item, listing=self._listing)
            yield item

    def finish(self) -> Iterator[Item | Issue]:
        """Yield the items that were held back, and one issue for each set of columns without text.

        To be called after the last row.
        """
        yield from self._items(self._days.rest())
        yield from self._days.issues()
        for names, (first, n_rows) in self._textless.items():
            rows = f"row {first} has" if n_rows == 1 else f"{n_rows:,} rows (the first is row {first}) have"
            yield missing_text(f"{self._source}:{first}", names, rows)

    def _count(self, names: tuple[str, ...], number: int) -> None:
        # Rows may each have keys of their own; beyond a few kinds, one count for all the rest is enough.
        if names not in self._textless and len(self._textless) >= 5:
            names = next(reversed(self._textless))
        self._textless.setdefault(names, [number, 0])[1] += 1


def missing_text(source: str, names: Iterable[str], subject: str) -> Issue:
    """Return the issue for rows or a table without a column that holds text, with the columns found."""
    listed = list(names)
    shown = ", ".join(repr(name[:40]) for name in listed[:_MAX_NAMES_SHOWN]) or "none"
    more = f" and {len(listed) - _MAX_NAMES_SHOWN} more" if len(listed) > _MAX_NAMES_SHOWN else ""
    message = f"{subject} no column with the report's text; rename it to 'text'. Columns found: {shown}{more}"
    return read_issue(source, "missing-column", message)


def _value(value: Any, field: str) -> Any:
    if isinstance(value, str):
        if field == "text":
            return value
        value = value.strip()
        return None if value.lower() in _EMPTY else value
    if value is None or isinstance(value, bool) or value != value:  # noqa: PLR0124 - NaN is what differs from itself
        return None
    if isinstance(value, bytes):
        return value if field == "html" else _value(value.decode("utf-8", errors="surrogateescape"), field)
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        named = next(
            (value[key] for key in ("name", "title", "value", "main", "#text", "$date") if value.get(key)), None
        )
        return _value(named, field) if isinstance(named, str | int | float) else None
    if isinstance(value, list | tuple):
        parts = [part for entry in _flat(value) if isinstance(part := _value(entry, field), str)]
        return ("\n\n" if field == "text" else ", ").join(parts) or None
    return str(value) if isinstance(value, int | float | Decimal | UUID) else None


def _flat(values: Sequence[Any]) -> Iterator[Any]:
    """Yield what lies in lists in lists, in order: by a stack, since they may be nested deeper than functions may."""
    stack = [iter(values)]
    while stack:
        for value in stack[-1]:
            if isinstance(value, list | tuple):
                stack.append(iter(value))
                break
            yield value
        else:
            stack.pop()


def _hashable(fields: Mapping[str, Any]) -> list[tuple[str, str]]:
    # What is no field of a report decides nothing: a time of fetching that is new each day makes no report anew.
    return sorted((name, _jsonable(value)) for name, value in fields.items() if name != "columns")


def _jsonable(value: str | bytes) -> str:
    # Lone surrogates and bytes are more than JSON can hold.
    text = value if isinstance(value, str) else value.decode("latin-1")
    if text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "\0" + text.encode("utf-8", "surrogatepass").decode("latin-1")
    return text
