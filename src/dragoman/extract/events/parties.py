"""Who acts and who is acted upon, as grammar tells it of a trigger: active, passive and nominal, with light verbs.

Token numbers of a ``Parse`` throughout. Which preposition or slot names whom, by type: docs/codebook/events.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.extract.clauses import VERBAL, child, is_passive, subject_of
from dragoman.extract.events.labels import ACTOR, RECIPIENT
from dragoman.model import Parse, TokenRange

# Types whose parties do it together: a "with" or "and" party is one more actor.
MUTUAL = frozenset({"CONSULT", "COOPERATE"})
# Types whose noun names the one acted upon with "of": "the arrest of", "the killing of", "the release of".
ACTED_ON = frozenset({"COERCE", "ASSAULT", "RETREAT", "AID", "SANCTION", "ACCUSE", "SUPPORT", "REJECT", "MOBILIZE"})
# What a recipient hangs on, the likeliest first; whatever the type.
TOWARDS = ("against", "on", "upon", "to", "for", "with", "from", "towards", "toward", "at", "over", "into", "in", "of")
TOWARDS_BY_TYPE = {
    "CONSULT": ("with", "to", "between", "among"),
    "COOPERATE": ("with", "to", "between"),
    "AGREE": ("with", "to", "for"),
    "SUPPORT": ("for", "with", "to", "of", "in", "on"),
    "AID": ("to", "for", "in", "into", "from", "of"),
    "RETREAT": ("from", "to", "in", "of"),
    "CONCEDE": ("to", "on", "against", "for", "of", "from", "in"),
    "REQUEST": ("from", "to", "on", "of", "for", "against", "with"),
    "ACCUSE": ("against", "into", "of", "on", "at", "over", "for", "in"),
    "REJECT": ("from", "by", "of", "with", "to", "for", "in"),
    "THREATEN": ("against", "to", "on", "with", "in", "of"),
    "PROTEST": ("against", "at", "outside", "in", "over", "with", "to"),
    "SANCTION": ("on", "against", "to", "from", "with", "in", "of"),
    "MOBILIZE": ("in", "to", "into", "on", "along", "against", "near", "at", "off"),
    "COERCE": ("in", "on", "against", "of", "from", "to", "at"),
    "ASSAULT": ("against", "on", "at", "in", "with", "into", "of", "near"),
}
_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_CUT = frozenset({"relcl", "acl", "appos", "advcl", "parataxis", "ccomp", "punct", "cc", "conj", "prep", "case", "dep"})


@dataclass(frozen=True, slots=True)
class Parties:
    """Heads of the phrases that name actors and recipients, in reading order, each once."""

    actors: tuple[int, ...]
    recipients: tuple[int, ...]

    def by_token(self, parse: Parse) -> dict[int, int]:
        """Return the tokens of the phrases with their role."""
        roles: dict[int, int] = {}
        for heads, role in ((self.recipients, RECIPIENT), (self.actors, ACTOR)):
            for head in heads:
                for token in range(*phrase_of(parse, head)):
                    roles[token] = role
        return roles


def phrase_of(parse: Parse, head: int) -> TokenRange:
    """Return the noun phrase of a head without clauses, appositions and conjuncts; "of" phrases are part of it."""
    start, end = parse.edges[head]
    for below in parse.children[head]:
        left, right = parse.edges[below]
        if (
            below > head
            and parse.deps[below] in _CUT
            and not (parse.deps[below] == "prep" and parse.lower[below] == "of")
        ):
            end = min(end, left)
        elif below < head and parse.deps[below] in ("relcl", "advcl", "parataxis", "ccomp"):
            start = max(start, right)
    return TokenRange(start, max(end, head + 1))


def parties_of(parse: Parse, trigger: int, label: str, verb: int | None = None) -> Parties:
    """Return the parties of an event of a type that a word tells; ``verb`` is the light verb of the word, if any."""
    is_verb = parse.pos[trigger] in VERBAL
    found = _of_verb(parse, trigger, label) if is_verb else _of_noun(parse, trigger, label, verb)
    actors, recipients = found
    if label in MUTUAL and not _has_visitor(parse, trigger):
        actors, recipients = [*actors, *recipients], []
    actor_heads = _spread(parse, actors, trigger)
    kept = set(actor_heads)
    return Parties(actor_heads, tuple(head for head in _spread(parse, recipients, trigger) if head not in kept))


VISITING = frozenset("visit tour arrive host receive welcome travel fly trip stay invite greet".split())


def _has_visitor(parse: Parse, trigger: int) -> bool:
    return parse.lemmas[trigger].lower() in VISITING


def _of_verb(parse: Parse, verb: int, label: str) -> tuple[list[int], list[int]]:
    actors: list[int] = []
    recipients: list[int] = []
    if _is_passive(parse, verb):
        subject = subject_of(parse, verb)
        recipients += [] if subject is None else [subject]
        actors += _objects(parse, verb, ("by",))
    else:
        subject = subject_of(parse, verb)
        actors += [] if subject is None else [subject]
        recipients += _direct_objects(parse, verb)
    for name in TOWARDS_BY_TYPE.get(label, TOWARDS):
        recipients += _objects(parse, verb, (name,))
    return actors, recipients


def _direct_objects(parse: Parse, verb: int) -> list[int]:
    found = []
    for below in parse.children[verb]:
        if parse.deps[below] in ("dobj", "dative", "iobj"):
            inner = _object(parse, below) if parse.pos[below] == "ADP" else below
            if inner is not None:
                found.append(inner)
    return found


def _is_passive(parse: Parse, verb: int) -> bool:
    if is_passive(parse, verb):
        return True
    return parse.tags[verb] == "VBN" and parse.deps[verb] in ("acl", "amod") and child(parse, verb, "dobj") is None


def _of_noun(parse: Parse, noun: int, label: str, verb: int | None) -> tuple[list[int], list[int]]:
    actors: list[int] = []
    recipients: list[int] = []
    owner = child(parse, noun, "poss")
    of = _objects(parse, noun, ("of",))
    between = _objects(parse, noun, ("between", "among", "involving"))
    modifiers = [
        below
        for below in parse.children[noun]
        if parse.deps[below] in _MODIFIERS and (parse.pos[below] == "PROPN" or _is_nationality(parse, below))
    ]
    actors += _objects(parse, noun, ("by",))
    if owner is not None:
        actors.append(owner)
    actors += modifiers
    if of:
        (recipients if label in ACTED_ON or actors else actors).extend(of)
    lender = verb if verb is not None and verb != noun else _lender(parse, noun)
    if lender is not None and not between:
        subject = subject_of(parse, lender)
        passive = _is_passive(parse, lender)
        if subject is not None and subject != noun and not passive:
            actors[:0] = [subject]
        actors += _objects(parse, lender, ("by",)) if passive else []
        recipients += [below for below in parse.children[lender] if parse.deps[below] == "dative" and below != noun]
    actors += between
    for name in TOWARDS_BY_TYPE.get(label, TOWARDS):
        if name == "of" and of:
            continue
        recipients += _objects(parse, noun, (name,))
        if lender is not None:
            recipients += _objects(parse, lender, (name,))
    return actors, [head for head in recipients if head not in between and head != noun]


def _lender(parse: Parse, noun: int) -> int | None:
    """Return the verb whose subject acts in what the noun tells, or None."""
    token, label = noun, parse.deps[noun]
    if label == "pobj" and parse.deps[parse.heads[noun]] == "prep":
        token = parse.heads[noun]
        if parse.lower[token] not in ("on", "in", "into", "to", "for", "with"):
            return None
    elif label not in ("dobj", "nsubjpass", "oprd", "conj", "attr"):
        return None
    head = parse.heads[token]
    if label == "conj":
        return _lender(parse, head) if parse.pos[head] == "NOUN" else None
    return head if parse.pos[head] in VERBAL else None


def _is_nationality(parse: Parse, token: int) -> bool:
    return parse.pos[token] == "ADJ" and parse.words[token][:1].isupper()


def _objects(parse: Parse, token: int, names: Iterable[str]) -> list[int]:
    wanted = set(names)
    found = []
    for below in parse.children[token]:
        if parse.deps[below] in ("prep", "agent", "dative") and parse.lower[below] in wanted:
            inner = _object(parse, below)
            if inner is not None:
                found.append(inner)
    return found


def _object(parse: Parse, preposition: int) -> int | None:
    return child(parse, preposition, "pobj")


def _spread(parse: Parse, heads: Iterable[int], trigger: int) -> tuple[int, ...]:
    """Add the conjuncts of heads, resolve relative pronouns to their nouns, drop the trigger itself."""
    found: dict[int, None] = {}
    pending = list(heads)
    while pending:
        head = pending.pop(0)
        if parse.lower[head] in ("who", "which", "that", "whom") and parse.tags[head] in ("WP", "WDT"):
            clause = parse.heads[head]
            if parse.deps[clause] == "relcl":
                head = parse.heads[clause]
        if head in found or head == trigger:
            continue
        found[head] = None
        pending += [below for below in parse.children[head] if parse.deps[below] == "conj"]
    return tuple(sorted(found))
