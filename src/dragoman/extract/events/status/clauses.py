"""What governs a verb, and what that does to its status: conditions, questions, clauses of content, relatives."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from dragoman.extract.events.status.ahead import is_before_what_comes
from dragoman.extract.events.status.climb import Climb
from dragoman.extract.events.status.governors import applied
from dragoman.extract.events.status.grounds import HAPPENED, Ground, Verdict
from dragoman.extract.events.status.infinitives import infinitive
from dragoman.extract.events.status.mood import (
    is_after_comma,
    is_asked_whether,
    is_condition,
    is_few_if_any,
    is_imperative,
    is_inverted_had,
    is_passed_over,
    is_subjunctive,
    is_unreal,
)
from dragoman.extract.events.status.negation import is_negated
from dragoman.extract.events.status.prepositions import below_preposition
from dragoman.extract.grammar.clauses import VERBAL, child
from dragoman.extract.grammar.verbs import has_to, is_finite, own_subject_of
from dragoman.lexicon.status import StatusWord
from dragoman.lexicon.word_sorts import words_of

_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "csubj", "csubjpass", "parataxis", "dep"})
# Whose deed, told in the present, is no more than thought of: "anyone who attacks will be sunk".
_WHOEVER = words_of("status", "whoever")
# Causatives, after which the parser takes a bare infinitive for a present tense: "did not let them go".
_CAUSATIVES = words_of("status", "causatives")
_PENDING = words_of("status", "pending")


class _Clause(NamedTuple):
    """A verb below what governs it by a label, ``steps`` governors up the way."""

    climb: Climb
    verb: int
    head: int
    label: str
    steps: int

    def above(self) -> Verdict:
        """Return the status of what the governor tells."""
        return self.climb.of(self.head, self.steps + 1)


Rule = Callable[[_Clause], Verdict | None]


def above_verb(climb: Climb, verb: int, steps: int) -> Verdict:
    """Return the status that what governs a verb gives it: the verdict of the first rule that has one."""
    clause = _Clause(climb, verb, climb.parse.heads[verb], climb.parse.deps[verb], steps)
    return next((verdict for rule in _RULES if (verdict := rule(clause)) is not None), HAPPENED)


def _root(clause: _Clause) -> Verdict | None:
    parse = clause.climb.parse
    if clause.head != clause.verb:
        return None
    if has_to(parse, clause.verb):
        return Verdict("planned", Ground.INFINITIVE)
    return Verdict("hypothetical", Ground.IMPERATIVE) if is_imperative(parse, clause.verb) else HAPPENED


def _passed_over(clause: _Clause) -> Verdict | None:
    if clause.label in ("conj", "advcl", "dep") and is_passed_over(clause.climb.parse, clause.verb):
        return Verdict("denied", Ground.GOVERNOR, "rather than")
    return None


def _in_a_row(clause: _Clause) -> Verdict | None:
    """The second of several verbs stands below what governs the first."""
    climb = clause.climb
    if clause.label != "conj":
        return None
    return climb.above_verb(clause.head, clause.steps + 1) if climb.is_verbal(clause.head) else HAPPENED


def _whether(clause: _Clause) -> Verdict | None:
    asked = is_asked_whether(clause.climb.parse, clause.verb, "whether")
    return Verdict("hypothetical", Ground.WHETHER) if asked else None


def _below_preposition(clause: _Clause) -> Verdict | None:
    if clause.label not in ("pcomp", "pobj"):
        return None
    return below_preposition(clause.climb, clause.verb, clause.head, clause.steps)


def _as_predicate(clause: _Clause) -> Verdict | None:
    return clause.above() if clause.label == "acomp" else None


def _no_clause(clause: _Clause) -> Verdict | None:
    return None if clause.label in _CLAUSAL else HAPPENED


def _inverted_condition(clause: _Clause) -> Verdict | None:
    parse = clause.climb.parse
    if not is_inverted_had(parse, clause.verb):
        return None
    if is_negated(parse, clause.verb):
        # "Had they not fired, he would be alive": they fired.
        return Verdict("denied", Ground.UNREAL_CONDITION)
    return Verdict("hypothetical", Ground.CONDITION)


def _condition(clause: _Clause) -> Verdict | None:
    parse = clause.climb.parse
    if clause.label != "advcl":
        return None
    if is_unreal(parse, clause.verb):
        return Verdict("denied", Ground.UNREAL_CONDITION)
    return Verdict("hypothetical", Ground.CONDITION) if is_condition(parse, clause.verb) else None


def _if(clause: _Clause) -> Verdict | None:
    parse = clause.climb.parse
    asked = is_asked_whether(parse, clause.verb, "if") and not is_few_if_any(parse, clause.verb)
    return Verdict("hypothetical", Ground.WHETHER) if asked else None


def _what_they_did(clause: _Clause) -> Verdict | None:
    """Tell "What they did was burn the granary."."""
    climb, parse, head = clause.climb, clause.climb.parse, clause.head
    if climb.lemma(head) != "be" or parse.tags[clause.verb] != "VB":
        return None
    did = child(parse, head, "csubj")
    is_doing = did is not None and climb.lemma(did) == "do" and did < head
    return climb.of(did, clause.steps + 1) if is_doing and did is not None else None


def _infinitive(clause: _Clause) -> Verdict | None:
    if not has_to(clause.climb.parse, clause.verb):
        return None
    return infinitive(clause.climb, clause.verb, clause.steps)


def _adverbial(clause: _Clause) -> Verdict | None:
    climb, parse, verb = clause.climb, clause.climb.parse, clause.verb
    if clause.label != "advcl" or not is_finite(parse, verb):
        return None
    marks = {parse.lower[below] for below in parse.children[verb] if parse.deps[below] in ("mark", "advmod")}
    if "before" in marks and climb.has_below(verb, "could"):
        return Verdict("denied", Ground.BEFORE_THEY_COULD)
    if is_before_what_comes(parse, verb):
        return Verdict("planned", Ground.BEFORE_WHAT_COMES)
    return HAPPENED if marks.isdisjoint(_PENDING) else _pending(clause)


def _pending(clause: _Clause) -> Verdict:
    """What is told in the present after "when", "until" is as open as what it goes with."""
    if clause.climb.parse.tags[clause.verb] not in ("VBZ", "VBP", "VBN", "VBG"):
        return HAPPENED
    above = clause.above()
    is_open = above.status in ("planned", "hypothetical")
    return Verdict(above.status, Ground.WITH_WHAT_COMES, on=(above,)) if is_open else HAPPENED


def _whoever(clause: _Clause) -> Verdict | None:
    parse, word = clause.climb.parse, clause.climb.parse.lower[clause.head]
    if clause.label == "relcl" and word in _WHOEVER and parse.tags[clause.verb] in ("VBZ", "VBP"):
        return Verdict("hypothetical", Ground.ANYBODY, word)
    return None


def _relative(clause: _Clause) -> Verdict | None:
    """What the noun above does to its relative clause, which may be a clause of content misread."""
    climb, noun = clause.climb, clause.head
    if clause.label != "relcl" or climb.parse.pos[noun] != "NOUN" or not is_finite(climb.parse, clause.verb):
        return None
    entry = climb.entry(noun, "clause") if _is_content_clause(clause) else None
    if entry is not None:
        return applied(climb, entry, noun, clause.verb, clause.steps)
    above = climb.above_noun(noun, clause.steps + 1)
    return above if above.status == "background" else HAPPENED


def _is_content_clause(clause: _Clause) -> bool:
    """Tell a clause with "that" and a subject of its own: "the claim that they left"."""
    parse, noun = clause.climb.parse, clause.head
    if parse.lower[noun + 1 : noun + 2] != ("that",):
        return False
    subject = own_subject_of(parse, clause.verb)
    return subject is not None and subject > noun + 1


def _loose(clause: _Clause) -> Verdict | None:
    """A clause that hangs loosely on another tells for itself."""
    parse = clause.climb.parse
    if clause.label not in ("relcl", "parataxis", "dep") or not is_finite(parse, clause.verb):
        return None
    if parse.deps[clause.head] == "ROOT" and is_before_what_comes(parse, clause.verb):
        return Verdict("planned", Ground.BEFORE_WHAT_COMES)
    return HAPPENED


def _participle(clause: _Clause) -> Verdict | None:
    climb, parse = clause.climb, clause.climb.parse
    if clause.label != "acl" or is_finite(parse, clause.verb):
        return None
    entry = climb.entry(clause.head, "ing") if parse.tags[clause.verb] == "VBG" else None
    return HAPPENED if entry is None else applied(climb, entry, clause.head, clause.verb, clause.steps)


def _imperative(clause: _Clause) -> Verdict | None:
    if is_imperative(clause.climb.parse, clause.verb) and clause.climb.speaks(clause.head):
        return Verdict("hypothetical", Ground.IMPERATIVE)
    return None


def _subjunctive(clause: _Clause) -> Verdict | None:
    if clause.label == "ccomp" and _link(clause) == "clause" and is_subjunctive(clause.climb.parse, clause.verb):
        return Verdict("hypothetical", Ground.SUBJUNCTIVE)
    return None


def _afterthought(clause: _Clause) -> Verdict | None:
    """A participle after a comma shares what its clause tells, but not what is only said."""
    in_place = clause.label in ("advcl", "xcomp") and is_after_comma(clause.climb.parse, clause.verb)
    if not in_place or _link(clause) != "ing":
        return None
    above = clause.above()
    return HAPPENED if above.status == "denied" or clause.climb.speaks(clause.head) else above


def _content(clause: _Clause) -> Verdict | None:
    """The clause is the complement of a word that the lexicon knows."""
    climb, link = clause.climb, _link(clause)
    entry = climb.entry(clause.head, link)
    if entry is None and climb.parse.pos[clause.head] == "AUX":
        entry = _entry_of_predicate(clause, link)
    if entry is not None:
        return applied(climb, entry, clause.head, clause.verb, clause.steps)
    return HAPPENED if link == "clause" else None


def _entry_of_predicate(clause: _Clause, link: str) -> StatusWord | None:
    """Return what is said of "it is unclear that", "it is untrue that", "the fear is that"."""
    parse, head = clause.climb.parse, clause.head
    predicate = child(parse, head, "acomp")
    if predicate is None and clause.label == "ccomp":
        predicate = child(parse, head, "nsubj")
    return None if predicate is None else clause.climb.entry(predicate, link)


def _without_entry(clause: _Clause) -> Verdict | None:
    climb, parse = clause.climb, clause.climb.parse
    if clause.label not in ("xcomp", "ccomp", "advcl") or parse.pos[clause.head] not in (*VERBAL, "ADJ"):
        return None
    return HAPPENED if climb.speaks(clause.head) and clause.label != "xcomp" else clause.above()


def _link(clause: _Clause) -> str:
    """Return by which link the lexicon is asked for the governor: ``clause``, ``inf`` or ``ing``."""
    climb, parse, verb = clause.climb, clause.climb.parse, clause.verb
    causative = clause.label == "ccomp" and climb.lemma(clause.head) in _CAUSATIVES
    if causative and parse.tags[verb] in ("VB", "VBP") and child(parse, verb, "mark", "aux") is None:
        return "inf"
    if is_finite(parse, verb) or is_subjunctive(parse, verb):
        return "clause"
    return "inf" if parse.tags[verb] == "VB" else "ing"


# The first that has a verdict decides.
_RULES: tuple[Rule, ...] = (
    _root,
    _passed_over,
    _in_a_row,
    _whether,
    _below_preposition,
    _as_predicate,
    _no_clause,
    _inverted_condition,
    _condition,
    _if,
    _what_they_did,
    _infinitive,
    _adverbial,
    _whoever,
    _relative,
    _loose,
    _participle,
    _imperative,
    _subjunctive,
    _afterthought,
    _content,
    _without_entry,
)
