"""Word documents (.docx) → text: the paragraphs of the document itself, with blank lines between."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import IO, Any

import lxml.etree  # type: ignore[import-untyped]

from dragoman.config import ReadSettings
from dragoman.errors import InputError
from dragoman.model import Issue
from dragoman.read.item import Item
from dragoman.read.prose_files import walk_prose
from dragoman.read.streams import Opened

_DOCUMENT = "word/document.xml"
_SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
# What a document shows twice: the second way of an object for programs that do not know the first, and deleted text.
_SKIPPED = ("Fallback", "del", "moveFrom", "instrText", "delText")


def walk_docx(opened: Opened, settings: ReadSettings) -> Iterator[Item | Issue]:
    """Yield the document as one item, or the reports of a database's export. Raises ``InputError``."""
    with opened.seekable() as file:
        text = docx_text(file, settings.max_item_bytes)
    yield from walk_prose(opened, text)


def docx_text(file: IO[bytes], max_bytes: int) -> str:
    """Return the text of a document. Raises ``InputError``."""
    try:
        with zipfile.ZipFile(file) as archive, archive.open(_DOCUMENT) as member:
            payload = member.read(max_bytes + 1)
    except KeyError as error:
        raise InputError("damaged", "is no Word document; save it anew, or as plain text") from error
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, EOFError) as error:
        raise InputError("damaged", f"is a damaged or protected document ({error}); save it anew") from error
    except Exception as error:
        if type(error).__module__ != "zlib":
            raise
        raise InputError("damaged", f"is a damaged document ({error}); save it anew") from error
    if len(payload) > max_bytes:
        raise InputError("too-large", f"unpacks to more than {max_bytes:,} bytes; split it up")
    parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = lxml.etree.fromstring(payload, parser)
    except lxml.etree.LxmlError as error:
        raise InputError("damaged", f"is a damaged document ({error}); save it anew") from error
    paragraphs = ("".join(_pieces(paragraph)).strip() for paragraph in _paragraphs(root))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _paragraphs(root: Any) -> Iterator[Any]:
    for element in root.iter(f"{_SPACE}p", f"{_STRICT}p"):
        if not any(_name(parent) in ("Fallback", "txbxContent") for parent in element.iterancestors()):
            yield element


def _pieces(paragraph: Any) -> Iterator[str]:
    skipping: Any = None
    for event, element in lxml.etree.iterwalk(paragraph, events=("start", "end")):
        name = _name(element)
        if skipping is not None:
            if event == "end" and element is skipping:
                skipping = None
        elif event == "start" and name in _SKIPPED:
            skipping = element
        elif event == "start" and name == "t":
            yield element.text or ""
        elif event == "start" and name in ("tab", "ptab"):
            yield "\t"
        elif event == "start" and name in ("br", "cr"):
            yield "\n"
        elif event == "start" and name == "noBreakHyphen":
            yield "-"


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
