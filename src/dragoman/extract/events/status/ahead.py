"""Time words that put what is told in the present ahead: "the envoy meets rebels next week".

Token numbers of a ``Parse`` throughout.
"""

from __future__ import annotations

from dragoman.extract.events.status.years import MONTHS, YEAR
from dragoman.extract.grammar.clauses import child
from dragoman.extract.grammar.token_view import DAY_WORDS
from dragoman.extract.grammar.verbs import own_subject_of
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

# Verbs whose present tense with a day tells what is on the programme: "the talks begin on Friday".
_LEAVING = words_of("status", "verbs of leaving")
_PROGRAMME = words_of("status", "programme verbs")
_IS = frozenset("is are am 's ’s 're ’re".split())


def is_programme(parse: Parse, verb: int) -> bool:
    """Tell a present tense with a time ahead: "the envoy meets rebels next week", "on 3 May the governor resigns"."""
    if parse.tags[verb] not in ("VBZ", "VBP", "VBG"):
        return False
    auxiliary = child(parse, verb, "aux")
    if auxiliary is not None and parse.lower[auxiliary] not in _IS:
        return False
    lemma = parse.lemmas[verb].lower()
    if parse.tags[verb] == "VBG":
        if auxiliary is None:
            return _is_ahead(parse, verb, days=False)
        return lemma in _LEAVING or _is_ahead(parse, verb, days=False)
    return _is_ahead(parse, verb, days=lemma in _PROGRAMME)


def _is_ahead(parse: Parse, verb: int, *, days: bool) -> bool:
    return any(_names_time_ahead(parse, below, days=days) for below in parse.children[verb])


def _names_time_ahead(parse: Parse, token: int, *, days: bool) -> bool:
    """Tell "tomorrow", "next week", "3 May", "on 3 May"; with ``days`` also "on Friday"."""
    word, label, below = parse.lower[token], parse.deps[token], parse.children[token]
    is_coming = word == "tomorrow" or any(parse.lower[inner] in ("next", "coming") for inner in below)
    if is_coming and label in ("npadvmod", "advmod"):
        return True
    if label == "prep" and word in ("on", "from"):
        return any(_is_open_date(parse, inner) or (days and _is_bare_day(parse, inner)) for inner in below)
    return _is_open_date(parse, token)


def _is_bare_day(parse: Parse, day: int) -> bool:
    """Tell a weekday without date; captions, which are in the present tense, name both."""
    return parse.lower[day] in DAY_WORDS and not any(word in MONTHS for word in parse.lower[day + 1 : day + 4])


def _is_open_date(parse: Parse, month: int) -> bool:
    """Tell a day of a month without year or weekday, as programmes name it; captions name those as well."""
    if parse.lower[month] not in MONTHS:
        return False
    near = range(max(0, month - 3), min(len(parse), month + 4))
    number = any(parse.lower[here].isdigit() and len(parse.lower[here]) < 3 for here in near if abs(here - month) == 1)
    return number and not any(YEAR.match(parse.lower[here]) or parse.lower[here] in DAY_WORDS for here in near)


def is_before_what_comes(parse: Parse, verb: int) -> bool:
    """Tell "before the president visits", "until the court rules": a present tense that is still to come."""
    if parse.tags[verb] not in ("VBZ", "VBP") or child(parse, verb, "aux") is not None:
        return False
    subject = own_subject_of(parse, verb)
    if subject is None:
        return False
    start = parse.edges[subject][0]
    return start > 0 and parse.lower[start - 1] in ("before", "until", "till")
