"""PDF with a text layer → text."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter

from dragoman.errors import InputError

logging.getLogger("pypdf").addHandler(logging.NullHandler())

# A newspaper has a hundred pages, a yearbook more than any report.
_MAX_PAGES = 400
_N_EDGE_LINES = 2

_PAGE_NUMBER = re.compile(r"(?:Page\s)?[0-9]{1,4}(?:\s?(?:/|of)\s?[0-9]{1,4})?$", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]+")
_DIVIDED = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)»]*$")
# A line that ends a sentence and is this much shorter than others ends a paragraph.
_SHORT_SHARE = 0.85


def pdf_text(payload: bytes) -> str:
    """Return the text of a PDF, with a blank line where its lines show a paragraph to end. Raises ``InputError``."""
    from pypdf import PdfReader  # noqa: PLC0415 - only this format needs it
    from pypdf.errors import FileNotDecryptedError, PyPdfError  # noqa: PLC0415

    try:
        reader = PdfReader(io.BytesIO(payload))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("encrypted", "is protected by a password; save its text")
        if len(reader.pages) > _MAX_PAGES:
            raise InputError("too-large", f"has more than {_MAX_PAGES} pages; split it into reports")
        pages = [page.extract_text() for page in reader.pages]
    except FileNotDecryptedError as error:
        raise InputError("encrypted", "is protected by a password; save its text") from error
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, RecursionError) as error:
        raise InputError("damaged", f"is a PDF that cannot be read ({error}); save its text") from error
    except (NotImplementedError, ImportError, ArithmeticError, AssertionError, EOFError) as error:
        raise InputError("damaged", f"is a PDF that cannot be read ({error}); save its text") from error
    text = joined_pages(pages)
    if not text:
        raise InputError("no-text", "is a PDF without a text layer; recognise its text (OCR) and save that")
    return text


def joined_pages(pages: list[str]) -> str:
    """Return the text of pages as one: without running heads and page numbers, words divided at line ends joined."""
    by_page = [[line.strip() for line in page.split("\n") if line.strip()] for page in pages]
    running = _running(by_page) if len(by_page) > 1 else frozenset()
    lines = [line for page in by_page for line in _without_edges(page, running)]
    return _DIVIDED.sub("", _with_paragraphs(lines)).strip()


def _without_edges(page: list[str], running: frozenset[str]) -> list[str]:
    start, end = 0, len(page)
    while start < min(end, _N_EDGE_LINES) and (_key(page[start]) in running or _PAGE_NUMBER.match(page[start])):
        start += 1
    while end > max(start, len(page) - _N_EDGE_LINES) and (
        _key(page[end - 1]) in running or _PAGE_NUMBER.match(page[end - 1])
    ):
        end -= 1
    return page[start:end]


def _running(pages: list[list[str]]) -> frozenset[str]:
    counts = Counter(
        key
        for page in pages
        for key in {_key(line) for place, line in enumerate(page) if _is_at_edge(place, len(page))}
    )
    return frozenset(key for key, n in counts.items() if n > 1 and n * 2 >= len(pages))


def _is_at_edge(place: int, n_lines: int) -> bool:
    return place < _N_EDGE_LINES or place >= n_lines - _N_EDGE_LINES


def _key(line: str) -> str:
    return _DIGITS.sub("0", line)


def _with_paragraphs(lines: list[str]) -> str:
    if not lines:
        return ""
    usual = sorted(map(len, lines))[len(lines) * 3 // 4]
    pieces = []
    for place, line in enumerate(lines):
        below = lines[place + 1] if place + 1 < len(lines) else ""
        ends = bool(_SENTENCE_END.search(line)) and len(line) < _SHORT_SHARE * usual
        # A headline or a byline stands above the prose without a full stop.
        is_head = place < _N_EDGE_LINES + 1 and len(line) < _SHORT_SHARE * usual and below[:1].isupper()
        pieces.append(line + ("\n\n" if ends or is_head else "\n"))
    return "".join(pieces)
