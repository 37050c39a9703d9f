"""A record of a crawl that claims what it is not costs no other."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from readings import ENGLISH, codes, read_all, write

PAGE = f"<html><body><article><p>{ENGLISH}</p><p>{ENGLISH}</p></article></body></html>".encode()


def record_of(number: int, body: bytes = PAGE, *, headers: str = "", more: int = 0, kind: str = "response") -> bytes:
    """Return a record whose claimed length is ``more`` than it has."""
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\r\n".encode() + body
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://h.example/{number}\r\n"
        f"WARC-Record-ID: <urn:uuid:{number:032d}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block) + more}\r\n\r\n"
    ).encode() + block + b"\r\n\r\n"  # fmt: skip


def addresses_of(folder: Path, content: bytes, name: str = "a.warc") -> tuple[list[str], list[str]]:
    """Return the ends of the addresses read, and the codes of the issues."""
    reports, issues = read_all(write(folder, name, content))
    assert all(ENGLISH in report.text for report in reports)
    return [str(report.url).rpartition("/")[2] for report in reports], codes(issues)


def chunked(body: bytes, last: bytes = b"0\r\n\r\n") -> bytes:
    return b"%x\r\n" % len(body) + body + b"\r\n" + last


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Transfer-Encoding: chunked\r\n", PAGE),
        ("Content-Encoding: gzip\r\n", PAGE),
        ("Content-Encoding: br\r\n", PAGE),
        ("Content-Encoding: deflate\r\n", PAGE),
        ("Content-Encoding: zstd\r\n", PAGE),
        ("Content-Encoding: br\r\n", gzip.compress(PAGE)),
        ("Transfer-Encoding: chunked\r\n", gzip.compress(PAGE)),
        ("Transfer-Encoding: chunked\r\n", chunked(PAGE, last=b"")),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", PAGE),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", chunked(PAGE)),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", gzip.compress(PAGE)),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", chunked(gzip.compress(PAGE))),
    ],
)
def test_headers_that_lie_cost_nothing(tmp_path: Path, headers: str, body: bytes) -> None:
    crawl = record_of(1) + record_of(2, body, headers=headers) + record_of(3)

    assert (["1", "2", "3"], []) == addresses_of(tmp_path, crawl)


@pytest.mark.parametrize("more", [-1, -60, -400, 40, 900, 100_000, 10**12, -(10**9)])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_wrong_length_costs_no_other_record(tmp_path: Path, more: int, pack: type[bytes]) -> None:
    crawl = pack(record_of(1)) + pack(record_of(2, more=more)) + pack(record_of(3)) + pack(record_of(4))
    found, issues = addresses_of(tmp_path, crawl, "a.warc" if pack is bytes else "a.warc.gz")

    # Of a record that claims a terabyte nothing is kept.
    expected = ["1", "3", "4"] if more == 10**12 else ["1", "2", "3", "4"]
    assert (expected, ["too-large"] if more == 10**12 else ["wrong-length"]) == (found, issues)


@pytest.mark.parametrize("more", [1, 2, 4])
def test_length_that_counts_the_empty_lines_below_is_none_to_tell(tmp_path: Path, more: int) -> None:
    assert (["1", "2", "3"], []) == addresses_of(tmp_path, record_of(1) + record_of(2, more=more) + record_of(3))


def test_record_without_a_length_ends_where_the_next_begins(tmp_path: Path) -> None:
    odd = record_of(2).replace(b"Content-Length", b"X-Length")

    assert (["1", "2", "3"], ["wrong-length"]) == addresses_of(tmp_path, record_of(1) + odd + record_of(3))


def test_bytes_between_records_are_told(tmp_path: Path) -> None:
    crawl = record_of(1) + b"\0\0garbage of a broken disk\r\n" * 9 + record_of(2)

    # They follow the first record as its own end would, and its length holds no more.
    found, issues = addresses_of(tmp_path, crawl)
    assert (["1", "2"], 1) == (found, len(issues))


def test_records_of_requests_with_a_wrong_length_are_left_out(tmp_path: Path) -> None:
    crawl = record_of(1) + record_of(2, b"GET / HTTP/1.1", more=7, kind="request") + record_of(3)

    assert (["1", "3"], []) == addresses_of(tmp_path, crawl)


def test_page_that_quotes_the_beginning_of_a_record_is_one(tmp_path: Path) -> None:
    page = PAGE.replace(b"<article>", b"<article><p>\nWARC/1.0\r\nWARC-Type: response\r\n\r\n</p>")

    assert (["1", "2"], []) == addresses_of(tmp_path, record_of(1, page) + record_of(2))


def test_records_with_line_ends_of_unix_are_read(tmp_path: Path) -> None:
    head, _, block = record_of(1).partition(b"\r\n\r\n")

    crawl = head.replace(b"\r\n", b"\n") + b"\n\n" + block + record_of(2)
    assert (["1", "2"], []) == addresses_of(tmp_path, crawl)
