"""The mode and the CAMEO code of an event, from the words around its trigger and from the event it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from dragoman.extract.events.event_words import Match
from dragoman.extract.grammar.heads import arcs_up
from dragoman.lexicon.tables import read_table
from dragoman.model import EventType, Parse

# Modes of what is asked for, refused or threatened, by the type of that.
_MODES_BY_INNER: Mapping[tuple[str, str], str] = {
    **{(outer, inner): "assist" for outer in ("REQUEST", "REJECT") for inner in ("AID", "COOPERATE")},
    **{(outer, "CONSULT"): "meet" for outer in ("REQUEST", "REJECT")},
    **{(outer, inner): "yield" for outer in ("REQUEST", "REJECT") for inner in ("RETREAT", "CONCEDE")},
    ("THREATEN", "ASSAULT"): "violence",
    ("THREATEN", "MOBILIZE"): "violence",
    ("THREATEN", "SANCTION"): "relations",
}
_MODES_BY_INNER_MODE: Mapping[tuple[str, str], str] = {
    ("RETREAT", "resign"): "change",
    ("COERCE", "arrest"): "arrest",
    ("COERCE", "deport"): "expel",
    ("SANCTION", "expel"): "expel",
    ("COERCE", "restrict"): "restrict",
    ("COERCE", "curfew"): "restrict",
    ("COERCE", "censor"): "restrict",
}
# CAMEO codes of intending, asking, refusing and threatening, by the type of what it is about.
_CODES_BY_INNER: Mapping[str, Mapping[str, str]] = {
    "AGREE": {
        "COOPERATE": "031",
        "SUPPORT": "032",
        "AID": "033",
        "CONCEDE": "035",
        "RETREAT": "035",
        "CONSULT": "036",
    },
    "REQUEST": {
        "COOPERATE": "101",
        "SUPPORT": "102",
        "AID": "103",
        "CONCEDE": "105",
        "RETREAT": "105",
        "CONSULT": "106",
    },
    "REJECT": {"COOPERATE": "121", "AID": "122", "CONCEDE": "124", "RETREAT": "124", "CONSULT": "125"},
    "THREATEN": {"SANCTION": "131", "COERCE": "132", "PROTEST": "133", "MOBILIZE": "138", "ASSAULT": "138"},
}
_MEDIATION = {"AGREE": "039", "REQUEST": "108", "REJECT": "126"}
_CLAUSES = frozenset({"relcl", "advcl", "parataxis", "ccomp", "conj"})


def inner_of(parse: Parse, outer: Match, matches: Iterable[Match]) -> Match | None:
    """Return the event that a promise, a demand, a refusal or a threat is about: the highest one below its words."""
    found: tuple[int, Match] | None = None
    for match in matches:
        if match.trigger in outer.words or match is outer:
            continue
        steps = _steps_up(parse, match.verb, outer.verb)
        if steps is not None and (found is None or steps < found[0]):
            found = steps, match
    return None if found is None else found[1]


def mode_of(parse: Parse, match: Match, kind: EventType, inner: Match | None = None) -> str | None:
    """Return the mode of an event of a type, or None where nothing tells it.

    The lexicon's mode goes first where it is one of the type. ``inner`` is what a demand, refusal or threat is about.
    """
    if match.sense.type == kind and match.sense.mode is not None:
        return match.sense.mode
    if inner is not None:
        about = _MODES_BY_INNER_MODE.get((inner.sense.type, inner.sense.mode or ""))
        if about is not None and kind in (("REQUEST", "REJECT") if about == "change" else ("THREATEN",)):
            return about
        about = _MODES_BY_INNER.get((kind, inner.sense.type))
        if about is not None:
            return about
    words = _words_around(parse, match, deep=kind == "THREATEN")
    for mode, told in _mode_words().get(kind, {}).items():
        if words & told:
            return mode
    return None


def cameo_about(kind: EventType, inner: Match) -> str | None:
    """Return the CAMEO code of a promise, demand, refusal or threat by what it is about, or None where none is sure."""
    if inner.sense.mode == "third-party" and kind in _MEDIATION:
        return _MEDIATION[kind]
    if kind == "THREATEN" and inner.sense.mode in ("deport", "expel"):
        return None
    return _CODES_BY_INNER.get(kind, {}).get(inner.sense.type)


def _steps_up(parse: Parse, token: int, goal: int) -> int | None:
    """Return how many arcs lie between a token and one above it; None where that is not above, or another clause."""
    if token == goal:
        return 0
    for steps, (below, head) in enumerate(arcs_up(parse, token, most=7), start=1):
        if parse.deps[below] in ("relcl", "parataxis", "advcl") and below not in parse.above_to:
            return None
        if head == goal:
            return steps
    return None


def _words_around(parse: Parse, match: Match, *, deep: bool) -> frozenset[str]:
    """Return the lemmas below the trigger and the verb of an event; without other clauses, unless it is ``deep``."""
    words: set[str] = set()
    pending = [match.trigger, match.verb]
    if parse.deps[match.verb] in ("acl", "relcl", "pobj", "dobj"):
        words.add(parse.lemmas[parse.heads[match.verb]].lower())
    while pending:
        token = pending.pop()
        words.add(parse.lemmas[token].lower())
        pending += [below for below in parse.children[token] if deep or parse.deps[below] not in _CLAUSES]
    return frozenset(words)


@lru_cache(maxsize=1)
def _mode_words() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Return the words that tell the modes of a type, the most telling modes first."""
    grouped: dict[str, dict[str, set[str]]] = {}
    for row in read_table("event_mode_words"):
        grouped.setdefault(row["type"], {}).setdefault(row["mode"], set()).add(row["word"])
    return {kind: {mode: frozenset(words) for mode, words in modes.items()} for kind, modes in grouped.items()}
