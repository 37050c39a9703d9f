"""Each format gives its reports with their text and metadata."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from readings import ENGLISH, codes, read_all, walk, write, zones_of

PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bridge opens | Halden Herald</title>
<meta property="og:title" content="Bridge opens"><meta property="og:site_name" content="Halden Herald">
<meta name="author" content="Mara Lindqvist"><link rel="canonical" href="https://h.example/bridge">
<meta property="article:published_time" content="2022-03-29T23:30:00-05:00"></head>
<body><nav><a href="/">Home</a> <a href="/politics">Politics</a></nav><article><h1>Bridge opens</h1>
<p>{ENGLISH}</p><p>“We built it together,” said Ines Halloran, the mayor of Halden, before she crossed it herself.</p>
<p>{ENGLISH}</p></article><div id="comments"><p>First! This bridge is ugly.</p></div>
<footer>Copyright 2022</footer></body></html>"""


def warc_record(number: int, body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n"
        f"WARC-Target-URI: https://h.example/{number}\r\nWARC-Record-ID: <urn:uuid:{number:032d}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def test_page_gives_its_article_and_metadata(tmp_path: Path) -> None:
    [report], issues = read_all(write(tmp_path, "a.html", PAGE))

    assert [] == issues
    assert ("Bridge opens", "Mara Lindqvist", "Halden Herald", "https://h.example/bridge", dt.date(2022, 3, 29)) == (
        report.title,
        report.byline,
        report.outlet,
        report.url,
        report.published,
    )
    assert report.text.startswith(f"Bridge opens\n\n{ENGLISH}\n\n“We built")
    assert [("title", "Bridge opens")] == zones_of(report)
    assert "ugly" not in report.text


def test_page_in_another_encoding_is_read(tmp_path: Path) -> None:
    page = PAGE.replace("utf-8", "windows-1252").replace("Halloran", "Hållörån")
    [report], _ = read_all(write(tmp_path, "a.html", page.encode("windows-1252")))

    assert "Hållörån" in report.text


def test_ambiguous_date_of_a_page_is_left_open(tmp_path: Path) -> None:
    [report], issues = read_all(write(tmp_path, "a.html", PAGE.replace("2022-03-29T23:30:00-05:00", "03/04/2022")))

    assert report.published is None
    assert ["ambiguous-date"] == codes(issues)


def test_date_that_the_page_only_shows_is_read(tmp_path: Path) -> None:
    page = PAGE.replace('<meta property="article:published_time" content="2022-03-29T23:30:00-05:00">', "")
    page = page.replace("</h1>", '</h1><div class="post-date">Posted: March 29, 2022</div>')
    [report], _ = read_all(write(tmp_path, "a.html", page))

    assert dt.date(2022, 3, 29) == report.published


def test_page_without_an_article_is_an_issue(tmp_path: Path) -> None:
    reports, issues = read_all(write(tmp_path, "a.html", "<html><body><nav><a>Home</a></nav></body></html>"))

    assert [] == reports
    assert ["empty"] == codes(issues)


def test_column_of_html_is_read_as_a_page(tmp_path: Path) -> None:
    row = {"url": "https://h.example/other", "html": "<p>The minister said <b>no</b>.</p><p>Then she left.</p>"}
    [report], _ = read_all(write(tmp_path, "a.jsonl", json.dumps(row)))

    assert ("The minister said no.\n\nThen she left.", "https://h.example/other") == (report.text, report.url)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_table_with_any_delimiter_is_read(tmp_path: Path, delimiter: str) -> None:
    content = io.StringIO(newline="")
    writer = csv.writer(content, delimiter=delimiter)
    text = 'She said "no"; then,\r\nafter a while, | "yes".'
    writer.writerows([["Headline", "Publisher", "Date", "Body"], ["A, b; c", "Herald", "2022-03-29", text]])
    [report], issues = read_all(write(tmp_path, "a.csv", content.getvalue()))

    assert [] == issues
    assert ("A, b; c", "Herald", text.replace("\r\n", "\n")) == (report.title, report.outlet, report.text)


def test_table_with_the_line_ends_of_old_macs_is_read(tmp_path: Path) -> None:
    reports, _ = read_all(write(tmp_path, "a.csv", "title;text\rx;One.\ry;Two.\r"))

    assert ["One.", "Two."] == [report.text for report in reports]


def test_field_longer_than_the_csv_module_allows_is_read(tmp_path: Path) -> None:
    text = f"{ENGLISH} " * 1500
    [report], _ = read_all(write(tmp_path, "a.csv", f'text\n"{text}"\n'))

    assert text == report.text


def test_table_in_latin_1_is_read(tmp_path: Path) -> None:
    [report], _ = read_all(write(tmp_path, "a.csv", "title,text\nx,Hållörån said no.\n".encode("latin-1")))

    assert "Hållörån said no." == report.text


def test_stray_byte_far_down_a_table_is_read_as_windows_1252(tmp_path: Path) -> None:
    rows = "title,text\n" + "é,A row.\n" * 20_000
    items, _ = walk(write(tmp_path, "a.csv", rows.encode() + b"x,Caf\xe9.\n"))

    assert {"title": "x", "text": "Café."} == items[-1].payload


def test_table_without_text_is_an_issue_with_its_columns(tmp_path: Path) -> None:
    items, [issue] = walk(write(tmp_path, "a.csv", "title,summary\na,b\n"))

    assert [] == items
    assert ("missing-column", True) == (issue.code, "'title', 'summary'" in issue.message)


def test_parquet_is_read_with_its_dates(tmp_path: Path) -> None:
    day = dt.datetime(2022, 3, 29, 12, tzinfo=dt.UTC)
    table = pa.table({"stories_id": [7], "publish_date": [day], "text": ["She said no."], "vector": [[0.5]]})
    pq.write_table(table, tmp_path / "a.parquet")
    [report], _ = read_all(tmp_path)

    assert ("7", dt.date(2022, 3, 29), "She said no.") == (report.given_id, report.published, report.text)


def test_json_array_and_wrapped_list_are_read(tmp_path: Path) -> None:
    rows = [{"id": 1, "text": 'A "quoted" {brace], end\\'}, {"id": 2, "text": "B"}]
    write(tmp_path, "a.json", json.dumps(rows, indent=2))
    write(tmp_path, "b.json", json.dumps({"status": "ok", "articles": rows}, indent=2))
    reports, issues = read_all(tmp_path)

    assert [] == issues
    assert [row["text"] for row in rows] * 2 == [report.text for report in reports]


def test_json_of_one_report_is_read(tmp_path: Path) -> None:
    [report], _ = read_all(write(tmp_path, "a.json", json.dumps({"title": "x", "text": "She said no."}, indent=2)))

    assert "She said no." == report.text


def test_json_lines_in_utf_16_are_read(tmp_path: Path) -> None:
    reports, _ = read_all(write(tmp_path, "a.jsonl", '{"text": "“No.”"}\n{"text": "Yes."}\n'.encode("utf-16")))

    assert ["“No.”", "Yes."] == [report.text for report in reports]


def test_rss_is_read_with_the_dates_as_written(tmp_path: Path) -> None:
    feed = (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Halden Herald</title><item><title>A &amp; b</title>'
        "<link>https://h.example/1</link><guid>g1</guid><pubDate>Tue, 29 Mar 2022 23:30:00 -0500</pubDate>"
        "<description>&lt;p&gt;She said &lt;b&gt;no&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;Then she left.&lt;/p&gt;</description>"
        "</item></channel></rss>"
    )
    [report], _ = read_all(write(tmp_path, "a.xml", feed))

    assert ("A & b\n\nShe said no.\n\nThen she left.", dt.date(2022, 3, 29), "Halden Herald", "g1") == (
        report.text,
        report.published,
        report.outlet,
        report.given_id,
    )


def test_atom_is_read(tmp_path: Path) -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Halden Herald</title><entry><title>A</title><id>e1</id>'
        '<published>2022-03-29T10:00:00Z</published><content type="html">&lt;p&gt;She said no.&lt;/p&gt;</content>'
        "</entry></feed>"
    )
    [report], _ = read_all(write(tmp_path, "a.atom", feed))

    assert ("A\n\nShe said no.", dt.date(2022, 3, 29)) == (report.text, report.published)


def test_feed_does_not_open_what_it_names(tmp_path: Path) -> None:
    secret = write(tmp_path, "secret.txt", "hidden words")
    feed = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]><rss version="2.0"><channel>'
        "<item><title>A</title><description>See &x; here.</description></item></channel></rss>"
    )
    reports, _ = read_all(write(tmp_path, "a.rss", feed))

    assert not any("hidden words" in report.text for report in reports)


@pytest.mark.parametrize("pack", [lambda data: data, gzip.compress])
def test_pages_of_a_crawl_are_read_and_the_day_of_the_crawl_is_no_date(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    crawl = (
        warc_record(1, PAGE.replace("2022-03-29T23:30:00-05:00", "").encode())
        + warc_record(2, b"body {}", kind="text/css")
        + warc_record(3, b"<html>Not found</html>", status="404 Not Found")
        + warc_record(4, b"She said no.", kind="text/plain")
    )
    reports, issues = read_all(write(tmp_path, "a.warc" + (".gz" if pack is gzip.compress else ""), pack(crawl)))

    assert [] == issues
    assert [("https://h.example/1", None), ("https://h.example/4", None)] == [
        (report.url, report.published) for report in reports
    ]


def test_format_is_recognised_without_a_name(tmp_path: Path) -> None:
    write(tmp_path, "a", '{"text": "One."}\n{"text": "Two."}\n')
    write(tmp_path, "b", "title,text\nx,Three.\n")
    write(tmp_path, "c", gzip.compress(b"Four."))
    write(tmp_path, "d", PAGE)
    reports, issues = read_all(tmp_path)

    assert [] == issues
    assert ["One.", "Two.", "Three.", "Four."] == [report.text for report in reports[:4]]
    assert "Bridge opens" == reports[4].title
