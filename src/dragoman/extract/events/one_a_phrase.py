"""A verb that only carries its noun tells no event beside it: "imposed sanctions", "went on strike"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.events.event_draft import Draft
from dragoman.extract.events.labels import STATEMENT
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

CARRYING = words_of("events", "carrying verbs")
_CARRIED = words_of("events", "prepositions of carried nouns")
_OBJECTS = frozenset({"dobj", "nsubjpass", "attr"})


def one_a_phrase(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the events without those of verbs whose noun is one; the noun takes the parties that it lacks."""
    by_trigger = {draft.trigger: draft for draft in drafts if draft.label != STATEMENT}
    dropped: set[int] = set()
    richer: dict[int, Draft] = {}
    for draft in by_trigger.values():
        carrier = _carrier(parse, draft.trigger)
        verb = None if carrier is None else by_trigger.get(carrier)
        if carrier is None or verb is None:
            continue
        dropped.add(carrier)
        actors, recipients = draft.actors or verb.actors, draft.recipients or verb.recipients
        richer[draft.trigger] = replace(draft, actors=actors, recipients=recipients, verdict=verb.verdict)
    return [richer.get(draft.trigger, draft) for draft in drafts if draft.trigger not in dropped]


def _carrier(parse: Parse, noun: int) -> int | None:
    """Return the verb that carries a noun, or None."""
    if parse.pos[noun] != "NOUN":
        return None
    token = noun
    if parse.deps[noun] == "pobj" and parse.lower[parse.heads[noun]] in _CARRIED:
        token = parse.heads[noun]
    elif parse.deps[noun] not in _OBJECTS:
        return None
    head = parse.heads[token]
    return head if parse.lemmas[head].lower() in CARRYING and head != noun else None
