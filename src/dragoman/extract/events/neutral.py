"""Public statements that are no other event: CAMEO's 01, for which PLOVER has no type.

Only those of actors with political standing count, one a sentence, and only where the sentence tells nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from dragoman.extract.events.drafts import Draft
from dragoman.extract.events.labels import STATEMENT
from dragoman.model import Entity, Parse, Statement

# Sectors whose members speak in public as such; of others (firms, press, sport, science) a statement is no event.
POLITICAL = frozenset("GOV MIL JUD LEG PTY REB SPY UAF COP OPP PRE PRM ELI IGO".split())
_PUBLIC_BODIES = frozenset({"state", "body"})


def public_statements(
    parse: Parse,
    entities: Mapping[str, Entity],
    statements: Sequence[Statement],
    drafts: Sequence[Draft],
    read: Collection[int],
) -> Iterator[Statement]:
    """Yield the statements that are an event by themselves, in reading order.

    ``drafts`` are the events of the report, and of the sentences that the model has ``read`` the statements that it
    takes for public ones; in other sentences the speaker decides.
    """
    taken = {parse.sentence_numbers[draft.trigger] for draft in drafts if draft.label != STATEMENT}
    heard = {parse.sentence_numbers[draft.trigger] for draft in drafts if draft.label == STATEMENT}
    for statement in sorted(statements, key=lambda each: each.content[0].start):
        if statement.cue is None or statement.kind not in ("speech", "document") or statement.within is not None:
            continue
        tokens = parse.tokens_in(statement.cue.span)
        if not len(tokens):
            continue
        sentence = parse.sentence_numbers[tokens[-1]]
        counts = sentence in heard if sentence in read else _is_political(entities, statement)
        if counts and sentence not in taken:
            taken.add(sentence)
            yield statement


def _is_political(entities: Mapping[str, Entity], statement: Statement) -> bool:
    speaker = entities.get(statement.speaker_entity or "")
    if speaker is None:
        return False
    return speaker.kind in _PUBLIC_BODIES or bool(POLITICAL.intersection(speaker.sectors))
