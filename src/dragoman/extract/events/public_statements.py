"""Public statements that are no other event: CAMEO's 01, for which PLOVER has no type.

Only those of actors with political standing count, one a sentence, and only those that are not themselves a
condemnation, a demand, a promise … What is told inside a statement does not matter.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.extract.events.event_draft import Draft
from dragoman.extract.events.event_features import POLITICAL, has_standing
from dragoman.extract.events.labels import STATEMENT
from dragoman.extract.grammar.clauses import child
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Entity, Parse, Statement

# Sorts of verbs of appearing in public, with the sort that they demand of their object, if any, and CAMEO's code:
# "spoke in parliament", "attended a ceremony", "laid a wreath".
_SORTS = (
    ("verbs of speaking in public", "", "010"),
    ("verbs of giving a speech", "speeches", "010"),
    ("verbs of attending", "ceremonies", "017"),
    ("verbs of laying", "what is laid", "017"),
    ("verbs of honouring", "", "017"),
    ("verbs of unveiling", "monuments", "017"),
)
_APPEARANCES: dict[str, tuple[frozenset[str], str]] = {
    verb: (words_of("events", objects) if objects else frozenset(), code)
    for verbs, objects, code in _SORTS
    for verb in words_of("events", verbs)
}


_SPORT = words_of("events", "sport")
# Different words of sport from which on a report that tells nothing political is one of sport.
_MANY_OF_SPORT = 3

# Cues that only name the source of what is told.
_MERE_SOURCES = words_of("events", "mere sources") | {":", "-", "—", "–"}


@dataclass(frozen=True, slots=True)
class Appearance:
    """Somebody of political standing who appears in public: the verb's token, the head of the subject, CAMEO's code."""

    verb: int
    subject: int
    cameo: str


def public_statements(
    parse: Parse,
    entities: Mapping[str, Entity],
    statements: Sequence[Statement],
    drafts: Sequence[Draft],
    private: Collection[int],
) -> Iterator[Statement]:
    """Yield the statements that are an event by themselves, in reading order.

    ``drafts`` are the events of the report, public statements as the model sees them among them; ``private`` the
    numbers of sentences on what private people do to each other, of which officials speak as a matter of routine.
    """
    acts = {draft.trigger for draft in drafts if draft.label != STATEMENT}
    if is_of_sport(parse, {parse.sentence_numbers[each] for each in acts} - {*private}):
        return
    heard = {parse.sentence_numbers[draft.trigger] for draft in drafts if draft.label == STATEMENT}
    taken: set[int] = set()
    for statement in sorted(statements, key=lambda each: each.content[0].start):
        if (
            statement.cue is None
            or statement.cue.lemma in _MERE_SOURCES
            or statement.kind not in ("speech", "document")
            or statement.within is not None
        ):
            continue
        tokens = parse.tokens_in(statement.cue.span)
        if not len(tokens):
            continue
        sentence = parse.sentence_numbers[tokens[-1]]
        counts = sentence in heard or (sentence not in private and _is_public(entities, statement))
        if counts and sentence not in taken and not acts.intersection(tokens):
            taken.add(sentence)
            yield statement


def appearances(
    parse: Parse, parties: Mapping[int, int], statements: Sequence[Statement], drafts: Sequence[Draft]
) -> Iterator[Appearance]:
    """Yield public appearances, in sentences that tell no event and no statement; one a sentence.

    ``parties`` is what ``features.standings`` returns.
    """
    taken = {parse.sentence_numbers[draft.trigger] for draft in drafts if draft.label != STATEMENT}
    if is_of_sport(parse, taken):
        return
    for statement in statements:
        if statement.cue is not None:
            taken.update(parse.sentence_numbers[token] for token in parse.tokens_in(statement.cue.span))
    for verb, lemma in enumerate(parse.lemmas):
        demand = _APPEARANCES.get(lemma)
        if demand is None or parse.pos[verb] != "VERB" or parse.sentence_numbers[verb] in taken:
            continue
        subject = child(parse, verb, "nsubj")
        if subject is None or parties.get(subject) != POLITICAL:
            continue
        below = {parse.lemmas[each].lower() for each in parse.children[verb] if parse.deps[each] == "dobj"}
        if not demand[0] or demand[0] & below:
            taken.add(parse.sentence_numbers[verb])
            yield Appearance(verb, subject, demand[1])


def _is_public(entities: Mapping[str, Entity], statement: Statement) -> bool:
    speaker = entities.get(statement.speaker_entity or "")
    return speaker is not None and has_standing(speaker)


def is_of_sport(parse: Parse, political: Collection[int]) -> bool:
    """Tell whether a report is of sport and of nothing else; ``political`` are its sentences that tell an event."""
    return not political and len(_SPORT.intersection(lemma.lower() for lemma in parse.lemmas)) >= _MANY_OF_SPORT
