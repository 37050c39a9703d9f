"""Ids that are digests of content, so that repeated runs give the same ids and merge."""

from __future__ import annotations

import hashlib
from typing import Any

import orjson


def digest_of(kind: str, *content: Any) -> str:
    """Return ``kind`` (one letter) followed by 16 hexadecimal digits of BLAKE2b over ``content``.

    Content is what JSON can hold, and spans and dates; the same content gives the same id on every machine.
    """
    encoded = orjson.dumps(content, default=list)  # list: orjson does not take a Span, a named tuple, by itself
    return kind + hashlib.blake2b(encoded, digest_size=8).hexdigest()
