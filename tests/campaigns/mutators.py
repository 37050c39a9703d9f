"""Ways to spoil an input, each with a random generator of its own: the same seed spoils alike."""

from __future__ import annotations

import gzip
import random
import re
import zlib
from collections.abc import Callable, Mapping

from seeds import SEEDS

Mutator = Callable[[bytes, str, random.Random], bytes]

_MARKUP = (
    b"<", b">", b"</p>", b"<p>", b"<div>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<script>", b"&amp;", b"&#x110000;",
    b"&#0;", b"&#xd800;", b"<meta charset=hex>", b"<meta charset=utf-7>", b"<?xml version='1.0' encoding='idna'?>",
    b"<base href='//h.example'>", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"<time datetime='99999-99-99'>",
    b"<html>", b"</html>", b"<head>", b"<body>", b"<article>", b"<table><tr><td>", b"<svg/onload=1>", b"<a\0b>",
)  # fmt: skip
_JSON = (
    b"{", b"}", b"[", b"]", b",", b":", b'"', b"\\", b"\\ud800", b"\\u0000", b"null", b"NaN", b"1e999", b"-0", b"true",
    b'{"text":', b'"text":["a",["b"]]', b'"id":{"a":1}', b'"html":"<p>x"', b'"_source":{}', b"\n", b"\x1e",
)  # fmt: skip
_CELLS = (
    b'"', b'""', b",", b";", b"\t", b"|", b"\n", b"\r", b"\r\n", b'"\n"', b"text", b"id,text\n", b"\x0c", b"\x1c",
    b"\xc2\x85", b"\xe2\x80\xa8", b"=1+1", b"\\", b"'",
)  # fmt: skip
_HEADERS = (
    b"WARC/1.0\r\n", b"WARC/9.9\r\n", b"Content-Length: 0\r\n", b"Content-Length: -1\r\n", b"\r\n\r\n",
    b"Content-Length: 99999999999999999999\r\n", b"Content-Type: text/html; charset=hex\r\n",
    b"Content-Encoding: gzip\r\n", b"Content-Encoding: br\r\n", b"Transfer-Encoding: chunked\r\n", b"HTTP/1.1 200\r\n",
    b"HTTP/1.1 abc\r\n", b"WARC-Type: warcinfo\r\n", b"WARC-Target-URI: \xff\r\n", b"ffffffff\r\n",
)  # fmt: skip
_PACKED = (
    b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07", b"\x1f\x8b\x08\x00", b"PAR1",
    b"\xff\xff\xff\xff", b"\0\0\0\0", b"\xff" * 8, b"../", b"C:\\",
)  # fmt: skip
_WORDS = (
    "“", "”", '"', "'", "\u202e", "\u2028", "e\u0301", "𝔘", "\ufeff", "\ufffd", "OSLO (AP) — ", "By ", "Read more:",
    "(END)", "___", "\n\n", "March 29, 2022", "30 February 2024", "\u0661\u0662", "ﬁ", "ß", "İ",
)  # fmt: skip
TOKENS: Mapping[str, tuple[bytes, ...]] = {
    "html": _MARKUP, "rss": _MARKUP, "atom": _MARKUP, "json": _JSON, "jsonl": _JSON, "csv": _CELLS, "tsv": _CELLS,
    "warc": _HEADERS + _MARKUP, "gz": _PACKED, "zip": _PACKED, "parquet": _PACKED,
}  # fmt: skip
_NUMBERS = (b"0", b"-1", b"2147483648", b"18446744073709551616", b"9" * 400, b"1e400", b"0x7f", b"253402300800000")
_ENCODINGS = (
    "utf-16",
    "utf-16-be",
    "utf-32",
    "cp1252",
    "latin-1",
    "utf-7",
    "cp037",
    "shift_jis",
    "gb18030",
    "utf-8-sig",
)
_OPENINGS = (
    b"[", b"(", b"{", b'{"a":', b"[[", b"<div>", b"<b>", b"<a ", b"<!--", b"<!---->", b"<![CDATA[", b'"', b"'",
    "“".encode(), b"<item>", b"<entry>", b"&amp;", b"((", b"\\", b"/", b"<p><table>", b"<ul><li>", b" \n", b"<?a?>",
)  # fmt: skip


def flip_bits(content: bytes, kind: str, chance: random.Random) -> bytes:
    """Turn round some bits."""
    del kind
    spoilt = bytearray(content)
    for _ in range(chance.choice([1, 1, 3, 10, 50])):
        spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def set_bytes(content: bytes, kind: str, chance: random.Random) -> bytes:
    """Put other bytes in their place."""
    del kind
    spoilt = bytearray(content)
    for _ in range(chance.choice([1, 2, 8])):
        at = chance.randrange(len(spoilt))
        spoilt[at : at + 1] = bytes([chance.choice([0, 9, 10, 13, 34, 60, 127, 128, 255, chance.randrange(256)])])
    return bytes(spoilt)


def cut_end(content: bytes, kind: str, chance: random.Random) -> bytes:
    """Cut the input short."""
    del kind
    return content[: chance.randrange(len(content))]


def cut_out(content: bytes, kind: str, chance: random.Random) -> bytes:
    """Take a stretch out."""
    del kind
    start, end = _stretch(content, chance)
    return content[:start] + content[end:]


def double(content: bytes, kind: str, chance: random.Random) -> bytes:
    """Repeat a stretch."""
    del kind
    start, end = _stretch(content, chance)
    return content[:end] + content[start:end] * chance.choice([1, 1, 2, 20]) + content[end:]


def move(content: bytes, kind: str, chance: random.Random) -> bytes:
    """Move a stretch elsewhere."""
    del kind
    start, end = _stretch(content, chance)
    rest = content[:start] + content[end:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + content[start:end] + rest[at:]


def insert_token(content: bytes, kind: str, chance: random.Random) -> bytes:
    """Put in what means something in the format, or in a text."""
    tokens = (*TOKENS.get(kind, ()), *(word.encode() for word in _WORDS))
    for _ in range(chance.choice([1, 1, 2, 6])):
        at = chance.randrange(len(content) + 1)
        content = content[:at] + chance.choice(tokens) + content[at:]
    return content


def other_number(content: bytes, kind: str, chance: random.Random) -> bytes:
    """Put a huge or impossible number in the place of one."""
    found = list(re.finditer(rb"\d+", content))
    if not found:
        return insert_token(content, kind, chance)
    match = chance.choice(found)
    return content[: match.start()] + chance.choice(_NUMBERS) + content[match.end() :]


def other_encoding(content: bytes, kind: str, chance: random.Random) -> bytes:
    """Write it in another encoding."""
    del kind
    return content.decode("utf-8", "replace").encode(chance.choice(_ENCODINGS), "replace")


def put_nuls(content: bytes, kind: str, chance: random.Random) -> bytes:
    """Put NULs in."""
    del kind
    at = chance.randrange(len(content) + 1)
    return content[:at] + b"\0" * chance.choice([1, 3, 100, 5000]) + content[at:]


def nest(content: bytes, kind: str, chance: random.Random) -> bytes:
    """Put in an opening sign, many times."""
    del kind
    at = chance.choice([0, len(content), chance.randrange(len(content) + 1)])
    return content[:at] + chance.choice(_OPENINGS) * chance.choice([2, 30, 300, 2000, 20_000]) + content[at:]


def splice(content: bytes, kind: str, chance: random.Random) -> bytes:
    """Join its beginning to the end of another input, mostly of its kind."""
    other = SEEDS[chance.choice([kind, kind, kind, *SEEDS])][1](chance)
    return content[: chance.randrange(len(content) + 1)] + other[chance.randrange(len(other) + 1) :]


def repack(content: bytes, kind: str, chance: random.Random) -> bytes:
    """Spoil what is packed, and pack it again; of formats that are not packed, pack them."""
    if kind != "gz":
        return gzip.compress(content) if chance.random() < 0.2 else insert_token(content, kind, chance)
    try:
        inner = gzip.decompress(content)
    except (OSError, EOFError, zlib.error):
        return flip_bits(content, kind, chance)
    return gzip.compress(chance.choice([insert_token, cut_end, nest, flip_bits])(inner or b"x", "jsonl", chance))


MUTATORS: tuple[Mutator, ...] = (
    flip_bits, set_bytes, cut_end, cut_out, double, move, insert_token, other_number, other_encoding, put_nuls, nest,
    splice, repack,
)  # fmt: skip

# Beyond that, an input says nothing that a shorter one would not; long ones have a campaign of their own.
_MAX_BYTES = 400_000


def mutated(kind: str, seed: int, number: int) -> bytes:
    """Return input ``number`` of a format: a good one, spoilt once to four times. The same arguments give the same."""
    chance = random.Random(f"{seed}:{kind}:{number}")
    content = SEEDS[kind][1](chance)
    for _ in range(chance.choice([1, 1, 1, 2, 2, 3, 4])):
        content = chance.choice(MUTATORS)(content or b"x", kind, chance)[:_MAX_BYTES]
    return content


def _stretch(content: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(content))
    return start, min(len(content), start + chance.choice([1, 4, 16, 64, 256, 1024]))
