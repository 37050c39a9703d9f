"""What grammar and the event lexicon tell the event model about each token, and about each trigger and token."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from dragoman.extract.events.event_words import Match
from dragoman.extract.events.labels import LABELS
from dragoman.extract.statements.statement_features import DEPS, NAMES, POS, TAGS, mark_branches
from dragoman.model import Entity, Mention, Parse, TokenRange

_POS = {label: n + 1 for n, label in enumerate(POS)}
_DEPS = {label: n + 1 for n, label in enumerate(DEPS)}
_TAGS = {label: n + 1 for n, label in enumerate(TAGS)}
_NAMES = {label: n + 1 for n, label in enumerate(NAMES)}
_LABELS = {label: n for n, label in enumerate(LABELS)}
# Sizes of the vocabularies of the features, in their order; what is new to them is number 0.
TOKEN_SIZES = (len(POS) + 1, len(DEPS) + 1, len(TAGS) + 1, len(NAMES) + 1, 3, len(LABELS) + 1, 3, 5)
N_DISTANCES = 33
PAIR_SIZES = (4, len(DEPS) + 5, N_DISTANCES)

Hint = tuple[str, bool]
"""The type that the lexicon gives a token, and whether it is sure of it."""

# Of what kind the party is that a word names: what the news calls political, a person, a group, another organisation.
POLITICAL, PERSON, GROUP, ORGANISATION = 1, 2, 3, 4
_SECTORS = frozenset("GOV MIL JUD LEG PTY REB SPY UAF COP OPP PRE PRM ELI IGO UNO EUR NGO ISM".split())
_PUBLIC_SECTORS = _SECTORS - {"COP"} | frozenset("LAB REL REF".split())
_PRIVATE_SECTORS = frozenset("CVL BUS EDU MED JRN AGR CRM".split())
_KINDS = {"person": PERSON, "group": GROUP, "organisation": ORGANISATION}


def hints_from(matches: Mapping[int, Match]) -> dict[int, Hint]:
    """Return what the lexicon tells the model of triggers."""
    return {token: (match.sense.type, match.sense.strength == "sure") for token, match in matches.items()}


def standings(parse: Parse, mentions: Iterable[Mention], entities: Iterable[Entity]) -> dict[int, int]:
    """Return the tokens that name a party, each with its kind; of mentions inside each other the outer one counts."""
    kinds = {entity.id: standing_of(entity) for entity in entities}
    found: dict[int, int] = {}
    for mention in sorted(mentions, key=lambda each: each.span.end - each.span.start):
        for token in parse.tokens_in(mention.span):
            found[token] = kinds[mention.entity_id]
    return found


def standing_of(entity: Entity) -> int:
    """Return of what kind a party is."""
    if entity.kind in ("state", "body") or _SECTORS.intersection(entity.sectors):
        return POLITICAL
    return _KINDS.get(entity.kind, ORGANISATION)


def has_standing(entity: Entity) -> bool:
    """Tell whether what a party says in public is of public concern: it is a state, a body of one, holds an office, or
    is a party, a force or an armed group. That it has a nationality is not enough.
    """
    return entity.kind == "state" or bool(_PUBLIC_SECTORS.intersection(entity.sectors))


def is_private(entity: Entity) -> bool:
    """Tell whether a party is known to be private: a firm, a school, a medium, somebody of the people."""
    return bool(_PRIVATE_SECTORS.intersection(entity.sectors))


def is_political(entity: Entity) -> bool:
    """Tell whether what a party does or suffers is of public concern: it has political standing, or is called by its
    state and no private person, firm or school. So are the police where they are called so ("Turkish police").
    """
    if entity.kind == "state" or _PUBLIC_SECTORS.intersection(entity.sectors):
        return True
    return entity.country is not None and not _PRIVATE_SECTORS.intersection(entity.sectors)


def token_features(
    parse: Parse, hints: Mapping[int, Hint], parties: Mapping[int, int], window: TokenRange
) -> NDArray[np.int8]:
    """Return (n_tokens of the window, 8): part of speech, dependency, tag, name, letter case, type, sureness, party.

    ``parties`` is what ``standings`` returns.
    """
    start, end = window
    table = np.zeros((end - start, len(TOKEN_SIZES)), dtype=np.int8)
    table[:, 0] = [_POS.get(label, 0) for label in parse.pos[start:end]]
    table[:, 1] = [_DEPS.get(label, 0) for label in parse.deps[start:end]]
    table[:, 2] = [_TAGS.get(label, 0) for label in parse.tags[start:end]]
    for name in parse.names_from(start):
        if name.start >= end:
            break
        table[name.start - start : min(name.end, end) - start, 3] = _NAMES.get(name.label, 0)
    table[:, 4] = [_case(word) for word in parse.words[start:end]]
    for token in range(start, end):
        hint = hints.get(token)
        if hint is not None:
            table[token - start, 5] = _LABELS[hint[0]]
            table[token - start, 6] = 1 + hint[1]
        table[token - start, 7] = parties.get(token, 0)
    return table


def pair_features(parse: Parse, trigger: int, roles: Mapping[int, int], window: TokenRange) -> NDArray[np.int8]:
    """Return (n_tokens of the window, 3): role by the rules, branch below the trigger, distance.

    ``roles`` gives the tokens that the rules take for part of an actor or a recipient.
    """
    start, end = window
    table = np.zeros((end - start, len(PAIR_SIZES)), dtype=np.int8)
    for token, role in roles.items():
        if start <= token < end:
            table[token - start, 0] = role
    mark_branches(parse, trigger, start, table[:, 1])
    places = np.arange(start, end) - trigger
    table[:, 2] = 16 + np.sign(places) * np.minimum(16, np.ceil(4 * np.log2(1 + np.abs(places) / 3))).astype(np.int64)
    return table


def _case(word: str) -> int:
    if not word[:1].isupper():
        return 0
    return 2 if len(word) > 1 and word.isupper() else 1
