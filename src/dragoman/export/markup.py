"""Text for XML: escaped, and without what XML 1.0 cannot hold."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

# Control characters, halves of surrogate pairs, and the two of the basic plane that are no characters.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_IN_QUOTES = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def xml_text(text: str) -> str:
    """Return text as an element holds it. What XML cannot hold is U+FFFD, one for one, so that offsets stay."""
    return escape(_NO_XML.sub("\ufffd", text), {"\r": "&#13;"})


def xml_quoted(value: object) -> str:
    """Return a value as an attribute holds it, in double quotation marks; line breaks and tabs stay."""
    return f'"{escape(_NO_XML.sub(chr(0xFFFD), str(value)), _IN_QUOTES)}"'
