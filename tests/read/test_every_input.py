"""Every input gives a report or an issue, never neither; and what follows a bad one is read."""

from __future__ import annotations

import gzip
import io
import json
import os
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from readings import SETTINGS, codes, read_all, walk, write
from test_formats import PAGE, warc_record

from dragoman.errors import InputError
from dragoman.read import walk_inputs
from dragoman.read.jsonl import load_row

NO = b"She said no."
RSS = "<rss version='2.0'><channel>{}</channel></rss>"
PAGE_WITH = PAGE.replace("<head>", "<head><meta charset='{}'>", 1)


def parquet_of(**columns: object) -> bytes:
    sink = io.BytesIO()
    pq.write_table(pa.table(columns), sink)
    return sink.getvalue()


def zip_of(**members: bytes) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return sink.getvalue()


def text_record(kind: str = "text/plain", status: str = "200 OK") -> bytes:
    return warc_record(1, NO, kind=kind, status=status)


ZIP = zip_of(**{"a.txt": NO})
CRAWL = text_record()

# Name of the file → what is in it and what comes of it: how many reports, and the codes of the issues.
INPUTS: dict[str, tuple[bytes, int, list[str]]] = {
    "nothing.txt": (b"", 0, ["empty"]),
    "blanks.txt": (b" \n\t\n", 0, ["empty"]),
    "blanks-long.txt": (b" " * 9000, 0, ["empty"]),
    "mark.txt": (b"\xef\xbb\xbf", 0, ["empty"]),
    "rule.txt": (b"-----\n", 0, ["empty"]),
    "page-empty.html": (b"<html></html>", 0, ["no-article"]),
    "page-comments.html": (b"<!---->" * 40 + b" <html>", 0, ["no-article"]),
    "page-hex.html": (PAGE_WITH.format("hex").encode("latin-1", "replace") + b"\xe9", 1, []),
    "page-idna.html": (PAGE_WITH.format("idna").encode("latin-1", "replace") + b"\xe9", 1, []),
    "page-unknown.html": (PAGE_WITH.format("x-nowhere").encode("latin-1", "replace") + b"\xe9", 1, []),
    "page-marks.html": (b"<html><body>" + b"<b>" * 200_001, 0, ["too-large"]),
    "page-attributes.html": (b"<html><body><p " + b" a=1" * 5_001 + b">", 0, ["too-large"]),
    "list.json": (b"[]", 0, ["empty"]),
    "list-blank.json": (b"[ \n]", 0, ["empty"]),
    "list-of-none.json": (b"[null]", 0, ["broken-json"]),
    "list-cut.json": (b'[{"text":"She said no."},{"text":"', 1, ["broken-json"]),
    "object.json": (b"{}", 0, ["missing-column"]),
    "object-of-none.json": (b'{\n"items": []\n}', 0, ["missing-column"]),
    "word.json": (b'"She said no."', 0, ["broken-json"]),
    "null.json": (b"null", 0, ["broken-json"]),
    "blank.jsonl": (b"\n" * 9000, 0, ["empty"]),
    "no-text.jsonl": (b'{"text":""}', 0, ["empty"]),
    "no-column.jsonl": (b'{"a":1}', 0, ["missing-column"]),
    "header.csv": (b"id,text\n", 0, ["empty"]),
    "header-alone.csv": (b"id,text", 0, ["empty"]),
    "header-and-blanks.csv": (b"id,text\n,\n\n", 0, ["empty"]),
    "no-cell.csv": (b"id,text\n1\n", 0, ["missing-column"]),
    "no-text.csv": (b"id,text\n1,\n", 0, ["empty"]),
    "no-column.csv": (b"id,a\n1,2\n", 0, ["missing-column"]),
    "header.tsv": (b"id\ttext\n", 0, ["empty"]),
    "no-rows.parquet": (parquet_of(text=pa.array([], pa.string())), 0, ["empty"]),
    "no-column.parquet": (parquet_of(a=[1]), 0, ["missing-column"]),
    "null.parquet": (parquet_of(text=pa.array([None], pa.string())), 0, ["empty"]),
    "zone.parquet": (
        parquet_of(text=["She said no."], date=pa.array([1_649_721_600], pa.timestamp("s", tz="Mars/Phobos"))),
        1,
        ["unknown-date"],
    ),
    "far.parquet": (parquet_of(text=["She said no."], date=pa.array([2**60], pa.timestamp("ms"))), 1, ["unknown-date"]),
    "empty.rss": (RSS.format("").encode(), 0, ["empty"]),
    "no-text.rss": (RSS.format("<item><title>A</title></item>").encode(), 0, ["empty"]),
    "marks.rss": (RSS.format("<x/>" * 500_001).encode(), 0, ["too-large"]),
    "hex.rss": (
        b"<?xml version='1.0' encoding='hex'?>" + RSS.format("<item><description>No.</description></item>").encode(),
        1,
        ["damaged"],
    ),
    "other.xml": (b"<?xml version='1.0'?><a/>", 0, ["format"]),
    "mark.warc": (b"WARC/1.0\r\n", 0, ["damaged"]),
    "header-cut.warc": (CRAWL + CRAWL[:150], 1, ["truncated"]),
    "header-cut-early.warc": (CRAWL + CRAWL[:12], 1, ["truncated"]),
    "mark-cut.warc": (CRAWL + CRAWL[:5], 1, ["truncated"]),
    "body-cut.warc": (CRAWL + CRAWL[:-20], 1, ["truncated"]),
    "not-found.warc": (text_record(status="404 Not Found") * 2, 0, ["empty"]),
    "pdf.warc": (text_record(kind="application/pdf"), 0, ["empty"]),
    "hex.warc": (text_record(kind="text/plain; charset=hex"), 1, []),
    "hex-stray.warc": (warc_record(1, NO + b" \xe9", kind="text/plain; charset=undefined"), 1, []),
    "header-cut.warc.gz": (gzip.compress(CRAWL) + gzip.compress(CRAWL[:150]), 1, ["truncated"]),
    "nothing.gz": (gzip.compress(b""), 0, ["empty"]),
    "mark.gz": (b"\x1f\x8b", 0, ["truncated"]),
    "list.json.gz": (gzip.compress(b"[]"), 0, ["empty"]),
    "nothing.zip": (zip_of(), 0, ["empty"]),
    "hidden.zip": (zip_of(**{".a": NO}), 0, ["empty"]),
    "folder.zip": (zip_of(**{"a/": b""}), 0, ["empty"]),
    "no-list.zip": (ZIP[: ZIP.index(b"PK\x01\x02")], 0, ["damaged"]),
    "empty-list.zip": (ZIP[: ZIP.index(b"PK\x01\x02")] + b"PK\x05\x06" + bytes(18), 0, ["empty"]),
    "list-cut.zip": (ZIP[:-30], 0, ["damaged"]),
    "long-list.zip": (
        ZIP[: ZIP.index(b"PK\x05\x06")] + bytes(33 * 1024 * 1024) + ZIP[ZIP.index(b"PK\x05\x06") :], 0, ["damaged"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", INPUTS)
def test_every_input_gives_a_report_or_an_issue(tmp_path: Path, name: str) -> None:
    content, n_reports, found = INPUTS[name]
    reports, issues = read_all(write(tmp_path, name, content))

    assert (n_reports, found) == (len(reports), codes(issues))


@pytest.mark.parametrize("n_deep", [20, 490, 1000, 100_000])
@pytest.mark.parametrize("value", ["[{}]", '{{"a":{}}}'])
@pytest.mark.parametrize("suffix", [".jsonl", ".json"])
def test_value_nested_deep_costs_no_other_row(tmp_path: Path, n_deep: int, value: str, suffix: str) -> None:
    opening, _, closing = value.replace("{{", "{").replace("}}", "}").partition("{}")
    rows = [f'{{"title":{opening * n_deep}0{closing * n_deep},"text":"One."}}', '{"text":"Two."}']
    content = "\n".join(rows) if suffix == ".jsonl" else f"[{','.join(rows)}]"
    reports, issues = read_all(write(tmp_path, f"a{suffix}", content))

    assert "Two." == reports[-1].text
    assert 2 == len(reports) + len(issues)


def test_row_of_millions_of_values_is_not_parsed() -> None:
    with pytest.raises(InputError, match="millions of values") as caught:
        load_row(b'{"a":[' + b"[]," * 2_600_000 + b"0]}")

    assert "too-large" == caught.value.code


def test_damaged_part_of_a_parquet_file_costs_its_own_rows_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": [f"She said {n}." for n in range(300)]}), path, row_group_size=100)
    content = bytearray(path.read_bytes())
    start = pq.read_metadata(path).row_group(1).column(0).dictionary_page_offset
    content[start : start + 60] = b"\xff" * 60
    items, issues = walk(write(tmp_path, "a.parquet", bytes(content)))

    assert (200, ["damaged"]) == (len(items), codes(issues))


def _shared(value: object, n: int, kind: pa.DataType) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array([0] * n, pa.int32()), pa.array([value], kind))


def _bomb(columns: dict[str, object]) -> bytes:
    sink = io.BytesIO()
    pq.write_table(pa.table(columns), sink, compression="zstd", dictionary_pagesize_limit=1 << 30)
    return sink.getvalue()


BIG = 16_000_000
BOMBS: dict[str, Callable[[], dict[str, object]]] = {
    "text": lambda: {"text": _shared("x" * BIG, 300, pa.string())},
    "html": lambda: {"html": _shared(b"x" * BIG, 300, pa.binary())},
    "id": lambda: {"id": _shared("x" * BIG, 300, pa.string()), "text": ["No."] * 300},
    "rows that are not too long": lambda: {"text": _shared("x" * 7_000_000, 300, pa.string())},
    "list": lambda: {
        "text": pa.ListArray.from_arrays(pa.array(range(301), pa.int32()), _shared("x" * BIG, 300, pa.string()))
    },
    "list in one row": lambda: {
        "text": pa.ListArray.from_arrays(pa.array([0, 300], pa.int32()), _shared("x" * BIG, 300, pa.string()))
    },
    "struct": lambda: {"text": pa.StructArray.from_arrays([_shared("x" * BIG, 300, pa.string())], ["value"])},
}


@pytest.mark.parametrize("name", BOMBS)
def test_parquet_of_shared_values_is_read_in_bounded_memory(tmp_path: Path, name: str) -> None:
    content = _bomb(BOMBS[name]())
    path = write(tmp_path, "a.parquet", content)
    del content
    pool = pa.default_memory_pool()
    pool.release_unused()
    before = pool.bytes_allocated()
    tracemalloc.start()
    peak_arrow = 0
    found = []
    for each in walk_inputs([str(path)], SETTINGS):
        peak_arrow = max(peak_arrow, pool.bytes_allocated() - before)
        found.append(getattr(each, "code", "row"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert {"line-too-long", "archive-too-large"} & set(found)
    assert peak + peak_arrow < 150 * 1_048_576


def test_columns_without_a_use_are_not_read(tmp_path: Path) -> None:
    path = write(tmp_path, "a.parquet", _bomb({"text": ["No."] * 300, "a": _shared("x" * BIG, 300, pa.string())}))

    assert 300 == len(walk(path)[0])


def test_folders_in_folders_are_read_however_deep(tmp_path: Path) -> None:
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(600):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    file = os.open("a.txt", os.O_CREAT | os.O_WRONLY, dir_fd=here)
    os.write(file, NO)
    os.close(file)
    os.close(here)
    reports, issues = read_all(tmp_path)
    os.system(f"rm -rf {tmp_path}/d")  # pytest's own removal goes too deep

    assert ([NO.decode()], []) == ([report.text for report in reports], issues)


def test_rows_with_keys_of_their_own_leave_nothing_behind(tmp_path: Path) -> None:
    with (tmp_path / "a.jsonl").open("w") as file:
        for number in range(5):
            file.write(json.dumps({"text": "No.", **{f"k{number}-{n}": 1 for n in range(4000)}}) + "\n")
    tracemalloc.start()
    assert 5 == sum(1 for _ in walk_inputs([str(tmp_path / "a.jsonl")], SETTINGS))
    left, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert left < 500_000
