"""When and where an event took place, by the words around its trigger."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dragoman.extract.events.parties_of_nouns import HOLDING
from dragoman.extract.grammar.clauses import VERBAL
from dragoman.extract.times.extraction import when_near
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, Place, When

_WHERE = words_of("events", "prepositions of places")
_GOING = words_of("events", "prepositions of going")
_TRAVEL = words_of("events", "verbs of going")
# Arcs from a place or time up to a trigger: "with the minister and his aides in the capital, Oslo" goes through six.
_MAX_ARCS = 8
_HANDED_ON = frozenset({"pobj", "prep", "appos", "compound", "nmod", "conj", "npadvmod", "advmod", "pcomp", "poss"})
# What a place that hangs on it tells of is where the thing is: "talks at the palace in Oslo".
_LOCAL_NOUNS = frozenset(
    "capital city town village province region district area state country palace headquarters office embassy base "
    "camp airport hotel square street residence suburb neighborhood neighbourhood island port border part north south "
    "east west outskirt center centre building compound summit session conference sideline".split()
)


def when_of(parse: Parse, times: Sequence[When], trigger: int, others: Collection[int]) -> When | None:
    """Return the time at which an event took place: one that dates its trigger, or the verb that carries it.

    ``times`` are in reading order. ``others`` are the triggers of all events; what dates one of them does not date
    another.
    """
    anchors = _carriers(parse, trigger)
    for anchor in anchors:
        when = when_near(parse, times, anchor)
        if when is not None and not _is_of_another(parse, when, anchor):
            return when
    sentence = parse.sentence_of(trigger)
    for each in parse.beginning_in(times, trigger + 1, sentence.end):
        if _dates(parse, _top(parse, parse.tokens_in(each.span)), anchors, others):
            return each
    return None


def place_of(
    parse: Parse,
    places: Sequence[Place],
    trigger: int,
    *,
    is_local: bool,
    named: Collection[int] = (),
) -> Place | None:
    """Return where an event took place: the place that hangs on its trigger, or on the verb that carries it.

    ``places`` are in reading order. ``is_local`` tells that it took place where the thing is that it was done to
    ("arrested two men in Bergen").
    ``named`` are the tokens that name parties; what the parser hangs on a party at the end of a clause is the verb's.
    """
    sentence = parse.sentence_of(trigger)
    anchors = _carriers(parse, trigger)
    best: tuple[int, int, Place] | None = None
    for place in parse.beginning_in(places, sentence.start, sentence.end):
        tokens = parse.tokens_in(place.span)
        if place.use != "place" or not len(tokens):
            continue
        for rank, anchor in enumerate(anchors):
            arcs = _arcs_to(parse, tokens, anchor, trigger, named, is_local=is_local)
            if arcs is not None and (best is None or (rank, arcs) < best[:2]):
                best = (rank, arcs, place)
    return None if best is None else best[2]


def _carriers(parse: Parse, trigger: int) -> list[int]:
    """Return the trigger, and for a noun the verb it is the object or the occasion of, and participles that hold it."""
    found = [trigger]
    if parse.pos[trigger] in VERBAL:
        return found
    token, label = trigger, parse.deps[trigger]
    head = parse.heads[token]
    if label == "pobj" and parse.lower[head] in ("in", "on", "for", "to", "at", "with", "into"):
        head = parse.heads[head]
    elif label not in ("dobj", "nsubj", "nsubjpass", "attr", "oprd"):
        head = token
    if head != token and parse.pos[head] in VERBAL:
        found.append(head)
    found += [
        below
        for below in parse.children[trigger]
        if parse.deps[below] == "acl" and parse.tags[below] == "VBN" and parse.lemmas[below].lower() in HOLDING
    ]
    return found


def _is_of_another(parse: Parse, when: When, anchor: int) -> bool:
    """Tell whether a time belongs to another noun than the one it should date: "condemned Monday's attack"."""
    top = _top(parse, parse.tokens_in(when.span))
    return parse.deps[top] == "poss" and parse.heads[top] != anchor


def _dates(parse: Parse, token: int, anchors: Sequence[int], others: Collection[int]) -> bool:
    """Tell whether a time behind an event, which the parser hung on the nearest noun, belongs to the event.

    A noun that tells no event cannot be dated: "met the minister and his aides on Saturday".
    """
    for _ in range(_MAX_ARCS):
        head = parse.heads[token]
        if head == token or parse.deps[token] not in (*_HANDED_ON, "dobj", "dative", "agent"):
            return False
        if head in anchors:
            return True
        if head in others or parse.pos[head] in VERBAL:
            return False
        token = head
    return False


def _top(parse: Parse, tokens: range) -> int:
    outside = [token for token in tokens if parse.heads[token] not in tokens]
    return outside[-1] if outside else tokens[0]


def _arcs_to(
    parse: Parse, tokens: range, anchor: int, trigger: int, named: Collection[int], *, is_local: bool
) -> int | None:
    """Return how many arcs lead from a place to an anchor, None where they do not say that it happened there."""
    if anchor in tokens:
        return None
    way = _Way(parse, anchor, trigger, named, is_local=is_local)
    token = _top(parse, tokens)
    for arcs in range(1, _MAX_ARCS + 1):
        leads = way.step(token)
        if leads is not None:
            return arcs if leads else None
        token = parse.heads[token]
    return None


class _Way:
    """The way from a place up to an anchor: whether a preposition of place was passed, and only parts of names."""

    def __init__(self, parse: Parse, anchor: int, trigger: int, named: Collection[int], *, is_local: bool) -> None:
        self.parse, self.anchor, self.trigger, self.named = parse, anchor, trigger, named
        self.is_local = is_local
        self.goes = any(parse.lemmas[token].lower() in _TRAVEL for token in (anchor, trigger))
        self.local = False
        self.whole = True

    def step(self, token: int) -> bool | None:
        """Pass the arc above a token: True where it leads to the anchor, False where it ends, None where it goes on."""
        label, head = self.parse.deps[token], self.parse.heads[token]
        if head == token:
            return False
        if label in ("dobj", "nsubjpass", "agent"):
            return head == self.anchor and self._at_object(token, label)
        if label != "prep" and label not in _HANDED_ON:
            return False
        passed = self._over_preposition(token) if label == "prep" else None
        if passed is not None:
            return passed
        if head == self.anchor:
            return self.local or label == "npadvmod"
        return None if self._is_handed_on(token) else False

    def _at_object(self, token: int, label: str) -> bool:
        if self.whole and not self.local and label != "agent":
            # "Shelled Oslo", "took the town of Oslo".
            return self.goes or self.is_local
        behind = token > self.anchor and token in self.named
        return self.goes or (self.local and (self.is_local or behind or label == "agent"))

    def _over_preposition(self, token: int) -> bool | None:
        word, head = self.parse.lower[token], self.parse.heads[token]
        if word in _GOING and not self.goes:
            return False
        self.local = self.local or word in _WHERE
        if word != "of" or self._is_local_noun(head):
            return None
        # "The killing of four farmers in Oslo", but not "the visit of the mayor of Oslo".
        return head == self.trigger and self.local and self.is_local

    def _is_handed_on(self, token: int) -> bool:
        """Tell whether the word above a place hands it on to what governs it."""
        label, head = self.parse.deps[token], self.parse.heads[token]
        local_noun = self._is_local_noun(head)
        self.whole = self.whole and (local_noun or label in ("pobj", "prep", "appos", "conj"))
        if self.parse.pos[head] not in ("NOUN", "PROPN") or label not in ("prep", "poss"):
            return True
        return self.is_local or local_noun or (head in self.named and head > self.anchor)

    def _is_local_noun(self, token: int) -> bool:
        return self.parse.lemmas[token].lower() in _LOCAL_NOUNS
