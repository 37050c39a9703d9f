"""Names and ids of any bytes are kept, and told apart, in what every file and table can hold."""

from __future__ import annotations

import gzip
import json
import os
import sys
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from readings import codes, read_all, reading_of, walk, write
from test_formats import warc_record

from dragoman.model import Report, escaped, escaped_words, unescaped

LONE = "\udce9\ud800\udfff\udc41"
NAMES = st.text(st.one_of(st.sampled_from("\\xu59CEeDd8" + LONE), st.characters()), max_size=20)
needs_bytes = pytest.mark.skipif(sys.platform != "linux", reason="needs file names of any bytes")


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("talks.txt", "talks.txt"),
        ("caf\udce9.txt", r"caf\xE9.txt"),
        ("\ud800", r"\uD800"),
        (r"caf\xE9.txt", r"caf\x5CxE9.txt"),
        (r"C:\talks\x", r"C:\talks\x"),
    ],
)
def test_name_is_written_so_that_utf_8_can_hold_it(name: str, written: str) -> None:
    assert written == escaped(name)


@given(NAMES)
@example("\\\udce9")
@example("\\x5\ud800C")
def test_every_name_can_be_read_back(name: str) -> None:
    written = escaped(name)
    written.encode("utf-8")

    assert name == unescaped(written)


def test_backslash_in_words_stays() -> None:
    assert r"A path: \xE9" == escaped_words(r"A path: \xE9")


@needs_bytes
@pytest.mark.parametrize("name", [b"caf\xe9.txt", b"\xff\xfe.txt", b"a\nb\x1b[1m\xe9.txt", b"dir\\[/b]\xe9.txt"])
def test_file_name_of_any_bytes_is_told_with_its_escapes(tmp_path: Path, name: bytes) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.parent.mkdir(exist_ok=True)
    path.write_text("She said no.")
    [report], issues = read_all(tmp_path)

    assert (f"{tmp_path}/{escaped(os.fsdecode(name))}", []) == (report.source, issues)


@needs_bytes
def test_two_file_names_are_never_told_alike(tmp_path: Path) -> None:
    for name in (b"caf\xe9.txt", b"caf\\xE9.txt", b"caf\xe8.txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("She said no.")
    items, _ = walk(tmp_path)

    assert 3 == len({item.locator for item in items})


@needs_bytes
def test_issue_of_a_file_with_such_a_name_can_be_written(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe9.txt"))).write_bytes(b"")
    _, [issue] = walk(tmp_path)

    assert f"{tmp_path}/\\xE9.txt" == issue.source


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("given_id", "\ud800", r"\uD800"),
        ("url", "https://h.example/\udce9", r"https://h.example/\xE9"),
        ("title", "Talks \ud800 go on", r"Talks \uD800 go on"),
        ("outlet", "Herald\udfff", r"Herald\uDFFF"),
        ("byline", "Mara \ud83d Lindqvist", r"Mara \uD83D Lindqvist"),
    ],
)
def test_lone_surrogate_of_a_field_is_kept_as_an_escape(field: str, value: str, kept: str) -> None:
    column = {"given_id": "id", "byline": "author"}.get(field, field)
    reading = reading_of({"text": "She said no.", column: value})

    assert reading.report is not None
    assert kept == getattr(reading.report, field)


@pytest.mark.parametrize("name", ["language", "published"])
def test_lone_surrogate_in_another_field_costs_no_report(name: str) -> None:
    report = reading_of({"text": "She said no.", name: "\ud800"}).report

    assert report is not None
    _assert_writable(report)


def test_lone_surrogate_in_the_metadata_of_a_page_costs_no_report() -> None:
    page = (
        "<html><head><title>Talks</title><script type='application/ld+json'>"
        '{"@type":"NewsArticle","headline":"Talks \\ud800","author":{"name":"Mara \\ud800"}}</script></head>'
        "<body><article><p>The minister said on Monday that the talks on the river would go on.</p></article>"
    )
    report = reading_of({"html": page, "id": "1"}).report

    assert report is not None
    _assert_writable(report)


def test_ids_that_differ_in_what_no_file_holds_stay_apart(tmp_path: Path) -> None:
    rows = b'{"id":"\\ud800","text":"One."}\n{"id":"\\ud801","text":"One."}\n{"id":"\\\\uD800","text":"One."}\n'
    items, _ = walk(write(tmp_path, "a.jsonl", rows))

    assert 3 == len({item.locator for item in items}) == len({item.digest for item in items})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16"])
def test_ids_of_stray_bytes_in_json_lines_stay_apart(tmp_path: Path, encoding: str) -> None:
    lines = '{"id":"é-@","text":"One."}\n{"id":"é-#","text":"One."}\n'.encode(encoding)
    at, hash_sign = "@".encode("utf-16-le"), "#".encode("utf-16-le")
    if encoding == "utf-8":
        content = lines.replace(b"@", b"\x81").replace(b"#", b"\x8d")
    else:
        content = lines.replace(at, b"\x00\xd8").replace(hash_sign, b"\x01\xd8")
    reports, issues = read_all(write(tmp_path, "a.jsonl", content))

    assert (2, []) == (len({report.given_id for report in reports}), codes(issues))


def test_ids_of_stray_bytes_in_a_table_stay_apart(tmp_path: Path) -> None:
    reports, _ = read_all(write(tmp_path, "a.csv", b"id,text\na\x81,She said no.\na\x8d,She said no.\n"))

    assert 2 == len({report.given_id for report in reports})


@pytest.mark.parametrize("kind", [pa.string(), pa.binary()])
def test_ids_of_any_bytes_in_parquet_stay_apart(tmp_path: Path, kind: pa.DataType) -> None:
    ids = pa.array([b"caf\xe9", b"caf\xe8", b"talks"], pa.binary()).view(kind)
    pq.write_table(pa.table({"id": ids, "text": ["She said no."] * 3}), tmp_path / "a.parquet")
    reports, _ = read_all(tmp_path / "a.parquet")

    assert [r"caf\xE9", r"caf\xE8", "talks"] == [report.given_id for report in reports]


def test_address_of_any_bytes_in_a_crawl_is_kept(tmp_path: Path) -> None:
    record = warc_record(1, b"She said no.", kind="text/plain").replace(b"h.example/1", b"h.example/\xe9")
    [report], _ = read_all(write(tmp_path, "a.warc", record))

    assert r"https://h.example/\xE9" == report.url


@pytest.mark.parametrize("claims_utf8", [True, False])
def test_member_with_a_name_of_any_bytes_is_read(tmp_path: Path, claims_utf8: bool) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("cafX.txt", "One, she said.")
        archive.writestr("é.txt", "Two, she said.")
    content = bytearray(path.read_bytes().replace(b"cafX", b"caf\xe9"))
    if claims_utf8:
        content[7] |= 8
        content[content.index(b"PK\x01\x02") + 9] |= 8
    path.write_bytes(content)
    reports, issues = read_all(path)

    assert (["One, she said.", "Two, she said."], []) == ([report.text for report in reports], issues)
    assert (f"{path}!" + (r"caf\xE9.txt" if claims_utf8 else "cafΘ.txt")) == reports[0].source


def test_packed_row_with_a_lone_surrogate_is_read(tmp_path: Path) -> None:
    row = json.dumps({"id": "\ud800", "title": "\udfff", "text": "She said no."}).encode()
    [report], issues = read_all(write(tmp_path, "a.jsonl.gz", gzip.compress(row)))

    assert ([], r"\uD800") == (issues, report.given_id)


def _assert_writable(report: Report) -> None:
    for value in (report.title, report.byline, report.outlet, report.url, report.language, report.text):
        (value or "").encode("utf-8")
