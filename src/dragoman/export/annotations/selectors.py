"""Where words stand in a text, such that they are found again: by offsets, by their words, or by digests of these."""

from __future__ import annotations

import hashlib
from typing import Any

from dragoman.model import Span

# As many code points before and behind the words as other programs keep.
CONTEXT = 32


def text_digest(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def selectors_of(text: str, span: Span, *, with_text: bool) -> list[dict[str, Any]]:
    """Return selectors of a span: its offsets in code points, and its words with what stands around them.

    Without text a digest of the words stands in place of these.
    """
    exact = text[span.start : span.end]
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    if not with_text:
        return [position, {"type": "dragoman:DigestSelector", "quoteDigest": text_digest(exact), "length": len(exact)}]
    quote = {
        "type": "TextQuoteSelector",
        "exact": exact,
        "prefix": text[max(0, span.start - CONTEXT) : span.start],
        "suffix": text[span.end : span.end + CONTEXT],
    }
    return [position, quote]
