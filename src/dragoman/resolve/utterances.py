"""Statements of several reports that are one act of speech, and those that say again what was said before.

Statements of one speaker are taken in the order they were published, the longest of a day first, and each joins the
utterance that it is most like on its occasion, or begins one. So nothing depends on the order in which they are given,
and a report that is published later than the others changes none of their utterances.
Rules: docs/codebook/utterances.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from dragoman.model import Actor, Findings, Growth, NothingKept, Saying, Version, wording
from dragoman.resolve.growing_utterances import grow_utterances

UTTERANCE_RULES = 2
"""Number of the rules by which utterances are found; it changes when the same reports would give others."""


def group_utterances(sayings: Iterable[Saying]) -> Iterator[Version]:
    """Yield each statement as a version of its utterance. Statements of one speaker must come one after another.

    One whose speaker is unknown, or that is like no other, is the only version of its own utterance.
    """
    for _, own in groupby(sayings, key=lambda saying: saying.speaker):
        growth = Growth([(saying, saying.published) for saying in own])
        yield from grow_utterances(NothingKept(), growth)["utterances"].rows


def with_own_utterances(findings: Findings, actors: Mapping[str, Actor]) -> Findings:
    """Return a report's findings with the utterance of each statement, as in a record of that report alone.

    ``actors`` holds the actor of each entity by the entity's id.
    """
    report = findings.report
    sayings = [
        Saying(
            statement_id=each.id,
            report_id=report.id,
            speaker=_actor_id(each.speaker_entity, actors),
            published=report.published,
            said_on=each.date,
            place=each.place,
            venue=each.venue,
            to=tuple(actors[entity].id for entity in each.to if entity in actors),
            wording=wording(report.text, *each.content),
        )
        for each in findings.statements
    ]
    sayings.sort(key=lambda saying: saying.speaker or "")
    found = {each.statement_id: each.utterance_id for each in group_utterances(sayings)}
    return replace(
        findings, statements=tuple(replace(each, utterance_id=found[each.id]) for each in findings.statements)
    )


def _actor_id(entity: str | None, actors: Mapping[str, Actor]) -> str | None:
    return None if entity is None or entity not in actors else actors[entity].id
