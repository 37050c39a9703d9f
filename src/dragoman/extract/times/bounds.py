"""Which side of publication a time lies on where the word before it tells: ``until January 10``, ``for June 9``.

What happened has a tense; the day on which it is to end, or that it was called for, has not. Rules:
docs/codebook/times.md.
"""

from __future__ import annotations

from dragoman.extract.grammar.clauses import VERBAL
from dragoman.extract.grammar.heads import arcs_up
from dragoman.extract.times.calendar_meanings import Direction, Meaning, MonthDay
from dragoman.extract.times.tense import direction_at
from dragoman.extract.times.time_words import Found, word_at
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

ENDS = words_of("times", "prepositions of an end")
BOUNDING = words_of("times", "bounding words")
LASTING = words_of("times", "lasting verbs")
MOVING = words_of("times", "moving verbs")
CALLING = words_of("times", "calling verbs")
DEMANDING = words_of("times", "demanding verbs")
STARTS = words_of("times", "words of a start")
SET_DAYS = words_of("times", "nouns of a day set")
RUN_UP = words_of("times", "run-up")
PASSIVES = words_of("times", "auxiliaries of the passive")
OF_A_START = words_of("times", "prepositions of a start")
# Arcs from a preposition up to the word that tells what is bounded.
MAX_ARCS = 4
PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "PART", "PRON", "NUM"})
# Words of a phrase between "ahead of" and its day: "ahead of the country's Independence Day on Sunday".
MAX_PHRASE = 8


def direction_of(parse: Parse, found: Found) -> Direction:
    """Return the side of publication an expression lies on, by the word that bounds it, else by the tense around it."""
    if ahead_of(parse, found.start) is not None:
        return "future"
    told = direction_at(parse, found.head)
    return _bounded(parse, found, told) if told == "past" else told


def dates_no_telling(parse: Parse, start: int, token: int) -> bool:
    """Tell whether a time that begins here bounds what a word tells, or what it is told ahead of, and dates it not.

    ``suspended until January 10``, ``called an election for June 9``, ``arrested ahead of the vote on Sunday``.
    """
    phrase = ahead_of(parse, start)
    if phrase is not None:
        return not phrase < token < start
    before, above = word_at(parse, start - 1), _above(parse, max(start - 1, 0))
    lemma = parse.lemmas[above].lower()
    if before in ENDS:
        return lemma not in LASTING and not _is_negated(parse, above)
    return above == token and lemma in AHEAD_OF_TELLING.get(before, ())


AHEAD_OF_TELLING = {"to": MOVING, "for": CALLING, "by": DEMANDING}


def _is_negated(parse: Parse, verb: int) -> bool:
    """Tell ``will not meet until Friday``, which tells when they will."""
    return any(parse.deps[child] == "neg" for child in parse.children[verb])


def ahead_of(parse: Parse, start: int) -> int | None:
    """Return where the phrase begins that a time dates and something is ahead of: ``ahead of the vote on Sunday``."""
    token = start - 1
    if word_at(parse, token) == "on":
        token -= 1
    for place in range(token, max(token - MAX_PHRASE, 0), -1):
        word, before = word_at(parse, place), word_at(parse, place - 1)
        if (word == "of" and before == "ahead") or (word == "to" and _ends_run_up(parse, place - 1)):
            return place
        if parse.pos[place] not in PHRASE and word != "of":
            return None
    return None


def _ends_run_up(parse: Parse, token: int) -> bool:
    """Tell ``runup`` and ``run-up``, which the parser divides."""
    word = word_at(parse, token)
    return word in RUN_UP or f"{word_at(parse, token - 2)}-{word}" in RUN_UP


def _bounded(parse: Parse, found: Found, told: Direction) -> Direction:
    """Return the side where what is told is past; "near" where the word before leaves it open."""
    start = found.start
    before = word_at(parse, start - 1)
    above = _above(parse, start - 1)
    lemma = parse.lemmas[above].lower()
    if before in ENDS:
        return _end(parse, above, lemma, found.meaning, told)
    if before == "to":
        return "future" if lemma in MOVING else told
    if before == "for":
        return "future" if lemma in CALLING and not _is_put_off(parse, above) else told
    if before == "by":
        return "future" if lemma in DEMANDING and not _is_perfect(parse, above) else told
    return "near" if _is_start(parse, start) or _dates_set_day(parse, found) else told


def _end(parse: Parse, above: int, lemma: str, meaning: Meaning, told: Direction) -> Direction:
    if lemma in BOUNDING:
        return "near" if _is_perfect(parse, above) else "future"
    return "near" if isinstance(meaning, MonthDay) and lemma not in LASTING else told


def _above(parse: Parse, preposition: int) -> int:
    """Return the verb or noun that a preposition hangs on, nouns that bound nothing left out."""
    token = preposition
    for _, token in arcs_up(parse, preposition, MAX_ARCS):
        if parse.pos[token] in VERBAL or parse.lemmas[token].lower() in BOUNDING:
            break
    return token


def _is_perfect(parse: Parse, verb: int) -> bool:
    return any(parse.lower[child] == "had" for child in parse.children[verb] if parse.deps[child] == "aux")


def _is_put_off(parse: Parse, verb: int) -> bool:
    """Tell ``was called for Friday``, which may have come to nothing, and ``had called``."""
    passive = any(parse.lower[child] in PASSIVES for child in parse.children[verb] if parse.deps[child] == "auxpass")
    return passive or _is_perfect(parse, verb)


def _is_start(parse: Parse, start: int) -> bool:
    """Tell ``starting Monday``, ``effective from January 1``, which may be told before or after."""
    place = start - 2 if word_at(parse, start - 1) in OF_A_START else start - 1
    as_of = word_at(parse, start - 1) == "of" and word_at(parse, start - 2) == "as"
    return as_of or word_at(parse, place) in STARTS


def _dates_set_day(parse: Parse, found: Found) -> bool:
    """Tell ``the November 5 election``: a day that was set, whenever it is told of."""
    head = parse.heads[found.head]
    return isinstance(found.meaning, MonthDay) and head >= found.end and parse.lower[head] in SET_DAYS
