"""The status of what a verb tells: what governs it, its modal, its negation, and the time it names."""

from __future__ import annotations

from dragoman.extract.events.status.ahead import is_programme
from dragoman.extract.events.status.back import background_of
from dragoman.extract.events.status.climb import MAX_STEPS, Climb
from dragoman.extract.events.status.grounds import Ground, Verdict
from dragoman.extract.events.status.mood import OPEN_MODALS, WILL, WOULD, is_question
from dragoman.extract.events.status.negation import is_negated
from dragoman.extract.grammar.clauses import child
from dragoman.extract.grammar.heads import first_conjunct
from dragoman.extract.grammar.verbs import auxiliary_words, has_to
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

_LATER = words_of("status", "later")
_OUGHT = words_of("status", "modals of duty")
_COULD = words_of("status", "modals of power")
# Modals that a negation leaves open: "may not come".
_OPEN_WHERE_NEGATED = words_of("status", "modals open where negated")


def of_verb(climb: Climb, verb: int, steps: int) -> Verdict:
    """Return the status of what a verb tells."""
    parse = climb.parse
    marked = marked_verb(parse, verb)
    verdict = climb.above_verb(verb, steps)
    if is_question(parse, marked) and verdict.status == "happened":
        verdict = Verdict("hypothetical", Ground.QUESTION)
    verdict = _with_tense(climb, verb, marked, verdict)
    if is_negated(parse, marked) or (marked != verb and is_negated(parse, verb)):
        verdict = _negated(verdict, is_infinitive=has_to(parse, marked))
    if verdict.status == "happened":
        back = background_of(parse, verb, climb.times)
        if back:
            return Verdict("background", Ground.LONG_BACK, back)
    return verdict


def marked_verb(parse: Parse, verb: int) -> int:
    """Return the verb whose auxiliaries count for this one: the first of a row, where they are shared."""
    for _ in range(MAX_STEPS):
        if not _shares_auxiliaries(parse, verb):
            return verb
        verb = parse.heads[verb]
    return verb


def _shares_auxiliaries(parse: Parse, verb: int) -> bool:
    """Tell whether a verb of a row stands below the auxiliaries of the one before it: "will meet and sign"."""
    head = parse.heads[verb]
    if parse.deps[verb] != "conj" or parse.pos[head] not in ("VERB", "AUX") or head == verb:
        return False
    if child(parse, verb, "aux", "auxpass", "nsubj", "nsubjpass", "neg") is not None:
        return False
    tags = (parse.tags[verb], parse.tags[head])
    # The parser may take the second of "will meet and sign" for a present tense.
    is_alike = tags[0] == tags[1] or tags == ("VBP", "VB")
    return is_alike and tags[0] not in ("VBD", "VBZ", "MD") and not _is_past_with_object(parse, verb, head)


def _is_past_with_object(parse: Parse, verb: int, passive: int) -> bool:
    """Tell "would not be bullied and expelled a diplomat": a past tense."""
    if parse.tags[verb] != "VBN" or child(parse, verb, "dobj") is None:
        return False
    return bool(child(parse, passive, "auxpass"))


def _with_tense(climb: Climb, verb: int, marked: int, verdict: Verdict) -> Verdict:
    """Return a verdict as the modal or a time ahead changes it."""
    modal = _modal(climb, marked)
    if modal is None:
        ahead = verdict.status == "happened" and is_programme(climb.parse, verb, climb.times)
        return Verdict("planned", Ground.TIME_AHEAD) if ahead else verdict
    if verdict.status == "planned" and _is_would(modal):
        # What somebody is said to have promised he would do stays planned.
        return verdict
    return modal if verdict.status in ("happened", "planned") else verdict


def _is_would(verdict: Verdict) -> bool:
    return verdict.ground is Ground.MODAL and verdict.word == "would"


def _modal(climb: Climb, verb: int) -> Verdict | None:
    """Return what a modal says of its verb, None where there is none or it says nothing."""
    parse = climb.parse
    words = auxiliary_words(parse, verb)
    if words & WILL:
        if climb.has_condition(verb):
            return Verdict("hypothetical", Ground.WILL_ON_CONDITION)
        return Verdict("planned", Ground.MODAL, "will")
    if words & WOULD and not ("have" in words and parse.tags[verb] != "VBN"):
        return _would(climb, verb, words)
    open_modals = words & OPEN_MODALS
    return _open_modal(parse, verb, min(open_modals), words) if open_modals else None


def _would(climb: Climb, verb: int, words: set[str]) -> Verdict | None:
    parse = climb.parse
    if "'d" in words and parse.tags[verb] == "VBN" and "be" not in words:
        return None
    if climb.has_below(verb, *_LATER) and parse.deps[verb] != "ccomp":
        # "He would later apologise."
        return None
    if "have" not in words and _is_backshifted(climb, verb) and not climb.has_condition(verb):
        return Verdict("planned", Ground.REPORTED_WOULD)
    return Verdict("hypothetical", Ground.MODAL, "would")


def _open_modal(parse: Parse, verb: int, word: str, words: set[str]) -> Verdict | None:
    if parse.lower[verb - 1] == "but" and "not" in parse.lower[verb - 3 : verb]:
        # "cannot but condemn"
        return None
    if word in _OUGHT and "have" in words and parse.tags[verb] == "VBN":
        return None if is_negated(parse, verb) else Verdict("denied", Ground.MODAL_PERFECT, word)
    if word in _COULD and is_negated(parse, verb):
        return None
    return Verdict("hypothetical", Ground.MODAL, word)


def _is_backshifted(climb: Climb, verb: int) -> bool:
    """Tell whether "would" is the past of "will": in what somebody said, in the past tense, it would do."""
    parse = climb.parse
    verb = first_conjunct(parse, verb)
    head = parse.heads[verb]
    if parse.deps[verb] == "acl" and parse.pos[head] == "NOUN":
        return _is_announced(climb, head)
    if parse.deps[verb] != "ccomp" or head == verb:
        return False
    if parse.deps[head] == "ccomp" and parse.pos[head] == "ADJ":
        # "made known that he would"
        head = parse.heads[head]
    is_past = parse.tags[head] in ("VBD", "VBN") or child(parse, head, "aux") is not None
    return is_past and _may_report(climb, head)


def _is_announced(climb: Climb, noun: int) -> bool:
    """Tell "the announcement that it would lend the money"."""
    entry = climb.entry(noun, "clause")
    return entry is not None and entry.effect in ("claims", "planned")


def _may_report(climb: Climb, verb: int) -> bool:
    """Tell whether a verb's clause can be what somebody said would come; a warning's is no plan."""
    entry = climb.entry(verb, "clause")
    if entry is not None and (entry.effect not in ("own", "planned", "ahead") or climb.parse.lemmas[verb] == "warn"):
        return False
    return climb.parse.pos[verb] == "VERB"


def _negated(verdict: Verdict, *, is_infinitive: bool) -> Verdict:
    """Return the status of what is told with a negation."""
    if verdict.status == "denied":
        return Verdict("happened", Ground.DOUBLE_NEGATION, on=(verdict,))
    is_modal = verdict.ground in (Ground.MODAL, Ground.MODAL_PERFECT)
    if verdict.status == "hypothetical" and (is_infinitive or not is_modal):
        return verdict
    if verdict.ground is Ground.MODAL and verdict.word in _OPEN_WHERE_NEGATED:
        return verdict
    return Verdict("denied", Ground.NEGATION)
