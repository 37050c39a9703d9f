"""Time words that put what is told in the present ahead: "the envoy meets rebels next week".

Token numbers of a ``Parse`` throughout.
"""

from __future__ import annotations

from dragoman.extract.grammar.below import has_below, word_below
from dragoman.extract.grammar.clauses import child
from dragoman.extract.grammar.token_view import DAY_WORDS
from dragoman.extract.grammar.verbs import own_subject_of
from dragoman.extract.times.times_at import TimesAt
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

# Tokens beside a date within which a caption names the weekday or the year as well.
_BESIDE_DATE = 2
# Verbs whose present tense with a day tells what is on the programme: "the talks begin on Friday".
_LEAVING = words_of("status", "verbs of leaving")
_PROGRAMME = words_of("status", "programme verbs")
_IS = words_of("status", "present of be")
_UNTIL = words_of("status", "before and until")
_TOMORROW = words_of("times", "tomorrow")
_OPEN_DAYS = words_of("status", "prepositions of open days")
_COMING = words_of("status", "coming")


def is_programme(parse: Parse, verb: int, times: TimesAt) -> bool:
    """Tell a present tense with a time ahead: "the envoy meets rebels next week", "on 3 May the governor resigns"."""
    tag, lemma = parse.tags[verb], parse.lemmas[verb].lower()
    auxiliary = word_below(parse, verb, "aux")
    if auxiliary and auxiliary not in _IS:
        return False
    if tag in ("VBZ", "VBP"):
        return _is_ahead(parse, verb, times, days=lemma in _PROGRAMME)
    if tag != "VBG":
        return False
    return (auxiliary in _IS and lemma in _LEAVING) or _is_ahead(parse, verb, times, days=False)


def _is_ahead(parse: Parse, verb: int, times: TimesAt, *, days: bool) -> bool:
    return any(_names_time_ahead(parse, below, times, days=days) for below in parse.children[verb])


def _names_time_ahead(parse: Parse, token: int, times: TimesAt, *, days: bool) -> bool:
    """Tell "tomorrow", "next week", "3 May", "on 3 May"; with ``days`` also "on Friday"."""
    label, below = parse.deps[token], parse.children[token]
    if label in ("npadvmod", "advmod") and _is_coming(parse, token):
        return True
    if label == "prep" and parse.lower[token] in _OPEN_DAYS:
        return any(
            _is_open_date(parse, inner, times) or (days and _is_bare_day(parse, inner, times)) for inner in below
        )
    return _is_open_date(parse, token, times)


def _is_coming(parse: Parse, token: int) -> bool:
    """Tell "tomorrow", "next week"."""
    return parse.lower[token] in _TOMORROW or has_below(parse, token, _COMING)


def _is_bare_day(parse: Parse, day: int, times: TimesAt) -> bool:
    """Tell a weekday without date; captions, which are in the present tense, name both."""
    return parse.lower[day] in DAY_WORDS and not _numbers_of(parse, day, times)


def _is_open_date(parse: Parse, token: int, times: TimesAt) -> bool:
    """Tell a day of a month without year or weekday, as programmes name it; captions name those as well."""
    when = times.at(token)
    if when is None or when.precision != "day" or not _numbers_of(parse, token, times):
        return False
    around = times.tokens_around(token)
    near = range(max(0, around.start - _BESIDE_DATE), min(len(parse), around.stop + _BESIDE_DATE))
    return not any(parse.lower[each] in DAY_WORDS or times.year_at(each) is not None for each in near)


def _numbers_of(parse: Parse, token: int, times: TimesAt) -> list[int]:
    """Return the tokens with which the time around a token numbers days or years."""
    return [each for each in times.tokens_around(token) if parse.lower[each][0].isdigit()]


def is_before_what_comes(parse: Parse, verb: int) -> bool:
    """Tell "before the president visits", "until the court rules": a present tense that is still to come."""
    if parse.tags[verb] not in ("VBZ", "VBP") or child(parse, verb, "aux") is not None:
        return False
    subject = own_subject_of(parse, verb)
    start = 0 if subject is None else parse.edges[subject][0]
    return start > 0 and parse.lower[start - 1] in _UNTIL
