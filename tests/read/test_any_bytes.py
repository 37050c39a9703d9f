"""What holds for any input: nothing raises, zones lie inside the text, text is kept."""

from __future__ import annotations

import gzip
import io
import itertools
import json
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from readings import read_all, reading_of
from test_formats import PAGE, warc_record

from dragoman.errors import InputError
from dragoman.model import Report
from dragoman.read.datelines import find_dateline
from dragoman.read.decode import clean_text, decode_text
from dragoman.read.jsonl import split_array
from dragoman.read.metadata import date_of_url, read_date

SUFFIXES = [
    "",
    ".txt",
    ".html",
    ".md",
    ".docx",
    ".rtf",
    ".pdf",
    ".eml",
    ".jsonl",
    ".json",
    ".csv",
    ".tsv",
    ".parquet",
    ".xml",
    ".rss",
    ".warc",
    ".gz",
    ".zip",
]
FEW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))

PIECES = [
    " date 2022-03-29 ", "Title: A bridge", "By Mara Lindqvist", "OSLO (AP) — ", "TEHRAN, Apr. 19 (MNA) –",
    "Read more:", "A bridge opens", "The minister said no.", "(END)", "MNA/PR", "Follow us on Twitter", "ISTANBUL",
    "FILE PHOTO: A bridge", "March 29, 2022", "\n", "\n\n", " ", "\t", "“", '"', "___", "\u202e", "\u2028", "é",
    "e\u0301", "𝔘", ":", "—", "/",
]  # fmt: skip
JOINED = st.lists(st.sampled_from(PIECES), max_size=25)
TEXTS = st.one_of(st.text(max_size=300), JOINED.map("".join), JOINED.map("\n".join))


def _parquet() -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table({"text": ["She said no."] * 20}), sink)
    return bytes(sink.getvalue().to_pybytes())


SAMPLES = {
    ".html": PAGE.encode(),
    ".jsonl": b'{"id": 1, "text": "One."}\n{"text": "Two \\u00e9 \\\\"}\n' * 5,
    ".json": b'[{"id": 1, "text": "One, {two}"}, {"text": "Two"}]',
    ".csv": b'title,text\n"x, y","She said ""no""."\nz,Yes\n',
    ".parquet": _parquet(),
    ".rss": b"<rss version='2.0'><channel><item><title>A</title><description>No.</description></item></channel></rss>",
    ".warc": warc_record(1, PAGE.encode()) + warc_record(2, b"No.", kind="text/plain"),
    ".warc.gz": gzip.compress(warc_record(1, PAGE.encode())),
    ".txt.gz": gzip.compress(b"She said no." * 50),
}


def assert_sound(report: Report) -> None:
    spans = [zone.span for zone in report.zones]
    assert sorted(spans) == spans
    assert all(0 <= span.start < span.end <= len(report.text) for span in spans)
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))
    assert (report.published is None) == (report.published_from is None)
    report.text.encode("utf-8")


def read_bytes(content: bytes, suffix: str) -> list[Report]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(content)
        reports, issues = read_all(path)
    assert "failed" not in {issue.code for issue in issues}, issues
    return reports


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(content=st.binary(max_size=400))
@FEW
def test_any_bytes_pass_through_every_reader(suffix: str, content: bytes) -> None:
    for report in read_bytes(content, suffix):
        assert_sound(report)


@pytest.mark.parametrize("suffix", SAMPLES)
@given(data=st.data())
@FEW
def test_damage_to_a_good_file_passes_through_its_reader(suffix: str, data: st.DataObject) -> None:
    content = bytearray(SAMPLES[suffix])
    for place, byte in data.draw(
        st.lists(st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255)), max_size=6)
    ):
        content[place] = byte
    end = data.draw(st.integers(0, len(content)))
    for report in read_bytes(bytes(content[:end]), suffix):
        assert_sound(report)


@given(text=TEXTS, title=st.one_of(st.none(), TEXTS), author=st.one_of(st.none(), st.text(max_size=20)))
@settings(max_examples=300, deadline=None)
def test_zones_lie_inside_the_text_which_is_kept(text: str, title: str | None, author: str | None) -> None:
    fields = {name: value for name, value in (("title", title), ("author", author)) if value is not None}
    reading = reading_of({"text": text, "language": "en", **fields})
    assert "failed" not in {issue.code for issue in reading.issues}, reading.issues
    if reading.report is not None:
        assert clean_text(text) == reading.report.text
        assert_sound(reading.report)


@given(text=TEXTS)
@settings(max_examples=200, deadline=None)
def test_text_of_a_row_comes_back(text: str) -> None:
    [(number, element)] = list(split_array(_stream(json.dumps([{"text": text}]).encode()), 1_000_000))

    assert (1, {"text": text}) == (number, json.loads(element or b""))


@given(
    rows=st.lists(
        st.dictionaries(
            st.text(max_size=5), st.one_of(st.text(max_size=9), st.integers(), st.lists(st.text(max_size=3)))
        ),
        min_size=1,
        max_size=6,
    ),
    indent=st.sampled_from([None, 1]),
)
@settings(max_examples=100, deadline=None)
def test_array_is_split_as_a_json_parser_would(rows: list[object], indent: int | None) -> None:
    elements = split_array(_stream(json.dumps(rows, indent=indent, ensure_ascii=False).encode()), 1_000_000)

    assert rows == [json.loads(element or b"") for _, element in elements]


@given(
    text=st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=200),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
)
@settings(max_examples=200, deadline=None)
def test_marked_encodings_give_the_text_back(text: str, encoding: str) -> None:
    marked = f"Words first. {text}"

    try:
        found = decode_text(marked.encode(encoding))
    except InputError:
        return

    assert clean_text(marked) == found


@given(written=st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_words_pass_as_date_address_and_dateline(written: str) -> None:
    read_date(written)
    date_of_url(f"https://h.example/{written}")
    find_dateline(written, 0, len(written))


@given(texts=st.lists(TEXTS, max_size=4, unique=True))
@settings(max_examples=50, deadline=None)
def test_order_of_rows_changes_nothing(texts: list[str]) -> None:
    forwards = {text: reading_of({"text": text}) for text in texts}
    backwards = {text: reading_of({"text": text}) for text in reversed(texts)}

    assert forwards == backwards


def test_long_line_of_anything_takes_little_time() -> None:
    for sign in ("A ", "A. ", "(", "OSLO, ", "By A ", "Read ", "- ", "/", "1", "\u00e9", '"'):
        reading_of({"text": "The minister said so. " + sign * 50_000})
        reading_of({"text": (sign * 300 + "\n") * 200})


def _stream(content: bytes) -> io.BytesIO:
    return io.BytesIO(content)
