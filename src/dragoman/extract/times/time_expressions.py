"""Time expressions: the words that tell a time, and what they say.

An expression is recognised from a word that can carry it (a month, a weekday, a year, ``week``, ``p.m.``); the words
beside it say the rest. Rules and what they do not cover: docs/codebook/times.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from dragoman.extract.times.beside import part_beside_found
from dragoman.extract.times.calendar_units import unit_found
from dragoman.extract.times.clock import clock_found, noon_found
from dragoman.extract.times.day_words import (
    day_part_found,
    fortnight_found,
    hours_found,
    season_found,
    today_found,
    tomorrow_found,
    weekend_found,
    yesterday_found,
)
from dragoman.extract.times.joining import joined, widened
from dragoman.extract.times.month_days import month_found
from dragoman.extract.times.numbers import CLOCK_MARKS, number_found
from dragoman.extract.times.time_words import MONTHS, N_OF_PREFIX, PREFIXES, SEASONS, UNITS, WEEKDAYS, Found
from dragoman.extract.times.weekdays import weekday_found
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse


def find_expressions(parse: Parse) -> Iterator[Found]:
    """Yield the time expressions in reading order; they do not overlap."""
    return joined(parse, _found(parse))


def _found(parse: Parse) -> Iterator[Found]:
    free = 0  # the first token that no expression holds yet
    lower = parse.lower
    for token, word in enumerate(lower):
        recognise = RECOGNISERS.get(word)
        if recognise is None:
            if not word[:1].isdigit() and word[:N_OF_PREFIX] not in PREFIXES:
                continue
            recognise = number_found
        if token < free:
            continue
        found = recognise(parse, token)
        if found is not None and found.start >= free:
            found = widened(parse, found, free)
            free = found.end
            yield found


RECOGNISERS: Mapping[str, Callable[[Parse, int], Found | None]] = (
    dict.fromkeys(MONTHS, month_found)
    | dict.fromkeys(WEEKDAYS, weekday_found)
    | dict.fromkeys(SEASONS, season_found)
    | dict.fromkeys(UNITS, unit_found)
    | dict.fromkeys(words_of("times", "long parts of the day"), day_part_found)
    | dict.fromkeys(CLOCK_MARKS, clock_found)
    | dict.fromkeys(words_of("times", "noon and midnight"), noon_found)
    | dict.fromkeys(words_of("times", "today"), today_found)
    | dict.fromkeys(words_of("times", "yesterday"), yesterday_found)
    | dict.fromkeys(words_of("times", "tomorrow"), tomorrow_found)
    | dict.fromkeys(words_of("times", "weekend"), weekend_found)
    | dict.fromkeys(words_of("times", "units of an hour"), hours_found)
    | dict.fromkeys(words_of("times", "fortnight"), fortnight_found)
    | dict.fromkeys(words_of("times", "eves"), part_beside_found)
)
