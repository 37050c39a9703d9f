"""JSON lines, and JSON files that hold an array, one object, or an object around an array."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import IO, Any

import orjson

from dragoman.config import ReadSettings
from dragoman.errors import InputError
from dragoman.model import Issue
from dragoman.read.columns import RowReader, match_columns
from dragoman.read.decode import decode_kept, recognise_encoding
from dragoman.read.item import Item, read_issue
from dragoman.read.streams import Opened, lines_of, recoded

MEDIA = "application/json"

# Room for a report of the greatest length in the longest JSON spelling, and for the columns beside it.
_BYTES_PER_CHAR = 12
_MIN_ROW_BYTES = 8 * 1024 * 1024

# What parsed JSON takes in memory beside its own bytes: an empty list or object, and any other value, by what stands
# between them. A row of reports takes a few times its own size; brackets alone take thirty times.
_BYTES_PER_BRACKET = 72
_BYTES_PER_COMMA = 64
_MAX_PARSED_BYTES = 256 * 1024 * 1024

# Past this many broken lines a file is probably no JSON at all; the rest are only counted.
_MAX_ISSUES = 50

_HEAD_BYTES = 65_536

# Keys under which interfaces of media databases, feeds and the like return their list of reports.
_LISTS = ("items", "articles", "stories", "results", "documents", "docs", "data", "rows", "records", "hits", "entries")

_OUTSIDE_STRING = re.compile(rb'["{}\[\],]')
_INSIDE_STRING = re.compile(rb'["\\\n]')
_CHUNK_BYTES = 65_536


def max_row_bytes(settings: ReadSettings) -> int:
    """Return how many bytes a row may take in memory."""
    return min(settings.max_item_bytes, max(_MIN_ROW_BYTES, _BYTES_PER_CHAR * settings.max_report_chars))


def walk_jsonl(opened: Opened, settings: ReadSettings) -> Iterator[Item | Issue]:
    """Yield one item a line; a line that is broken or too long is an ``Issue`` and the rest is read."""
    stream = _as_utf8(opened)
    yield from _Rows(opened, settings).read(lines_of(stream, max_row_bytes(settings)), "line")


def walk_json(opened: Opened, settings: ReadSettings) -> Iterator[Item | Issue]:
    """Yield the reports of a JSON file: those of an array one by one, an object whole, or JSON lines."""
    stream = _as_utf8(opened)
    head = stream.peek(_HEAD_BYTES).lstrip(b"\xef\xbb\xbf \t\r\n")
    rows = _Rows(opened, settings)
    if head.startswith(b"["):
        yield from rows.read(split_array(stream, max_row_bytes(settings)), "element")
        return
    first_line, newline, _ = head.partition(b"\n")
    if not newline or first_line.rstrip().endswith(b"}"):
        yield from rows.read(lines_of(stream, max_row_bytes(settings)), "line")
        return
    document = stream.read(settings.max_item_bytes + 1)
    if opened.guard.failure is not None:
        raise opened.guard.failure
    if len(document) > settings.max_item_bytes:
        raise InputError(
            "too-large", f"is one JSON object of more than {settings.max_item_bytes:,} bytes; save it as JSON lines"
        )
    yield from rows.read_parsed(_rows_in(load_row(document)))


def load_row(line: bytes) -> Mapping[str, Any]:
    """Return the object a line holds. Raises ``InputError``: ``broken-json``, or ``too-large``."""
    n_brackets = line.count(b"[") + line.count(b"{")
    if _BYTES_PER_BRACKET * n_brackets + _BYTES_PER_COMMA * line.count(b",") > _MAX_PARSED_BYTES:
        raise InputError("too-large", "holds millions of values, which would fill the memory; write one report a line")
    try:
        row = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        row = _load_leniently(line, error)
    if not isinstance(row, dict):
        raise InputError("broken-json", 'is not a JSON object; write one object a line, such as {"text": "…"}')
    return row


def split_array(stream: IO[bytes], max_bytes: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield the elements of a JSON array with their numbers from 1; None for one of more than ``max_bytes``.

    Elements are told apart by brackets and quotation marks alone, so a broken one does not hide the next. A line
    end inside a string, which JSON forbids, ends the string.
    """
    number, depth, in_string, too_long = 0, 0, False, False
    element = bytearray()
    carry = b""
    while chunk := stream.read(_CHUNK_BYTES):
        chunk = carry + chunk
        position = kept = 0
        carry = b""
        while match := (_INSIDE_STRING if in_string else _OUTSIDE_STRING).search(chunk, position):
            sign, position = match.group(), match.end()
            if in_string:
                if sign == b"\\":
                    if position == len(chunk):
                        carry = b"\\"
                        break
                    position += 1
                else:
                    in_string = False
                continue
            if sign == b'"':
                in_string = True
                continue
            if sign in b"[{":
                depth += 1
                if depth == 1:
                    element.clear()
                    kept = position
                continue
            if sign in b"]}":
                depth -= 1
            if depth == (1 if sign == b"," else 0):
                element += chunk[kept : position - 1]
                kept = position
                if too_long or element.strip():
                    number += 1
                    yield number, None if too_long else bytes(element).strip()
                element.clear()
                too_long = False
        element += chunk[kept : len(chunk) - len(carry)]
        if len(element) > max_bytes:
            element.clear()
            too_long = True
    if too_long or element.strip():
        yield number + 1, None if too_long else bytes(element).strip()


class _Rows:
    """Parses the rows of one file, and says which could not be."""

    def __init__(self, opened: Opened, settings: ReadSettings) -> None:
        self._opened = opened
        self._limit = max_row_bytes(settings)
        self._reader = RowReader(opened.source, opened.locator, MEDIA, settings.columns)
        self._n_broken = 0

    def read(self, rows: Iterator[tuple[int, bytes | None]], unit: str) -> Iterator[Item | Issue]:
        is_empty = True
        for number, raw in rows:
            if raw is None:
                yield self._too_long(number, unit)
            elif not raw.strip():
                continue
            else:
                yield from self._row(number, raw, unit)
            is_empty = False
        if is_empty and self._opened.guard.failure is None:
            yield read_issue(self._opened.source, "empty", f"holds no {unit}, and so no report")
        if self._n_broken > _MAX_ISSUES:
            message = f"{self._n_broken:,} {unit}s are broken in all; is this a file of JSON objects?"
            yield read_issue(self._opened.source, "broken-json", message)
        yield from self._reader.finish()

    def read_parsed(self, rows: list[Mapping[str, Any]]) -> Iterator[Item | Issue]:
        for number, row in enumerate(rows, start=1):
            yield from self._reader.read(row, number)
        yield from self._reader.finish()

    def _row(self, number: int, raw: bytes, unit: str) -> Iterator[Item | Issue]:
        try:
            row = load_row(raw)
        except InputError as error:
            # The last line of a file that was cut short is broken for that reason, which is told once.
            if self._opened.guard.failure is not None:
                return
            self._n_broken += 1
            if self._n_broken <= _MAX_ISSUES:
                yield read_issue(f"{self._opened.source}:{number}", error.code, f"{unit} {number} {error}")
            return
        # An object around a list of reports may stand on one line.
        rows = _rows_in(row) if unit == "line" and number == 1 else [row]
        for place, each in enumerate(rows, start=number):
            yield from self._reader.read(each, place)

    def _too_long(self, number: int, unit: str) -> Issue:
        message = f"{unit} {number} has more than {self._limit:,} bytes and was skipped; a report has a few thousand"
        return read_issue(f"{self._opened.source}:{number}", "line-too-long", message)


def _as_utf8(opened: Opened) -> Any:
    head = opened.guard.head(_CHUNK_BYTES)
    encoding = recognise_encoding(head)
    # Only encodings in which a line end is no single byte need recoding; the others are decoded line by line.
    if encoding.startswith(("utf-16", "utf-32")):
        return recoded(opened.stream, encoding)
    return opened.stream


def _load_leniently(line: bytes, error: orjson.JSONDecodeError) -> Any:
    # orjson refuses NaN, which pandas writes, lone surrogates, a byte order mark and encodings other than UTF-8.
    try:
        return json.loads(decode_kept(line), parse_constant=lambda _: None)
    except (ValueError, RecursionError, InputError):
        raise InputError("broken-json", f"is not JSON ({error}); mend or remove it") from None


def _rows_in(document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    if not any(field in ("text", "html") for field, _ in match_columns(tuple(document))):
        for key in _LISTS:
            rows = document.get(key)
            if isinstance(rows, list) and rows and all(isinstance(row, dict) for row in rows):
                return [row.get("_source", row) if isinstance(row.get("_source", row), dict) else row for row in rows]
    return [document]
