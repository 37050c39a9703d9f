"""Violations that are known and being mended: they do not fail a campaign until they are."""

from __future__ import annotations

import re

KNOWN: tuple[tuple[str, str], ...] = (
    (r"^lost in silence", "cells beyond the columns of a table vanish in silence"),
    (r"the judgement is kept \d times", "a judgement kept but not applied is appended again"),
    (r"resolve: fails though resolve ended well", "tables that stay unreadable are not made anew"),
    (r"is called a full disk", "damage is called a full disk"),
)
"""Pairs of a pattern of the violation's words, and why it is there."""


def reason_of(what: str) -> str | None:
    """Return why a violation is expected, or None."""
    return next((reason for pattern, reason in KNOWN if re.search(pattern, what, re.DOTALL)), None)
