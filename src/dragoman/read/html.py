"""Web pages → text and metadata."""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import lxml.etree  # type: ignore[import-untyped]
import lxml.html  # type: ignore[import-untyped]
import trafilatura
from trafilatura.utils import load_html

from dragoman.config import ReadSettings
from dragoman.errors import InputError
from dragoman.model import escaped, escaped_words
from dragoman.read.decode import clean_text, decode_text
from dragoman.read.layout import same_title
from dragoman.read.linked_data import article_date, other_scripts
from dragoman.read.metadata import read_date, search_date
from dragoman.read.page_lead import with_lead

# What the library says of pages it gives up on becomes an issue of ours.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
logging.getLogger("htmldate").addHandler(logging.NullHandler())

# As browsers do, the encoding is looked for at the beginning only.
_ENCODING = re.compile(rb"<meta[^>]{0,200}charset\s*+=\s*+[\"']?+\s*+([\w.:-]+)", re.IGNORECASE)
_ENCODING_BYTES = 4096

# Blanks beside a line end. One in the middle of a run of blanks is no place to begin: runs would take their square.
_BLANKS_AT_LINE_END = re.compile(r"(?<! ) *+\n *+|\n *+")
_EMPTY_LINES = re.compile(r"\n{2,}")
_BLANKS = re.compile(r"\s+")

_IS_PAGE = re.compile(r"<(?:html|head|body|article|main)\b", re.IGNORECASE)
_IS_MARKED_UP = re.compile(r"<[a-zA-Z/!]")
_PAGE_CHARS = 20_000

# An article in a large page has some ten thousand marks.
_MAX_MARKS = 200_000
_MAX_ATTRIBUTES = 5_000

_DATE_NAMES = frozenset(
    (
        "article:published_time", "article:published", "og:published_time", "og:article:published_time",
        "datepublished", "date.published", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued",
        "dcterms.created", "date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
        "publicationdate", "parsely-pub-date", "sailthru.date", "rnews:datepublished", "cxenseparse:recs:publishtime",
        "article_date_original", "originalpublicationdate", "release_date", "displaydate", "published_date",
    )
)  # fmt: skip
_JSON_DATE = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{4,60})\"")
_SHORT_DATES = lxml.etree.XPath("//abbr[@title] | //span[@datetime] | //*[@itemprop='datePublished'][@content]")
_VISIBLE_DATES = lxml.etree.XPath(
    "//*[contains(@class, 'date') or contains(@class, 'time') or contains(@class, 'publish')"
    " or contains(@class, 'posted') or @itemprop='datePublished']"
)
_NOT_PUBLISHED = re.compile(r"updat|modif|sidebar|related|comment|widget|popular|latest", re.IGNORECASE)
_MAX_DATE_CHARS = 80
_MAX_DATE_ELEMENTS = 40

_BLOCKS = frozenset(
    (
        "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "table",
        "article", "section", "figure", "figcaption", "header", "footer", "pre", "hr", "body", "html",
    )
)  # fmt: skip
_SILENT = ("script", "style", "noscript", "template", "iframe", "form", "button", "svg", "head")


@dataclass(frozen=True, slots=True)
class Page:
    """The article of a page: its title and paragraphs with blank lines between, and its metadata by field."""

    text: str
    fields: Mapping[str, Any]


def extract_page(source: bytes | str, fields: Mapping[str, Any], settings: ReadSettings) -> Page:
    """Return the article of a page or fragment of HTML. ``fields`` known from elsewhere come before the page's own.

    The title stands above the text where the page's text does not begin with it. Raises ``InputError``: ``binary``,
    ``too-large`` where its marks are many times those of any article, or ``no-article`` where it holds no running text.
    """
    written = _decoded(source, fields.get("encoding"))
    _check_size(written)
    if _IS_PAGE.search(written[:_PAGE_CHARS]):
        text, own = _article(written, fields.get("url"))
    else:
        text, own = _fragment_text(written), {}
    found = {**own, **fields}
    text = clean_text(text).strip()
    if not text:
        raise InputError("no-article", "is a page without an article's text; save the article itself, or as plain text")
    title = clean_text(found.get("title") or "")
    if title and not any(same_title(line, title) for line in text.split("\n", 3)[:3]):
        text = f"{title}\n\n{text}"
    return Page(text, found)


def _check_size(written: str) -> None:
    # Each mark takes a tenth of a millisecond and a kilobyte and more, and attributes of one mark the square of it.
    if written.count("<") > _MAX_MARKS or any(
        len(piece) > _MAX_ATTRIBUTES and piece.partition(">")[0].count("=") > _MAX_ATTRIBUTES
        for piece in written.split("<")
    ):
        much = f"{_MAX_MARKS:,} marks, or {_MAX_ATTRIBUTES:,} attributes in one"
        raise InputError("too-large", f"has more than {much}; save the article itself")


def _decoded(source: bytes | str, encoding: str | None) -> str:
    if isinstance(source, str):
        return clean_text(source)
    match = _ENCODING.search(source[:_ENCODING_BYTES])
    return decode_text(source, encoding or (match[1].decode("ascii", "replace") if match else None))


def _article(written: str, url: str | None) -> tuple[str, dict[str, Any]]:
    tree = load_html(written)
    if tree is None:
        return "", {}
    published = _published(tree, url)
    # "fast" leaves out the second extractor; comments and tables are no prose of the report.
    document: Any = trafilatura.bare_extraction(
        tree,
        url=url,
        fast=True,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if document is None:
        return "", {}
    own = {
        "title": document.title,
        "author": document.author,
        "outlet": document.sitename,
        "url": document.url,
        "published": published,
    }
    paragraphs = [line.strip() for line in (document.text or "").split("\n")]
    text = with_lead(tree, "\n\n".join(paragraph for paragraph in paragraphs if paragraph))
    return text, {
        name: (escaped if name == "url" else escaped_words)(value.strip())
        for name, value in own.items()
        if isinstance(value, str) and value.strip()
    }


def _published(tree: Any, url: str | None) -> str | None:
    """Return the date as the page writes it: the first that can be read, else the first that is ambiguous.

    The page's own article in linked data comes first; what other scripts hold counts where it is one day alone.

    trafilatura's own search is not used: it reads 03/04/2022 as the third of April.
    """
    ambiguous = None
    for date in _declared_dates(tree, url):
        reading = read_date(date)
        if reading.day is not None:
            return date
        if reading.is_ambiguous:
            ambiguous = ambiguous or date
    return (
        _visible_date(tree)
        or _only_date([date for script in other_scripts(tree) for date in _JSON_DATE.findall(script)])
        or ambiguous
    )


def _only_date(dates: list[str]) -> str | None:
    days = {reading.day for date in dates if (reading := read_date(date)).day is not None}
    return dates[0] if len(days) == 1 and read_date(dates[0]).day is not None else None


def _declared_dates(tree: Any, url: str | None) -> Iterator[str]:
    if (date := article_date(tree, url)) is not None:
        yield date
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name in _DATE_NAMES and meta.get("content"):
            yield meta.get("content")
    for time in tree.iter("time"):
        if time.get("datetime") and not _NOT_PUBLISHED.search(time.get("class") or ""):
            yield time.get("datetime")
            break
    for element in _SHORT_DATES(tree):
        if not _NOT_PUBLISHED.search(element.get("class") or ""):
            written = element.get("content") or element.get("datetime") or element.get("title")
            if read_date(written).day is not None:
                yield written
                return


def _visible_date(tree: Any) -> str | None:
    """Return the one date that the page shows where it shows dates; None if there are several."""
    found: dict[Any, str] = {}
    for element in _VISIBLE_DATES(tree)[:_MAX_DATE_ELEMENTS]:
        if _NOT_PUBLISHED.search(element.get("class") or ""):
            continue
        shown = " ".join(element.text_content().split())
        if not 8 <= len(shown) <= _MAX_DATE_CHARS:
            continue
        reading = search_date(shown)
        if reading.day is not None:
            found.setdefault(reading.day, reading.day.isoformat())
        elif reading.is_ambiguous:
            found.setdefault(None, shown)
    days = [written for day, written in found.items() if day is not None] or list(found.values())
    return days[0] if len(days) == 1 else None


def _fragment_text(written: str) -> str:
    if "&lt;" in written and not _IS_MARKED_UP.search(written):
        written = html.unescape(written)
    if not _IS_MARKED_UP.search(written):
        return html.unescape(written)
    try:
        tree = lxml.html.fragment_fromstring(written, create_parent="div")
    except (lxml.etree.LxmlError, ValueError):
        return ""
    for element in list(tree.iter(*_SILENT)):
        element.drop_tree()
    pieces: list[str] = []
    for event, element in lxml.etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            pieces.append(_flat(element.tail))
            continue
        if element.tag in _BLOCKS:
            pieces.append("\n\n")
        if event == "start":
            pieces.append("\n" if element.tag == "br" else _flat(element.text))
        elif element is not tree:
            pieces.append(_flat(element.tail))
    text = _EMPTY_LINES.sub("\n\n", _BLANKS_AT_LINE_END.sub("\n", "".join(pieces)))
    return "\n".join(line.strip() for line in text.split("\n"))


def _flat(text: str | None) -> str:
    return _BLANKS.sub(" ", text) if text else ""
