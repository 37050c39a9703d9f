"""Finds the words that tell events, by the event lexicon: each word with the sense whose frame fits its syntax best.

Token numbers of a ``Parse`` throughout. The frames are set out in docs/codebook/event-words.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from dragoman.extract.grammar.clauses import child, subject_of
from dragoman.extract.grammar.heads import spread
from dragoman.extract.grammar.verbs import has_subject_of_its_own, has_to, own_subject_of
from dragoman.lexicon.events import Condition, EventWords, Sense, load_event_words
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

_COMPLEMENTS = frozenset({"acomp", "oprd", "advmod", "amod", "xcomp", "ccomp", "attr"})
_INFINITIVES = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl"})
_MODIFYING = frozenset({"amod", "compound", "nmod", "nummod", "poss", "punct"})
_CLASSES = {"VERB": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a"}
LIGHT = words_of("events", "light verbs")
HOLDING = words_of("events", "verbs of holding")
# Types whose verbs say what is to become of another event.
SAID = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE"})
COUNTING = words_of("events", "counting nouns")


@dataclass(frozen=True, slots=True)
class Match:
    """A word that tells an event.

    ``trigger`` is the token that tells it, ``verb`` the one whose arguments are its parties: the light verb of "hold
    talks", else the trigger. ``words`` are all tokens of the phrase, in order; none of them tells another event.
    """

    sense: Sense
    trigger: int
    verb: int
    words: tuple[int, ...]


def find_matches(parse: Parse) -> tuple[Match, ...]:
    """Return the words that tell events, in reading order: one match for each phrase."""
    found = _single_matches(parse)
    taken: set[int] = set()
    for token, first in list(found.items()):
        noun = found.get(parse.heads[token])
        if parse.deps[token] == "acl" and noun is not None and noun.sense.type == first.sense.type:
            # "A meeting attended by", "an attack carried out by": the noun tells it.
            taken.add(token)
        elif first.sense.pos == "v" and len(first.words) > 1:
            phrase = _own_phrase(parse, token, first, found)
            taken.update(word for word in phrase.words if word != phrase.trigger)
            found.pop(token, None)
            if phrase.trigger not in taken:
                found[phrase.trigger] = phrase
    return tuple(found[token] for token in sorted(found) if token not in taken)


def _single_matches(parse: Parse) -> dict[int, Match]:
    """Return what each token tells by itself."""
    lexicon = load_event_words()
    hyphens = "-" in parse.words
    found: dict[int, Match] = {}
    for token in range(len(parse)):
        if hyphens or parse.pos[token] in _CLASSES:
            single = _match(parse, token, lexicon, hyphens=hyphens)
            if single is not None:
                found[token] = single
    return found


def _own_phrase(parse: Parse, token: int, first: Match, found: Mapping[int, Match]) -> Match:
    phrase = _phrase(parse, first, found)
    if first.sense.type not in SAID or phrase.trigger != token:
        return phrase
    # "demanded the release", "rejected the talks": what is demanded or rejected is an event of its own.
    return replace(phrase, words=tuple(word for word in phrase.words if word == token or word not in found))


def match(parse: Parse, token: int) -> Match | None:
    """Return what a token tells by itself and the words it demands, or None. Phrases: ``find_matches``."""
    return _match(parse, token, load_event_words())


def _match(parse: Parse, token: int, lexicon: EventWords, *, hyphens: bool = True) -> Match | None:
    whole = _hyphenated(parse, token) if hyphens else ""
    if whole:
        senses = lexicon.senses(whole, "n")
    elif parse.pos[token] in _CLASSES:
        senses = lexicon.senses(parse.lemmas[token].lower(), _CLASSES[parse.pos[token]])
    else:
        return None
    if not senses or _is_beside(parse, token):
        return None
    around = _Around(parse, token)
    for sense in senses:
        words = _fit(around, sense)
        if words is not None:
            return Match(sense, token, token, tuple(sorted({token, *words})))
    return None


def _hyphenated(parse: Parse, token: int) -> str:
    """Return a noun that the parser cut at its hyphen (``sit-in``, ``cease-fire``), at its head; else nothing."""
    for first, other in ((token - 2, token - 2), (token, token + 2)):
        if first < 0 or first + 2 >= len(parse) or parse.words[first + 1] != "-":
            continue
        if parse.starts[first + 2] - parse.ends[first] == 1 and parse.heads[other] == token:
            whole = f"{parse.lower[first]}-{parse.lemmas[first + 2].lower()}"
            if load_event_words().senses(whole, "n"):
                return whole
    return ""


def _is_beside(parse: Parse, token: int) -> bool:
    """Tell whether a word only describes another ("an attack helicopter", "the kidnapped men") or is part of a name."""
    label = parse.deps[token]
    if label in ("amod", "compound", "nmod") and parse.heads[token] != token:
        return not (parse.pos[token] == "ADJ" and child(parse, token, "prep", "xcomp") is not None)
    return parse.pos[token] == "PROPN" and bool(parse.names_on(token, token + 1))


def _phrase(parse: Parse, verb: Match, found: Mapping[int, Match]) -> Match:
    """Return the match of a verb and the noun it demands, with the noun as trigger where that alone tells the event."""
    lemma = parse.lemmas[verb.trigger].lower()
    for word in verb.words:
        noun = found.get(word)
        if noun is None or noun.sense.pos != "n":
            continue
        words = tuple(sorted({*verb.words, *noun.words}))
        if noun.sense.type == verb.sense.type:
            if lemma in LIGHT or (noun.sense.strength == "sure" and parse.heads[word] == verb.trigger):
                sense = verb.sense if noun.sense.mode is None and not noun.sense.frame else noun.sense
                return Match(replace(sense, strength=verb.sense.strength), word, verb.trigger, words)
        elif lemma in HOLDING and noun.sense.frame and noun.sense.strength == "sure":
            # "held a joint exercise": the noun tells more than the verb with any exercise does.
            return Match(noun.sense, word, verb.trigger, words)
    return verb


class _Around:
    """A word and what its senses ask for, looked up once for all of them."""

    def __init__(self, parse: Parse, token: int) -> None:
        self.parse = parse
        self.token = token

    @cached_property
    def objects(self) -> list[int]:
        """What the verb acts upon; nothing for another word."""
        return objects_of(self.parse, self.token) if self.parse.pos[self.token] == "VERB" else []

    @cached_property
    def object_lemmas(self) -> dict[str, int]:
        """The lemmas and the words of the objects."""
        found: dict[str, int] = {}
        for token in self.objects:
            found.setdefault(self.parse.lemmas[token].lower(), token)
            found.setdefault(self.parse.lower[token], token)
        return found

    @cached_property
    def subject_lemmas(self) -> frozenset[str]:
        """The lemmas and the words of those who act."""
        parse = self.parse
        agent = child(parse, self.token, "agent")
        if agent is not None:
            subjects = [below for below in parse.children[agent] if parse.deps[below] == "pobj"]
        else:
            subject = subject_of(parse, self.token)
            subjects = [] if subject is None or parse.deps[subject] == "nsubjpass" else [subject]
        return frozenset(
            form for t in spread(parse, subjects, _beside) for form in (parse.lemmas[t].lower(), parse.lower[t])
        )


def _fit(around: _Around, sense: Sense) -> tuple[int, ...] | None:
    """Return the tokens that meet a frame's demands for certain words, or None where a demand is not met."""
    phrase: list[int] = []
    for condition in sense.frame:
        met = _DEMANDS[condition.demand](around, condition)
        if met is None:
            return None
        phrase.extend(met)
    return tuple(phrase)


def objects_of(parse: Parse, verb: int) -> list[int]:
    """Return what a verb acts upon: direct objects, the subject of a passive, the noun that a participle modifies.

    Relative pronouns are resolved, conjuncts and what is counted ("dozens of protesters") are added.
    """
    found = [below for below in parse.children[verb] if parse.deps[below] in ("dobj", "nsubjpass", "obj", "oprd")]
    if parse.tags[verb] == "VBN" and child(parse, verb, "dobj") is None:
        found += _passive_subject(parse, verb)
    elif not found:
        # One object of two verbs: "arrested and charged the man".
        found += [
            below
            for other in parse.children[verb]
            if parse.deps[other] == "conj" and parse.pos[other] == "VERB"
            for below in parse.children[other]
            if parse.deps[below] == "dobj"
        ]
    return spread(parse, found, _beside)


def _passive_subject(parse: Parse, verb: int) -> list[int]:
    label, head = parse.deps[verb], parse.heads[verb]
    if label == "acl":
        return [head]
    if child(parse, verb, "nsubjpass") is not None:
        return []
    if child(parse, verb, "aux") is not None and child(parse, verb, "auxpass") is None:
        return []
    subject = subject_of(parse, verb)
    return [] if subject is None or child(parse, verb, "nsubj") == subject else [subject]


def _beside(parse: Parse, head: int) -> Iterator[int]:
    """Yield the conjuncts of a noun, and what it counts."""
    for below in parse.children[head]:
        if parse.deps[below] == "conj":
            yield below
        elif parse.lower[below] == "of" and parse.lemmas[head].lower() in COUNTING:
            yield from (inner for inner in parse.children[below] if parse.deps[inner] == "pobj")


def _object(around: _Around, condition: Condition) -> tuple[int, ...] | None:
    if not condition.words:
        parse, token = around.parse, around.token
        if around.objects or _is_passive_form(parse, token) or _infinitive_subject(parse, token) is not None:
            return ()
        return None
    for lemma, token in around.object_lemmas.items():
        if lemma in condition.words:
            return (token,)
    return None


def _is_passive_form(parse: Parse, verb: int) -> bool:
    """Tell a participle without "have": what it is done to may stand anywhere."""
    if parse.tags[verb] != "VBN":
        return False
    auxiliaries = {parse.lemmas[below].lower() for below in parse.children[verb] if parse.deps[below] == "aux"}
    return "have" not in auxiliaries or child(parse, verb, "auxpass") is not None


def _infinitive_subject(parse: Parse, verb: int) -> int | None:
    """Return the one urged in "urged the envoy to go", whom the parser makes the subject of the infinitive."""
    clause = child(parse, verb, "ccomp")
    if clause is None or child(parse, clause, "mark") is not None or parse.tags[clause] != "VB":
        return None
    return own_subject_of(parse, clause)


def _subject(around: _Around, condition: Condition) -> tuple[int, ...] | None:
    return None if around.subject_lemmas.isdisjoint(condition.words) else ()


def _prepositions(parse: Parse, token: int, words: frozenset[str]) -> list[int]:
    """Return the prepositions below a word, or below its objects where the parser hung them too low."""
    found = [below for below in parse.children[token] if _is_preposition(parse, below, words)]
    if not found and parse.pos[token] == "VERB":
        for middle in parse.children[token]:
            if parse.deps[middle] in ("dobj", "prep", "prt", "advmod", "nsubjpass", "acomp", "oprd"):
                found += [
                    below for below in parse.children[middle] if below > token and _is_preposition(parse, below, words)
                ]
    return found


def _is_preposition(parse: Parse, token: int, words: frozenset[str]) -> bool:
    return parse.deps[token] in ("prep", "agent", "dative", "prt") and parse.lower[token] in words


def _prep(around: _Around, condition: Condition) -> tuple[int, ...] | None:
    parse, token = around.parse, around.token
    if _prepositions(parse, token, condition.words):
        return ()
    if "for" in condition.words:
        # "called for the army to leave": the parser makes the preposition a mark of the infinitive.
        for below in parse.children[token]:
            if parse.deps[below] in ("advcl", "ccomp", "xcomp", "acl", "relcl"):
                mark = child(parse, below, "mark")
                if mark is not None and parse.lower[mark] == "for":
                    return ()
    return None


def _prep_object(around: _Around, condition: Condition) -> tuple[int, ...] | None:
    parse, token = around.parse, around.token
    for preposition in _prepositions(parse, token, condition.words):
        nouns = [below for below in parse.children[preposition] if parse.deps[below] in ("pobj", "pcomp")]
        met = _one_of(parse, spread(parse, nouns, _beside), condition.objects)
        if met is not None:
            return met
    return None


def _particle(around: _Around, condition: Condition) -> tuple[int, ...] | None:
    parse, token = around.parse, around.token
    labels = ("prt", "advmod", "prep", "acomp", "oprd", "npadvmod", "dobj", "ccomp", "xcomp")
    for below in parse.children[token]:
        if parse.deps[below] in labels and parse.lower[below] in condition.words:
            return (below,)
    return None


def _complement(around: _Around, condition: Condition) -> tuple[int, ...] | None:
    parse, token = around.parse, around.token
    for below in parse.children[token]:
        if parse.deps[below] in _COMPLEMENTS and parse.lower[below] in condition.words:
            return (below,)
    return None


def _modifier(around: _Around, condition: Condition) -> tuple[int, ...] | None:
    parse, token = around.parse, around.token
    for below in parse.children[token]:
        if parse.deps[below] in _MODIFYING and not condition.words.isdisjoint(_forms_of_modifier(parse, below)):
            return (below,)
    return None


def _forms_of_modifier(parse: Parse, token: int) -> Iterator[str]:
    """Yield what a modifier may be called in a frame: its word, its lemma, and the two with a hyphen that it ends."""
    yield parse.lower[token]
    yield parse.lemmas[token].lower()
    # "anti-government protest" comes in three words, and its modifier may hang on another one.
    if token > 1 and parse.words[token - 1] == "-" and parse.deps[token] in ("amod", "compound"):
        yield f"{parse.lower[token - 2]}-{parse.lower[token]}"


def _to(around: _Around, condition: Condition) -> tuple[int, ...] | None:
    parse, token = around.parse, around.token
    if _has_infinitive(parse, token):
        return ()
    # "gave their pledge to withdraw": below the object of the verb.
    later = [below for below in parse.children[token] if below > token and parse.deps[below] in ("dobj", "nsubjpass")]
    return () if parse.pos[token] == "VERB" and any(_has_infinitive(parse, below) for below in later) else None


def _has_infinitive(parse: Parse, token: int) -> bool:
    return any(parse.deps[below] in _INFINITIVES and has_to(parse, below) for below in parse.children[token])


def _clause(around: _Around, condition: Condition) -> tuple[int, ...] | None:
    parse, token = around.parse, around.token
    for below in parse.children[token]:
        if parse.deps[below] in ("ccomp", "acl", "relcl") and below > token and has_subject_of_its_own(parse, below):
            return ()
    return None


def _one_of(parse: Parse, tokens: list[int], words: frozenset[str]) -> tuple[int, ...] | None:
    for token in tokens:
        if parse.lemmas[token].lower() in words or parse.lower[token] in words:
            return (token,)
    return None


_DEMANDS: Mapping[str, Callable[[_Around, Condition], tuple[int, ...] | None]] = {
    "object": _object,
    "subject": _subject,
    "prep": _prep,
    "prep-object": _prep_object,
    "particle": _particle,
    "complement": _complement,
    "modifier": _modifier,
    "to": _to,
    "clause": _clause,
}
