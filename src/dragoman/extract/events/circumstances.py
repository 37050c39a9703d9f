"""When and where an event took place, by the words around its trigger."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extract.clauses import VERBAL
from dragoman.extract.times import when_near
from dragoman.model import Parse, Place, When

# Prepositions that say where something happens.
_WHERE = frozenset(
    "in at near outside inside off along around across throughout within on above over under to into from toward "
    "towards through".split()
)
# Of them, those that name where it happens only after verbs and nouns of going.
_GOING = frozenset("to into from toward towards through".split())
_TRAVEL = frozenset("visit arrive travel fly trip tour go come return head move deploy send withdraw pull".split())
# Arcs from a place up to a trigger: "in the capital, Oslo" goes through three.
_MAX_ARCS = 5
_HANDED_ON = frozenset({"pobj", "prep", "appos", "compound", "nmod", "conj", "npadvmod", "advmod", "pcomp", "poss"})
# What a place that hangs on it tells of is where the thing is: "talks at the palace in Oslo".
_LOCAL_NOUNS = frozenset(
    "capital city town village province region district area state country palace headquarters office embassy base "
    "camp airport hotel square street residence suburb neighborhood neighbourhood island port border part north south "
    "east west outskirt center centre building compound summit session conference sideline".split()
)


def when_of(parse: Parse, times: tuple[When, ...], trigger: int) -> When | None:
    """Return the time at which an event took place: one that dates its trigger, or the verb that carries it."""
    when = when_near(parse, times, trigger)
    if when is not None:
        return when
    token = trigger
    for _ in range(2):
        if parse.pos[token] not in ("NOUN", "PROPN") or parse.deps[token] not in ("dobj", "nsubj", "nsubjpass", "pobj"):
            return None
        head = parse.heads[token]
        if parse.deps[token] == "pobj":
            if parse.lower[head] not in ("in", "on", "for", "to", "at", "with", "into"):
                return None
            head = parse.heads[head]
        if parse.pos[head] in VERBAL:
            return when_near(parse, times, head)
        token = head
    return None


def place_of(parse: Parse, places: Sequence[Place], trigger: int, *, is_local: bool) -> Place | None:
    """Return where an event took place: the place that hangs on its trigger, or on the verb that carries it.

    ``is_local`` tells that it took place where the thing is that it was done to ("arrested two men in Bergen").
    """
    sentence = parse.sentence_of(trigger)
    anchors = [trigger]
    if parse.pos[trigger] not in VERBAL:
        head = parse.heads[trigger]
        if parse.deps[trigger] == "pobj":
            head = parse.heads[head]
        if parse.pos[head] in VERBAL:
            anchors.append(head)
    best: tuple[int, int, Place] | None = None
    for place in places:
        if place.use != "place":
            continue
        tokens = parse.tokens_in(place.span)
        if not len(tokens) or not sentence.start <= tokens[0] < sentence.end:
            continue
        for rank, anchor in enumerate(anchors):
            arcs = _arcs_to(parse, tokens, anchor, trigger, is_local=is_local)
            if arcs is not None and (best is None or (rank, arcs) < best[:2]):
                best = (rank, arcs, place)
    return None if best is None else best[2]


def _arcs_to(parse: Parse, tokens: range, anchor: int, trigger: int, *, is_local: bool) -> int | None:
    """Return how many arcs lead from a place to an anchor, None where they do not say that it happened there."""
    outside = [token for token in tokens if parse.heads[token] not in tokens]
    token = outside[-1] if outside else tokens[0]
    if anchor in tokens:
        return None
    goes = parse.lemmas[anchor].lower() in _TRAVEL or parse.lemmas[trigger].lower() in _TRAVEL
    local = False
    for arcs in range(1, _MAX_ARCS + 1):
        label, head = parse.deps[token], parse.heads[token]
        if head == token:
            return None
        if label == "prep":
            word = parse.lower[token]
            if word in _GOING and not goes:
                return None
            local = local or word in _WHERE
            if word == "of" and parse.lemmas[head].lower() not in _LOCAL_NOUNS:
                return None
        elif label in ("dobj", "nsubjpass"):
            return arcs if head == anchor and (goes or (is_local and local)) else None
        elif label not in _HANDED_ON:
            return None
        if head == anchor:
            return arcs if local or label == "npadvmod" else None
        is_noun = parse.pos[head] in ("NOUN", "PROPN")
        if is_noun and label in ("prep", "poss") and not is_local and parse.lemmas[head].lower() not in _LOCAL_NOUNS:
            return None
        token = head
    return None
