"""What governs an infinitive with "to", and what that does to its status: plans, purposes, demands, headlines."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from dragoman.extract.events.status.climb import Climb
from dragoman.extract.events.status.governors import applied, composed
from dragoman.extract.events.status.grounds import HAPPENED, Ground, Verdict
from dragoman.extract.events.status.mood import has_mark, is_inverted_were, is_ranked
from dragoman.extract.events.status.negation import is_nobody
from dragoman.extract.grammar.below import has_below
from dragoman.extract.grammar.clauses import VERBAL, child
from dragoman.extract.grammar.heads import arcs_up
from dragoman.extract.grammar.verbs import own_subject_of
from dragoman.lexicon.status import StatusWord
from dragoman.lexicon.word_sorts import phrases_of, words_of
from dragoman.model import Parse

_ASKING = words_of("status", "asking")
_SO_FAR_AS = phrases_of("status", "so far as to")
_HERE = words_of("status", "here")


class _Infinitive(NamedTuple):
    """An infinitive below what governs it by a label, ``steps`` governors up the way."""

    climb: Climb
    verb: int
    head: int
    label: str
    steps: int

    def above(self) -> Verdict:
        """Return the status of what the governor tells."""
        return self.climb.of(self.head, self.steps + 1)

    def below(self, entry: StatusWord, governor: int) -> Verdict:
        """Return the status below a governor with its entry."""
        return applied(self.climb, entry, governor, self.verb, self.steps)


Rule = Callable[[_Infinitive], Verdict | None]


def infinitive(climb: Climb, verb: int, steps: int) -> Verdict:
    """Return the status that what governs an infinitive gives it: the verdict of the first rule that has one."""
    case = _Infinitive(climb, verb, climb.parse.heads[verb], climb.parse.deps[verb], steps)
    known = next((verdict for rule in _RULES if (verdict := rule(case)) is not None), None)
    return _below_unknown(case) if known is None else known


def _were_to(case: _Infinitive) -> Verdict | None:
    return Verdict("hypothetical", Ground.CONDITION) if is_inverted_were(case.climb.parse, case.verb) else None


def _perfect(case: _Infinitive) -> Verdict | None:
    """Tell "seems to have left"."""
    return HAPPENED if has_below(case.climb.parse, case.verb, ("have",), "aux") else None


def _have_yet(case: _Infinitive) -> Verdict | None:
    if case.climb.lemma(case.head) == "have" and case.climb.has_below(case.head, "yet"):
        return Verdict("denied", Ground.GOVERNOR, "have yet")
    return None


def _asked(case: _Infinitive) -> Verdict | None:
    """Tell "discussed how to leave"."""
    return Verdict("hypothetical", Ground.QUESTION) if case.climb.has_below(case.verb, *_ASKING) else None


def _headline(case: _Infinitive) -> Verdict | None:
    """Tell "Ghana to send troops, says minister"."""
    has_subject = own_subject_of(case.climb.parse, case.verb) is not None
    if case.label == "ccomp" and has_subject and case.climb.speaks(case.head):
        return Verdict("planned", Ground.INFINITIVE)
    return None


def _ranked(case: _Infinitive) -> Verdict | None:
    """Tell "the first leader to visit", "the last to leave"."""
    nominal = case.climb.parse.pos[case.head] in ("NOUN", "PROPN", "ADJ", "NUM", "PRON")
    return case.above() if nominal and is_ranked(case.climb.parse, case.head) else None


def _how_come(case: _Infinitive) -> Verdict | None:
    is_come = case.climb.lemma(case.head) == "come" and case.climb.has_below(case.head, "how")
    return case.above() if is_come else None


def _too(case: _Infinitive) -> Verdict | None:
    """Tell "too late to save them"."""
    climb, head = case.climb, case.head
    if not climb.has_below(head, "too") or climb.parse.pos[head] not in ("ADJ", "ADV"):
        return None
    return composed(climb, Verdict("denied", Ground.GOVERNOR, "too"), "happened", head, case.steps)


def _up_to(case: _Infinitive) -> Verdict | None:
    """Tell "it is up to the council to lift the ban"."""
    parse = case.climb.parse
    is_up = has_below(parse, case.head, ("up",), "prep")
    return Verdict("hypothetical", Ground.GOVERNOR, "up to") if is_up else None


def _so_far_as(case: _Infinitive) -> Verdict | None:
    """Tell "went so far as to recall its envoy"."""
    climb, parse = case.climb, case.climb.parse
    if parse.lower[max(0, case.verb - 3) : case.verb] not in _SO_FAR_AS:
        return None
    verb = next((each for _, each in arcs_up(parse, case.verb) if climb.is_verbal(each)), case.head)
    return climb.of(verb, case.steps + 1)


def _dared(case: _Infinitive) -> Verdict | None:
    dares = case.climb.lemma(case.head) == "dare" and child(case.climb.parse, case.head, "dobj") is None
    return case.above() if dares else None


def _had_to(case: _Infinitive) -> Verdict | None:
    """Tell "had to withdraw" from "would have to withdraw"."""
    had = case.climb.lemma(case.head) == "have" and case.climb.parse.tags[case.head] == "VBD"
    return case.above() if had else None


def _for_somebody(case: _Infinitive) -> Verdict | None:
    climb, head = case.climb, case.head
    if not has_mark(climb.parse, case.verb, "for"):
        return None
    entry = climb.entry(head, "for")
    if entry is not None:
        return case.below(entry, head)
    if climb.parse.pos[head] == "VERB":
        # "chanted for the president to go"
        return composed(climb, Verdict("hypothetical", Ground.GOVERNOR, "for"), "denied", head, case.steps)
    return None


def _nobody(case: _Infinitive) -> Verdict | None:
    none = case.label in ("relcl", "acl") and is_nobody(case.climb.parse, case.head)
    return Verdict("denied", Ground.NEGATION) if none else None


def _of_known_word(case: _Infinitive) -> Verdict | None:
    entry = _entry(case)
    if entry is None:
        # "was in Oslo to explain", but "is to explain"
        return case.above() if case.climb.lemma(case.head) == "be" else None
    if case.label == "advcl" and entry.effect == "keeps":
        return None
    return case.below(entry, case.head)


def _of_verb_of_object(case: _Infinitive) -> Verdict | None:
    """Tell "dared them to strike", "lacked the nerve to attack"."""
    entry = None if _entry(case) is not None else _entry_of_verb(case)
    if entry is None or entry.effect not in ("hypothetical", "denied"):
        return None
    return case.below(entry, case.climb.parse.heads[case.head])


def _without_verb(case: _Infinitive) -> Verdict | None:
    """A headline without a verb ("Minister to visit Oslo"), or what a thing is for."""
    above = case.climb.parse.pos[case.head]
    return Verdict("planned", Ground.INFINITIVE) if above not in (*VERBAL, "ADJ") else None


def _of_object(case: _Infinitive) -> Verdict | None:
    """Tell "made an appeal to leave", "has plans to leave": the parser may hang the infinitive on the verb."""
    object_ = child(case.climb.parse, case.head, "dobj")
    entry = None if object_ is None else case.climb.entry(object_, "inf")
    if object_ is None or entry is None or entry.effect == "keeps":
        return None
    return case.below(entry, object_)


def _purpose(case: _Infinitive) -> Verdict | None:
    is_judged = case.climb.parse.pos[case.head] == "ADJ"
    if case.label != "advcl" and not is_judged and not _has_known_governor(case):
        return None
    above = case.above()
    if is_judged and above.ground is Ground.REPORTED_WOULD:
        # "it would be wrong to recognise them, he said"
        return Verdict("hypothetical", Ground.MODAL, "would")
    return above


def _has_known_governor(case: _Infinitive) -> bool:
    """Tell whether the lexicon knows what governs an infinitive, or that has an object of its own."""
    if _entry(case) or _entry_of_verb(case):
        return True
    return child(case.climb.parse, case.head, "dobj") is not None


def _below_unknown(case: _Infinitive) -> Verdict:
    word = case.climb.parse.lemmas[case.head]
    return composed(case.climb, Verdict("planned", Ground.INFINITIVE_BELOW, word), "denied", case.head, case.steps)


def _entry(case: _Infinitive) -> StatusWord | None:
    """Return what the governor does to an infinitive; of "be" by its adjective or noun where it has one."""
    climb, be = case.climb, case.head
    if climb.lemma(be) != "be":
        return climb.entry(be, "inf")
    predicate = child(climb.parse, be, "acomp", "attr")
    if predicate is not None:
        return climb.entry(predicate, "inf")
    subject = child(climb.parse, be, "nsubj")
    if subject is not None and (entry := climb.entry(subject, "inf")) is not None and entry.effect != "keeps":
        # "the idea is to march", "one option is for them to march"
        return entry
    return None if _is_somewhere(case) else climb.entry(be, "inf")


def _is_somewhere(case: _Infinitive) -> bool:
    """Tell "was in Oslo to explain", "is here to explain", where the infinitive is a purpose."""
    between = (below for below in case.climb.parse.children[case.head] if case.head < below < case.verb)
    return any(_names_place(case.climb.parse, below) for below in between)


def _names_place(parse: Parse, token: int) -> bool:
    if parse.deps[token] == "advmod":
        return parse.lower[token] in _HERE
    return parse.deps[token] == "prep"


def _entry_of_verb(case: _Infinitive) -> StatusWord | None:
    """Return what the verb does whose object the governor is."""
    parse, head = case.climb.parse, case.head
    is_object = parse.deps[head] == "dobj" and parse.pos[parse.heads[head]] == "VERB"
    return case.climb.entry(parse.heads[head], "inf") if is_object else None


# The first that has a verdict decides.
_RULES: tuple[Rule, ...] = (
    _were_to,
    _perfect,
    _have_yet,
    _asked,
    _headline,
    _ranked,
    _how_come,
    _too,
    _up_to,
    _so_far_as,
    _dared,
    _had_to,
    _for_somebody,
    _nobody,
    _of_known_word,
    _of_verb_of_object,
    _without_verb,
    _of_object,
    _purpose,
)
