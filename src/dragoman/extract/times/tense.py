"""Which side of the publication a time lies on, as the verbs above it in the sentence tell.

Our own rules for news, set out in docs/codebook/times.md. They return None rather than guess.
"""

from __future__ import annotations

from dragoman.extract.grammar.below import has_below
from dragoman.extract.grammar.verbs import auxiliary_words
from dragoman.extract.times.calendar_meanings import Direction
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

FUTURE_AUXILIARIES = words_of("times", "future auxiliaries")
OPEN_MODALS = words_of("grammar", "open modals")
PAST_AUXILIARIES = words_of("times", "past auxiliaries")
PRESENT_AUXILIARIES = words_of("times", "present auxiliaries")
WAS = words_of("times", "past of be")
DUE = words_of("times", "due")
PLANNING = words_of("times", "participles of planning")
REALISED = words_of("times", "verbs that are realised")
PROGRAMME = words_of("times", "programme verbs")
SAYING = words_of("times", "verbs of saying")
AHEAD = words_of("times", "words ahead")
# Longest way from a time to a verb, in arcs of the parse. Longer ways lead through mistakes of the parser.
MAX_ARCS = 12


def direction_at(parse: Parse, token: int) -> Direction:
    """Return the side of publication that the clause around a time expression tells, None where it does not.

    ``token`` is the head of the expression. The verb that governs it decides; a verb without tense of its own
    hands the question on to the verb above.
    """
    current = token
    dates_noun = False
    for _ in range(MAX_ARCS):
        if parse.pos[current] in ("VERB", "AUX") and current != token:
            verdict = _verdict(parse, current, dates_noun)
            if verdict == "open":
                return None
            if verdict is not None:
                return verdict  # type: ignore[return-value]
        elif _points_ahead(parse, current):
            return "future"
        dates_noun = dates_noun or (parse.pos[current] == "NOUN" and current != token)
        head = parse.heads[current]
        if head == current:
            return None
        current = head
    return None


def _points_ahead(parse: Parse, token: int) -> bool:
    """Tell ``ahead of Friday's vote`` and ``the upcoming meeting on Friday``."""
    if parse.lower[token] == "ahead":
        return True
    return parse.pos[token] == "NOUN" and has_below(parse, token, AHEAD)


def _verdict(parse: Parse, verb: int, dates_noun: bool) -> str | None:
    """Return ``past``, ``future``, ``open`` where the verb leaves it so, or None to ask the verb above.

    ``dates_noun`` tells that the time dates a noun below the verb, not the verb: ``to recover from Monday's vote``.
    """
    tag = parse.tags[verb]
    auxiliaries = auxiliary_words(parse, verb)
    modal = _verdict_on_modal(tag, auxiliaries)
    if modal is not None:
        return modal
    if "to" in auxiliaries:
        return _verdict_on_infinitive(parse, verb, auxiliaries, dates_noun)
    if not auxiliaries and parse.deps[verb] == "conj" and tag in ("VB", "VBG", "VBN"):
        return _verdict_on_first_of_row(parse, verb, dates_noun)
    is_past = not PAST_AUXILIARIES.isdisjoint(auxiliaries)
    if _is_planned(parse, verb):
        return "open" if is_past or tag == "VBD" else "future"
    if is_past or tag in ("VBD", "VBN"):
        return "past"
    return _verdict_on_present(parse, verb, auxiliaries)


def _verdict_on_modal(tag: str, auxiliaries: set[str]) -> str | None:
    if FUTURE_AUXILIARIES & auxiliaries:
        # `would have met` and `had met` written `'d met` are told of the past.
        return "past" if tag == "VBN" and not {"be", "get"} & auxiliaries else "future"
    if OPEN_MODALS & auxiliaries:
        return "past" if "have" in auxiliaries else "future"
    return None


def _verdict_on_first_of_row(parse: Parse, verb: int, dates_noun: bool) -> str | None:
    """A joined verb without auxiliary has the tense of the one it is joined to."""
    head = parse.heads[verb]
    return _verdict(parse, head, dates_noun) if head < verb and parse.pos[head] in ("VERB", "AUX") else None


def _is_planned(parse: Parse, verb: int) -> bool:
    """Tell ``is planned for``, ``was due on``."""
    if parse.tags[verb] == "VBN":
        return parse.lemmas[verb].lower() in PLANNING
    return parse.lower[verb] in WAS and parse.tags[verb] == "VBD" and _is_due(parse, verb)


def _verdict_on_present(parse: Parse, verb: int, auxiliaries: set[str]) -> str | None:
    tag, lemma = parse.tags[verb], parse.lemmas[verb].lower()
    if tag == "VB":
        return "future"
    if tag in ("VBZ", "VBP") and lemma in SAYING:
        return "past"
    if tag in ("VBZ", "VBP") or (tag == "VBG" and PRESENT_AUXILIARIES & auxiliaries):
        return "future" if lemma in PROGRAMME else "open"
    return None


def _verdict_on_infinitive(parse: Parse, verb: int, auxiliaries: set[str], dates_noun: bool) -> str | None:
    if "have" in auxiliaries:
        return "past"
    head = parse.heads[verb]
    if parse.deps[verb] == "advcl" or (dates_noun and parse.pos[head] == "NOUN"):
        return None
    return None if parse.lemmas[head].lower() in REALISED else "future"


def _is_due(parse: Parse, verb: int) -> bool:
    return has_below(parse, verb, DUE)
