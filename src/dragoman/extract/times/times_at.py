"""The times of a report by the words that tell them, for those who ask whether a word is part of a time.

Token numbers of a ``Parse`` throughout. No word is read as a year or a date here that the times are not.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from dragoman.model import Parse, When


class TimesAt:
    """The times of one parse; ``year`` is the year of the report, None where it is unknown."""

    def __init__(self, parse: Parse, times: Sequence[When] = (), year: int | None = None) -> None:
        self.year = year
        self._parse = parse
        self._times = times

    @cached_property
    def _by_token(self) -> dict[int, When]:
        return {token: when for when in self._times for token in self._parse.tokens_in(when.span)}

    @cached_property
    def _years(self) -> dict[int, int]:
        """The years by the tokens in which they are written: 1994 for "1994" in "March 1994", 1990 for "1990s"."""
        found: dict[int, int] = {}
        for token, when in self._by_token.items():
            for day in (when.start, when.end):
                if day is not None and str(day.year) in self._parse.words[token]:
                    found.setdefault(token, day.year)
        return found

    @cached_property
    def _tokens_of_years(self) -> list[int]:
        return sorted(self._years)

    @cached_property
    def named_years(self) -> frozenset[int]:
        """All years that are written in the report."""
        return frozenset(self._years.values())

    def at(self, token: int) -> When | None:
        """Return the time that a token is part of."""
        return self._by_token.get(token)

    def tokens_around(self, token: int) -> range:
        """Return all tokens of the time that a token is part of; none where it is part of none."""
        when = self.at(token)
        return range(0) if when is None else self._parse.tokens_in(when.span)

    def year_at(self, token: int) -> int | None:
        """Return the year that is written in a token, the first of several years; None where none is."""
        return self._years.get(token)

    def has_year_in(self, start: int, end: int) -> bool:
        """Tell whether a year is written in the tokens from ``start`` to one before ``end``."""
        place = bisect_left(self._tokens_of_years, start)
        return place < len(self._tokens_of_years) and self._tokens_of_years[place] < end
