"""Whether a text that should be plain is HTML: tags and character references where prose has none."""

from __future__ import annotations

import html
import re

_TAG = re.compile(
    r"</?(?:p|br|div|span|a|b|i|u|em|strong|h[1-6]|li|ul|ol|blockquote|article|section|figure|img|table|tr|td|html|body"
    r"|font|hr|figcaption|main|header|footer)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\s?/?>", re.IGNORECASE)
_FIRST_TAG = re.compile(r"\s*<(?:p|div|html|body|article|section|h[1-6]|span|figure)\b[^<>]{0,2000}>", re.IGNORECASE)
_REFERENCE = re.compile(
    r"&(?:quot|nbsp|amp|apos|lt|gt|[lr][ds]quo|[mn]dash|hellip|[a-z]{1,6}(?:acute|grave|uml|circ|tilde)"
    r"|#[0-9]{2,5}|#x[0-9a-f]{2,5});",
    re.IGNORECASE,
)

# A report on web pages may name one tag.
_MIN_TAGS = 2


def is_marked_up(text: str) -> bool:
    """Tell whether the text is HTML, whole or in part, rather than prose that has such signs."""
    if "<" in text and _has_tags(text):
        return True
    if "&" not in text or _REFERENCE.search(text) is None:
        return False
    # Escaped a second time, or with references alone.
    return "&lt;" not in text or _has_tags(html.unescape(text)) or "<" not in html.unescape(text)


def _has_tags(text: str) -> bool:
    if _FIRST_TAG.match(text) or _BREAK.search(text):
        return True
    return any(number == _MIN_TAGS for number, _ in enumerate(_TAG.finditer(text), start=1))
