"""Years, decades and the words beside them that tell how long ago something was.

Token numbers of a ``Parse`` throughout; ``year`` is the year of the report, None where it is unknown.

These are not the times that ``times`` finds, which need a day they can mean: a year beside a noun puts a deed back and
is no time that the report tells ("the 2012 visit", "the 2015 winner"), and of a report without a date only the years
written out tell what is old. Where both read a year it is the same one.
"""

from __future__ import annotations

import re

from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:s|[-–]\d\d(?:\d\d)?)?$")
MONTHS = words_of("status", "months")
# Words that may stand between a preposition and the year it brings: "at the beginning of March 1998".
BESIDE_YEAR = MONTHS | words_of("status", "words beside a year") | {"-"}
LONG_UNITS = words_of("status", "long units")
SEASONS = words_of("status", "seasons and months")
DECADES = words_of("status", "decades")
SUBORDINATE = frozenset({"relcl", "acl", "advcl", "pcomp"})
_BELOW_TIMES = BESIDE_YEAR | DECADES
_ERAS = words_of("status", "eras")
_REGIMES = words_of("status", "regimes")
_ERA_ADJECTIVES = words_of("status", "era adjectives")
_LATE_DAYS = words_of("status", "late days")
_CLUES = LONG_UNITS | SEASONS | DECADES | _ERAS | _REGIMES | words_of("status", "clues")
_ERAS_WITH_ADJECTIVES = _ERAS | words_of("status", "rules")
_ERAS_OF = _ERAS - {"time"}
_WARS = words_of("status", "wars")


def has_clue(parse: Parse, token: int) -> bool:
    """Tell whether a sentence has a number or a word without which nothing can lie back; most have none."""
    start, end = parse.sentence_of(token)
    words = parse.lower[start:end]
    return not _CLUES.isdisjoint(words) or any(word[0] in "12" and YEAR.match(word) for word in words)


def is_old_year(parse: Parse, token: int, year: int | None) -> bool:
    """Tell whether a word is a year, a span of years or a decade that lies two years before the report.

    Where the report has no year every year counts as old but that of a full date, and in a text that names several
    the last two.
    """
    word = parse.lower[token]
    if not YEAR.match(word):
        return False
    told = int(word[:4])
    if year is not None:
        return told <= year - 2
    if word.endswith("s"):
        return True
    return not _is_among_the_last(parse, token, told) and not _is_full_date(parse, token)


def old_year_below(parse: Parse, token: int, year: int | None, depth: int = 0) -> str:
    """Return the old year, or the word for decades, in a phrase for a time; nothing where there is none."""
    if is_old_year(parse, token, year):
        return parse.words[token]
    if depth > 2 or parse.lower[token] not in _BELOW_TIMES:
        return ""
    if parse.lower[token] in DECADES:
        return parse.words[token]
    below = parse.children[token]
    return next((found for inner in below if (found := old_year_below(parse, inner, year, depth + 1))), "")


def year_before(parse: Parse, noun: int, year: int | None) -> str:
    """Return the old year right below a noun and before it: "the 1994 raid"; or nothing."""
    years = (below for below in parse.children[noun] if below < noun and is_old_year(parse, below, year))
    return next((parse.words[below] for below in years), "")


def after_words_beside_year(parse: Parse, token: int, end: int) -> int:
    """Return the first token from ``token`` on, before ``end``, that does not stand between preposition and year."""
    while token < end and parse.lower[token] in BESIDE_YEAR:
        token += 1
    return token


def is_era(parse: Parse, noun: int) -> bool:
    """Tell "the days of the junta", "colonial times", "the cold war", "the old regime"."""
    word = parse.lower[noun]
    if word in _REGIMES:
        return True
    children = {parse.lower[below] for below in parse.children[noun]}
    if word == "war":
        return not children.isdisjoint(_WARS)
    if word in _ERAS_WITH_ADJECTIVES and not children.isdisjoint(_ERA_ADJECTIVES):
        return True
    return word in _ERAS_OF and "of" in children and not _is_near(parse, noun, children)


def _is_near(parse: Parse, noun: int, children: set[str]) -> bool:
    """Tell "the last days of", "five days of"."""
    is_counted = any(parse.deps[below] == "nummod" for below in parse.children[noun])
    return is_counted or not children.isdisjoint(_LATE_DAYS)


def _is_among_the_last(parse: Parse, token: int, told: int) -> bool:
    """Tell one of the last two of several years that a text names, in a main clause."""
    named = parse.years
    late = len(named) > 1 and told > max(named) - 2 and told >= 2000
    return late and not _is_below_clause(parse, token)


def _is_below_clause(parse: Parse, token: int) -> bool:
    """Tell whether a word stands in a subordinate clause or as a modifier of a noun."""
    for _ in range(6):
        head = parse.heads[token]
        if head == token:
            return False
        if parse.deps[token] in SUBORDINATE or _modifies_noun(parse, token):
            return True
        token = head
    return False


def _modifies_noun(parse: Parse, token: int) -> bool:
    return parse.pos[parse.heads[token]] == "NOUN" and parse.deps[token] in ("nummod", "prep")


def _is_full_date(parse: Parse, year: int) -> bool:
    before = parse.lower[max(0, year - 3) : year]
    return any(word in MONTHS for word in before) and any(word.isdigit() and len(word) < 3 for word in before)
