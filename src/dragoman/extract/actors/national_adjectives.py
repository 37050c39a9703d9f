"""States named by an adjective before a deed: "Turkish drone attacks on Talca", "Russian shelling".

Read after who is who has been decided, so that no pronoun goes back to an adjective.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.lexicon.events import load_event_words
from dragoman.lexicon.organisations import Known, load_gazetteer
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Entity, Mention, Parse, Report, Span, digest_of

WEAPONS = words_of("events", "weapons") | words_of("events", "war machines")
_MODIFIERS = frozenset({"amod", "compound", "nmod"})


def with_states_by_adjective(
    parse: Parse, report: Report, entities: Sequence[Entity], mentions: Sequence[Mention], origin: str
) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """Return entities and mentions with the states that adjectives before a deed name, in reading order.

    An adjective mentions the state that the report names elsewhere, else a state of its own.
    """
    states = {each.country: each for each in reversed(entities) if each.kind == "state" and each.country is not None}
    new_entities: list[Entity] = []
    new_mentions: list[Mention] = []
    for span, known, country in _adjectives(parse, mentions):
        state = states.get(country)
        if state is None:
            identity = digest_of("e", report.id, "state", known.name, span.start, span.end)
            state = Entity(identity, report.id, "state", known.name, country, (), None, origin)
            new_entities.append(state)
            states[country] = state
        identity = digest_of("m", report.id, span.start, span.end)
        because = "the nationality of a deed"
        new_mentions.append(Mention(identity, report.id, state.id, span, span, "name", origin, because))
    if not new_mentions:
        return tuple(entities), tuple(mentions)
    ordered = sorted([*mentions, *new_mentions], key=lambda each: (each.span.start, -each.span.end))
    return (*entities, *new_entities), tuple(ordered)


def _adjectives(parse: Parse, mentions: Sequence[Mention]) -> Iterator[tuple[Span, Known, str]]:
    """Yield the nationalities before the noun of a deed that are part of no mention."""
    taken: Sequence[Span] = [mention.span for mention in mentions]
    words, names = load_event_words(), load_gazetteer()
    for token, label in enumerate(parse.deps):
        if label not in _MODIFIERS or not parse.words[token][:1].isupper():
            continue
        deed = parse.heads[token]
        if deed <= token or parse.pos[deed] != "NOUN":
            continue
        lemma = parse.lemmas[deed].lower()
        if lemma not in WEAPONS and not words.senses(lemma, "n"):
            continue
        found = names.longest(parse.lower, token, deed)
        if found is None or found[1].sort != "demonym" or found[1].country is None:
            continue
        own = parse.span(token, found[0])
        if not any(span.start < own.end and own.start < span.end for span in taken):
            yield own, found[1], found[1].country
