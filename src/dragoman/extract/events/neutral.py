"""Public statements that are no other event: CAMEO's 01, for which PLOVER has no type.

Only those of actors with political standing count, one a sentence, and only those that are not themselves a
condemnation, a demand, a promise … What is told inside a statement does not matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dragoman.extract.events.drafts import Draft
from dragoman.extract.events.labels import STATEMENT
from dragoman.model import Entity, Parse, Statement

# Sectors whose members speak in public as such; of others (firms, press, sport, science) a statement is no event.
POLITICAL = frozenset("GOV MIL JUD LEG PTY REB SPY UAF OPP PRE PRM ELI IGO UNO EUR".split())
_PUBLIC_BODIES = frozenset({"state", "body"})


def public_statements(
    parse: Parse,
    entities: Mapping[str, Entity],
    statements: Sequence[Statement],
    drafts: Sequence[Draft],
) -> Iterator[Statement]:
    """Yield the statements that are an event by themselves, in reading order.

    ``drafts`` are the events of the report, public statements as the model sees them among them.
    """
    acts = {draft.trigger for draft in drafts if draft.label != STATEMENT}
    heard = {parse.sentence_numbers[draft.trigger] for draft in drafts if draft.label == STATEMENT}
    taken: set[int] = set()
    for statement in sorted(statements, key=lambda each: each.content[0].start):
        if statement.cue is None or statement.kind not in ("speech", "document") or statement.within is not None:
            continue
        tokens = parse.tokens_in(statement.cue.span)
        if not len(tokens):
            continue
        sentence = parse.sentence_numbers[tokens[-1]]
        counts = sentence in heard or _is_political(entities, statement)
        if counts and sentence not in taken and not acts.intersection(tokens):
            taken.add(sentence)
            yield statement


def _is_political(entities: Mapping[str, Entity], statement: Statement) -> bool:
    speaker = entities.get(statement.speaker_entity or "")
    if speaker is None:
        return False
    if speaker.sectors:
        return bool(POLITICAL.intersection(speaker.sectors))
    return speaker.kind in _PUBLIC_BODIES
