"""Whether an event is of public concern: by its type and mode, and by those who take part."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.extract.events.around import Around, mentions_in
from dragoman.extract.events.event_draft import Draft
from dragoman.extract.events.event_features import is_political, is_private
from dragoman.extract.grammar.heads import head_of
from dragoman.lexicon.humans import is_human
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Entity, EventType, Parse, TokenRange

# What is done among people without political standing is mostly no event (a man stabbed his neighbour): its confidence
# is cut to this share, which the default floor leaves out. Some types and modes are public whoever does them.
PRIVATE = 0.5
PUBLIC_TYPES = frozenset({"PROTEST", "MOBILIZE"})
PUBLIC_MODES = frozenset(
    {"suicide-attack", "explosives", "aerial", "drone", "heavy-weapons", "unconventional", "crowd-control"}
)
PUBLIC_WORDS = words_of("events", "public words")
PRIVATE_PEOPLE = words_of("events", "private people")


def is_of_concern(parse: Parse, around: Around, draft: Draft, kind: EventType, mode: str | None) -> bool:
    """Tell whether the words of an event are of public concern, whoever the entities are that they name."""
    if kind in PUBLIC_TYPES or mode in PUBLIC_MODES:
        return True
    parties = (*draft.actors, *draft.recipients)
    if any(_sounds_public(parse, each) or _is_group(parse, each) for each in parties):
        return True
    return any(_acts_in_public(parse, around, each) for each in draft.actors)


def are_of_concern(parties: Iterable[Entity]) -> bool:
    """Tell whether one of the parties has political standing."""
    return any(is_political(each) for each in parties)


def is_of_state(entity: Entity) -> bool:
    return entity.kind == "state" or "GOV" in entity.sectors


def _is_group(parse: Parse, phrase: TokenRange) -> bool:
    """Tell whether words name several people ("two nurses", "armed men"): what is done by or to them is of concern."""
    head = head_of(parse, *phrase)
    lemma = parse.lemmas[head].lower()
    return parse.tags[head] in ("NNS", "NNPS") and is_human(lemma) and lemma not in PRIVATE_PEOPLE


def _acts_in_public(parse: Parse, around: Around, phrase: TokenRange) -> bool:
    """Tell whether those who act are several, or a body, and not known to be private people or a firm."""
    head = head_of(parse, *phrase)
    if parse.lemmas[head].lower() in PRIVATE_PEOPLE:
        return False
    if parse.tags[head] in ("NNS", "NNPS"):
        return True
    span = parse.span(*phrase)
    named = (around.by_id[each.entity_id] for each in mentions_in(around.ordered, span))
    return any(each.kind in ("organisation", "group", "body") and not is_private(each) for each in named)


def _sounds_public(parse: Parse, phrase: TokenRange) -> bool:
    """Tell whether words that may name no actor are of public concern: by a nation's name or by what they are of."""
    if any(parse.lemmas[token].lower() in PUBLIC_WORDS for token in range(*phrase)):
        return True
    return any(name.label == "NORP" for name in parse.names_on(*phrase))
