"""What stands around a verb: its auxiliaries, its subject, "to", and whether it has a tense.

Token numbers of a ``Parse`` throughout. Passives are told in ``clauses``, negation in ``events.status.negation``.
"""

from __future__ import annotations

from dragoman.extract.grammar.clauses import child
from dragoman.model import Parse

# Tags of verbs that have a tense: those of full verbs, and modals.
TENSED = frozenset({"VBD", "VBZ", "VBP"})
FINITE = TENSED | {"MD"}
# What a parser calls the subject of a verb, active or passive; clauses as subjects are none.
SUBJECTS = ("nsubj", "nsubjpass")


def auxiliaries_of(parse: Parse, verb: int) -> list[int]:
    """Return the auxiliaries of a verb in reading order, modals and the "to" of an infinitive among them."""
    return [below for below in parse.children[verb] if parse.deps[below] in ("aux", "auxpass")]


def auxiliary_words(parse: Parse, verb: int) -> set[str]:
    """Return the auxiliaries of a verb as words in lower case."""
    return {parse.lower[each] for each in auxiliaries_of(parse, verb)}


def own_subject_of(parse: Parse, verb: int) -> int | None:
    """Return the subject that hangs on a verb itself; ``clauses.subject_of`` also finds the one that it shares."""
    return child(parse, verb, *SUBJECTS)


def has_subject_of_its_own(parse: Parse, verb: int) -> bool:
    """Tell a clause with its own subject, "there" too, and no infinitive with "to".

    Unlike a finite verb it may be in the subjunctive: "asked that they leave".
    """
    return not has_to(parse, verb) and child(parse, verb, *SUBJECTS, "expl") is not None


def agent_of(parse: Parse, verb: int) -> int | None:
    """Return who acts in a passive, the noun behind "by"; None where nobody is named."""
    by = child(parse, verb, "agent")
    return None if by is None else child(parse, by, "pobj")


def has_to(parse: Parse, verb: int) -> bool:
    """Tell an infinitive with "to"."""
    return any(parse.deps[below] == "aux" and parse.lower[below] == "to" for below in parse.children[verb])


def is_finite(parse: Parse, verb: int) -> bool:
    """Tell whether a verb, or one of its auxiliaries, has a tense."""
    return parse.tags[verb] in FINITE or any(parse.tags[each] in FINITE for each in auxiliaries_of(parse, verb))
