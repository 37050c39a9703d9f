"""WARC files: the pages that a crawl kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import IO, Any, cast

from dragoman.config import ReadSettings
from dragoman.errors import InputError
from dragoman.model import Issue
from dragoman.read.columns import row_item
from dragoman.read.decode import decode_text
from dragoman.read.item import Item, read_issue
from dragoman.read.streams import Opened

MEDIA = "application/warc"

_PAGES = ("text/html", "application/xhtml")
_TEXTS = ("text/plain",)

# A record's header takes less, even with a long address.
_TAIL_BYTES = 16_384
_EMPTY_LINE = re.compile(rb"\r?\n\r?\n")

_MAX_KINDS_TOLD = 5


def walk_warc(opened: Opened, settings: ReadSettings) -> Iterator[Item | Issue]:
    """Yield one item for each page or plain text that was fetched with success, in the order of the file.

    A file that is cut short or damaged gives the records before, and an issue.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - only this format needs it

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    # HTTP is parsed later, since afterwards a record no longer tells that it was cut.
    stream = _Forward(opened.stream)
    records = ArchiveIterator(cast(Any, stream), record_types=kinds, parse_http=False, stream_detect=False)
    number = n_given = 0
    left_out: Counter[str] = Counter()
    while True:
        try:
            record = next(records)
        except StopIteration:
            break
        except (OSError, ValueError) as error:
            message = f"is damaged after record {number} ({error}); the records before were read"
            yield read_issue(opened.source, "damaged", message)
            return
        number += 1
        found = _read_record(record, f"{opened.source}:{number}", opened, settings)
        if isinstance(found, str):
            left_out[found] += 1
            continue
        n_given += 1
        if isinstance(found, Issue) and found.code == "truncated" and opened.guard.failure is not None:
            # The stream's own failure says the same, and is told by who opened it.
            return
        yield found
    if opened.guard.failure is not None:
        return
    if number == 0:
        yield read_issue(opened.source, "damaged", "holds no record of a fetched page; check that it was saved whole")
    elif stream.ends_in_a_header():
        message = "ends within the header of a record; the records before were read"
        yield read_issue(opened.source, "truncated", message)
    elif n_given == 0:
        kinds_met = ", ".join(f"{kind} ({n:,})" for kind, n in left_out.most_common(_MAX_KINDS_TOLD))
        message = f"holds no page or plain text that was fetched with success, only {kinds_met}"
        yield read_issue(opened.source, "empty", message)


class _Forward:
    """A stream that can be read and asked for its place, and no more: fastwarc would use a ``seek`` that fails."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._n_read = 0
        self._last = b""

    def read(self, n_bytes: int = -1) -> bytes:
        data = self._stream.read(n_bytes)
        self._n_read += len(data)
        self._last = (self._last + data)[-_TAIL_BYTES:] if len(data) < _TAIL_BYTES else data[-_TAIL_BYTES:]
        return data

    def ends_in_a_header(self) -> bool:
        """Tell whether what was read ends with a record's first lines. A record ends with an empty line."""
        last = _EMPTY_LINE.split(self._last)[-1].lstrip()
        return bool(last) and (b"WARC/1."[: len(last)] == last or last.startswith(b"WARC/1."))

    def tell(self) -> int:
        return self._n_read


def _read_record(record: Any, source: str, opened: Opened, settings: ReadSettings) -> Item | Issue | str:
    """Return the record's item, what is wrong with it, or the kind of thing it is where that is no report."""
    if record.content_length > settings.max_item_bytes:
        return read_issue(source, "too-large", f"is a record of {record.content_length:,} bytes and was skipped")
    if not _is_whole(record):
        return read_issue(source, "truncated", "the file ends within this record; the records before were read")
    try:
        record.parse_http(auto_decode="all")
        kind = _other_kind(record)
        if kind is not None:
            return kind
        payload = record.reader.read(settings.max_item_bytes + 1)
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


def _is_whole(record: Any) -> bool:
    # Freezing sets the length to what is there.
    n_promised = record.content_length
    record.freeze()
    n_bytes = len(record.reader.read())
    record.reader.seek(0)
    return bool(n_bytes >= n_promised)


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
