"""When and where an event took place, by the words around its trigger."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dragoman.extract.events.parties_of_nouns import HOLDING
from dragoman.extract.grammar.clauses import VERBAL
from dragoman.extract.grammar.heads import arcs_up, head_of
from dragoman.extract.times.bounds import ahead_of, dates_no_telling
from dragoman.extract.times.extraction import when_near
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, Place, When

_WHERE = words_of("events", "prepositions of places")
_GOING = words_of("events", "prepositions of going")
_TRAVEL = words_of("events", "verbs of going")
# Arcs from a place or time up to a trigger: "with the minister and his aides in the capital, Oslo" goes through six.
_MAX_ARCS = 8
_HANDED_ON = frozenset({"pobj", "prep", "appos", "compound", "nmod", "conj", "npadvmod", "advmod", "pcomp", "poss"})
_TO_ANOTHER_DEED = _HANDED_ON | {"dobj", "dative", "agent"}
# What a place that hangs on it tells of is where the thing is: "talks at the palace in Oslo".
_LOCAL_NOUNS = words_of("events", "local nouns")
# Features of the gazetteer: states and what is larger, parts of states.
_STATES = ("PCL", "CONT", "TERR")
_PARTS_OF_STATES = ("ADM", "AREA", "RGN")
_JOINTS_OF_PLACES = words_of("events", "joints of places") | words_of("grammar", "genitives") | {",", "'", "’", "-"}
_BEFORE_DAY = words_of("events", "prepositions before a day")
_CARRYING = words_of("events", "prepositions that carry a noun")
# Tokens between two places told in one breath: "Chile's northern port city of", ", in the north of".
_MAX_BESIDE = 6


def when_of(parse: Parse, times: Sequence[When], trigger: int, others: Collection[int]) -> When | None:
    """Return the time at which an event took place: one that dates its trigger, or the verb that carries it.

    ``times`` are in reading order. ``others`` are the triggers of all events; what dates one of them does not date
    another.
    """
    anchors = _carriers(parse, trigger)
    times = _dating(parse, times, trigger)
    told_ahead = next((each for each in times if _tells_what_is_ahead(parse, each, trigger)), None)
    if told_ahead is not None:
        return told_ahead
    for anchor in anchors:
        when = when_near(parse, times, anchor)
        if when is not None and not _is_of_another(parse, when, anchor):
            return when
    sentence = parse.sentence_of(trigger)
    for each in parse.beginning_in(times, trigger + 1, sentence.end):
        if _dates(parse, _head(parse, parse.tokens_in(each.span)), anchors, others):
            return each
    here = parse.beginning_in(times, sentence.start, sentence.end)
    return next((each for each in here if _is_right_before(parse, each, anchors, others)), None)


def _dating(parse: Parse, times: Sequence[When], trigger: int) -> Sequence[When]:
    """Return the times of a trigger's sentence that may date it: not the end of it, nor what it is told ahead of."""
    sentence = parse.sentence_of(trigger)
    here = parse.beginning_in(times, sentence.start, sentence.end)
    return [each for each in here if not dates_no_telling(parse, parse.tokens_in(each.span).start, trigger)]


def _tells_what_is_ahead(parse: Parse, when: When, trigger: int) -> bool:
    """Tell ``ahead of the vote on Sunday`` of the vote."""
    start = parse.tokens_in(when.span).start
    phrase = ahead_of(parse, start)
    return phrase is not None and phrase < trigger < start


def _is_right_before(parse: Parse, when: When, anchors: Sequence[int], others: Collection[int]) -> bool:
    """Tell ``Chile Wednesday signed``, ``a court in 2006 also acquitted``: the parser hangs the day on the subject.

    A day that a verb of its own, or another event, holds is not taken: ``soldiers who fled on Monday attacked``.
    """
    tokens = parse.tokens_in(when.span)
    verb = tokens.stop
    while verb < len(parse) and parse.pos[verb] in ("ADV", "AUX", "PART"):
        verb += 1
    if verb not in anchors or parse.pos[verb] not in VERBAL:
        return False
    before = tokens.start - 1
    if before >= 0 and parse.pos[before] == "ADP" and parse.lower[before] not in _BEFORE_DAY:
        return False
    return not _hangs_on_another(parse, _head(parse, tokens), verb, others)


def _hangs_on_another(parse: Parse, token: int, verb: int, others: Collection[int]) -> bool:
    for _, head in arcs_up(parse, token, _MAX_ARCS):
        if head == verb:
            return False
        if parse.pos[head] in VERBAL or head in others:
            return True
    return False


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
    here = [place for place in parse.beginning_in(places, sentence.start, sentence.end) if place.use == "place"]
    found: list[tuple[int, int, Place]] = []
    for place in here:
        tokens = parse.tokens_in(place.span)
        for rank, anchor in enumerate(anchors if len(tokens) else ()):
            arcs = _arcs_to(parse, tokens, anchor, trigger, named, is_local=is_local)
            if arcs is not None:
                found.append((rank, arcs, place))
    if not found:
        return None
    found.sort(key=lambda each: each[:2])
    nearest = found[0][2]
    beside = [place for place in here if _is_beside(parse, place, nearest)]
    return finest(nearest, [*(place for *_, place in found), *beside])


def finest(place: Place, others: Sequence[Place]) -> Place:
    """Return the first of the most exact places among one and others that may lie in it: the town before its state."""
    inside = [other for other in others if other.country is not None and other.country == place.country]
    return max([place, *inside], key=_exactness)


def _exactness(place: Place) -> int:
    """Return 0 for a state or larger, 1 for a part of one or a place that is not known, 2 for a town or spot."""
    if place.feature in (None, "A") or place.feature.startswith(_PARTS_OF_STATES):
        return 1
    return 0 if place.feature.startswith(_STATES) else 2


def _is_beside(parse: Parse, place: Place, other: Place) -> bool:
    """Tell whether two places are told in one breath: ``in Talca, in central Chile``, ``Chile's town of Talca``."""
    one, two = sorted((place, other), key=lambda each: each.span.start)
    between = range(parse.tokens_in(one.span).stop, parse.tokens_in(two.span).start)
    return len(between) <= _MAX_BESIDE and all(_leads_to_place(parse, token) for token in between)


def _leads_to_place(parse: Parse, token: int) -> bool:
    if parse.lemmas[token].lower() in _LOCAL_NOUNS or parse.lower[token] in _JOINTS_OF_PLACES:
        return True
    return parse.pos[token] in ("ADJ", "DET")


def _carriers(parse: Parse, trigger: int) -> list[int]:
    """Return the trigger, and for a noun the verb it is the object or the occasion of, and participles that hold it."""
    found = [trigger]
    if parse.pos[trigger] in VERBAL:
        return found
    token, label = trigger, parse.deps[trigger]
    head = parse.heads[token]
    if label == "pobj" and parse.lower[head] in _CARRYING:
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
    top = _head(parse, parse.tokens_in(when.span))
    return parse.deps[top] == "poss" and parse.heads[top] != anchor


def _dates(parse: Parse, token: int, anchors: Sequence[int], others: Collection[int]) -> bool:
    """Tell whether a time behind an event, which the parser hung on the nearest noun, belongs to the event.

    A noun that tells no event cannot be dated: "met the minister and his aides on Saturday".
    """
    for below, head in arcs_up(parse, token, _MAX_ARCS):
        if parse.deps[below] not in _TO_ANOTHER_DEED:
            return False
        if head in anchors or head in others or parse.pos[head] in VERBAL:
            return head in anchors
    return False


def _head(parse: Parse, tokens: range) -> int:
    return head_of(parse, tokens.start, tokens.stop)


def _arcs_to(
    parse: Parse, tokens: range, anchor: int, trigger: int, named: Collection[int], *, is_local: bool
) -> int | None:
    """Return how many arcs lead from a place to an anchor, None where they do not say that it happened there."""
    if anchor in tokens:
        return None
    way = _Way(parse, anchor, trigger, named, is_local=is_local)
    token = _head(parse, tokens)
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
