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
        tokens = _cue_of_act(parse, statement)
        if not tokens:
            continue
        sentence = parse.sentence_numbers[tokens[-1]]
        counts = sentence in heard or (sentence not in private and _is_public(entities, statement))
        if counts and sentence not in taken and not acts.intersection(tokens):
            taken.add(sentence)
            yield statement


def _cue_of_act(parse: Parse, statement: Statement) -> range:
    """Return the tokens of the cue that tells a statement as an act of its own; none where it is none."""
    if statement.cue is None or statement.cue.lemma in _MERE_SOURCES:
        return range(0)
    is_act = statement.kind in ("speech", "document") and statement.within is None
    return parse.tokens_in(statement.cue.span) if is_act else range(0)


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
        if lemma not in _APPEARANCES or parse.pos[verb] != "VERB" or parse.sentence_numbers[verb] in taken:
            continue
        subject = child(parse, verb, "nsubj")
        objects, cameo = _APPEARANCES[lemma]
        if subject is not None and parties.get(subject) == POLITICAL and _has_object(parse, verb, objects):
            taken.add(parse.sentence_numbers[verb])
            yield Appearance(verb, subject, cameo)


def _has_object(parse: Parse, verb: int, wanted: Collection[str]) -> bool:
    """Tell whether a verb has one of the objects that are wanted; with none wanted any verb has."""
    objects = (parse.lemmas[each].lower() for each in parse.children[verb] if parse.deps[each] == "dobj")
    return not wanted or any(each in wanted for each in objects)


def _is_public(entities: Mapping[str, Entity], statement: Statement) -> bool:
    speaker = entities.get(statement.speaker_entity or "")
    return speaker is not None and has_standing(speaker)


def is_of_sport(parse: Parse, political: Collection[int]) -> bool:
    """Tell whether a report is of sport and of nothing else; ``political`` are its sentences that tell an event."""
    return not political and len(_SPORT.intersection(lemma.lower() for lemma in parse.lemmas)) >= _MANY_OF_SPORT
