"""Which format an input is in: by its first bytes, then by its name."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal

from dragoman.errors import InputError
from dragoman.read.columns import has_text

Format = Literal[
    "plain", "html", "pdf", "docx", "rtf", "mail", "markdown", "jsonl", "json", "table", "parquet", "feed", "warc",
    "gzip", "zip", "dna", "qdpx",
]  # fmt: skip

# As many first bytes as the decision needs: the mark of a tar archive stands at 257, a feed's root after comments.
HEAD_BYTES = 4096

_FORMAT_BY_SUFFIX: dict[str, Format] = {
    ".txt": "plain", ".text": "plain", ".md": "markdown", ".markdown": "markdown", ".asc": "plain",
    ".docx": "docx", ".rtf": "rtf", ".eml": "mail", ".pdf": "pdf",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".jl": "jsonl", ".json": "json",
    ".csv": "table", ".tsv": "table", ".tab": "table", ".parquet": "parquet", ".pq": "parquet",
    ".rss": "feed", ".atom": "feed", ".rdf": "feed", ".warc": "warc", ".gz": "gzip", ".zip": "zip",
}  # fmt: skip

_FORMAT_BY_MARK: tuple[tuple[bytes, Format], ...] = (
    (b"\x1f\x8b", "gzip"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PAR1", "parquet"),
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"WARC/", "warc"),
)

_AS_TEXT = "save it as plain text or HTML"
_AS_TABLE = "save it as CSV (UTF-8)"
_UNPACK = "unpack it, or pack it as .zip or .gz"
_ADVICE_BY_SUFFIX: dict[str, str] = {
    ".doc": _AS_TEXT, ".odt": _AS_TEXT, ".epub": _AS_TEXT, ".pages": _AS_TEXT, ".ppt": _AS_TEXT, ".pptx": _AS_TEXT,
    ".mht": _AS_TEXT,
    ".mhtml": _AS_TEXT, ".msg": _AS_TEXT, ".xls": _AS_TABLE, ".xlsx": _AS_TABLE, ".ods": _AS_TABLE,
    ".rds": _AS_TABLE, ".rdata": _AS_TABLE, ".dta": _AS_TABLE, ".sav": _AS_TABLE, ".pkl": _AS_TABLE,
    ".feather": "save it as Parquet", ".arrow": "save it as Parquet", ".db": _AS_TABLE, ".sqlite": _AS_TABLE,
    ".tar": _UNPACK, ".tgz": _UNPACK, ".bz2": _UNPACK, ".xz": _UNPACK, ".zst": _UNPACK, ".7z": _UNPACK, ".rar": _UNPACK,
}  # fmt: skip
_ADVICE_BY_MARK: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "an old Office document", _AS_TEXT),
    (b"BZh", "bzip2", _UNPACK),
    (b"\xfd7zXZ", "xz", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "zstd", _UNPACK),
    (b"7z\xbc\xaf", "7z", _UNPACK),
    (b"Rar!", "RAR", _UNPACK),
    (b"SQLite format 3", "SQLite", _AS_TABLE),
    (b"ARROW1", "Arrow", "save it as Parquet"),
)
_BINARY_MARKS = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x7fELF", b"OggS", b"ID3", b"II*\x00", b"MM\x00*",
    b"wOFF", b"wOF2", b"\x00asm", b"\xca\xfe\xba\xbe", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe",
)  # fmt: skip

# Files that lie about in folders of reports and are none.
_NO_REPORTS = frozenset(
    [
        ".py",
        ".r",
        ".js",
        ".css",
        ".c",
        ".h",
        ".cpp",
        ".java",
        ".rb",
        ".go",
        ".rs",
        ".sh",
        ".bat",
        ".exe",
        ".dll",
        ".so",
        ".o",
        ".pyc",
        ".png",
        ".jpg",
        ".jpeg",
        ".gif",
        ".svg",
        ".webp",
        ".ico",
        ".bmp",
        ".tif",
        ".tiff",
        ".mp3",
        ".mp4",
        ".wav",
        ".avi",
        ".mov",
        ".mkv",
        ".woff",
        ".woff2",
        ".ttf",
        ".otf",
        ".toml",
        ".yaml",
        ".yml",
        ".ini",
        ".cfg",
        ".lock",
        ".bak",
        ".tmp",
        ".part",
        ".ipynb",
        ".tex",
        ".bib",
    ]
)

# Each takes what it can and gives nothing back: a head of comments alone would else be tried in every way to cut it.
_XML_HEAD = re.compile(r"\s*+(?:<\?xml[^>]*+>\s*+)?+", re.I)
_HTML_START = re.compile(r"<(?:!doctype\s++html|html|head|body)\b", re.I)
_HTML_AFTER_COMMENT = re.compile(r"-->\s*+<(?:!doctype\s++html|html|head|body)\b", re.I)
_FEED_START = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]", re.I)
_XML_START = re.compile(r"\s*<(?:\?xml|!DOCTYPE|!--|[A-Z])", re.I)


def recognise_format(name: str, head: bytes, from_folder: bool = False) -> Format:
    """Return the format of an input with this name and these first bytes.

    ``from_folder`` tells that nobody named the file: then kinds of files that are never reports are refused.
    Raises ``InputError``: ``empty``, ``binary``, or ``format`` for what Dragoman does not read.
    """
    if len(head) < HEAD_BYTES and not head.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise InputError("empty", "is empty")
    suffix = PurePosixPath(name.lower()).suffix
    if suffix in _ADVICE_BY_SUFFIX and not _is_text(head, suffix):
        raise InputError("format", f"{suffix[1:]} files are not read; {_ADVICE_BY_SUFFIX[suffix]}")
    if from_folder and suffix in _NO_REPORTS:
        raise InputError("other-file", f"{suffix[1:]} files are not read; if it holds a report, give the file itself")
    if suffix == ".docx" and head.startswith(b"PK\x03\x04"):
        return "docx"
    if suffix == ".qdpx" and head.startswith(b"PK\x03\x04"):
        return "qdpx"
    if suffix == ".dna" and head.startswith(b"SQLite format 3"):
        return "dna"
    return _by_mark(head) or _by_name_and_text(suffix, _head_text(head))


def _is_text(head: bytes, suffix: str) -> bool:
    # "minutes.doc" and "dump.msg" are sometimes plain text; the packed formats never are.
    return suffix in (".doc", ".msg", ".db", ".pages") and b"\0" not in head and not _by_mark(head)


def _by_mark(head: bytes) -> Format | None:
    for mark, kind, advice in _ADVICE_BY_MARK:
        if head.startswith(mark):
            raise InputError("format", f"is {kind}, which is not read; {advice}")
    if head[257:262] == b"ustar":
        raise InputError("format", f"is a tar archive, which is not read; {_UNPACK}")
    if head.startswith(_BINARY_MARKS):
        raise InputError("binary", "is not text; remove it from the input")
    return next((found for mark, found in _FORMAT_BY_MARK if head.startswith(mark)), None)


def _by_name_and_text(suffix: str, text: str) -> Format:
    named = _FORMAT_BY_SUFFIX.get(suffix)
    if named in ("parquet", "gzip", "zip", "warc", "pdf", "docx"):
        raise InputError("damaged", f"does not begin as a {suffix[1:]} file does; get it anew")
    if suffix == ".xml" or (named in (None, "plain", "html", "rtf") and _XML_START.match(text)):
        if _starts_html(text):
            return "html"
        if _FEED_START.search(text):
            return "feed"
        if suffix == ".xml":
            raise InputError("format", "is XML other than RSS, Atom and XHTML; convert it to text or JSON lines")
    return named or _by_text(text)


def _starts_html(text: str) -> bool:
    head = _XML_HEAD.match(text)
    start = head.end() if head else 0
    if text.startswith("<!--", start):
        return _HTML_AFTER_COMMENT.search(text, start + 4) is not None
    return _HTML_START.match(text, start) is not None


def _by_text(text: str) -> Format:
    start = text.lstrip()
    if start.startswith("{") or (start.startswith("[") and start[1:].lstrip().startswith(("{", "]"))):
        return "json"
    first_line = start.partition("\n")[0]
    for delimiter in ("\t", ",", ";", "|"):
        names = tuple(name.strip().strip('"') for name in first_line.split(delimiter))
        if len(names) > 1 and len(first_line) < HEAD_BYTES and has_text(names):
            return "table"
    return "plain"


def _head_text(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="replace")
    return head.decode("utf-8-sig", errors="replace")
