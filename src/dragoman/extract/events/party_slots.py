"""Where a party may stand beside a word, and which words may name one: objects, prepositions, owners.

Token numbers of a ``Parse`` throughout. Which preposition names whom, by type: docs/codebook/events.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.extract.events.event_words import COUNTING
from dragoman.extract.events.labels import TYPES
from dragoman.extract.grammar.clauses import child
from dragoman.extract.grammar.verbs import own_subject_of
from dragoman.lexicon.humans import is_human
from dragoman.lexicon.word_sorts import ordered_words_of, words_of
from dragoman.model import Parse

# Types whose parties do it together: a "with" or "and" party is one more actor.
MUTUAL = frozenset({"CONSULT", "COOPERATE"})
# Types whose noun names the one acted upon with "of": "the arrest of", "the killing of", "the release of".
ACTED_ON = frozenset({"COERCE", "ASSAULT", "RETREAT", "AID", "SANCTION", "ACCUSE", "SUPPORT", "REJECT", "MOBILIZE"})
# What a recipient hangs on, the likeliest first; whatever the type.
TOWARDS = ordered_words_of("events", "prepositions to parties")
TOWARDS_BY_TYPE: dict[str, tuple[str, ...]] = {
    label: ordered_words_of("events", f"prepositions to parties of {label.lower()}") for label in TYPES
}
# Types that are done to things as well: villages, boats, newspapers.
TAKING_THINGS = frozenset({"ASSAULT", "COERCE"})
MODIFIERS = frozenset({"amod", "compound", "nmod"})
_BODIES = words_of("events", "acting bodies")
_PERSONS = words_of("events", "person pronouns")
_TIMES = words_of("events", "time nouns")
_SUFFERING = words_of("events", "suffering")
_OWNERS = ordered_words_of("events", "prepositions of owners")
_COERCED = words_of("events", "prepositions of the coerced")


def party_of(parse: Parse, noun: int, label: str) -> list[int]:
    """Return the party that an object is, or whose it is: "Peru's decision", "the call by Peru", "Western calls"."""
    if may_act(parse, noun):
        return [noun]
    counted = who_may_act(parse, noun, ("of",)) if parse.lemmas[noun].lower() in COUNTING else []
    if counted:
        return counted
    if label == "ASSAULT" and not is_time(parse, noun):
        return [noun]
    owner = child(parse, noun, "poss")
    if owner is not None and is_named_actor(parse, owner):
        return [owner]
    behind = towards(parse, [noun], label)
    if behind or label in MUTUAL:
        return behind
    if label == "COERCE":
        return who_may_act(parse, noun, _COERCED) or ([] if is_time(parse, noun) else [noun])
    for name in _OWNERS:
        inner = who_may_act(parse, noun, (name,))
        if inner:
            return inner
    return [below for below in parse.children[noun] if parse.deps[below] in MODIFIERS and may_act(parse, below)]


def who_may_act(parse: Parse, token: int, names: Iterable[str]) -> list[int]:
    """Return the objects of some prepositions below a word that name somebody."""
    return [each for each in objects(parse, token, names) if may_act(parse, each)]


def is_named_actor(parse: Parse, token: int) -> bool:
    """Tell whether a word other than a pronoun names somebody."""
    return parse.pos[token] != "PRON" and may_act(parse, token)


def towards(parse: Parse, tokens: list[int], label: str) -> list[int]:
    """Return the objects of the likeliest preposition below some words that names a party."""
    for name in TOWARDS_BY_TYPE.get(label, TOWARDS):
        found = [each for token in tokens for each in objects(parse, token, (name,)) if may_act(parse, each)]
        if found:
            return found
    for name in TOWARDS_BY_TYPE.get(label, TOWARDS):
        things = [each for token in tokens for each in objects(parse, token, (name,)) if not is_time(parse, each)]
        for thing in things:
            named = [owner for owner in _owners_of(parse, thing) if is_named_actor(parse, owner)]
            if named:
                return named[:1]
    return []


def _owners_of(parse: Parse, thing: int) -> Iterator[int]:
    """Yield whose a thing may be, the likeliest first: "Peru's", "of Peru", "Peruvian"."""
    owner = child(parse, thing, "poss")
    if owner is not None:
        yield owner
    yield from objects(parse, thing, ("of",))
    yield from (below for below in parse.children[thing] if parse.deps[below] in MODIFIERS)


def may_act(parse: Parse, token: int) -> bool:
    """Tell whether a word names somebody, by its form: a name, people, a body, a nationality."""
    pos = parse.pos[token]
    if pos == "PROPN":
        return parse.lower[token] not in _TIMES
    if pos == "PRON":
        return parse.lower[token] in _PERSONS
    if pos == "ADJ":
        return parse.words[token][:1].isupper() or parse.lower[token] in _SUFFERING
    lemma = parse.lemmas[token].lower()
    return pos == "NOUN" and (lemma in _BODIES or is_human(lemma))


def is_time(parse: Parse, token: int) -> bool:
    """Tell whether a word is a noun for a time or the name of one."""
    return parse.lower[token] in _TIMES or parse.lemmas[token].lower() in _TIMES


def direct_objects(parse: Parse, verb: int) -> list[int]:
    """Return the objects of a verb without a preposition, and who is urged to do something."""
    found = []
    for below in parse.children[verb]:
        if parse.deps[below] in ("dobj", "dative", "iobj"):
            inner = _object(parse, below) if parse.pos[below] == "ADP" else below
            if inner is not None:
                found.append(inner)
        elif parse.deps[below] == "ccomp" and parse.tags[below] == "VB" and child(parse, below, "mark") is None:
            # "urged the envoy to go": the parser makes the envoy the subject of the infinitive.
            urged = own_subject_of(parse, below)
            found += [] if urged is None or urged < verb else [urged]
    return found


def is_nationality(parse: Parse, token: int) -> bool:
    """Tell an adjective with a capital: "Norwegian"."""
    return parse.pos[token] == "ADJ" and parse.words[token][:1].isupper()


def objects(parse: Parse, token: int, names: Iterable[str]) -> list[int]:
    """Return the objects of some prepositions below a word."""
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
