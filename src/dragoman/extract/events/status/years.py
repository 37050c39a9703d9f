"""Years, decades and the words beside them that tell how long ago something was.

Token numbers of a ``Parse`` throughout; ``times`` are those of the report. What is a year they say, nobody else: 2000
is none in "2000 soldiers". Of a report without a date only the years written out tell what is old.
"""

from __future__ import annotations

from dragoman.extract.grammar.heads import arcs_up
from dragoman.extract.times.times_at import TimesAt
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

# Words besides those of the time itself that may stand between a preposition and a year: "at the end of about 1998".
BESIDE_YEAR = words_of("status", "words beside a year") | {"-"}
LONG_UNITS = words_of("status", "long units")
SEASONS = words_of("status", "seasons and months")
DECADES = words_of("status", "decades")
SUBORDINATE = frozenset({"relcl", "acl", "advcl", "pcomp"})
# Years before it are no year of a report that names no other time.
EARLIEST_OF_NEWS = 2000
_ERAS = words_of("status", "eras")
_REGIMES = words_of("status", "regimes")
_ERA_ADJECTIVES = words_of("status", "era adjectives")
_LATE_DAYS = words_of("status", "late days")
_CLUES = LONG_UNITS | SEASONS | DECADES | _ERAS | _REGIMES | words_of("status", "clues")
_ERAS_WITH_ADJECTIVES = _ERAS | words_of("status", "rules")
_ERAS_OF = _ERAS - {"time"}
_WARS = words_of("status", "wars")


def has_clue(parse: Parse, token: int, times: TimesAt) -> bool:
    """Tell whether a sentence has a year or a word without which nothing can lie back; most have none."""
    start, end = parse.sentence_of(token)
    return not _CLUES.isdisjoint(parse.lower[start:end]) or times.has_year_in(start, end)


def is_old_year(parse: Parse, token: int, times: TimesAt) -> bool:
    """Tell whether a word is a year, a span of years or a decade that lies two years before the report.

    Where the report has no year every year counts as old but that of a full date, and in a text that names several
    the last two.
    """
    told, when = times.year_at(token), times.at(token)
    if told is None or when is None:
        return False
    if times.year is not None:
        return told <= times.year - 2
    if when.precision == "decade":
        return True
    return when.precision != "day" and not _is_among_the_last(parse, token, times)


def old_year_below(parse: Parse, token: int, times: TimesAt, depth: int = 0) -> str:
    """Return the old year, or the word for decades, in a phrase for a time; nothing where there is none."""
    if is_old_year(parse, token, times):
        return parse.words[token]
    if parse.lower[token] in DECADES:
        return parse.words[token]
    if depth > 2 or not _may_stand_beside_year(parse, token, times):
        return ""
    below = parse.children[token]
    return next((found for inner in below if (found := old_year_below(parse, inner, times, depth + 1))), "")


def _may_stand_beside_year(parse: Parse, token: int, times: TimesAt) -> bool:
    """Tell a word of a time, or one that leads to its year."""
    return parse.lower[token] in BESIDE_YEAR or times.at(token) is not None


def year_before(parse: Parse, noun: int, times: TimesAt) -> str:
    """Return the old year right below a noun and before it: "the 1994 raid"; or nothing."""
    years = (below for below in parse.children[noun] if below < noun and is_old_year(parse, below, times))
    return next((parse.words[below] for below in years), "")


def after_words_beside_year(parse: Parse, token: int, end: int, times: TimesAt) -> int:
    """Return the first token from ``token`` on, before ``end``, that does not stand between preposition and year."""
    while token < end and times.year_at(token) is None and _may_stand_beside_year(parse, token, times):
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


def _is_among_the_last(parse: Parse, token: int, times: TimesAt) -> bool:
    """Tell one of the last two of several years that a text names, in a main clause."""
    told, named = times.year_at(token) or 0, times.named_years
    late = len(named) > 1 and told > max(named) - 2 and told >= EARLIEST_OF_NEWS
    return late and not _is_below_clause(parse, token)


def _is_below_clause(parse: Parse, token: int) -> bool:
    """Tell whether a word stands in a subordinate clause or as a modifier of a noun."""
    ways = arcs_up(parse, token, most=6)
    return any(parse.deps[below] in SUBORDINATE or _modifies_noun(parse, below) for below, _ in ways)


def _modifies_noun(parse: Parse, token: int) -> bool:
    return parse.pos[parse.heads[token]] == "NOUN" and parse.deps[token] in ("nummod", "prep")
