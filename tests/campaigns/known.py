"""Violations that are known and being mended: they do not fail a campaign until they are."""

from __future__ import annotations

import re

KNOWN: tuple[tuple[str, str], ...] = ()
"""Pairs of a pattern of the violation's words, and why it is there."""


def reason_of(what: str) -> str | None:
    """Return why a violation is expected, or None."""
    return next((reason for pattern, reason in KNOWN if re.search(pattern, what, re.DOTALL)), None)
