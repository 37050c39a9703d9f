"""Small good inputs of every format that is read, drawn at random: what mutations begin with.

Every row's text has a word of its own, ``marker-N``, by which it is found again.
"""

from __future__ import annotations

import datetime as dt
import decimal
import gzip
import io
import json
import random
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

_NAMES = ("Mara Lindqvist", "Jon Sørensen", "Ada Okoro", "the foreign ministry of Norland", "Colonel Ruben Aas")
_WORDS = ("the talks would go on", "nothing had been settled", "“we stay,” he added", 'it was "too early"', "the río")
_PLACES = ("OSLO (NLA) — ", "TEHRAN, Apr. 19 (ABC) – ", "", "", "By Ada Okoro\n\n")
_DAYS = ("2024-04-12", "12 April 2024", "03/04/2022", "Fri, 12 Apr 2024 10:00:00 GMT", "1712916000", "", "2022-13-45")
_ENDS = ("", "\n\nRead more: A bridge opens", "\n(END)", "\n\nFollow us on Twitter")


def text_of(chance: random.Random, number: int) -> str:
    """Return the text of a small report."""
    who, what = chance.choice(_NAMES), chance.choice(_WORDS)
    said = f"{chance.choice(_PLACES)}Report marker-{number} tells that {who} said on Monday in the capital that {what}."
    more = " The delegations meet again next week, and the river is on the list." * chance.randint(0, 3)
    return said + more + chance.choice(_ENDS)


def rows_of(chance: random.Random, n: int) -> list[dict[str, Any]]:
    """Return rows as a table of reports has them."""
    return [
        {
            "id": chance.choice([number, f"n{number}", f"https://h.example/{number}"]),
            "title": f"Talks, day {number}",
            "url": f"https://h.example/2024/04/{number:02}/talks",
            "date": chance.choice(_DAYS),
            "source": chance.choice(["NLA", "Fjord News", ""]),
            "text": text_of(chance, number),
        }
        for number in range(1, n + 1)
    ]


def plain(chance: random.Random) -> bytes:
    """Return a report as a text file."""
    head = chance.choice(["", "Talks go on\n\n", " date 2022-03-29   1. Politics\n", "Published: 29 March 2022\n\n"])
    return (head + text_of(chance, 1)).encode(chance.choice(["utf-8", "utf-8", "utf-8-sig", "cp1252", "utf-16"]))


def page(chance: random.Random) -> bytes:
    """Return a web page."""
    paragraphs = "".join(f"<p>{text_of(chance, number)}</p>" for number in range(1, chance.randint(2, 5)))
    return (
        "<!doctype html><html><head><meta charset=utf-8><title>Talks go on | Fjord News</title>"
        '<meta property="article:published_time" content="2024-04-12T10:00:00Z">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-04-12"}</script></head>'
        f"<body><nav><a href='/'>Home</a></nav><article><h1>Talks go on</h1><time>12 April 2024</time>{paragraphs}"
        "</article><footer>© Fjord News</footer></body></html>"
    ).encode()


def json_lines(chance: random.Random) -> bytes:
    """Return reports a line each."""
    return b"".join(json.dumps(row, ensure_ascii=chance.random() < 0.5).encode() + b"\n" for row in rows_of(chance, 4))


def json_list(chance: random.Random) -> bytes:
    """Return reports in an array, or in an object around it."""
    rows = rows_of(chance, 3)
    document = chance.choice([rows, {"articles": rows}, {"results": rows}, rows[0]])
    return json.dumps(document, indent=chance.choice([None, 1])).encode()


def table(chance: random.Random, delimiter: str = ",") -> bytes:
    """Return reports as a table."""
    rows = rows_of(chance, 4)
    lines = [delimiter.join(rows[0])]
    lines += [delimiter.join(_cell(str(value), delimiter) for value in row.values()) for row in rows]
    return (chance.choice(["\n", "\r\n"]).join(lines) + "\n").encode()


def tabs(chance: random.Random) -> bytes:
    """Return reports as a table with tabs."""
    return table(chance, "\t")


def _cell(value: str, delimiter: str) -> str:
    if delimiter == "\t":
        return value.replace("\t", " ").replace("\n", " ")
    return '"' + value.replace('"', '""') + '"'


def columns(chance: random.Random) -> bytes:
    """Return reports as Parquet; sometimes the columns are of other types than one would expect."""
    rows = rows_of(chance, 4)
    names = list(rows[0])
    arrays = {name: pa.array([str(row[name]) for row in rows]) for name in names}
    for name in chance.sample(names, chance.choice([0, 0, 1, 2])):
        arrays[name] = odd_column(chance, len(rows))
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table(arrays), sink, compression=chance.choice(["none", "snappy", "zstd"]))
    return bytes(sink.getvalue().to_pybytes())


def odd_column(chance: random.Random, n: int) -> pa.Array:
    """Return a column of some type."""
    far = dt.datetime(2024, 4, 12, 10, tzinfo=dt.UTC)
    makers: list[Callable[[], pa.Array]] = [
        lambda: pa.array([None] * n),
        lambda: pa.array([True] * n),
        lambda: pa.array([2**62] * n),
        lambda: pa.array([float("nan")] * n),
        lambda: pa.array([b"\xff\xfe no text"] * n),
        lambda: pa.array([["a", None]] * n),
        lambda: pa.array([{"name": "x", "n": 1}] * n),
        lambda: pa.array([decimal.Decimal("1.50")] * n),
        lambda: pa.array([far.date()] * n),
        lambda: pa.array([2**61] * n, pa.timestamp("ns", "UTC")),
        lambda: pa.array([-(2**60)] * n, pa.timestamp("us", "+14:59")),
        lambda: pa.array([86_399] * n, pa.time32("s")),
        lambda: pa.array(["a"] * n).dictionary_encode(),
        lambda: pa.array([2**50] * n, pa.duration("s")),
        lambda: pa.array(["text"] * n, pa.large_string()),
        lambda: pa.array([[("k", "v")]] * n, pa.map_(pa.string(), pa.string())),
    ]
    return chance.choice(makers)()


def rss(chance: random.Random) -> bytes:
    """Return a feed of RSS."""
    items = "".join(
        f"<item><title>Talks {number}</title><link>https://h.example/{number}</link><guid>{number}</guid>"
        f"<pubDate>Fri, 12 Apr 2024 10:00:00 GMT</pubDate><description><![CDATA[<p>{text_of(chance, number)}</p>]]>"
        "</description></item>"
        for number in range(1, 4)
    )
    head = '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Fjord News</title>'
    return f"{head}<language>en</language>{items}</channel></rss>".encode()


def atom(chance: random.Random) -> bytes:
    """Return a feed of Atom."""
    entries = "".join(
        f"<entry><id>urn:n:{number}</id><title>Talks {number}</title><link href='https://h.example/{number}'/>"
        f"<updated>2024-04-12T10:00:00Z</updated><content type='html'>&lt;p&gt;{_escaped(text_of(chance, number))}"
        "&lt;/p&gt;</content></entry>"
        for number in range(1, 4)
    )
    head = "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>Fjord News</title>"
    return f"{head}{entries}</feed>".encode()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def crawl(chance: random.Random) -> bytes:
    """Return a WARC file."""
    return b"".join(warc_record(number, page(chance), chance.choice([200, 200, 404])) for number in range(1, 4))


def warc_record(number: int, body: bytes, status: int = 200) -> bytes:
    """Return one record of a page that was fetched."""
    http = b"HTTP/1.1 %d X\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % (
        status,
        len(body),
    )
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\nWARC-Date: 2024-04-12T10:00:00Z\r\n"
        f"WARC-Target-URI: https://h.example/{number}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http) + len(body)}\r\n\r\n"
    ).encode()
    return head + http + body + b"\r\n\r\n"


def packed(chance: random.Random) -> bytes:
    """Return a report, rows or a crawl in gzip."""
    return gzip.compress(chance.choice([plain, json_lines, table, crawl, page])(chance))


def archive(chance: random.Random) -> bytes:
    """Return a zip file of several formats."""
    members = {
        "a.txt": plain(chance),
        "in/b.html": page(chance),
        "in/c.jsonl": json_lines(chance),
        "d.csv.gz": gzip.compress(table(chance)),
        "é.rss": rss(chance),
    }
    return zip_of({name: members[name] for name in chance.sample(sorted(members), chance.randint(1, 4))})


def zip_of(members: Mapping[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip file of these members."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", how) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return sink.getvalue()


SEEDS: Mapping[str, tuple[str, Callable[[random.Random], bytes]]] = {
    "txt": (".txt", plain),
    "html": (".html", page),
    "json": (".json", json_list),
    "jsonl": (".jsonl", json_lines),
    "csv": (".csv", table),
    "tsv": (".tsv", tabs),
    "parquet": (".parquet", columns),
    "rss": (".rss", rss),
    "atom": (".atom", atom),
    "warc": (".warc", crawl),
    "gz": (".gz", packed),
    "zip": (".zip", archive),
    "no name": ("", plain),
}
"""Format → the ending of its files, and what draws one."""
