"""Dates and times a report tells, and the days they can mean.

Rules: docs/codebook/times.md. What cannot be resolved is kept, without days.
Not covered: recurring times (``every Friday``), durations (``for two years``), vague ones (``recently``), centuries.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extract.grammar.heads import arcs_up, head_of
from dragoman.extract.times.bounds import direction_of
from dragoman.extract.times.calendar_days import days_of
from dragoman.extract.times.calendar_meanings import needs_direction, needs_publication, precision_of
from dragoman.extract.times.time_expressions import find_expressions
from dragoman.extract.times.time_words import Found
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, Report, When, digest_of


def extract_times(parse: Parse, report: Report, origin: str) -> tuple[When, ...]:
    """Return the time expressions of a report in reading order; they do not overlap.

    Relative ones are anchored on ``report.published``. Without it, and wherever the words leave the day open,
    ``start`` and ``end`` are None.
    """
    return tuple(_when(found, parse, report, origin) for found in find_expressions(parse))


def _when(found: Found, parse: Parse, report: Report, origin: str) -> When:
    meaning = found.meaning
    direction = direction_of(parse, found) if needs_direction(meaning) else None
    days = days_of(meaning, report.published, direction)
    start, end = days or (None, None)
    span = parse.span(found.start, found.end)
    return When(
        id=digest_of("w", report.id, span),
        report_id=report.id,
        span=span,
        start=start,
        end=end,
        precision=precision_of(meaning),
        anchored=days is not None and needs_publication(meaning),
        origin=origin,
    )


# --- the time of a statement -----------------------------------------------------------------------------------------

# Arcs that lead from a time to what it is an adjunct of.
ADJUNCT_ARCS = frozenset("pobj npadvmod prep advmod pcomp appos nummod compound poss nmod amod tmod det dep".split())
OCCASIONS = words_of("times", "occasions")
LISTENERS = words_of("times", "listeners")
PUBLISHED = words_of("times", "participles of publishing")
SPEAKING = words_of("times", "participles of speaking")
BEFORE_DAY = words_of("times", "words before a day")
MAX_ARCS = 7


def when_near(parse: Parse, times: Sequence[When], token: int) -> When | None:
    """Return the time at which a cue was uttered: the time expression that modifies the cue token, or None.

    ``times`` are in reading order, ``token`` is the cue's verb or noun. A time inside the content, or one that tells
    about the speaker, is none; of several, one right after the cue comes first, then the nearest.
    """
    sentence = parse.sentence_of(token)
    here = parse.beginning_in(times, sentence.start, sentence.end)
    if not here:
        return None
    at_once = next((when for when in here if _follows_at_once(parse, when, token)), None)
    if at_once is not None:
        return at_once
    near = [when for when in here if _modifies(parse, when, token)]
    if near:
        return min(near, key=lambda when: abs(_first_token(parse, when) - token))
    return when_near(parse, times, parse.heads[token]) if _shares_time(parse, token) else None


def _shares_time(parse: Parse, token: int) -> bool:
    """Tell whether a cue happens with the verb above: a participle with the main verb, an infinitive with "began"."""
    head = parse.heads[token]
    if head == token or parse.pos[head] != "VERB":
        return False
    return parse.deps[token] == "xcomp" or (parse.deps[token] == "advcl" and parse.tags[token] == "VBG")


def _first_token(parse: Parse, when: When) -> int:
    return parse.tokens_in(when.span).start


def _follows_at_once(parse: Parse, when: When, token: int) -> bool:
    """Tell ``said Monday`` and ``said on Monday``, whatever the parser hangs the day on."""
    if parse.pos[token] != "VERB":
        return False
    between = _first_token(parse, when) - token - 1
    return between == 0 or (between == 1 and parse.lower[token + 1] in BEFORE_DAY)


def _modifies(parse: Parse, when: When, cue: int) -> bool:
    """Tell whether the way from the time up to the cue leads through adjuncts of the telling only."""
    tokens = parse.tokens_in(when.span)
    if cue in tokens:
        return False
    current = head_of(parse, tokens.start, tokens.stop)
    if parse.deps[current] not in ADJUNCT_ARCS:
        return False
    for _, head in arcs_up(parse, current, MAX_ARCS):
        if head == cue:
            return True
        if not _leads_on(parse, head):
            return False
    return False


def _leads_on(parse: Parse, token: int) -> bool:
    """Tell whether a time that hangs on this token belongs to what the token hangs on.

    A preposition hands it on; so does a noun that is an occasion to speak, but not ``about the vote on Monday``.
    """
    lemma, dep = parse.lemmas[token].lower(), parse.deps[token]
    match parse.pos[token]:
        case "NOUN" | "PROPN":
            return lemma in OCCASIONS or (lemma in LISTENERS and dep in ("dobj", "dative", "iobj", "pobj"))
        case "VERB" | "AUX":
            tag = parse.tags[token]
            is_occasion = lemma in PUBLISHED if tag in ("VBN", "VBD") else tag == "VBG" and lemma in SPEAKING
            return is_occasion and dep in ("acl", "advcl", "relcl")
        case _:
            return dep in ADJUNCT_ARCS
