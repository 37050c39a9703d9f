"""Who acts and who is acted upon, of a noun: in its phrase, and beside its light verb."""

from __future__ import annotations

from dragoman.extract.events.parties_of_verbs import TOLD, from_above, of_what_is_said
from dragoman.extract.events.party_slots import (
    ACTED_ON,
    MODIFIERS,
    TAKING_THINGS,
    TOWARDS_BY_TYPE,
    direct_objects,
    is_nationality,
    is_time,
    may_act,
    objects,
    towards,
    who_may_act,
)
from dragoman.extract.grammar.clauses import VERBAL, child, is_told_as_passive, subject_of
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

_TOGETHER = words_of("events", "prepositions of those together")
_LENT = words_of("events", "prepositions of lent nouns")
HOLDING = words_of("events", "participles of holding")
LENDING = words_of("events", "light verbs") | words_of("events", "lending verbs")
# Types whose parties the sentence names once, for the noun behind a preposition too: "Lindqvist said after talks with".
# Who condemns, reports or looks into what others did has no part in it.
_SHARED = frozenset({"CONSULT", "COOPERATE"})


def of_noun(parse: Parse, noun: int, label: str, verb: int | None) -> tuple[list[int], list[int]]:
    """Return the heads that name actors and recipients of what a noun tells, of a type; ``verb`` is its light verb."""
    between = objects(parse, noun, _TOGETHER)
    lender = verb if verb is not None and verb != noun else _lender(parse, noun)
    actors, recipients = _beside_noun(parse, noun, label)
    if lender is not None and not between:
        actors = [*_lent_by(parse, noun, lender, actors)]
        recipients += [below for below in parse.children[lender] if parse.deps[below] == "dative" and below != noun]
    actors += between
    recipients = recipients or _recipients_behind(parse, noun, lender, label)
    if not actors and label in _SHARED and _is_beside_a_deed(parse, noun):
        actors = from_above(parse, noun)
    return actors, [head for head in recipients if head not in between and head != noun]


def _recipients_behind(parse: Parse, noun: int, lender: int | None, label: str) -> list[int]:
    """Return whom prepositions behind a noun or its light verb bring, else who acts in what it says, else objects."""
    anchors = [noun] if lender is None else [noun, lender]
    return (
        towards(parse, anchors, label)
        or (_things_towards(parse, anchors, label) if label in TAKING_THINGS else [])
        or (of_what_is_said(parse, noun, label) if label in TOLD else [])
        or ([] if lender is None else [each for each in direct_objects(parse, lender) if may_act(parse, each)])
    )


def _beside_noun(parse: Parse, noun: int, label: str) -> tuple[list[int], list[int]]:
    """Return the actors and recipients in the phrase of a noun: "Peru's arrest of two envoys by the army"."""
    actors = objects(parse, noun, ("by",))
    for below in parse.children[noun]:
        # "A meeting attended by", "an attack carried out by".
        if parse.deps[below] == "acl" and parse.tags[below] == "VBN" and parse.lemmas[below].lower() in HOLDING:
            actors += objects(parse, below, ("by",))
    owner = child(parse, noun, "poss")
    if owner is not None and not is_time(parse, owner):
        actors.append(owner)
    actors += [below for below in parse.children[noun] if _is_named_modifier(parse, below)]
    of = objects(parse, noun, ("of",)) if label in TAKING_THINGS else who_may_act(parse, noun, ("of",))
    return (actors, of) if label in ACTED_ON or actors else (of, [])


def _is_named_modifier(parse: Parse, token: int) -> bool:
    """Tell a name or a nationality before a noun."""
    is_named = parse.pos[token] == "PROPN" or is_nationality(parse, token)
    return parse.deps[token] in MODIFIERS and is_named and not is_time(parse, token)


def _lent_by(parse: Parse, noun: int, lender: int, actors: list[int]) -> list[int]:
    """Return the actors of a noun with those of its light verb, the subject first."""
    if is_told_as_passive(parse, lender):
        return [*actors, *objects(parse, lender, ("by",))]
    subject = subject_of(parse, lender)
    return actors if subject is None or subject == noun else [subject, *actors]


def _things_towards(parse: Parse, anchors: list[int], label: str) -> list[int]:
    """Return the first thing that a preposition brings which the type may be done to."""
    things = (
        thing
        for name in TOWARDS_BY_TYPE[label]
        for anchor in anchors
        for thing in objects(parse, anchor, (name,))
        if not is_time(parse, thing)
    )
    return list(things)[:1]


def _is_beside_a_deed(parse: Parse, noun: int) -> bool:
    """Tell whether a noun hangs on a preposition of time, place or purpose."""
    return parse.deps[noun] == "pobj" and parse.lower[parse.heads[noun]] in BESIDE


BESIDE = words_of("events", "prepositions beside a deed")


def _lender(parse: Parse, noun: int) -> int | None:
    """Return the verb whose subject acts in what the noun tells, or None: "launched an attack", not "mourned" it."""
    token, label = noun, parse.deps[noun]
    if label == "pobj" and parse.deps[parse.heads[noun]] == "prep":
        token = parse.heads[noun]
        if parse.lower[token] not in _LENT:
            return None
    elif label not in ("dobj", "nsubjpass", "oprd", "conj", "attr"):
        return None
    head = parse.heads[token]
    if label == "conj":
        return _lender(parse, head) if parse.pos[head] == "NOUN" else None
    return head if parse.pos[head] in VERBAL and parse.lemmas[head].lower() in LENDING else None
