"""The status of what a noun tells: its own adjectives, what governs it, and the time it names."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from dragoman.extract.events.status.back import background_of
from dragoman.extract.events.status.climb import MAX_STEPS, Climb
from dragoman.extract.events.status.governors import applied, composed, unlisted
from dragoman.extract.events.status.grounds import HAPPENED, Ground, Verdict
from dragoman.extract.events.status.mood import is_comment
from dragoman.extract.events.status.negation import is_negated, is_nobody
from dragoman.extract.events.status.prepositions import below_preposition
from dragoman.extract.grammar.clauses import child
from dragoman.extract.grammar.verbs import has_to, own_subject_of
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Status

_PLANNED = words_of("status", "planned adjectives")
_OPEN = words_of("status", "open adjectives")
_RELATIVES = words_of("status", "subject relatives")
# What an adjective says of its noun; "expected" before a noun is a forecast, not a plan.
_ADJECTIVES: dict[str, Status] = {
    **dict.fromkeys(words_of("status", "past adjectives"), "background"),
    **dict.fromkeys(words_of("status", "denied adjectives"), "denied"),
    **dict.fromkeys(_OPEN, "hypothetical"),
    **dict.fromkeys(_PLANNED - {"expected"}, "planned"),
}


def of_noun(climb: Climb, noun: int, steps: int) -> Verdict:
    """Return the status of what a noun or an adjective tells."""
    marked = _marked(climb, noun)
    above = climb.above_noun(noun, steps)
    if marked is not None and above.status != "denied":
        return marked
    if is_nobody(climb.parse, noun) or is_negated(climb.parse, noun):
        return Verdict("denied", Ground.NEGATION)
    if above.status == "happened":
        back = _background(climb, noun)
        if back:
            return Verdict("background", Ground.LONG_BACK, back)
    return above


# What is said of the noun itself


def _marked(climb: Climb, noun: int) -> Verdict | None:
    parse = climb.parse
    if parse.pos[noun] not in ("NOUN", "PROPN"):
        return None
    for below in parse.children[noun]:
        status = _said_by_modifier(parse.lower[below], parse.deps[below])
        if status is not None:
            return Verdict(status, Ground.MODIFIER, parse.lower[below])
    return _set_up_before(climb, noun) or _set_up_after(climb, noun)


def _said_by_modifier(word: str, label: str) -> Status | None:
    """Return the status that a modifier gives its noun; "any" as an article leaves nothing open."""
    status = _ADJECTIVES.get(word) if label in ("amod", "compound", "det", "advmod", "nmod") else None
    return None if label == "det" and status == "hypothetical" else status


def _set_up_before(climb: Climb, noun: int) -> Verdict | None:
    """Tell "slated for May, the summit …"."""
    parse = climb.parse
    opening = child(parse, parse.heads[noun], "advcl") if parse.deps[noun] in ("nsubj", "nsubjpass") else None
    if opening is None or opening > noun or parse.tags[opening] != "VBN":
        return None
    entry = climb.entry(opening, "object")
    if entry is None or entry.effect != "planned" or own_subject_of(parse, opening) is not None:
        return None
    return Verdict("planned", Ground.MODIFIER, parse.lower[opening])


def _set_up_after(climb: Climb, noun: int) -> Verdict | None:
    """Tell "talks scheduled for Monday", "a visit due next week"."""
    parse = climb.parse
    for below in parse.children[noun]:
        if below > noun and parse.tags[below] != "VBG" and _is_set_up(climb, below):
            return Verdict("planned", Ground.MODIFIER, parse.lower[below])
    return None


def _is_set_up(climb: Climb, token: int) -> bool:
    """Tell "due" or "scheduled" behind a noun."""
    label = climb.parse.deps[token]
    if climb.parse.lower[token] == "due":
        return label in ("acl", "amod", "relcl")
    entry = climb.entry(token, "object") if label == "acl" else None
    return entry is not None and entry.effect == "planned"


def _background(climb: Climb, noun: int) -> str:
    """Return what puts a noun long back: words of its own, or a clause ("the war that began in 1998")."""
    parse = climb.parse
    found = background_of(parse, noun, climb.times)
    if found:
        return found
    clauses = (b for b in parse.children[noun] if b > noun and _is_its_own_clause(climb, b))
    return next((found for clause in clauses if (found := background_of(parse, clause, climb.times))), "")


def _is_its_own_clause(climb: Climb, verb: int) -> bool:
    """Tell a clause that tells of the noun above it what happened: "that began", "held in"."""
    parse = climb.parse
    if parse.deps[verb] not in ("acl", "relcl") or parse.pos[verb] != "VERB":
        return False
    actor = own_subject_of(parse, verb)
    if actor is not None and parse.lower[actor] in _RELATIVES:
        return True
    passive = parse.tags[verb] == "VBN" and child(parse, verb, "aux") is None
    entry = climb.entry(verb, "object" if passive else "subject")
    return entry is not None and entry.effect == "keeps"


# What governs the noun


class _Noun(NamedTuple):
    """A noun below what governs it by a label, ``steps`` governors up the way."""

    climb: Climb
    noun: int
    head: int
    label: str
    steps: int

    def above(self) -> Verdict:
        """Return the status of what the governor tells."""
        return self.climb.of(self.head, self.steps + 1)

    def below(self, link: str) -> Verdict | None:
        """Return the status below the governor by a link, None where the lexicon does not know it."""
        entry = self.climb.entry(self.head, link)
        return None if entry is None else applied(self.climb, entry, self.head, self.noun, self.steps)


def above_noun(climb: Climb, noun: int, steps: int) -> Verdict:
    """Return the status that what governs a noun gives it, by the label it hangs by."""
    parse = climb.parse
    case = _Noun(climb, noun, parse.heads[noun], parse.deps[noun], steps)
    if case.head == noun or steps > MAX_STEPS or _is_comment(case):
        return HAPPENED
    if climb.light in (noun, case.head):
        return case.above() if climb.is_verbal(case.head) else HAPPENED
    by_label = _BY_LABEL.get(case.label)
    return HAPPENED if by_label is None else by_label(case)


def _is_comment(case: _Noun) -> bool:
    return case.label in ("dobj", "appos", "npadvmod", "attr", "oprd", "dep") and is_comment(
        case.climb.parse, case.noun
    )


def _joined(case: _Noun) -> Verdict:
    if case.climb.is_verbal(case.head):
        return HAPPENED
    above = case.climb.above_noun(case.head, case.steps + 1)
    if case.label == "conj" and is_nobody(case.climb.parse, case.head):
        return Verdict("denied", Ground.NEGATION)
    return above


def _below_preposition(case: _Noun) -> Verdict:
    return below_preposition(case.climb, case.noun, case.head, case.steps)


def _modifier(case: _Noun) -> Verdict:
    known = case.below("compound")
    if known is not None:
        return known
    above = case.above()
    return above if above.status in ("planned", "hypothetical") else HAPPENED


def _object(case: _Noun) -> Verdict:
    known = (case.below("project") if case.steps else None) or case.below("object")
    if known is not None:
        return known
    return unlisted(case.climb, case.noun, case.head, case.steps, with_denied=True)


def _subject(case: _Noun) -> Verdict:
    climb = case.climb
    entry = (climb.entry(case.head, "project") if case.steps else None) or climb.entry(case.head, "subject")
    if entry is None:
        return unlisted(climb, case.noun, case.head, case.steps, with_denied=False)
    if climb.lemma(case.head) == "be":
        return _subject_of_be(case)
    return applied(climb, entry, case.head, case.noun, case.steps)


def _subject_of_be(case: _Noun) -> Verdict:
    """Return the status of the subject of "be": that of the predicate where it tells one ("talks are planned")."""
    climb, be = case.climb, case.head
    predicate = child(climb.parse, be, "acomp", "attr")
    if predicate is not None:
        word = climb.parse.lower[predicate]
        if word in _OPEN:
            return composed(climb, Verdict("hypothetical", Ground.PREDICATE, word), "hypothetical", be, case.steps)
        if word in _PLANNED or word == "due":
            return composed(climb, Verdict("planned", Ground.PREDICATE, word), "denied", be, case.steps)
        if not climb.is_scheduled(case.noun):
            return HAPPENED
    infinitive = child(climb.parse, be, "xcomp")
    if infinitive is not None and has_to(climb.parse, infinitive):
        return composed(climb, Verdict("planned", Ground.GOVERNOR, "be to"), "denied", be, case.steps)
    return case.above()


def _content(case: _Noun) -> Verdict:
    """A verb that the parser took for a noun: "demanded that the minister resign"."""
    return case.below("clause") or HAPPENED


_BY_LABEL: dict[str, Callable[[_Noun], Verdict]] = {
    "conj": _joined,
    "appos": _joined,
    "pobj": _below_preposition,
    "pcomp": _below_preposition,
    "compound": _modifier,
    "nmod": _modifier,
    "amod": _modifier,
    "nsubj": _subject,
    "csubj": _subject,
    "acomp": _Noun.above,
    "dobj": _object,
    "nsubjpass": _object,
    "obj": _object,
    "oprd": _object,
    "attr": _Noun.above,
    "ccomp": _content,
}
