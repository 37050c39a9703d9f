"""Rich text (.rtf) → text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.config import ReadSettings
from dragoman.errors import InputError
from dragoman.model import Issue
from dragoman.read.item import Item
from dragoman.read.prose_files import walk_prose
from dragoman.read.streams import Opened

_LINE_ENDS = re.compile(r"\n(?:[^\S\n]*\n)*")


def walk_rtf(opened: Opened, settings: ReadSettings) -> Iterator[Item | Issue]:
    """Yield the document as one item, or the reports of a database's export. Raises ``InputError``."""
    yield from walk_prose(opened, rtf_text(opened.read_whole(settings.max_item_bytes)))


def rtf_text(payload: bytes) -> str:
    """Return the text of a document, paragraphs with blank lines between. Raises ``InputError``."""
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415 - only this format needs it

    try:
        text = rtf_to_text(payload.decode("latin-1"), encoding="cp1252", errors="replace")  # type: ignore[no-untyped-call]
    except Exception as error:  # the library names no errors of its own
        raise InputError("damaged", f"is rich text that cannot be read ({error}); save it as plain text") from error
    return _LINE_ENDS.sub("\n\n", text.replace("\r", "\n").replace("\xa0", " ")).strip()
