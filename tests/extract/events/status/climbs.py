"""The way up from a word between stars, as statuses are decided on it."""

from __future__ import annotations

# A rule asks the others about what governs a word; only there do they come together.
from dragoman.extract.events.status.deciding import _Climb
from dragoman.extract.events.status.grounds import Ground, Verdict
from dragoman.lexicon.status import load_status_words
from report_times import times_at
from starred import starred

YEAR = 2022


def climb_from(text: str) -> tuple[_Climb, int]:
    """Return the way up, and the token it begins at; the report is of 2022."""
    parse, token = starred(text)
    return _Climb(parse, times_at(parse, YEAR), None, load_status_words()), token


def told(verdict: Verdict) -> tuple[str, Ground, str]:
    """Return a verdict without what it rests on."""
    return verdict[:3]
