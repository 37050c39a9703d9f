"""What one recogniser of times makes of the word between stars."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.extract.times.calendar_meanings import Meaning
from dragoman.extract.times.time_words import Found
from dragoman.model import Parse
from starred import starred


def found_at(find: Callable[[Parse, int], Found | None], text: str) -> tuple[str, Meaning] | None:
    """Return the wording of the expression around the word, and its meaning; None where it is none."""
    parse, token = starred(text)
    found = find(parse, token)
    return None if found is None else (parse.wording(found.start, found.end), found.meaning)
