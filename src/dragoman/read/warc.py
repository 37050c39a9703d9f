"""WARC files: the pages that a crawl kept."""

from __future__ import annotations

import io
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, Any, Literal, cast

from dragoman.config import ReadSettings
from dragoman.errors import InputError
from dragoman.model import Issue
from dragoman.read.columns import row_item
from dragoman.read.decode import decode_text
from dragoman.read.item import Item, read_issue
from dragoman.read.streams import Opened
from dragoman.read.warc_records import RawRecord, split_records

MEDIA = "application/warc"

_PAGES = ("text/html", "application/xhtml")
_TEXTS = ("text/plain",)

_MAX_KINDS_TOLD = 5

_CHUNK_SIZE = re.compile(rb"\s*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")


def walk_warc(opened: Opened, settings: ReadSettings) -> Iterator[Item | Issue]:
    """Yield one item for each page or plain text that was fetched with success, in the order of the file.

    A record that is broken, or claims what it is not, costs no other: those before and behind it are read.
    """
    number = n_given = n_broken = 0
    is_cut = False
    left_out: Counter[str] = Counter()
    for raw in split_records(cast(IO[bytes], opened.stream), settings.max_item_bytes):
        if raw.problem == "header":
            is_cut = bool(raw.header)
            n_broken += not is_cut
            continue
        number += 1
        found = _read_record(raw, f"{opened.source}:{number}", opened, settings)
        if isinstance(found, str):
            left_out[found] += 1
            continue
        n_given += 1
        if isinstance(found, Issue) and found.code == "truncated" and opened.guard.failure is not None:
            # The stream's own failure says the same, and is told by who opened it.
            return
        yield found
        if raw.problem == "length" and not isinstance(found, Issue):
            yield _wrong_length(f"{opened.source}:{number}")
    if opened.guard.failure is not None:
        return
    if number == 0:
        yield read_issue(opened.source, "damaged", "holds no record of a fetched page; check that it was saved whole")
        return
    if n_broken:
        message = f"has bytes that belong to no record at {n_broken:,} places; the records around them were read"
        yield read_issue(opened.source, "damaged", message)
    if is_cut:
        message = "ends within the header of a record; the records before were read"
        yield read_issue(opened.source, "truncated", message)
    elif n_given == 0:
        kinds_met = ", ".join(f"{kind} ({n:,})" for kind, n in left_out.most_common(_MAX_KINDS_TOLD))
        message = f"holds no page or plain text that was fetched with success, only {kinds_met}"
        yield read_issue(opened.source, "empty", message)


def _wrong_length(source: str) -> Issue:
    message = "is a record of another length than it claims; it was read up to the next record: check its end"
    return read_issue(source, "wrong-length", message)


def _read_record(raw: RawRecord, source: str, opened: Opened, settings: ReadSettings) -> Item | Issue | str:
    """Return the record's item, what is wrong with it, or the kind of thing it is where that is no report."""
    if raw.problem == "large":
        return read_issue(source, "too-large", f"is a record of {raw.n_bytes:,} bytes and was skipped")
    if raw.problem == "cut":
        return read_issue(source, "truncated", "the file ends within this record; the records before were read")
    try:
        record = _parsed(raw)
        if record is None:
            return "no response"
        kind = _other_kind(record)
        if kind is not None:
            return kind
        payload = _payload(raw, record, settings.max_item_bytes)
    except (OSError, ValueError) as error:
        return read_issue(source, "damaged", f"is a record that cannot be unpacked ({error}); it was skipped")
    if len(payload) > settings.max_item_bytes:
        return read_issue(
            source, "too-large", f"unpacks to more than {settings.max_item_bytes:,} bytes; it was skipped"
        )
    try:
        return row_item(_fields(record, payload), source, opened.locator, MEDIA)
    except InputError as error:
        return read_issue(source, error.code, str(error))


def _parsed(raw: RawRecord, decode: Literal["all", "none"] = "all") -> Any:
    """Return the record with its HTTP header read, or None where it is of no kind that holds what was fetched."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - only this format needs it

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    stream = io.BytesIO(raw.header + raw.body + b"\r\n\r\n")
    records = ArchiveIterator(cast(Any, stream), record_types=kinds, parse_http=False, stream_detect=False)
    record = next(iter(records), None)
    if record is not None:
        record.freeze()
        try:
            record.parse_http(auto_decode=decode)
        except (OSError, ValueError):
            if decode == "none":
                raise
            return _parsed(raw, "none")
    return record


def _payload(raw: RawRecord, record: Any, max_bytes: int) -> bytes:
    """Return what was fetched, unpacked as its headers say; where they lie, as its bytes are."""
    try:
        payload: bytes = record.reader.read(max_bytes + 1)
    except (OSError, ValueError):
        plain = _parsed(raw, "none")
        payload = plain.reader.read(max_bytes + 1)
        payload = _dechunked(payload) or payload
    if payload.startswith(b"\x1f\x8b"):
        with suppress(zlib.error):
            payload = zlib.decompressobj(wbits=31).decompress(payload, max_bytes + 1)
    return payload


def _dechunked(payload: bytes) -> bytes | None:
    """Return a body sent in chunks as one, as far as there are any; None where it does not begin with one."""
    pieces = []
    place = 0
    while (size := _CHUNK_SIZE.match(payload, place)) and (n_bytes := int(size[1], 16)):
        pieces.append(payload[size.end() : size.end() + n_bytes])
        place = size.end() + n_bytes
    return b"".join(pieces) or None


def _other_kind(record: Any) -> str | None:
    if record.is_http and record.http_headers is not None:
        status = record.http_headers.status_code or 0
        if not 200 <= status < 300:
            return f"answers with status {status}"
    kind = _content_type(record)
    return None if kind.startswith((*_PAGES, *_TEXTS)) else kind.partition(";")[0].strip()[:80] or "no content type"


def _content_type(record: Any) -> str:
    return (record.http_content_type or record.headers.get("Content-Type") or "").lower()


def _fields(record: Any, payload: bytes) -> dict[str, Any]:
    # The day of the crawl is no day of publication, and stays out.
    uri = record.headers.get_bytes(b"WARC-Target-URI")
    url = uri.decode("utf-8", "surrogateescape") if uri else None
    fields: dict[str, Any] = {"url": url.strip("<>")} if url else {}
    if _content_type(record).startswith(_TEXTS):
        return fields | {"text": decode_text(payload, record.http_charset)}
    if record.http_charset:
        fields["encoding"] = record.http_charset
    return fields | {"html": payload}
