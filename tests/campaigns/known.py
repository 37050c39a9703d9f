"""Violations that are known and being mended: they do not fail a campaign until they are."""

from __future__ import annotations

import re

KNOWN: tuple[tuple[str, str], ...] = (
    (r"surrogates not allowed", "ids, names and addresses with bytes that are no text are not kept yet"),
    (r"a text of nothing, or with NULs", "NULs of a title stand in the text"),
    (r"^vanished|expected 0 reports and \['empty'\], got 0 and \[\]", "some inputs vanish in silence"),
    (r"^lost in silence", "cells beyond the columns of a table vanish in silence"),
    (r"JSONL nested 490 deep", "a value nested very deep loses the rows after it"),
    (r"is not a text encoding|made-up encoding", "a page that names a codec of Python's is not read"),
    (r"RecursionError", "folders nested hundreds deep"),
    (r"hangs: no end", "regular expressions that take exponential time"),
    (r"the judgement is kept \d times", "a judgement kept but not applied is appended again"),
    (r"resolve: fails though resolve ended well", "tables that stay unreadable are not made anew"),
    (r"is called a full disk", "damage is called a full disk"),
)
"""Pairs of a pattern of the violation's words, and why it is there."""


def reason_of(what: str) -> str | None:
    """Return why a violation is expected, or None."""
    return next((reason for pattern, reason in KNOWN if re.search(pattern, what, re.DOTALL)), None)
